import { describe, expect, it } from 'vitest';
import { entityId } from '#schema/ids.ts';
import type { CompanyId } from '#schema/ids.ts';
import type { RecruiterRow } from '../sync/view.ts';
import { byChance, isCrowded, lessCrowded } from './chances.ts';
import type { ExploreFilters } from './explore-filters.ts';
import {
	activeFilters,
	EVERYONE,
	exploreFrom,
	exploreHref,
	filterRecruiters,
	loosened,
	optionsOf,
} from './explore-filters.ts';
import { arranged, isSameOrder, momentOf } from './steady-order.ts';

interface Given {
	readonly company?: string;
	readonly languages?: readonly string[];
	readonly topics?: readonly string[];
	readonly openSlots?: number;
	readonly waiting?: number;
}

const recruiter = (name: string, given: Given = {}): RecruiterRow => {
	const { company = 'acme', languages = ['German'], topics = [] } = given;
	return {
		id: entityId(name.toLowerCase().replace(/\W/gu, '') || 'r'),
		card: {
			name,
			headline: 'Engineering Manager',
			about: '',
			company: entityId<CompanyId>(company),
			languages,
			topics,
			bookingMode: 'selective',
			question: '',
			ideal: { background: '', experience: '', languages: [], topics: [] },
		},
		company: { name: `${company} AG`, tagline: '', about: '', sector: 'Energy' },
		companyId: entityId<CompanyId>(company),
		openSlots: given.openSlots ?? 0,
		requestsReceived: 0,
		waiting: given.waiting ?? 0,
		online: false,
		meeting: null,
	};
};

const RENE = recruiter('René Müller', { topics: ['Robotics'], openSlots: 2 });
const ZOE = recruiter('Zoë Ångström', {
	company: 'borealis',
	languages: ['German', 'Swedish'],
	topics: ['Data', 'robotics'],
	openSlots: 1,
	waiting: 3,
});
const KIM = recruiter('Kim Lee', { languages: ['Korean'], topics: ['Data'] });
const ALL = [RENE, KIM, ZOE];

const names = (filters: Partial<ExploreFilters>) =>
	filterRecruiters(ALL, { ...EVERYONE, ...filters }).map(({ card }) => card.name);

describe('the address of Explore', () => {
	it('[S12] holds every filter and the order, and gives them back', () => {
		const filters: ExploreFilters = {
			search: 'r & d ?',
			company: 'acme',
			language: 'Français',
			topic: 'C++',
			open: true,
			sort: 'chances',
		};
		const { searchParams } = new URL(exploreHref(filters), 'http://visavis.invalid/chats');
		expect(exploreFrom(searchParams)).toEqual(filters);
		expect(activeFilters(filters)).toEqual(['search', 'company', 'language', 'topic', 'open']);
	});

	it('[S12] leaves out what is as usual, and does not mind what does not exist', () => {
		expect(exploreHref(EVERYONE)).toBe('?tab=explore');
		expect(exploreFrom(new URLSearchParams('open=maybe&sort=sideways'))).toEqual(EVERYONE);
	});
});

