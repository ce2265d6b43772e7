/** The talents of a fair, as recruiters look for them. Never shown to talents (I19). */
import { sql } from 'kysely';
import { fromJson } from '#schema/db/json.ts';
import type { Db } from '#schema/db/open.ts';
import type { ParticipantTable } from '#schema/db/tables.ts';
import type { FairId, ParticipantId, PictureHash } from '#schema/ids.ts';

export interface TalentListing {
	readonly id: ParticipantId;
	readonly name: string;
	readonly picture?: PictureHash;
	readonly headline: string;
	readonly about: string;
	readonly languages: readonly string[];
	readonly topics: readonly string[];
}

export interface TalentSearch {
	readonly text: string;
	/** A language or topic that the talent names, or empty. */
	readonly language: string;
	readonly topic: string;
	/** Only talents with whom this recruiter has nothing yet. */
	readonly notInTouchWith: ParticipantId | null;
	readonly page: number;
}

/** How many talents a choice would leave, the other choices as they are. */
export interface TalentChoice {
	readonly value: string;
	readonly count: number;
}

export interface TalentPage {
	readonly talents: readonly TalentListing[];
	/** How many match in all. */
	readonly total: number;
	/** From 1; never beyond the last page. */
	readonly page: number;
	readonly pages: number;
	/** The most frequent first. */
	readonly languages: readonly TalentChoice[];
	readonly topics: readonly TalentChoice[];
}

const PAGE_SIZE = 24;
/** More words than this are no search any more. */
const WORDS_MAX = 6;
/** More choices than this nobody reads; the search finds the rest. */
const CHOICES_MAX = 60;

const SEARCHED = ['name', 'headline', 'about', 'languages', 'topics'] as const;
const LISTED = ['id', 'name', 'headline', 'about', 'languages', 'topics', 'picture'] as const;

/** Talents who match everything that is asked for, by name. */
export async function findTalents(db: Db, fair: FairId, search: TalentSearch): Promise<TalentPage> {
	const matching = matchingTalents(db, fair, search);
	const { total } = await matching
		.select(({ fn }) => fn.countAll<number>().as('total'))
		.executeTakeFirstOrThrow();
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(Math.max(1, search.page), pages);
	const rows = await matching
		.select(LISTED)
		.orderBy('name')
		.orderBy('id')
		.limit(PAGE_SIZE)
		.offset((page - 1) * PAGE_SIZE)
		.execute();
	return {
		talents: rows.map(listingOf),
		total,
		page,
		pages,
		languages: await choicesOf(db, fair, { ...search, language: '' }, 'languages'),
		topics: await choicesOf(db, fair, { ...search, topic: '' }, 'topics'),
	};
}

export async function talentOf(
	db: Db,
	fair: FairId,
	id: ParticipantId,
): Promise<TalentListing | null> {
	const row = await talentsOf(db, fair).where('id', '=', id).select(LISTED).executeTakeFirst();
	return row ? listingOf(row) : null;
}

const listingOf = ({ picture, ...row }: Pick<ParticipantTable, (typeof LISTED)[number]>) => ({
	...row,
	...(picture === null ? {} : { picture }),
	languages: fromJson<string[]>(row.languages),
	topics: fromJson<string[]>(row.topics),
});

const talentsOf = (db: Db, fair: FairId) =>
	db
		.selectFrom('participant')
		.where('fair_id', '=', fair)
		.where('role', '=', 'talent')
		.where('erased_at', 'is', null);

function matchingTalents(db: Db, fair: FairId, search: TalentSearch) {
	const { text, language, topic, notInTouchWith } = search;
	let query = talentsOf(db, fair);
	for (const word of text.trim().split(/\s+/u).filter(Boolean).slice(0, WORDS_MAX)) {
		const pattern = `%${word.replaceAll(/[\\%_]/gu, '\\$&')}%`;
		query = query.where((eb) =>
			eb.or(SEARCHED.map((column) => sql<boolean>`${eb.ref(column)} like ${pattern} escape '\\'`)),
		);
	}
	if (language) query = query.where(names('languages', language));
	if (topic) query = query.where(names('topics', topic));
	if (notInTouchWith)
		query = query.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('meeting')
						.select('meeting.id')
						.whereRef('meeting.talent_id', '=', 'participant.id')
						.where('meeting.recruiter_id', '=', notInTouchWith),
				),
			),
		);
	return query;
}

/** Lists of a profile are kept as JSON. */
const names = (list: 'languages' | 'topics', value: string) =>
	sql<boolean>`exists (
		select 1 from json_each(${sql.ref(`participant.${list}`)}) where value = ${value}
	)`;

async function choicesOf(
	db: Db,
	fair: FairId,
	search: TalentSearch,
	list: 'languages' | 'topics',
): Promise<readonly TalentChoice[]> {
	const matching = matchingTalents(db, fair, search).select(list);
	const { rows } = await sql<TalentChoice>`
		select each.value as value, count(*) as count
		from (${matching}) as talent, json_each(${sql.ref(`talent.${list}`)}) as each
		group by each.value
		order by count(*) desc, each.value
		limit ${CHOICES_MAX}
	`.execute(db);
	return rows;
}
