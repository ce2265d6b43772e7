/**
 * Which recruiters Explore shows, as the address holds it: words, company, language, topic, "has open
 * slots", and the order. So a view survives a reload and can be shared (S12).
 */
import type { RecruiterRow } from '../sync/view.ts';
import { plain, wordsOf } from '../plain-text.ts';

export type Sort = 'company' | 'chances' | 'name';
/** What can be chosen from a list of what there is. */
export type Facet = 'company' | 'language' | 'topic';
/** What narrows the list. */
export type Filter = Facet | 'open' | 'search';

export interface ExploreFilters {
	readonly search: string;
	/** Id of a company, or empty. */
	readonly company: string;
	readonly language: string;
	readonly topic: string;
	/** Only those with open slots. */
	readonly open: boolean;
	readonly sort: Sort;
}

/** Something to choose, and how many recruiters it would leave. */
export interface FacetOption {
	readonly value: string;
	readonly label: string;
	readonly count: number;
}

export const FACETS: readonly Facet[] = ['company', 'language', 'topic'];
export const SORTS: readonly Sort[] = ['company', 'chances', 'name'];
const FILTERS: readonly Filter[] = ['search', ...FACETS, 'open'];

export const EVERYONE: ExploreFilters = {
	search: '',
	company: '',
	language: '',
	topic: '',
	open: false,
	sort: 'company',
};

export function exploreFrom(params: Pick<URLSearchParams, 'get'>): ExploreFilters {
	const text = (name: string) => params.get(name) ?? '';
	return {
		search: text('q'),
		company: text('company'),
		language: text('language'),
		topic: text('topic'),
		open: params.get('open') === '1',
		sort: SORTS.find((sort) => sort === params.get('sort')) ?? 'company',
	};
}

/** The address of a view, relative to the page; what is as usual is left out of it. */
export function exploreHref({ search, open, sort, ...facets }: ExploreFilters): string {
	const params = new URLSearchParams({ tab: 'explore' });
	for (const facet of FACETS) if (facets[facet]) params.set(facet, facets[facet]);
	if (search) params.set('q', search);
	if (open) params.set('open', '1');
	if (sort !== 'company') params.set('sort', sort);
	return `?${params.toString()}`;
}

export const without = (filters: ExploreFilters, filter: Filter): ExploreFilters => ({
	...filters,
	[filter]: EVERYONE[filter],
});

export const activeFilters = (filters: ExploreFilters): readonly Filter[] =>
	FILTERS.filter((filter) => filters[filter] !== EVERYONE[filter]);

export function filterRecruiters(
	rows: readonly RecruiterRow[],
	filters: ExploreFilters,
): readonly RecruiterRow[] {
	const passes = tests(filters);
	return rows.filter((row) => passes.every((passesOne) => passesOne(row)));
}

/** Whether two lists differ in numbers at most. */
export const areSameCards = (a: readonly RecruiterRow[], b: readonly RecruiterRow[]): boolean =>
	a.length === b.length &&
	a.every(({ card, company }, index) => card === b[index]?.card && company === b[index].company);

/** All values of a facet, each with the number that the other filters leave of it. */
export function optionsOf(
	rows: readonly RecruiterRow[],
	filters: ExploreFilters,
	facet: Facet,
): readonly FacetOption[] {
	const options = new Map<string, { value: string; label: string; count: number }>();
	for (const row of rows)
		for (const { key, value, label } of valuesOf(row, facet))
			if (!options.has(key)) options.set(key, { value, label, count: 0 });
	for (const row of filterRecruiters(rows, without(filters, facet)))
		for (const { key } of valuesOf(row, facet)) {
			const option = options.get(key);
			if (option) option.count += 1;
		}
	return [...options.values()].sort((a, b) => collator.compare(a.label, b.label));
}

/** Where nobody matches: each filter that alone is in the way, and how many there are without it. */
export const loosened = (
	rows: readonly RecruiterRow[],
	filters: ExploreFilters,
): readonly { readonly filter: Filter; readonly count: number }[] =>
	activeFilters(filters)
		.map((filter) => ({ filter, count: filterRecruiters(rows, without(filters, filter)).length }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count);

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** One test for each filter that is set. */
function tests({ search, company, language, topic, open }: ExploreFilters) {
	const passes: ((row: RecruiterRow) => boolean)[] = [];
	if (company) passes.push((row) => row.companyId === company);
	if (language) passes.push(({ card }) => has(card.languages, language));
	if (topic) passes.push(({ card }) => has(card.topics, topic));
	if (open) passes.push(({ openSlots }) => openSlots > 0);
	for (const word of wordsOf(search)) passes.push((row) => textOf(row).includes(word));
	return passes;
}

const has = (tags: readonly string[], wanted: string): boolean => {
	const key = plain(wanted);
	return keyed(tags).some((tag) => tag.key === key);
};

/** Something of a facet; two that a person would call the same have the same key. */
interface Value {
	readonly key: string;
	readonly value: string;
	readonly label: string;
}

function valuesOf({ card, company, companyId }: RecruiterRow, facet: Facet): readonly Value[] {
	if (facet === 'company')
		return company ? [{ key: companyId, value: companyId, label: company.name }] : [];
	return keyed(facet === 'language' ? card.languages : card.topics);
}

const knownTags = new WeakMap<readonly string[], readonly Value[]>();

function keyed(tags: readonly string[]): readonly Value[] {
	let known = knownTags.get(tags);
	if (!known) {
		const byKey = new Map(tags.map((tag) => [plain(tag), tag]));
		known = [...byKey].map(([key, tag]) => ({ key, value: tag, label: tag }));
		knownTags.set(tags, known);
	}
	return known;
}

// Cards are replaced as a whole when they change, so what was made of one stays true of it.
const texts = new WeakMap<
	RecruiterRow['card'],
	{ readonly of: RecruiterRow['company']; readonly text: string }
>();

function textOf({ card, company }: RecruiterRow): string {
	const known = texts.get(card);
	if (known?.of === company) return known.text;
	const { name, headline, languages, topics, ideal } = card;
	const theirs = [company?.name, company?.sector, ...(company?.vacancies ?? [])];
	const text = plain(
		[name, headline, ...theirs, ...languages, ...topics, ideal.background]
			.filter(Boolean)
			.join(' '),
	);
	texts.set(card, { of: company, text });
	return text;
}
