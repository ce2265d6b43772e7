/** Where a request has good chances: open slots against the people who wait for one (S13c). */
import type { RecruiterRow } from '../sync/view.ts';

type Numbers = Pick<RecruiterRow, 'openSlots' | 'waiting'>;

/** Slots for each person who would want one, if one more asked. */
export const chanceOf = ({ openSlots, waiting }: Numbers): number => openSlots / (waiting + 1);

/** One more would find no slot, if everybody who waits now takes one. */
export const isCrowded = ({ openSlots, waiting }: Numbers): boolean => waiting >= openSlots;

/**
 * Whom to point at instead: the least crowded colleague with open slots, whom one does not know yet and
 * with whom one's chances are better; null where there is none.
 */
export function lessCrowded(row: RecruiterRow, colleagues: readonly RecruiterRow[]) {
	if (!isCrowded(row) || row.meeting?.status === 'confirmed') return null;
	let best: RecruiterRow | null = null;
	for (const other of colleagues) {
		if (other.id === row.id || other.openSlots === 0 || other.meeting) continue;
		if (chanceOf(other) > chanceOf(best ?? row)) best = other;
	}
	return best;
}

/** The best chances first; among equals as they come. */
export const byChance = (a: RecruiterRow, b: RecruiterRow): number =>
	chanceOf(b) - chanceOf(a) || b.openSlots - a.openSlots;

export function colleaguesById(rows: readonly RecruiterRow[]) {
	const byCompany = new Map<string, RecruiterRow[]>();
	for (const row of rows) {
		const team = byCompany.get(row.companyId);
		if (team) team.push(row);
		else byCompany.set(row.companyId, [row]);
	}
	return byCompany as ReadonlyMap<string, readonly RecruiterRow[]>;
}
