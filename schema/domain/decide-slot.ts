import type { Instant } from '../ids.ts';
import { allowanceOf, spendsChat } from './allowance.ts';
import type { Case, Decision } from './decision.ts';
import { NOOP, ok, ownMeeting, pairOf, refused } from './decision.ts';
import { requestFacts } from './decide-request.ts';
import type { FairEvent } from './event.ts';
import type { IntentOf } from './intent.ts';
import type { Confirmed, Meeting } from './meeting.ts';
import type { Party } from './participant.ts';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';
import type { Slot } from './slot.ts';
import { whyNotBook, whyNotChange, whyNotSlot, whyNotText } from './why-not.ts';

/** SL1–SL8: the talent of an accepted request takes one slot of that recruiter; the first one wins. */
export function decideClaim(given: Case, intent: IntentOf<'slot.claim'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own || own.party !== 'talent') return refused(refusal('forbidden'));
	const { meeting } = own;
	if (meeting.status === 'confirmed') {
		const { startsAt: at } = meeting;
		return at === intent.startsAt ? NOOP : refused(refusal('already_confirmed', { at }));
	}
	if (meeting.status === 'requested') return refused(refusal('not_accepted'));
	if (meeting.status !== 'in_scheduling') return refused(refusal('wrong_status'));
	const slot = slotAt(given, meeting, intent.startsAt);
	const why = whyNotTake(given, meeting, slot);
	if (why || !slot) return refused(why ?? refusal('slot_gone'));
	return ok({ kind: 'slot_claimed', ...pairOf(meeting), ...intervalOf(slot) });
}

/** ST1, RQ1–RQ6, SL1–SL6: request, acceptance and slot in one decision. */
export function decideBook(given: Case, intent: IntentOf<'slot.book'>): Decision {
	const { facts, actor, newMeetingId } = given;
	const recruiter = facts.participants.get(intent.recruiter);
	if (actor.role !== 'talent' || recruiter?.role !== 'recruiter')
		return refused(refusal('forbidden'));
	const begun = { id: newMeetingId, talentId: actor.id, recruiterId: recruiter.id };
	const meeting = { ...begun, requestedBy: 'talent', status: 'in_scheduling' } as const;
	const slot = slotAt(given, meeting, intent.startsAt);
	const why =
		whyNotBook(recruiter.bookingMode, requestFacts(given, actor, recruiter, 'talent')) ??
		whyNotText(recruiter.question, intent) ??
		whyNotTake(given, meeting, slot);
	if (why || !slot) return refused(why ?? refusal('slot_gone'));
	const { question } = recruiter;
	const answer = question === '' ? '' : intent.answer;
	return ok({
		kind: 'slot_booked',
		...pairOf(meeting),
		...intervalOf(slot),
		text: { message: intent.message, question, answer },
	});
}

/** CH1, CH2: the time is free again for everyone, and the talent may choose another. */
export function decideRelease(given: Case, intent: IntentOf<'slot.release'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own) return refused(refusal('forbidden'));
	if (own.meeting.status === 'in_scheduling') return NOOP;
	return changed(given, own.meeting, (chat) => ({
		kind: 'slot_released',
		...pairOf(chat),
		...intervalOf(chat),
		by: own.party,
		note: intent.note,
	}));
}

/** CH1, CH2. */
export function decideCancelChat(given: Case, intent: IntentOf<'chat.cancel'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own) return refused(refusal('forbidden'));
	if (own.meeting.status === 'cancelled') return NOOP;
	return changed(given, own.meeting, (chat) => ({
		kind: 'chat_cancelled',
		...pairOf(chat),
		...intervalOf(chat),
		by: own.party,
		note: intent.note,
	}));
}

/** CH3: the old time is given up only when the new one is granted, by the one who holds it (V13). */
export function decideReschedule(given: Case, intent: IntentOf<'slot.reschedule'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own) return refused(refusal('forbidden'));
	const { meeting, party } = own;
	const unchangeable = whyNotChange(meeting, given.facts.fair.rules, given.now);
	if (meeting.status !== 'confirmed') return refused(refusal('wrong_status'));
	if (meeting.startsAt === intent.startsAt) return NOOP;
	const slot = slotAt(given, meeting, intent.startsAt);
	const why = unchangeable ?? asSeenBy(party, whyNotTake(given, meeting, slot));
	if (why || !slot) return refused(why ?? refusal('slot_gone'));
	return ok({
		kind: 'chat_rescheduled',
		...pairOf(meeting),
		...intervalOf(slot),
		by: party,
		from: intervalOf(meeting),
	});
}

function changed(
	{ facts, now }: Case,
	meeting: Meeting,
	eventOf: (chat: Confirmed) => FairEvent,
): Decision {
	const why = whyNotChange(meeting, facts.fair.rules, now);
	if (why || meeting.status !== 'confirmed') return refused(why ?? refusal('wrong_status'));
	return ok(eventOf(meeting));
}

type Taker = Pick<Meeting, 'id' | 'talentId' | 'recruiterId' | 'requestedBy' | 'status'>;

const slotAt = ({ facts }: Case, meeting: Taker, startsAt: Instant): Slot | null =>
	facts.calendarOf(meeting.recruiterId).get(startsAt) ?? null;

/** SL1–SL6 with the facts of both calendars. */
function whyNotTake(given: Case, meeting: Taker, slot: Slot | null): Refusal | null {
	const { facts, now } = given;
	const { rules } = facts.fair;
	const holder = slot && facts.bookingOf(meeting.recruiterId, slot.startsAt);
	return whyNotSlot({
		rules,
		now,
		slot,
		taken: holder !== null && holder.id !== meeting.id,
		talentChats: others(facts.confirmedOf(meeting.talentId), meeting),
		recruiterChats: others(facts.confirmedOf(meeting.recruiterId), meeting),
		spends: spendsOneMore(given, meeting),
	});
}

/** QU2, QU3: a meeting that has spent its chat already does not spend another by getting a time. */
function spendsOneMore({ facts }: Case, meeting: Taker) {
	const { rules } = facts.fair;
	const known = facts.meetings.get(meeting.id);
	// A booking that is not known yet was counted with its request.
	if (known === undefined || spendsChat(known, rules)) return null;
	if (meeting.requestedBy === 'recruiter' && !rules.invitationsCount) return null;
	return allowanceOf(facts.meetingsOf(meeting.talentId), rules);
}

/** The chats beside this meeting; only one that is being moved is among them itself. */
function others<Chat extends { readonly id: Meeting['id'] }>(
	chats: Iterable<Chat>,
	{ id, status }: Taker,
): Iterable<Chat> {
	return status === 'confirmed' ? [...chats].filter((chat) => chat.id !== id) : chats;
}

/** A recruiter learns that the talent is busy, not with whom or when exactly (I19). */
const asSeenBy = (party: Party, why: Refusal | null): Refusal | null =>
	party === 'recruiter' && why?.code === 'time_conflict' ? refusal('peer_conflict') : why;

const intervalOf = ({ startsAt, endsAt }: Slot | Confirmed) => ({ startsAt, endsAt });
