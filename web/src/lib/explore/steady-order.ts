/**
 * What stands where in Explore. Numbers on the cards change all day long; if cards changed their places
 * with them, one would press the wrong button. So the order, and who has open slots, is that of the
 * moment in which one chose it; the numbers themselves are live, and one may ask for the order of now.
 */
import type { ParticipantId } from '#schema/ids.ts';
import type { RecruiterRow } from '../sync/view.ts';
import { byChance } from './chances.ts';
import type { ExploreFilters, Sort } from './explore-filters.ts';
import { filterRecruiters } from './explore-filters.ts';

type Numbers = Pick<RecruiterRow, 'openSlots' | 'waiting'>;
export type Moment = ReadonlyMap<ParticipantId, Numbers>;

export const momentOf = (rows: readonly RecruiterRow[]): Moment =>
	new Map(rows.map(({ id, openSlots, waiting }) => [id, { openSlots, waiting }]));

/** The rows to show, in order; chosen by the numbers of `moment`, and showing those of now. */
export function arranged(
	rows: readonly RecruiterRow[],
	filters: ExploreFilters,
	moment: Moment,
): readonly RecruiterRow[] {
	// Neither the order nor who is there turns on a number.
	if (filters.sort !== 'chances' && !filters.open)
		return [...filterRecruiters(rows, filters)].sort(COMPARE[filters.sort]);
	const then = rows.map((row) => ({ ...row, ...moment.get(row.id) }));
	const now = new Map(rows.map((row) => [row.id, row]));
	return [...filterRecruiters(then, filters)]
		.sort(COMPARE[filters.sort])
		.map((row) => now.get(row.id) ?? row);
}

export const isSameOrder = (a: readonly RecruiterRow[], b: readonly RecruiterRow[]): boolean =>
	a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);

/** Rows come by company and name, and sorting keeps the order of equals. */
const COMPARE: Readonly<Record<Sort, (a: RecruiterRow, b: RecruiterRow) => number>> = {
	company: () => 0,
	chances: byChance,
	name: (a, b) => collator.compare(a.card.name, b.card.name),
};

const collator = new Intl.Collator('en');
