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

/** An administrator or a time server may set the clock on the wall: it is looked at this often, in ms. */
export const LOOK_MS = 2_000;
/** Less than this is the clock being kept right, and moves nothing that people wait for. */
const SET_MS = 500;

/** Once, when the clock on the wall has come to `at`: a moment later, or within `LOOK_MS` where it was set. */
export function whenReached(clock: Clock, at: Instant, run: () => void): Cancel {
	const wait = () => Math.min(LOOK_MS, Math.max(0, at - clock.now()));
	const look = () => {
		if (clock.now() >= at) return run();
		cancel = clock.after(wait(), look);
	};
	let cancel = clock.after(wait(), look);
	return () => cancel();
}

/** Within `LOOK_MS` of each time that somebody has set the clock on the wall (CL6). */
export function whenSet(clock: Clock, run: () => void): Cancel {
	const setting = () => clock.now() - clock.elapsed();
	let known = setting();
	const look = () => {
		cancel = clock.after(LOOK_MS, look);
		if (Math.abs(setting() - known) < SET_MS) return;
		known = setting();
		run();
	};
	let cancel = clock.after(LOOK_MS, look);
	return () => cancel();
}

/** Fills with random bytes: `crypto.getRandomValues` in the product, a seeded one in simulations. */
export type FillRandom = (bytes: Uint8Array) => void;
