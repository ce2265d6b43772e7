import type { Instant } from '#schema/ids.ts';
import { dateIn } from '../time.ts';

/** What falls on one calendar day of a zone. */
export interface DayGroup<Item> {
	/** `2026-11-20` */
	readonly date: string;
	/** The first moment in it, to write the day from. */
	readonly at: Instant;
	readonly items: readonly Item[];
}

/** Groups by the day in a zone; items and days keep the order they came in. */
export function byDay<Item extends { readonly startsAt: Instant }>(
	items: readonly Item[],
	zone: string,
): readonly DayGroup<Item>[] {
	const groups = new Map<string, { date: string; at: Instant; items: Item[] }>();
	for (const item of items) {
		const date = dateIn(zone, item.startsAt);
		const group = groups.get(date);
		if (group) group.items.push(item);
		else groups.set(date, { date, at: item.startsAt, items: [item] });
	}
	return [...groups.values()];
}
