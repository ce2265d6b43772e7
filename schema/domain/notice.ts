import type { Instant, MeetingId, ParticipantId } from '../ids.ts';
import type { FairEvent, Pair } from './event.ts';
import { openSlotsOf } from './open-slots.ts';
import type { Party } from './participant.ts';
import { otherParty } from './participant.ts';
import type { FairFacts } from './state.ts';
import type { TeamAct } from './team.ts';

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
	/** The other comes some minutes later (LT1). */
	'peer_late',
	/** The grace time is over, and the other has not come (NS1). */
	'peer_absent',
	'chat_extended',
	/** To whoever was not there (CL3). */
	'chat_missed',
	/** To the talent whose recruiter did not come: it does not count (QU4). */
	'chat_returned',
	/** Who was there was corrected (NS4). */
	'chat_corrected',
	'slot_opened',
	/** To the talent: somebody else of the company comes (HO4). */
	'chat_handed_over',
	/** To the recruiter who has it from now on. */
	'chat_received',
	/** To the recruiter who had it. */
	'chat_handed_on',
	/** To a recruiter: a colleague did it in their place (TE2). */
	'colleague_invited',
	'colleague_withdrew',
	'colleague_accepted',
	'colleague_declined',
	'colleague_reopened',
	'colleague_offered',
	'colleague_set',
	/** To the organizers: somebody needs help, and nothing of theirs waited before (SU8). */
	'support_asked',
	/** To whoever asked. */
	'support_answered',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Whether this version knows what that notice says. */
export const isNoticeKind = (text: string): text is NoticeKind =>
	(NOTICE_KINDS as readonly string[]).includes(text);

/** Something that happened to a person while they were elsewhere; it leads to its meeting (NO1). */
export interface Notice {
	readonly to: ParticipantId;
	readonly kind: NoticeKind;
	/** Nothing where it is about a calendar or settings. */
	readonly meeting: MeetingId | null;
	/** The person it is about, as they are called in its sentence. */
	readonly peer: ParticipantId;
	/** The colleague who did it (TE2). */
	readonly by: ParticipantId | null;
	/** The time it is about, if any. */
	readonly startsAt: Instant | null;
}

/**
 * NO1–NO3: who is told what, judged by the facts as they are after the event, at the moment it is
 * decided. Nobody is told of their own act. An announcement is in the directory for everybody (AN4): a
 * notice for each of thousands would say nothing more.
 */
export function noticesOf(event: FairEvent, facts: FairFacts, now: Instant): readonly Notice[] {
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
				...slotGivenBack(event, event.startsAt, { facts, now }),
			];
		case 'chat_cancelled':
			return [
				told(event, otherParty(event.by), 'chat_cancelled', event.startsAt),
				...slotGivenBack(event, event.startsAt, { facts, now }),
			];
		case 'slots_offered': {
			const [first] = event.slots;
			return first && event.reopens ? slotOpened(event.recruiterId, first.startsAt, facts) : [];
		}
		case 'chat_joined':
			return [told(event, otherParty(event.by), 'peer_joined')];
		case 'chat_late':
			return [told(event, otherParty(event.by), 'peer_late', event.until)];
		case 'no_show':
			return [told(event, otherParty(event.absent), 'peer_absent')];
		case 'chat_extended':
			return [told(event, otherParty(event.by), 'chat_extended', event.endsAt)];
		case 'chat_missed':
			return missed(event);
		case 'chat_corrected':
			return [
				told(event, 'talent', 'chat_corrected'),
				...(event.by === 'organizer' ? [told(event, 'recruiter', 'chat_corrected')] : []),
			];
		case 'chat_handed_over':
			return handedOver(event, { facts, now });
		case 'colleague_acted':
			return [colleagueActed(event)];
		case 'support_asked':
			return event.isNews ? needsHelp(event.conversation.person, facts) : [];
		case 'support_answered':
			return [aboutSupport(event.conversation.person, 'support_answered', event.by)];
		case 'chat_completed':
		case 'memo_kept':
		case 'slots_withdrawn':
		case 'slots_passed':
		case 'recruiter_settings_changed':
		case 'profile_changed':
		case 'picture_changed':
		case 'name_changed':
		case 'participant_erased':
		case 'announcement_published':
		case 'announcement_withdrawn':
		case 'support_taken':
		case 'support_closed':
		case 'vacancy_published':
		case 'vacancy_changed':
		case 'vacancy_withdrawn':
			return [];
	}
}

