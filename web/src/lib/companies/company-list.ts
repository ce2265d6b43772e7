/** The companies of a fair with what their recruiters offer together, and how they are found. */
import type { CompanyCard, RecruiterCard } from '#schema/docs/directory.ts';
import type { CompanyId, ParticipantId } from '#schema/ids.ts';
import { plain, wordsOf } from '../plain-text.ts';
import type { FairView } from '../sync/view.ts';

export interface CompanyRow {
	readonly id: CompanyId;
	readonly card: CompanyCard;
	readonly recruiters: number;
	readonly openSlots: number;
	readonly waiting: number;
	/** Titles of what it offers. */
	readonly vacancies: readonly string[];
}

export interface CompanyFilters {
	readonly search: string;
	readonly sector: string;
}

export const companyFiltersFrom = (params: Pick<URLSearchParams, 'get'>): CompanyFilters => ({
	search: params.get('q') ?? '',
	sector: params.get('sector') ?? '',
});

export function companiesHref({ search, sector }: CompanyFilters): string {
	const params = new URLSearchParams();
	if (search) params.set('q', search);
	if (sector) params.set('sector', sector);
	return `?${params.toString()}`;
}

/** By name. */
export function companyRows({ directory }: Pick<FairView, 'directory'>): readonly CompanyRow[] {
	const rows = new Map<string, { recruiters: number; openSlots: number; waiting: number }>();
	const cards = Object.entries(directory.cards) as [ParticipantId, RecruiterCard][];
	for (const [id, { company }] of cards) {
		const [openSlots = 0, , , waiting = 0] = directory.live[id] ?? [];
		const sum = rows.get(company) ?? { recruiters: 0, openSlots: 0, waiting: 0 };
		rows.set(company, {
			recruiters: sum.recruiters + 1,
			openSlots: sum.openSlots + openSlots,
			waiting: sum.waiting + waiting,
		});
	}
	const nobody = { recruiters: 0, openSlots: 0, waiting: 0 };
	return (Object.entries(directory.companies) as [CompanyId, CompanyCard][])
		.map(([id, card]) => ({
			id,
			card,
			...(rows.get(id) ?? nobody),
			vacancies: card.vacancies ?? [],
		}))
		.sort((a, b) => collator.compare(a.card.name, b.card.name) || (a.id < b.id ? -1 : 1));
}

export function filterCompanies(
	rows: readonly CompanyRow[],
	{ search, sector }: CompanyFilters,
): readonly CompanyRow[] {
	const words = wordsOf(search);
	return rows.filter(({ card, vacancies }) => {
		if (sector !== '' && card.sector !== sector) return false;
		const text = plain([card.name, card.tagline, card.sector, ...vacancies].join(' '));
		return words.every((word) => text.includes(word));
	});
}

/** The first opening that has a word that was searched for and that the company's own name has not. */
export function vacancyFound({ card, vacancies }: CompanyRow, search: string): string | null {
	const own = plain(`${card.name} ${card.tagline} ${card.sector}`);
	const words = wordsOf(search).filter((word) => !own.includes(word));
	const hit = vacancies.find((title) => words.some((word) => plain(title).includes(word)));
	return hit ?? null;
}

/** Each sector with the number of companies that the search leaves in it. */
export function sectorsOf(rows: readonly CompanyRow[], search: string) {
	const counts = new Map<string, number>();
	for (const { card } of rows) if (card.sector) counts.set(card.sector, 0);
	for (const { card } of filterCompanies(rows, { search, sector: '' }))
		if (card.sector) counts.set(card.sector, (counts.get(card.sector) ?? 0) + 1);
	return [...counts]
		.map(([sector, count]) => ({ sector, count }))
		.sort((a, b) => collator.compare(a.sector, b.sector));
}

const collator = new Intl.Collator('en');
