import { unreachable } from '#schema/assert.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import type { DeskSection } from '#schema/docs/desk.ts';
import type { DirectorySection } from '#schema/docs/directory.ts';
import type { TeamSection } from '#schema/docs/team.ts';
import { teamKeyOf } from '#schema/docs/team.ts';
import type { FairEvent, Pair } from '#schema/domain/event.ts';
import type { FairFacts } from '#schema/domain/state.ts';
import type { CompanyId, Instant, IntentId, ParticipantId } from '#schema/ids.ts';

/** A key of a section of a projection that must be rendered again; no key means the whole section. */
export type Mark =
	| {
			readonly doc: 'desk';
			readonly id: ParticipantId;
			readonly section: DeskSection;
			readonly key?: string;
	  }
	| {
			readonly doc: 'calendar';
			readonly id: ParticipantId;
			readonly section: 'slots';
			readonly key?: string;
	  }
	| { readonly doc: 'directory'; readonly section: DirectorySection; readonly key?: string }
	| {
			readonly doc: 'vacancies';
			readonly id: CompanyId;
			readonly section: 'vacancies';
			readonly key: string;
	  }
	| {
			readonly doc: 'team';
			readonly id: CompanyId;
			readonly section: TeamSection;
			readonly key?: string;
	  };

/** Which parts of which projections show something of this event. Too many is slow, too few is wrong. */
export function touchedBy(event: FairEvent, facts: FairFacts): readonly Mark[] {
	const marks = touchedOf(event, facts);
	return [...marks, ...marks.flatMap((mark) => teamsOf(mark, facts))];
}

/** What a recruiter's own desk shows, the team sees as well. */
function teamsOf(mark: Mark, facts: FairFacts): Mark[] {
	if (mark.doc !== 'desk') return [];
	const owner = facts.participants.get(mark.id);
	if (owner?.role !== 'recruiter') return [];
	const { section, key } = mark;
	const team = { doc: 'team', id: owner.companyId } as const;
	if (section === 'me') return [{ ...team, section: 'people', key: mark.id }];
	if (section === 'meetings') return [{ ...team, section, ...(key !== undefined && { key }) }];
	if (section !== 'slots') return [];
	return [{ ...team, section, ...(key !== undefined && { key: teamKeyOf(mark.id, key) }) }];
}

function touchedOf(event: FairEvent, facts: FairFacts): readonly Mark[] {
	switch (event.kind) {
		case 'request_sent':
		case 'request_cancelled':
		case 'request_accepted':
		case 'request_declined':
		case 'decline_undone':
		case 'request_expired':
			return [...meeting(event), live(event.recruiterId)];
		case 'slot_claimed':
		case 'slot_booked':
		case 'slot_released':
		case 'chat_cancelled':
		case 'chat_completed':
		case 'chat_missed':
			return [
				...meeting(event),
				...slots(event.recruiterId, 'startsAt' in event ? [event.startsAt] : 'all'),
			];
		case 'chat_rescheduled':
			return [
				...meeting(event),
				...slots(event.recruiterId, [event.startsAt, event.from.startsAt]),
			];
		case 'chat_joined':
			return meeting(event);
		case 'chat_handed_over': {
			const starts = event.time ? [event.time.startsAt] : [];
			const before = { ...event, recruiterId: event.from };
			return [
				...meeting(event),
				...meeting(before),
				...slots(event.recruiterId, starts),
				...slots(event.from, starts),
			];
		}
		case 'colleague_acted':
			return event.about ? meeting(event.about) : [];
		case 'slots_offered':
			return slots(
				event.recruiterId,
				event.slots.map(({ startsAt }) => startsAt),
			);
		case 'slots_withdrawn':
		case 'slots_passed':
			return slots(event.recruiterId, event.starts);
		case 'recruiter_settings_changed':
			return [
				{ doc: 'desk', id: event.recruiterId, section: 'me' },
				{ doc: 'directory', section: 'cards', key: event.recruiterId },
			];
		case 'profile_changed':
		case 'picture_changed':
			return [
				{ doc: 'desk', id: event.participant, section: 'me' },
				{ doc: 'directory', section: 'cards', key: event.participant },
				...peersOf(event.participant, facts),
			];
		case 'name_changed':
			return [
				{ doc: 'desk', id: event.participant, section: 'me' },
				{ doc: 'directory', section: 'cards', key: event.participant },
				...peersOf(event.participant, facts),
				...noticesOfPeers(event.participant, facts),
			];
		case 'announcement_published':
		case 'announcement_withdrawn':
			return [{ doc: 'directory', section: 'announcements', key: event.announcement }];
		case 'vacancy_published':
		case 'vacancy_changed':
		case 'vacancy_withdrawn': {
			const { companyId: id, vacancy: key } = event;
			return [
				{ doc: 'vacancies', id, section: 'vacancies', key },
				{ doc: 'directory', section: 'companies', key: id },
			];
		}
		case 'participant_erased':
			return [
				{ doc: 'desk', id: event.participant, section: 'me' },
				{ doc: 'desk', id: event.participant, section: 'meetings' },
				{ doc: 'desk', id: event.participant, section: 'notices' },
				{ doc: 'directory', section: 'cards', key: event.participant },
				live(event.participant),
				...leftTeam(event.companyId),
				...peersOf(event.participant, facts),
				...noticesOfPeers(event.participant, facts),
			];
		default:
			return unreachable(event);
	}
}

/** Who is gone is no recruiter any more whose desk would tell which team it concerns. */
const leftTeam = (id: CompanyId | null): Mark[] =>
	id === null
		? []
		: (['people', 'meetings', 'slots'] as const).map((section) => ({ doc: 'team', id, section }));

/** A person's profile is shown beside each meeting on the other side's desk. */
function* peersOf(person: ParticipantId, facts: FairFacts): Iterable<Mark> {
	for (const { id, talentId, recruiterId } of facts.meetingsOf(person))
		yield {
			doc: 'desk',
			id: person === talentId ? recruiterId : talentId,
			section: 'meetings',
			key: id,
		};
}

/** Their notices name the person. */
function* noticesOfPeers(person: ParticipantId, facts: FairFacts): Iterable<Mark> {
	for (const { talentId, recruiterId } of facts.meetingsOf(person))
		yield noticesMark(person === talentId ? recruiterId : talentId);
}

export const outcomeMark = (id: ParticipantId, intent: IntentId): Mark => ({
	doc: 'desk',
	id,
	section: 'outcomes',
	key: intent,
});

export const noticesMark = (id: ParticipantId): Mark => ({ doc: 'desk', id, section: 'notices' });

const live = (recruiter: ParticipantId): Mark => ({
	doc: 'directory',
	section: 'live',
	key: recruiter,
});

const meeting = ({ meeting: key, talentId, recruiterId }: Pair): Mark[] => [
	{ doc: 'desk', id: talentId, section: 'meetings', key },
	{ doc: 'desk', id: recruiterId, section: 'meetings', key },
	{ doc: 'desk', id: talentId, section: 'quota' },
];

function slots(id: ParticipantId, starts: readonly Instant[] | 'all'): Mark[] {
	if (starts === 'all')
		return [
			{ doc: 'calendar', id, section: 'slots' },
			{ doc: 'desk', id, section: 'slots' },
			live(id),
		];
	return [
		...starts.flatMap((startsAt): Mark[] => [
			{ doc: 'calendar', id, section: 'slots', key: slotKey(startsAt) },
			{ doc: 'desk', id, section: 'slots', key: slotKey(startsAt) },
		]),
		live(id),
	];
}
