import type { Instant } from '../ids.ts';
import { addMinutes } from '../ids.ts';
import type { Slot } from '../domain/slot.ts';
import type { ProjectionHead } from './projection.ts';

/** o: open, t: taken (not by whom, I03), p: passed. */
export type CalendarMark = 'o' | 't' | 'p';
/** Start, length in minutes, mark. The key is the start too, see `slotKey`. */
export type CalendarSlot = readonly [startsAt: Instant, minutes: number, mark: CalendarMark];

/** A recruiter's slots for everyone who may book there: never a name, never an id of a person. */
export interface CalendarView extends ProjectionHead {
	readonly slots: Readonly<Record<string, CalendarSlot>>;
}

export const CALENDAR_SECTIONS = ['slots'] as const;

/** The start in minutes since the epoch, base 36: short, unique for one recruiter. */
export const slotKey = (startsAt: Instant): string => (startsAt / 60_000).toString(36);

export const slotOf = ([startsAt, minutes, mark]: CalendarSlot): Slot & { taken: boolean } => ({
	startsAt,
	endsAt: addMinutes(startsAt, minutes),
	passed: mark === 'p',
	// Whatever a later version may mean by another mark, it is not offered.
	taken: mark !== 'o' && mark !== 'p',
});
