/**
 * The rules as questions: why may this person not do this now? `null` means they may. The server asks
 * them when it decides, and each button asks the same ones with what its screen knows, so that an
 * enabled button is an intent that would pass on that knowledge. Numbers are those of SPEC.md.
 */
import type { Instant } from '../ids.ts';
import { MINUTE_MS, addMinutes } from '../ids.ts';
import type { Allowance } from './allowance.ts';
import { ANNOUNCEMENTS_MAX } from './announcement.ts';
import type { FairRules } from './fair.ts';
import { bookingWindow } from './fair.ts';
import type { Interval } from './interval.ts';
import { collides } from './interval.ts';
import type { Confirmed, Meeting } from './meeting.ts';
import type { Offer } from './offer.ts';
import { weigh } from './offer.ts';
import type { BookingMode, Party, Role } from './participant.ts';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';
import type { Slot } from './slot.ts';
import { isBlank } from './text.ts';

/** WI1: requests, answers and claims belong to the booking window. */
export function whyNotNow(rules: FairRules, now: Instant): Refusal | null {
	switch (bookingWindow(rules, now)) {
		case 'not_open':
			return refusal('window_not_open', { at: rules.bookingOpensAt });
		case 'closed':
			return refusal('window_closed', { at: rules.bookingClosesAt });
		case 'open':
			return null;
	}
}

export interface RequestFacts {
	readonly rules: FairRules;
	readonly now: Instant;
	readonly by: Party;
	/** The live meeting of this pair, whatever its status. */
	readonly live: Pick<Meeting, 'id'> | null;
	/** The talent's allowance; only a talent spends one by asking. */
	readonly allowance: Allowance;
}

/** WI1, RQ3, RQ4, QU1, QU2: may this person ask that person at all? */
export function whyNotRequest(facts: RequestFacts): Refusal | null {
	const { rules, by, live, allowance } = facts;
	const closed = whyNotNow(rules, facts.now);
	if (closed) return closed;
	if (rules.whoMayRequest !== 'both' && rules.whoMayRequest !== `${by}s`)
		return refusal('direction_closed');
	if (live) return refusal('already_active', { meeting: live.id });
	if (by === 'recruiter') return null;
	if (allowance.openRequests >= allowance.maxOpenRequests)
		return refusal('request_limit', { limit: allowance.maxOpenRequests });
	return whyNotOneMoreChat(allowance);
}

/** QU2: one more chat must fit into the allowance. */
export const whyNotOneMoreChat = ({ chats, maxChats }: Allowance): Refusal | null =>
	chats >= maxChats ? refusal('chat_limit', { limit: maxChats }) : null;

/** RQ5, RQ6: a recruiter's question is answered, in the wording that stands now. */
export function whyNotText(
	asked: string,
	sent: { readonly question: string; readonly answer: string },
): Refusal | null {
	if (sent.question !== asked) return refusal('question_changed', { question: asked });
	return asked !== '' && isBlank(sent.answer) ? refusal('answer_required') : null;
}

/** RQ7: withdrawing is for the sender while it waits, and for both sides once accepted. */
export function whyNotCancelRequest(meeting: Meeting, by: Party): Refusal | null {
	switch (meeting.status) {
		case 'requested':
			return meeting.requestedBy === by ? null : refusal('forbidden');
		case 'in_scheduling':
			return null;
		default:
			return refusal('wrong_status');
	}
}

/** RQ8: only the side that was asked answers, and only while the request waits. */
export function whyNotAnswer(meeting: Meeting, by: Party, now: Instant): Refusal | null {
	if (meeting.requestedBy === by) return refusal('forbidden');
	if (meeting.status === 'expired') return refusal('request_expired');
	if (meeting.status !== 'requested') return refusal('wrong_status');
	return now < meeting.expiresAt ? null : refusal('request_expired', { at: meeting.expiresAt });
}

/** RQ8, WI1, QU3: accepting, in addition, needs the window and room for one more invited chat. */
export function whyNotAccept(
	meeting: Meeting,
	by: Party,
	facts: {
		readonly rules: FairRules;
		readonly now: Instant;
		readonly allowance: Allowance;
	},
): Refusal | null {
	const unanswerable = whyNotAnswer(meeting, by, facts.now) ?? whyNotNow(facts.rules, facts.now);
	if (unanswerable) return unanswerable;
	const spends = by === 'talent' && facts.rules.invitationsCount;
	return spends ? whyNotOneMoreChat(facts.allowance) : null;
}

/** RQ9: the one who declined may take it back while the request could still be made. */
export function whyNotReopen(
	meeting: Meeting,
	by: Party,
	facts: Omit<RequestFacts, 'by'>,
): Refusal | null {
	if (meeting.status !== 'declined') return refusal('wrong_status');
	if (meeting.declinedBy !== by) return refusal('forbidden');
	return whyNotRequest({ ...facts, by: meeting.requestedBy });
}

export interface SlotFacts {
	readonly rules: FairRules;
	readonly now: Instant;
	/** The slot as the recruiter offers it, or nothing. */
	readonly slot: Slot | null;
	/** Whether another chat holds it. */
	readonly taken: boolean;
	/** The confirmed chats of the talent, without the one that is being moved. */
	readonly talentChats: Iterable<Pick<Confirmed, 'id' | 'startsAt' | 'endsAt'>>;
	/** The other times that are taken in this recruiter's calendar. */
	readonly recruiterChats: Iterable<Interval>;
	/** The talent's allowance when taking this slot spends one more chat, else nothing. */
	readonly spends: Allowance | null;
}

