import { expect, it } from 'vitest';
import { entityId } from '#schema/ids.ts';
import type { CompanyId, ParticipantId } from '#schema/ids.ts';
import type { FairView } from '../sync/view.ts';
import {
	companiesHref,
	companyFiltersFrom,
	companyRows,
	filterCompanies,
	sectorsOf,
	vacancyFound,
} from './company-list.ts';

const company = (name: string, sector: string) => ({ name, sector, tagline: '', about: '' });
const [ACME, BOLT, CAFE] = ['acme', 'bolt', 'cafe'].map((id) => entityId<CompanyId>(id)) as [
	CompanyId,
	CompanyId,
	CompanyId,
];
const works = (at: CompanyId) => ({ company: at }) as FairView['directory']['cards'][ParticipantId];
const DIRECTORY = {
	companies: {
		[BOLT]: company('Bolt', 'Energy'),
		[ACME]: company('Acme', 'Robotics'),
		[CAFE]: company('Café Olé', 'Energy'),
	},
	cards: { rita: works(ACME), carl: works(ACME), dora: works(BOLT) },
	live: { rita: [4, 9, 1, 2], carl: [1, 1, 0, 0], dora: [3, 0, 0, 0] },
} as unknown as FairView['directory'];
const ROWS = companyRows({ directory: DIRECTORY });

it('[S12] a company is listed with what its recruiters offer together, by name', () => {
	expect(
		ROWS.map(({ id, recruiters, openSlots, waiting }) => [id, recruiters, openSlots, waiting]),
	).toEqual([
		[ACME, 2, 5, 2],
		[BOLT, 1, 3, 0],
		[CAFE, 0, 0, 0],
	]);
});

it('[S12] companies are found by words and sector; each sector says how many', () => {
	const names = (search: string, sector = '') =>
		filterCompanies(ROWS, { search, sector }).map(({ id }) => id);
	expect(names('cafe ole')).toEqual([CAFE]);
	expect(names('energy', 'Energy')).toEqual([BOLT, CAFE]);
	expect(names('acme', 'Energy')).toEqual([]);
	expect(sectorsOf(ROWS, 'bolt')).toEqual([
		{ sector: 'Energy', count: 1 },
		{ sector: 'Robotics', count: 0 },
	]);
});

it('[OP7] companies are found by what they offer, and say which opening it is', () => {
	const acme = { ...DIRECTORY.companies[ACME]!, vacancies: ['Cook, part-time', 'Bolt turner'] };
	const companies = { ...DIRECTORY.companies, [ACME]: acme };
	const rows = companyRows({ directory: { ...DIRECTORY, companies } });
	const found = (search: string) =>
		filterCompanies(rows, { search, sector: '' }).map((row) => [row.id, vacancyFound(row, search)]);
	expect(found('cook')).toEqual([[ACME, 'Cook, part-time']]);
	expect(found('acme')).toEqual([[ACME, null]]);
	expect(found('acme turner')).toEqual([[ACME, 'Bolt turner']]);
	expect(found('bolt')).toEqual([
		[ACME, 'Bolt turner'],
		[BOLT, null],
	]);
});

it('[S12] the address of the list of companies holds its filters', () => {
	const filters = { search: 'a & b', sector: 'Food & Drink' };
	const { searchParams } = new URL(companiesHref(filters), 'http://visavis.invalid/companies');
	expect(companyFiltersFrom(searchParams)).toEqual(filters);
});
