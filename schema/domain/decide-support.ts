import { must } from '../assert.ts';
import type { MeetingId } from '../ids.ts';
import type { Case, Decision } from './decision.ts';
import { NOOP, ok, refused } from './decision.ts';
import type { IntentOf } from './intent.ts';
import { partyOf } from './meeting.ts';
import { refusal } from './refusal.ts';
import { answered, asked, closed, silent } from './support.ts';
import {
	whyNotHelp,
	whyNotSupportWords,
	whyNotTakeSupport,
	whyNotWriteToSupport,
} from './why-not-support.ts';

/** SU1–SU5: a message to the organizers opens the conversation, where it is not open. */
export function decideSupportWrite(
	given: Case,
	{ text, about, facts: attached }: IntentOf<'support.write'>,
): Decision {
	const { facts, now, actor } = given;
	const known = facts.supports.get(actor.id) ?? silent(actor.id, now);
	const why =
		whyNotWriteToSupport(actor.role, known, now) ??
		(about === undefined || isOwn(given, about) ? null : refusal('forbidden')) ??
		whyNotSupportWords(text);
	if (why) return refused(why);
	return ok({
		kind: 'support_asked',
		conversation: asked(known, now, about ?? null),
		text,
		facts: attached ?? null,
		at: now,
		isNews: known.waitingSince === null,
	});
}

/** ID1: also one that is over, or with somebody who has left: just there help may be needed. */
function isOwn({ facts, actor }: Case, id: MeetingId): boolean {
	const meeting = facts.meetings.get(id);
	return meeting !== undefined && partyOf(meeting, actor.id) !== null;
}

/** Judged before: who is helped has written. */
const KNOWN = 'a conversation that is helped is known';

/** SU1: any organizer answers whoever has written, also where it was closed. */
export function decideSupportAnswer(
	{ facts, now, actor }: Case,
	{ person, text }: IntentOf<'support.answer'>,
): Decision {
	const known = facts.supports.get(person);
	const why = whyNotHelp(actor.role, known) ?? whyNotSupportWords(text);
	if (why) return refused(why);
	return ok({
		kind: 'support_answered',
		conversation: answered(must(known, KNOWN), actor.id),
		by: actor.id,
		text,
		at: now,
	});
}

/** SU6 */
export function decideSupportTake(
	{ facts, actor }: Case,
	{ person }: IntentOf<'support.take'>,
): Decision {
	const known = facts.supports.get(person);
	const why = whyNotTakeSupport(actor.role, known);
	if (why) return refused(why);
	const conversation = must(known, KNOWN);
	if (conversation.helper === actor.id) return NOOP;
	return ok({ kind: 'support_taken', conversation: { ...conversation, helper: actor.id } });
}

/** SU5: by its person or an organizer; what is closed, or never was, is closed already (ID3). */
export function decideSupportClose(
	{ facts, now, actor }: Case,
	{ person }: IntentOf<'support.close'>,
): Decision {
	if (actor.role !== 'organizer' && actor.id !== person) return refused(refusal('forbidden'));
	const known = facts.supports.get(person);
	if (!known?.isOpen) return NOOP;
	return ok({
		kind: 'support_closed',
		conversation: closed(known, actor.id),
		by: actor.id,
		at: now,
	});
}
