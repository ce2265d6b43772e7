/** Rows of SQL as the documents show them. */
import { must } from '#schema/assert.ts';
import { fromJson } from '#schema/db/json.ts';
import type {
	AnnouncementTable,
	CompanyTable,
	MemoTable,
	ParticipantTable,
	VacancyTable,
} from '#schema/db/tables.ts';
import type { DeskMeeting, OwnSlot } from '#schema/docs/desk.ts';
import type { AnnouncementCard, CompanyCard, RecruiterCard } from '#schema/docs/directory.ts';
import type { Json } from '#schema/docs/projection.ts';
import type { TeamMember } from '#schema/docs/team.ts';
import type { KeptMemo } from '#schema/domain/memo.ts';
import type { VacancyCard } from '#schema/docs/vacancies.ts';
import type { Party } from '#schema/domain/participant.ts';
import type { ParticipantId, PictureHash } from '#schema/ids.ts';
import { vacancyContentOf } from './load-state.ts';
import type { MeetingRow, SlotRow } from './view-statements.ts';

/** PI4: a document holds where a picture is, never the picture. */
export const shown = (picture: PictureHash | null) => (picture === null ? {} : { picture });

/** The view types hold nothing but JSON; TypeScript cannot see it of an interface. */
export const asJson = (value: object): Json => value as Json;

export function cardOf(row: ParticipantTable): Json {
	const card: RecruiterCard = {
		name: row.name,
		...shown(row.picture),
		headline: row.headline,
		about: row.about,
		company: must(row.company_id, 'a recruiter has a company'),
		languages: fromJson(row.languages),
		topics: fromJson(row.topics),
		bookingMode: row.booking_mode,
		question: row.question,
		ideal: fromJson(row.ideal),
	};
	return asJson(card);
}

export const companyCard = (
	{ name, tagline, about, sector, picture }: CompanyTable,
	titles: readonly string[],
): CompanyCard => ({
	name,
	tagline,
	about,
	sector,
	...shown(picture),
	...(titles.length > 0 ? { vacancies: titles } : {}),
});

export const vacancyCard = (row: VacancyTable): VacancyCard => ({
	...vacancyContentOf(row),
	version: row.version,
	publishedAt: row.published_at,
});

/** Without who published it: the fair speaks (AN4). */
export const announcementCard = (row: AnnouncementTable): AnnouncementCard => ({
	text: row.text,
	publishedAt: row.published_at,
});

export const ownSlot = (row: SlotRow): OwnSlot => ({
	startsAt: row.starts_at,
	endsAt: row.ends_at,
	passed: row.passed === 1,
	...(row.meeting_id === null ? {} : { meeting: row.meeting_id }),
});

export function memberOf(row: ParticipantTable, online: 0 | 1): Json {
	const member: TeamMember = {
		name: row.name,
		headline: row.headline,
		...shown(row.picture),
		bookingMode: row.booking_mode,
		question: row.question,
		ideal: fromJson(row.ideal),
		online,
	};
	return asJson(member);
}

/** A meeting as one of its two people may see it; the talent's profile is for the recruiter's eyes. */
export function deskMeeting(row: MeetingRow, reader: ParticipantId): DeskMeeting {
	const asTalent = row.talent_id === reader;
	const peer = asTalent
		? {
				id: row.recruiter_id,
				name: row.recruiter_name,
				...shown(row.recruiter_picture),
				headline: row.recruiter_headline,
				company: row.company_name,
			}
		: {
				id: row.talent_id,
				name: row.talent_name,
				...shown(row.talent_picture),
				headline: row.talent_headline,
				company: '',
				about: row.talent_about,
				languages: fromJson<string[]>(row.talent_languages),
				topics: fromJson<string[]>(row.talent_topics),
			};
	const joined = joinedOf(row);
	return {
		id: row.id,
		status: row.status,
		requestedBy: row.requested_by,
		peer,
		message: row.message,
		question: row.question,
		answer: row.answer,
		requestedAt: row.requested_at,
		changedAt: row.changed_at,
		...(row.status === 'requested' && row.expires_at !== null ? { expiresAt: row.expires_at } : {}),
		...(row.starts_at === null || row.ends_at === null
			? {}
			: { startsAt: row.starts_at, endsAt: row.ends_at }),
		...(row.closed_by === null ? {} : { by: row.closed_by, note: row.note }),
		...(asTalent || row.acted_by_name === null ? {} : { through: row.acted_by_name }),
		...(joined.length > 0 ? { joined } : {}),
		...(row.status === 'confirmed' ? underWay(row) : {}),
		...(row.corrected_by === null ? {} : { correctedBy: row.corrected_by }),
	};
}

/** What is told of a chat only before it is over. */
function underWay(row: MeetingRow): Partial<DeskMeeting> {
	const late = {
		...(row.talent_late_until !== null && { talent: row.talent_late_until }),
		...(row.recruiter_late_until !== null && { recruiter: row.recruiter_late_until }),
	};
	return {
		...(Object.keys(late).length > 0 && { late }),
		...(row.absent !== null && { absent: row.absent }),
		...(row.extended_by !== null && {
			extensions: row.extensions,
			extendedBy: row.extended_by,
		}),
	};
}

export const keptMemo = (row: MemoTable): KeptMemo => ({
	text: row.text,
	mark: row.mark,
	changedAt: row.changed_at,
});

function joinedOf(row: Pick<MeetingRow, 'talent_joined' | 'recruiter_joined'>): Party[] {
	const joined: Party[] = [];
	if (row.talent_joined === 1) joined.push('talent');
	if (row.recruiter_joined === 1) joined.push('recruiter');
	return joined;
}
