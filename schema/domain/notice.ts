import type { Instant, MeetingId, ParticipantId } from '../ids.ts';
import type { FairEvent, Pair } from './event.ts';
import type { Party } from './participant.ts';
import { otherParty } from './participant.ts';
import type { FairFacts } from './state.ts';

const NOTICE_KINDS = [
	'request_received',
	'request_withdrawn',
	'request_accepted',
	'request_declined',
	'decline_undone',
	'request_expired',
	'chat_confirmed',
	'chat_moved',
	'slot_released',
	'chat_cancelled',
	'peer_joined',
	'slot_opened',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Whether this version knows what that notice says. */
export const isNoticeKind = (text: string): text is NoticeKind =>
	(NOTICE_KINDS as readonly string[]).includes(text);

/** Something that happened to a person while they were elsewhere; it leads to its meeting (NO1). */
export interface Notice {
	readonly to: ParticipantId;
	readonly kind: NoticeKind;
	readonly meeting: MeetingId;
	/** The time it is about, if any. */
	readonly startsAt: Instant | null;
}

/**
 * NO1–NO3: who is told what, judged by the facts as they are after the event. Nobody is told of
 * their own act.
 */
export function noticesOf(event: FairEvent, facts: FairFacts): readonly Notice[] {
	switch (event.kind) {
		case 'request_sent':
			return [told(event, otherParty(event.requestedBy), 'request_received')];
		case 'request_cancelled':
			return [told(event, otherParty(event.by), 'request_withdrawn')];
		case 'request_accepted':
			return [told(event, otherParty(event.by), 'request_accepted')];
		case 'request_declined':
			return [told(event, otherParty(event.by), 'request_declined')];
		case 'decline_undone':
			return [told(event, otherParty(event.by), 'decline_undone')];
		case 'request_expired':
			return [told(event, 'talent', 'request_expired')];
		case 'slot_claimed':
		case 'slot_booked':
			return [told(event, 'recruiter', 'chat_confirmed', event.startsAt)];
		case 'chat_rescheduled':
			// NO3: the new time was open before, so nobody was left without one.
			return [told(event, otherParty(event.by), 'chat_moved', event.startsAt)];
		case 'slot_released':
			return [
				told(event, otherParty(event.by), 'slot_released', event.startsAt),
				...slotGivenBack(event, event.startsAt, facts),
			];
		case 'chat_cancelled':
			return [
				told(event, otherParty(event.by), 'chat_cancelled', event.startsAt),
				...slotGivenBack(event, event.startsAt, facts),
			];
		case 'slots_offered': {
			const [first] = event.slots;
			return first && event.reopens ? slotOpened(event.recruiterId, first.startsAt, facts) : [];
		}
		case 'chat_joined':
			return [told(event, otherParty(event.by), 'peer_joined')];
		case 'chat_completed':
		case 'chat_missed':
		case 'slots_withdrawn':
		case 'slots_passed':
		case 'recruiter_settings_changed':
		case 'profile_changed':
			return [];
	}
}

const told = (
	pair: Pair,
	party: Party,
	kind: NoticeKind,
	startsAt: Instant | null = null,
): Notice => ({
	to: party === 'talent' ? pair.talentId : pair.recruiterId,
	kind,
	meeting: pair.meeting,
	startsAt,
});

/** NO3: where other slots were open, nobody was stuck and nobody is disturbed. */
function slotGivenBack(pair: Pair, startsAt: Instant, facts: FairFacts): Notice[] {
	let open = 0;
	for (const slot of facts.calendarOf(pair.recruiterId).values())
		if (!slot.passed && facts.bookingOf(pair.recruiterId, slot.startsAt) === null) open += 1;
	if (open !== 1) return [];
	return slotOpened(pair.recruiterId, startsAt, facts).filter(
		({ meeting }) => meeting !== pair.meeting,
	);
}

/** NO2: everyone who waits to choose a time of this recruiter is told that there is one (S24, S25). */
function slotOpened(recruiterId: ParticipantId, startsAt: Instant, facts: FairFacts): Notice[] {
	const waiting: Notice[] = [];
	for (const meeting of facts.meetingsOf(recruiterId))
		if (meeting.status === 'in_scheduling')
			waiting.push({ to: meeting.talentId, kind: 'slot_opened', meeting: meeting.id, startsAt });
	return waiting;
}