/** What is true, and when. */
interface Moment {
	readonly facts: FairFacts;
	readonly now: Instant;
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
	peer: party === 'talent' ? pair.recruiterId : pair.talentId,
	by: null,
	startsAt,
});

/** CL3, QU4: each who was not there, and the talent who waited in vain. */
function missed(event: Extract<FairEvent, { kind: 'chat_missed' }>): Notice[] {
	const sides: readonly Party[] = ['talent', 'recruiter'];
	const absent = sides.filter((side) => side !== event.present);
	return [
		...absent.map((side) => told(event, side, 'chat_missed')),
		...(event.present === 'talent' ? [told(event, 'talent', 'chat_returned')] : []),
	];
}

/** HO4: the talent, and each of the two recruiters who did not do it. */
function handedOver(
	event: Extract<FairEvent, { kind: 'chat_handed_over' }>,
	moment: Moment,
): Notice[] {
	const { by, from, time } = event;
	const startsAt = time?.startsAt ?? null;
	const before = { ...event, recruiterId: from };
	return [
		told(event, 'talent', 'chat_handed_over', startsAt),
		...[
			{ ...told(event, 'recruiter', 'chat_received', startsAt), by },
			{ ...told(before, 'recruiter', 'chat_handed_on', startsAt), by },
		].filter(({ to }) => to !== by),
		...(time ? slotGivenBack(before, time.startsAt, moment) : []),
	];
}

const aboutSupport = (to: ParticipantId, kind: NoticeKind, peer: ParticipantId): Notice => ({
	...{ to, kind, peer },
	...{ meeting: null, by: null, startsAt: null },
});

/** SU8: each organizer, once for as long as somebody waits. */
const needsHelp = (person: ParticipantId, { participants }: FairFacts): Notice[] =>
	[...participants.values()]
		.filter(({ role }) => role === 'organizer')
		.map(({ id }) => aboutSupport(id, 'support_asked', person));

const COLLEAGUE_DID = {
	'request.send': 'colleague_invited',
	'request.cancel': 'colleague_withdrew',
	'request.accept': 'colleague_accepted',
	'request.decline': 'colleague_declined',
	'request.reopen': 'colleague_reopened',
	'availability.set': 'colleague_offered',
	'recruiter.settings': 'colleague_set',
} as const satisfies Record<TeamAct, NoticeKind>;

/** TE2: whoever has colleagues who help hears what they did. */
const colleagueActed = ({
	recruiterId,
	by,
	act,
	about,
}: Extract<FairEvent, { kind: 'colleague_acted' }>): Notice => ({
	to: recruiterId,
	kind: COLLEAGUE_DID[act],
	meeting: about?.meeting ?? null,
	peer: about?.talentId ?? by,
	by,
	startsAt: null,
});

/** NO3: where other slots were open, nobody was stuck and nobody is disturbed. */
function slotGivenBack(pair: Pair, startsAt: Instant, { facts, now }: Moment): Notice[] {
	const [only, ...others] = openSlotsOf(facts, pair.recruiterId, now);
	if (only?.startsAt !== startsAt || others.length > 0) return [];
	return slotOpened(pair.recruiterId, startsAt, facts).filter(
		({ meeting }) => meeting !== pair.meeting,
	);
}

/** NO2: everyone who waits to choose a time of this recruiter is told that there is one (S24, S25). */
function slotOpened(recruiterId: ParticipantId, startsAt: Instant, facts: FairFacts): Notice[] {
	const waiting: Notice[] = [];
	for (const meeting of facts.meetingsOf(recruiterId))
		if (meeting.status === 'in_scheduling')
			waiting.push({
				to: meeting.talentId,
				kind: 'slot_opened',
				meeting: meeting.id,
				peer: recruiterId,
				by: null,
				startsAt,
			});
	return waiting;
}
