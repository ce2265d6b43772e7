import { unreachable } from '#schema/assert.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import type { DeskSection } from '#schema/docs/desk.ts';
import type { DirectorySection } from '#schema/docs/directory.ts';
import type { HelpdeskSection, SupportSection } from '#schema/docs/support.ts';
import type { TeamSection } from '#schema/docs/team.ts';
import { teamKeyOf } from '#schema/docs/team.ts';
import type { FairEvent, Pair } from '#schema/domain/event.ts';
import type { Confirmed } from '#schema/domain/meeting.ts';
import type { FairFacts } from '#schema/domain/state.ts';
import type { CompanyId, Instant, IntentId, ParticipantId } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';

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
	  }
	| {
			readonly doc: 'support';
			readonly id: ParticipantId;
			readonly section: SupportSection;
			readonly key?: string;
	  }
	| { readonly doc: 'helpdesk'; readonly section: HelpdeskSection; readonly key?: string };

/** Which parts of which projections show something of this event. Too many is slow, too few is wrong. */
export function touchedBy(event: FairEvent, facts: FairFacts): readonly Mark[] {
	const marks = [...touchedOf(event, facts), ...neighboursOf(event, facts)];
	return [
		...marks,
		...marks.flatMap((mark) => [...teamsOf(mark, facts), ...supportOf(mark, facts)]),
	];
}

/**
 * EX2, LT3: what one has beside a chat decides how long it can last, and whether the other comes late. So
 * chats under way are looked at where this event gave a time, and all where it moved or took one: somebody
 * may wait in that chat's room.
 */
function neighboursOf(event: FairEvent, facts: FairFacts): Mark[] {
	switch (event.kind) {
		case 'slot_claimed':
		case 'slot_booked':
			return around([event.talentId, event.recruiterId], facts, isUnderWay);
		case 'slot_released':
		case 'chat_cancelled':
		case 'chat_rescheduled':
		case 'chat_extended':
			return around([event.talentId, event.recruiterId], facts);
		case 'chat_handed_over':
			return around([event.talentId, event.recruiterId, event.from], facts);
		default:
			return [];
	}
}

const isUnderWay = ({ talentJoined, recruiterJoined }: Confirmed): boolean =>
	talentJoined && recruiterJoined;

/** Confirmed chats of these people, on the desks of both sides. */
const around = (
	people: readonly ParticipantId[],
	facts: FairFacts,
	which: (chat: Confirmed) => boolean = () => true,
): Mark[] =>
	people.flatMap((person) => [...facts.confirmedOf(person)].filter(which).flatMap(chatMarks));

/** A chat on the desks of its two people. */
export const chatMarks = ({
	id: key,
	talentId,
	recruiterId,
}: Pick<Confirmed, 'id' | 'talentId' | 'recruiterId'>): Mark[] =>
	[talentId, recruiterId].map((id) => ({ doc: 'desk', id, section: 'meetings', key }));

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

/** SU2: a conversation shows whose it is, and the chat it is about. */
function supportOf(mark: Mark, { supports }: FairFacts): Mark[] {
	const support = mark.doc === 'desk' && supports.get(mark.id);
	if (!support) return [];
	const { section, key } = mark;
	const isShown =
		section === 'me' || (section === 'meetings' && (key === undefined || key === support.about));
	return isShown ? supportCard(support.person) : [];
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
		case 'chat_late':
		case 'no_show':
		case 'chat_corrected':
			return meeting(event);
		case 'chat_extended':
			return [...meeting(event), ...slots(event.recruiterId, [event.startsAt])];
		case 'memo_kept':
			return [{ doc: 'desk', id: event.by, section: 'memos', key: event.meeting }];
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
				...supportsNaming(event.participant, facts),
			];
		case 'announcement_published':
		case 'announcement_withdrawn':
			return [{ doc: 'directory', section: 'announcements', key: event.announcement }];
		case 'support_asked':
		case 'support_answered':
		case 'support_closed':
			return supportLine(event);
		case 'support_taken':
			return supportCard(event.conversation.person);
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
				{ doc: 'desk', id: event.participant, section: 'memos' },
				...memosOfPeers(event.participant, facts),
				{ doc: 'directory', section: 'cards', key: event.participant },
				live(event.participant),
				...leftTeam(event.companyId),
				...peersOf(event.participant, facts),
				...noticesOfPeers(event.participant, facts),
				...supportCard(event.participant),
				{ doc: 'support', id: event.participant, section: 'lines' },
				{ doc: 'support', id: event.participant, section: 'facts' },
				...noticesOfOrganizers(facts),
				...(event.role === 'organizer' ? supportsOfAll(facts) : []),
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

/** What a recruiter keeps about a talent goes with the talent (AF3). */
function* memosOfPeers(person: ParticipantId, facts: FairFacts): Iterable<Mark> {
	for (const { id: key, talentId, recruiterId } of facts.meetingsOf(person))
		if (person === talentId) yield { doc: 'desk', id: recruiterId, section: 'memos', key };
}

/** Their notices name the person. */
function* noticesOfPeers(person: ParticipantId, facts: FairFacts): Iterable<Mark> {
	for (const { talentId, recruiterId } of facts.meetingsOf(person))
		yield noticesMark(person === talentId ? recruiterId : talentId);
}

const supportCard = (id: ParticipantId): Mark[] => [
	{ doc: 'support', id, section: 'conversation' },
	{ doc: 'helpdesk', section: 'open', key: id },
];

/** The new line, and the one that goes for it. */
function supportLine({
	conversation: { person: id, count },
	...event
}: Extract<FairEvent, { kind: 'support_asked' | 'support_answered' | 'support_closed' }>): Mark[] {
	const marks = supportCard(id);
	for (const number of [count, count - LIMITS.supportLines])
		if (number > 0) marks.push({ doc: 'support', id, section: 'lines', key: String(number) });
	const hasFacts = 'facts' in event && event.facts !== null;
	if (hasFacts) marks.push({ doc: 'support', id, section: 'facts' });
	return marks;
}

/** Whoever has a conversation is named in its lines and to the organizers; an organizer, in any of them. */
function supportsNaming(id: ParticipantId, facts: FairFacts): Mark[] {
	if (facts.participants.get(id)?.role === 'organizer') return supportsOfAll(facts);
	if (!facts.supports.has(id)) return [];
	return [{ doc: 'support', id, section: 'lines' }, ...noticesOfOrganizers(facts)];
}

const supportsOfAll = ({ supports }: FairFacts): Mark[] =>
	[...supports.keys()].flatMap((id): Mark[] => [
		...supportCard(id),
		{ doc: 'support', id, section: 'lines' },
		noticesMark(id),
	]);

const noticesOfOrganizers = ({ participants }: FairFacts): Mark[] =>
	[...participants.values()]
		.filter(({ role }) => role === 'organizer')
		.map(({ id }) => noticesMark(id));

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
