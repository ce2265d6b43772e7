import { allowanceOf, spendsChat } from './allowance.ts';
import type { Case, Decision } from './decision.ts';
import { NOOP, ok, ownMeeting, pairOf, refused } from './decision.ts';
import type { FairEvent } from './event.ts';
import type { IntentOf, SeenIntent } from './intent.ts';
import { contains } from './interval.ts';
import type { Confirmed, Meeting } from './meeting.ts';
import { asAttended, attendanceOf } from './meeting.ts';
import type { Party } from './participant.ts';
import { otherParty } from './participant.ts';
import { refusal } from './refusal.ts';
import { lateUntil } from './room.ts';
import { whyNotCorrect, whyNotExtend, whyNotLate, whyNotMemo } from './why-not-chat.ts';
import { whyNotJoin } from './why-not.ts';

/**
 * CH4, CH5, NS3: being there is what the server saw within the window, once for each side. Who came too
 * late and found nobody was not there; when the other comes back, they are.
 */
export function decideJoin(given: Case, { meeting: id, together }: SeenIntent): Decision {
	const own = ownMeeting(given, id);
	if (!own) return refused(refusal('forbidden'));
	const { meeting, party } = own;
	const why = whyNotJoin(meeting, given.facts.fair.rules, given.now);
	if (why || meeting.status !== 'confirmed') return refused(why ?? refusal('wrong_status'));
	const arrived = (together ? [party, otherParty(party)] : [party]).filter(
		(side) => !hasJoined(meeting, side) && (together || meeting.absent !== side),
	);
	if (arrived.length === 0) return NOOP;
	return ok(...arrived.map((by): FairEvent => ({ kind: 'chat_joined', ...pairOf(meeting), by })));
}

const hasJoined = (meeting: Confirmed, party: Party): boolean =>
	party === 'talent' ? meeting.talentJoined : meeting.recruiterJoined;

/** LT1. */
export function decideLate(given: Case, intent: IntentOf<'chat.late'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own) return refused(refusal('forbidden'));
	const { meeting, party } = own;
	const why = whyNotLate(meeting, party, given.now);
	if (why || meeting.status !== 'confirmed') return refused(why ?? refusal('wrong_status'));
	const known = party === 'talent' ? meeting.talentLateUntil : meeting.recruiterLateUntil;
	if (known !== null && known > given.now) return NOOP;
	const until = lateUntil(meeting, given.now);
	return ok({ kind: 'chat_late', ...pairOf(meeting), by: party, until });
}

/** EX1–EX4: what would be in the way of the new minutes is no longer offered, in the same decision. */
export function decideExtend(given: Case, intent: IntentOf<'chat.extend'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own) return refused(refusal('forbidden'));
	const { meeting, party } = own;
	const { facts, now } = given;
	if (meeting.status === 'confirmed' && intent.until <= meeting.endsAt) return NOOP;
	const why = whyNotExtend(meeting, party, {
		rules: facts.fair.rules,
		now,
		until: intent.until,
		day:
			facts.fair.days.find((day) => 'startsAt' in meeting && contains(day, meeting.startsAt)) ??
			null,
		talentChats: facts.confirmedOf(meeting.talentId),
		recruiterChats: facts.confirmedOf(meeting.recruiterId),
	});
	if (why || meeting.status !== 'confirmed') return refused(why ?? refusal('wrong_status'));
	const { recruiterId, startsAt, endsAt } = meeting;
	const starts = [...facts.calendarOf(recruiterId).values()]
		.filter((slot) => !slot.passed && slot.startsAt >= endsAt && slot.startsAt < intent.until)
		.map((slot) => slot.startsAt)
		.sort((a, b) => a - b);
	const extended = { startsAt, endsAt: intent.until, by: party } as const;
	return ok(
		...(starts.length > 0 ? [{ kind: 'slots_withdrawn', recruiterId, starts } as const] : []),
		{ kind: 'chat_extended', ...pairOf(meeting), ...extended },
	);
}

/** NS4, NS5: by the recruiter of the chat, or an organizer of the fair. */
export function decideCorrect(given: Case, intent: IntentOf<'chat.correct'>): Decision {
	const meeting = correctable(given, intent.meeting);
	if (!meeting) return refused(refusal('forbidden'));
	const { rules } = given.facts.fair;
	const why = whyNotCorrect(meeting, rules, given.now);
	if (why || (meeting.status !== 'completed' && meeting.status !== 'missed'))
		return refused(why ?? refusal('wrong_status'));
	const { attendance } = intent;
	if (attendanceOf(meeting) === attendance) return NOOP;
	// QU2: what was given back may have been used since.
	const spendsMore =
		spendsChat(asAttended(meeting, attendance), rules) && !spendsChat(meeting, rules);
	const { chats, maxChats } = allowanceOf(given.facts.meetingsOf(meeting.talentId), rules);
	if (spendsMore && chats >= maxChats) return refused(refusal('peer_chat_limit'));
	const by = given.actor.role === 'organizer' ? 'organizer' : 'recruiter';
	return ok({ kind: 'chat_corrected', ...pairOf(meeting), attendance, by });
}

/** The meeting, where this person may say who was there; who may not, and no such meeting, are one (ID1). */
function correctable({ facts, actor }: Case, id: Meeting['id']): Meeting | null {
	const meeting = facts.meetings.get(id);
	if (!meeting) return null;
	const mayCorrect = actor.role === 'organizer' || meeting.recruiterId === actor.id;
	const { participants } = facts;
	// ER3
	const bothAreKnown = participants.has(meeting.talentId) && participants.has(meeting.recruiterId);
	return mayCorrect && bothAreKnown ? meeting : null;
}

/** AF1. */
export function decideMemo(given: Case, intent: IntentOf<'memo.keep'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own) return refused(refusal('forbidden'));
	const why = whyNotMemo(own.meeting);
	if (why) return refused(why);
	const { text, mark } = intent;
	return ok({
		kind: 'memo_kept',
		...pairOf(own.meeting),
		by: given.actor.id,
		memo: { text, mark },
	});
}
