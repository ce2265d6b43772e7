import type { Filter, Sort } from '../explore/explore-filters.ts';
import { counting, numberIn } from './plurals.ts';

const counted = counting('en-GB');
const written = numberIn('en-GB');
const count = (number: number, one: string, many = `${one}s`): string =>
	counted(number, { one, other: many });

const sorts: Readonly<Record<Sort, string>> = {
	company: 'Company',
	chances: 'Best chances',
	name: 'Name',
};

const loosen: Readonly<Record<Filter, (text: string) => string>> = {
	search: (text) => `Without “${text}”`,
	company: (text) => `Not only ${text}`,
	language: (text) => `Not only ${text}`,
	topic: (text) => `Not only ${text}`,
	open: () => 'Also without open slots',
};

/** Explore: finding a recruiter, and where a request has good chances. */
export const exploring = {
	filters: 'Filter recruiters',
	language: 'Language',
	allLanguages: 'All languages',
	topic: 'Topic',
	allTopics: 'All topics',
	open: 'Has open slots',
	sort: 'Sort by',
	sorts,
	narrow: (number: number) => (number === 0 ? 'Filters' : `Filters (${number})`),
	/** Numbers changed since the order was made. */
	moved: 'Slots have changed meanwhile.',
	rearrange: 'Update the list',
	waiting: (number: number) => `${written(number)} waiting`,
	waitingHint: (slots: number, waiting: number): string =>
		waiting < slots
			? 'More open slots than people waiting for one.'
			: 'At least as many people are waiting as there are open slots.',
	lessCrowded: (name: string, slots: number, waiting: number) =>
		`Less asked: ${name}, ${count(slots, 'slot')}, ${written(waiting)} waiting`,
	loosen,
	loosened: (text: string, number: number) => `${text}: ${count(number, 'recruiter')}`,
	tooNarrow: 'No recruiter matches all of it. Loosen one filter:',
	tooNarrowAll: 'Several of your filters together leave nobody.',
};
