import type { Interval } from './interval.ts';

/**
 * A time that a recruiter offers. A slot is named by its recruiter and its start: one recruiter
 * cannot offer two slots that begin together, so no further id is needed.
 */
export interface Slot extends Interval {
	/** Its start lies behind the server's clock; nothing can be booked on it any more. */
	readonly passed: boolean;
}
