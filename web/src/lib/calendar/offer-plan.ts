/**
 * A day of a recruiter's calendar as cells to click: what is offered, what could be, and what is booked
 * and stays (AV1–AV4). Pure; the editor draws it and turns it into an `availability.set`.
 */
import type { FairDay } from '#schema/domain/fair.ts';
import type { Interval } from '#schema/domain/interval.ts';
import { collides, contains } from '#schema/domain/interval.ts';
import type { Instant, MeetingId } from '#schema/ids.ts';
import { MINUTE_MS, addMinutes } from '#schema/ids.ts';

export type CellState = 'offered' | 'blank' | 'booked' | 'passed';

export interface Cell extends Interval {
	readonly state: CellState;
	/** The chat in a booked cell. */
	readonly meeting?: MeetingId;
	/** Not yet confirmed by the server. */
	readonly pending?: boolean;
}

/** A recruiter's own slot as far as the plan needs it. */
export interface PlannedSlot extends Interval {
	readonly meeting?: MeetingId | undefined;
	/** Asked to go away; shown as if it had. */
	readonly withdrawing?: boolean | undefined;
	readonly pending?: unknown;
}

/** The length in use on a day: that of the newest open slot there, else of any, else the first allowed. */
export function minutesOf(
	day: FairDay,
	slots: readonly PlannedSlot[],
	allowed: readonly number[],
): number {
	const lengths = onDay(day, slots).map(({ startsAt, endsAt, meeting }) => ({
		minutes: (endsAt - startsAt) / MINUTE_MS,
		isOpen: meeting === undefined,
	}));
	const chosen = lengths.find(({ isOpen }) => isOpen) ?? lengths[0];
	if (chosen && allowed.includes(chosen.minutes)) return chosen.minutes;
	return allowed[0] ?? 30;
}

/**
 * The cells of a day. Existing slots stand where they are; the room between them is cut into cells of
 * the chosen length, so that nothing offered here can overlap.
 */
export function cellsOf(
	day: FairDay,
	minutes: number,
	slots: readonly PlannedSlot[],
	now: Instant,
): readonly Cell[] {
	const existing = onDay(day, slots)
		.filter(({ withdrawing }) => withdrawing !== true)
		.toSorted((a, b) => a.startsAt - b.startsAt);
	const cells: Cell[] = [];
	let cursor = day.startsAt;
	for (const slot of existing) {
		fill(cells, cursor, slot.startsAt, minutes, now);
		cells.push(cellOf(slot, now));
		cursor = slot.endsAt;
	}
	fill(cells, cursor, day.endsAt, minutes, now);
	const leaving = slots.filter(({ withdrawing }) => withdrawing === true);
	return cells.map((cell) =>
		cell.state === 'blank' && leaving.some((slot) => collides(slot, cell))
			? { ...cell, pending: true }
			: cell,
	);
}

/**
 * The starts to offer when the length of a day changes: booked ones stay, and what was offered before
 * is offered again wherever a cell of the new length fits into it.
 */
export function startsWithLength(
	day: FairDay,
	minutes: number,
	slots: readonly PlannedSlot[],
	now: Instant,
): readonly Instant[] {
	const future = onDay(day, slots).filter(({ startsAt }) => startsAt > now);
	const booked = future.filter(({ meeting }) => meeting !== undefined);
	const offered = future.filter(({ meeting }) => meeting === undefined);
	return cellsOf(day, minutes, booked, now)
		.filter((cell) => cell.state === 'booked' || offered.some((slot) => collides(slot, cell)))
		.map(({ startsAt }) => startsAt);
}

/** What to send so that these cells are offered: booked starts always go along (AV3). */
export const startsOf = (cells: readonly Cell[]): readonly Instant[] =>
	cells
		.filter(({ state }) => state === 'offered' || state === 'booked')
		.map(({ startsAt }) => startsAt);

const onDay = (day: FairDay, slots: readonly PlannedSlot[]): readonly PlannedSlot[] =>
	slots.filter(({ startsAt }) => contains(day, startsAt));

function cellOf(slot: PlannedSlot, now: Instant): Cell {
	const { startsAt, endsAt, meeting } = slot;
	const pending = slot.pending !== undefined;
	if (meeting !== undefined) return { startsAt, endsAt, state: 'booked', meeting, pending };
	return { startsAt, endsAt, state: startsAt <= now ? 'passed' : 'offered', pending };
}

function fill(cells: Cell[], from: Instant, until: Instant, minutes: number, now: Instant): void {
	for (let at = from; addMinutes(at, minutes) <= until; at = addMinutes(at, minutes))
		cells.push({
			startsAt: at,
			endsAt: addMinutes(at, minutes),
			state: at <= now ? 'passed' : 'blank',
		});
}
