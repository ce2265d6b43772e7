/** What a page shows, reduced to what documents hold: nothing of the page's own may be left at rest. */
import type { CalendarSheet } from '#lib/sync/overlay.ts';

/** A desk without commit number and moment, and without the keys that rows have on a page. */
export function shownDesk(desk: object): object {
	const { seq: _seq, t: _t, fault, meetings, ...rest } = desk as Record<string, unknown>;
	const rows = Object.entries(meetings as Record<string, object>).map(([id, row]) => {
		const { key: _key, provisional, ...meeting } = row as Record<string, unknown>;
		return [id, provisional ? { ...meeting, provisional } : meeting];
	});
	const { outcomes: _outcomes, ...sections } = rest;
	return { ...sections, meetings: Object.fromEntries(rows), ...(fault ? { fault } : {}) };
}

export const shownCalendar = (sheet: CalendarSheet | null): unknown =>
	sheet && Object.fromEntries(sheet.slots.map((slot) => [slot.startsAt, slot]));
