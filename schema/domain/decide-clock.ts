import type { Instant, ParticipantId } from '../ids.ts';
import type { Decision } from './decision.ts';
import { NOOP, ok, pairOf } from './decision.ts';
import type { FairEvent } from './event.ts';
import type { Confirmed, Meeting } from './meeting.ts';
import type { FairRules } from './fair.ts';
import { graceEndsAt } from './room.ts';
import type { FairFacts } from './state.ts';

/** CL1–CL4: what has become due by the server's clock. Asking twice changes nothing more. */
export function decideTick(facts: FairFacts, now: Instant): Decision {
	const events: FairEvent[] = [];
	for (const meeting of facts.meetings.values()) {
		const event = dueEvent(facts, meeting, now);
		if (event) events.push(event);
	}
	for (const recruiterId of facts.calendars.keys())
		events.push(...slotsPassed(facts, recruiterId, now));
	return events.length > 0 ? ok(...events) : NOOP;
}

function dueEvent(facts: FairFacts, meeting: Meeting, now: Instant): FairEvent | null {
	switch (meeting.status) {
		case 'requested':
			return meeting.expiresAt <= now ? { kind: 'request_expired', ...pairOf(meeting) } : null;
		case 'in_scheduling':
			return facts.fair.rules.bookingClosesAt <= now
				? { kind: 'request_expired', ...pairOf(meeting) }
				: null;
		case 'confirmed':
			return meeting.endsAt <= now ? ended(meeting) : noShow(meeting, facts.fair.rules, now);
		case 'declined':
		case 'cancelled':
		case 'expired':
		case 'completed':
		case 'missed':
			return null;
	}
}

/** CL2, CL3: completed when both were there, else missed, with who was. */
function ended(meeting: Confirmed): FairEvent {
	const { talentJoined, recruiterJoined } = meeting;
	if (talentJoined && recruiterJoined) return { kind: 'chat_completed', ...pairOf(meeting) };
	const present = talentJoined ? 'talent' : recruiterJoined ? 'recruiter' : 'nobody';
	return { kind: 'chat_missed', ...pairOf(meeting), present };
}

/** NS1: who has not come by the end of the grace time, while the other waits. */
function noShow(meeting: Confirmed, rules: FairRules, now: Instant): FairEvent | null {
	const dueAt = noShowDueAt(meeting, rules);
	if (dueAt === null || now < dueAt) return null;
	const absent = meeting.talentJoined ? 'recruiter' : 'talent';
	return { kind: 'no_show', ...pairOf(meeting), absent };
}

/** When it is noted that somebody has not come; nothing where it is noted, or nobody waits. */
function noShowDueAt(meeting: Confirmed, rules: FairRules): Instant | null {
	const { talentJoined, recruiterJoined, absent } = meeting;
	if (absent !== null || talentJoined === recruiterJoined) return null;
	const dueAt = graceEndsAt(meeting, talentJoined ? 'recruiter' : 'talent', rules);
	return dueAt < meeting.endsAt ? dueAt : null;
}

/** CL4: what is to be noted of a calendar in which the start of slots has come; nothing where none has. */
export function slotsPassed(
	facts: FairFacts,
	recruiterId: ParticipantId,
	now: Instant,
): readonly FairEvent[] {
	const starts: Instant[] = [];
	for (const slot of facts.calendarOf(recruiterId).values())
		if (!slot.passed && slot.startsAt <= now) starts.push(slot.startsAt);
	return starts.length > 0 ? [{ kind: 'slots_passed', recruiterId, starts }] : [];
}

/** When the clock has to look again because of this event, or nothing. May be too early, never late. */
export function dueBecauseOf(event: FairEvent, facts: FairFacts): Instant | null {
	switch (event.kind) {
		case 'request_sent':
		case 'decline_undone':
			return event.expiresAt;
		case 'request_accepted':
		case 'slot_released':
			return facts.fair.rules.bookingClosesAt;
		case 'slot_claimed':
		case 'slot_booked':
		case 'chat_rescheduled':
			return event.endsAt;
		case 'chat_handed_over':
		case 'chat_joined': {
			const meeting = facts.meetings.get(event.meeting);
			return meeting?.status === 'confirmed' ? noShowDueAt(meeting, facts.fair.rules) : null;
		}
		case 'slots_offered':
			return event.slots.reduce<Instant | null>(
				(first, { startsAt }) => (first === null || startsAt < first ? startsAt : first),
				null,
			);
		default:
			return null;
	}
}

/** The next moment at which a tick would change something, or nothing. */
export function nextDueAt(facts: FairFacts): Instant | null {
	let next: Instant | null = null;
	const consider = (at: Instant) => {
		if (next === null || at < next) next = at;
	};
	for (const meeting of facts.meetings.values()) {
		if (meeting.status === 'requested') consider(meeting.expiresAt);
		if (meeting.status === 'in_scheduling') consider(facts.fair.rules.bookingClosesAt);
		if (meeting.status === 'confirmed') {
			consider(meeting.endsAt);
			const dueAt = noShowDueAt(meeting, facts.fair.rules);
			if (dueAt !== null) consider(dueAt);
		}
	}
	for (const calendar of facts.calendars.values())
		for (const slot of calendar.values()) if (!slot.passed) consider(slot.startsAt);
	return next;
}
