import type { Instant } from '../ids.ts';
import { MINUTE_MS } from '../ids.ts';

/** Half-open: `startsAt` belongs to it, `endsAt` does not. */
export interface Interval {
	readonly startsAt: Instant;
	readonly endsAt: Instant;
}

/** Whether two intervals share a moment, or leave less than `bufferMinutes` between them. */
export const collides = (a: Interval, b: Interval, bufferMinutes = 0): boolean =>
	a.startsAt < b.endsAt + bufferMinutes * MINUTE_MS &&
	b.startsAt < a.endsAt + bufferMinutes * MINUTE_MS;

export const contains = (interval: Interval, at: Instant): boolean =>
	interval.startsAt <= at && at < interval.endsAt;