/** WI1, SL1–SL6: may this slot be taken for this talent? */
export function whyNotSlot(facts: SlotFacts): Refusal | null {
	const { rules, slot } = facts;
	const closed = whyNotNow(rules, facts.now);
	if (closed) return closed;
	if (!slot) return refusal('slot_gone');
	if (slot.passed || slot.startsAt <= facts.now) return refusal('slot_passed');
	if (facts.taken) return refusal('slot_taken');
	const clashes = [...facts.talentChats]
		.filter((chat) => collides(chat, slot, rules.bufferMinutes))
		.sort((a, b) => a.startsAt - b.startsAt);
	// With a break between chats there may be two; the order in which they became known is no reason.
	const [clash] = clashes;
	if (clash) return refusal('time_conflict', { meeting: clash.id, at: clash.startsAt });
	for (const chat of facts.recruiterChats) if (collides(chat, slot)) return refusal('slot_taken');
	return facts.spends && whyNotOneMoreChat(facts.spends);
}

/** CH1: until the cut-off before its start, either side may change a confirmed chat. */
export function whyNotChange(meeting: Meeting, rules: FairRules, now: Instant): Refusal | null {
	if (meeting.status !== 'confirmed') return refusal('wrong_status');
	const lastMoment = addMinutes(meeting.startsAt, -rules.changeCutoffMinutes);
	return now < lastMoment ? null : refusal('too_close', { at: lastMoment });
}

export interface HandOverFacts {
	readonly now: Instant;
	/** The live meeting of the talent with the colleague, whatever its status. */
	readonly live: Pick<Meeting, 'id'> | null;
	/** Of the colleague. */
	readonly chats: Iterable<Interval>;
	readonly slots: Iterable<Slot>;
}

/** HO2–HO4: may a colleague take this meeting over? */
export function whyNotHandOver(meeting: Meeting, facts: HandOverFacts): Refusal | null {
	if (meeting.status !== 'in_scheduling' && meeting.status !== 'confirmed')
		return refusal('wrong_status');
	if (facts.live) return refusal('colleague_active', { meeting: facts.live.id });
	if (meeting.status === 'in_scheduling') return null;
	if (meeting.startsAt <= facts.now) return refusal('slot_passed');
	const busy = refusal('colleague_busy', { at: meeting.startsAt });
	for (const chat of facts.chats) if (collides(chat, meeting)) return busy;
	for (const slot of facts.slots) {
		const beginsThen = slot.startsAt === meeting.startsAt;
		if (beginsThen && slot.endsAt === meeting.endsAt) continue;
		const isOver = slot.passed || slot.startsAt <= facts.now;
		// A calendar has one time for each start, over or not: this one could not join it.
		if (beginsThen || (!isOver && collides(slot, meeting))) return busy;
	}
	return null;
}

/** CH4: "Join" works from some minutes before the start until the end. */
export function whyNotJoin(meeting: Meeting, rules: FairRules, now: Instant): Refusal | null {
	if (meeting.status === 'completed' || meeting.status === 'missed') return refusal('too_late');
	if (meeting.status !== 'confirmed') return refusal('wrong_status');
	const opensAt = joinOpensAt(meeting, rules);
	if (now < opensAt) return refusal('too_early', { at: opensAt });
	return now < meeting.endsAt ? null : refusal('too_late');
}

export const joinOpensAt = (chat: Interval, rules: FairRules): Instant =>
	addMinutes(chat.startsAt, -rules.joinOpensMinutes);

/** ST1: direct booking is the recruiter's choice, and it spends no open request. */
export function whyNotBook(mode: BookingMode, facts: RequestFacts): Refusal | null {
	if (mode !== 'direct') return refusal('not_direct');
	// The request is answered in the same moment, so the limit of unanswered ones does not apply.
	return whyNotRequest({ ...facts, allowance: { ...facts.allowance, openRequests: -1 } });
}

export interface AnnounceFacts {
	readonly by: Role;
	/** How many announcements stand now. */
	readonly standing: number;
}

/** AN1, AN3: may this person say something to everybody in the fair at all? */
export function whyNotAnnounce({ by, standing }: AnnounceFacts): Refusal | null {
	if (by !== 'organizer') return refusal('forbidden');
	return standing >= ANNOUNCEMENTS_MAX
		? refusal('announcement_limit', { limit: ANNOUNCEMENTS_MAX })
		: null;
}

/** AN2: an announcement has something that a reader can see. */
export const whyNotAnnouncement = (text: string): Refusal | null =>
	isBlank(text) ? refusal('announcement_blank') : null;

/** AN1: every organizer of the fair may withdraw what any of them has published. */
export const whyNotWithdraw = (by: Role): Refusal | null =>
	by === 'organizer' ? null : refusal('forbidden');

/** AV1–AV4: may a recruiter offer just these times on this day? */
export function whyNotOffer(rules: FairRules, day: Interval | null, offer: Offer): Refusal | null {
	if (!day) return refusal('outside_day');
	if (!rules.allowedMinutes.includes(offer.minutes)) return refusal('duration_not_allowed');
	const { dropped, wanted, held } = weigh(offer);
	if (dropped) return refusal('slot_booked', { at: dropped.startsAt });
	for (const { startsAt, endsAt } of wanted)
		if (startsAt < day.startsAt || endsAt > day.endsAt || startsAt % MINUTE_MS !== 0)
			return refusal('outside_day', { at: startsAt });
	const inOrder = [...wanted, ...held].sort((a, b) => a.startsAt - b.startsAt);
	for (const [index, slot] of inOrder.entries()) {
		const next = inOrder[index + 1];
		if (next && collides(slot, next)) return refusal('slots_overlap', { at: next.startsAt });
	}
	return null;
}