describe('finding recruiters', () => {
	it('[OP7] by what their company offers, as it is now', () => {
		const company = { ...ZOE.company!, vacancies: ['Thesis: quiet motors'] };
		const found = (row: RecruiterRow) =>
			filterRecruiters([RENE, KIM, row], { ...EVERYONE, search: 'motors' }).map(({ id }) => id);
		expect(found(ZOE)).toEqual([]);
		expect(found({ ...ZOE, company })).toEqual([ZOE.id]);
		expect(found(ZOE)).toEqual([]);
	});

	it('[S12] by company, language, topic, and open slots', () => {
		expect(names({ company: 'acme' })).toEqual(['René Müller', 'Kim Lee']);
		expect(names({ company: 'unknown' })).toEqual([]);
		expect(names({ language: 'german' })).toEqual(['René Müller', 'Zoë Ångström']);
		expect(names({ topic: 'Robotics' })).toEqual(['René Müller', 'Zoë Ångström']);
		expect(names({ open: true })).toEqual(['René Müller', 'Zoë Ångström']);
	});

	it('[S12] by words in any order, without minding case and accents', () => {
		expect(names({ search: 'rene' })).toEqual(['René Müller']);
		expect(names({ search: '  ANGSTROM   data ' })).toEqual(['Zoë Ångström']);
		expect(names({ search: 'energy' })).toHaveLength(3);
		expect(names({ search: 'korean robotics' })).toEqual([]);
	});

	it('[S12] by all of it at once', () => {
		expect(names({ company: 'borealis', search: 'german', topic: 'Data', open: true })).toEqual([
			'Zoë Ångström',
		]);
		expect(names({ company: 'acme', language: 'German', topic: 'Data' })).toEqual([]);
	});

	it('[S12] each option says how many it leaves under the other filters, under its own none', () => {
		const topics = optionsOf(ALL, { ...EVERYONE, company: 'acme', topic: 'Robotics' }, 'topic');
		expect(topics).toEqual([
			{ value: 'Data', label: 'Data', count: 1 },
			{ value: 'Robotics', label: 'Robotics', count: 1 },
		]);
		const companies = optionsOf(ALL, { ...EVERYONE, language: 'Swedish' }, 'company');
		expect(companies).toEqual([
			{ value: 'acme', label: 'acme AG', count: 0 },
			{ value: 'borealis', label: 'borealis AG', count: 1 },
		]);
	});

	it('[S12] where nobody matches, it is known which filter to loosen', () => {
		expect(loosened(ALL, { ...EVERYONE, company: 'acme', language: 'Swedish' })).toEqual([
			{ filter: 'language', count: 2 },
			{ filter: 'company', count: 1 },
		]);
		expect(loosened(ALL, { ...EVERYONE, company: 'x', language: 'y' })).toEqual([]);
	});
});

describe('chances', () => {
	it('[S13c] are slots for each who waits, oneself among them', () => {
		const few = recruiter('Few', { openSlots: 4, waiting: 11 });
		const many = recruiter('Many', { openSlots: 2, waiting: 0 });
		expect([few, ZOE, many].toSorted(byChance).map(({ card }) => card.name)).toEqual([
			'Many',
			'Few',
			'Zoë Ångström',
		]);
		expect([few, many].map(isCrowded)).toEqual([true, false]);
	});

	it('[S13c] who is crowded is seen with the least crowded colleague who has slots and is new to me', () => {
		const crowded = recruiter('Rita', { openSlots: 1, waiting: 4 });
		const better = recruiter('Carl', { openSlots: 3, waiting: 1 });
		const good = recruiter('Dora', { openSlots: 3, waiting: 2 });
		const full = recruiter('Emil', { openSlots: 0, waiting: 0 });
		const known = { ...recruiter('Fay', { openSlots: 9 }), meeting: {} as never };
		const team = [crowded, good, better, full, known];
		expect(lessCrowded(crowded, team)).toBe(better);
		expect(lessCrowded(better, team)).toBeNull();
		expect(lessCrowded(crowded, [crowded, full, known])).toBeNull();
		expect(lessCrowded(recruiter('Gil', { openSlots: 0 }), [full])).toBeNull();
	});
});

describe('the order of the list', () => {
	const open = { ...EVERYONE, open: true, sort: 'chances' } as const;
	const shown = (rows: readonly RecruiterRow[]) =>
		rows.map(({ card, openSlots }) => `${card.name} ${openSlots}`);

	it('[I17] stays as it was when numbers change, and the numbers are those of now', () => {
		const moment = momentOf(ALL);
		const later = [{ ...RENE, openSlots: 0 }, { ...KIM, openSlots: 9 }, ZOE];
		expect(shown(arranged(ALL, open, moment))).toEqual(['René Müller 2', 'Zoë Ångström 1']);
		expect(shown(arranged(later, open, moment))).toEqual(['René Müller 0', 'Zoë Ångström 1']);
		expect(shown(arranged(later, open, momentOf(later)))).toEqual(['Kim Lee 9', 'Zoë Ångström 1']);
	});

	it('[I17] takes in who is new, and lets go who has left', () => {
		const moment = momentOf([RENE]);
		const rows = arranged([RENE, ZOE], { ...EVERYONE, sort: 'name' }, moment);
		expect(shown(rows)).toEqual(['René Müller 2', 'Zoë Ångström 1']);
		expect(isSameOrder(rows, [RENE, ZOE])).toBe(true);
		expect(isSameOrder(rows, [ZOE, RENE])).toBe(false);
		expect(arranged([ZOE], EVERYONE, moment)).toEqual([ZOE]);
	});
});
