import type { Elapsed, Instant } from '#schema/ids.ts';
import { elapsed, instant } from '#schema/ids.ts';

/** Ends what it was given for; calling it again does nothing. */
export type Cancel = () => void;

/** Time as the engine sees it: an argument everywhere, so that a simulation can own it. */
export interface Clock {
	/** What the clock on the wall says; somebody may set it, back as well. */
	now(): Instant;
	/** Never runs back, whoever sets the clock: for durations. */
	elapsed(): Elapsed;
	/** Once, after so many milliseconds of this clock. Does not keep a process alive. */
	after(delayMs: number, run: () => void): Cancel;
	/** As soon as what is arriving now has arrived. */
	soon(run: () => void): Cancel;
}

export const systemClock: Clock = {
	now: () => instant(Date.now()),
	elapsed: () => elapsed(performance.now()),
	after(delayMs, run) {
		// A timer longer than 2^31 ms fires at once; nobody here waits that long for anything else.
		const timer = setTimeout(run, Math.min(delayMs, 2 ** 31 - 1));
		timer.unref();
		return () => clearTimeout(timer);
	},
	soon(run) {
		const handle = setImmediate(run);
		return () => clearImmediate(handle);
	},
};

/** Fills with random bytes: `crypto.getRandomValues` in the product, a seeded one in simulations. */
export type FillRandom = (bytes: Uint8Array) => void;
