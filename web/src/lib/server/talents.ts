/** The talents of a fair, as recruiters look for them. Never shown to talents (I19). */
import { sql } from 'kysely';
import { fromJson } from '#schema/db/json.ts';
import type { Db } from '#schema/db/open.ts';
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

export interface TalentPage {
	readonly talents: readonly TalentListing[];
	/** How many match in all. */
	readonly total: number;
	/** From 1; never beyond the last page. */
	readonly page: number;
	readonly pages: number;
}

const PAGE_SIZE = 24;
/** More words than this are no search any more. */
const WORDS_MAX = 6;

const SEARCHED = ['name', 'headline', 'about', 'languages', 'topics'] as const;

/** Talents in whose profile every word of the search occurs, by name. */
export async function findTalents(
	db: Db,
	fair: FairId,
	search: { readonly text: string; readonly page: number },
): Promise<TalentPage> {
	const matching = matchingTalents(db, fair, search.text);
	const { total } = await matching
		.select(({ fn }) => fn.countAll<number>().as('total'))
		.executeTakeFirstOrThrow();
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(Math.max(1, search.page), pages);
	const rows = await matching
		.select(['id', 'name', 'headline', 'about', 'languages', 'topics', 'picture'])
		.orderBy('name')
		.orderBy('id')
		.limit(PAGE_SIZE)
		.offset((page - 1) * PAGE_SIZE)
		.execute();
	const talents = rows.map(({ picture, ...row }) => ({
		...row,
		...(picture === null ? {} : { picture }),
		languages: fromJson<string[]>(row.languages),
		topics: fromJson<string[]>(row.topics),
	}));
	return { talents, total, page, pages };
}

function matchingTalents(db: Db, fair: FairId, text: string) {
	let query = db
		.selectFrom('participant')
		.where('fair_id', '=', fair)
		.where('role', '=', 'talent')
		.where('erased_at', 'is', null);
	for (const word of text.trim().split(/\s+/u).filter(Boolean).slice(0, WORDS_MAX)) {
		const pattern = `%${word.replaceAll(/[\\%_]/gu, '\\$&')}%`;
		query = query.where((eb) =>
			eb.or(SEARCHED.map((column) => sql<boolean>`${eb.ref(column)} like ${pattern} escape '\\'`)),
		);
	}
	return query;
}
