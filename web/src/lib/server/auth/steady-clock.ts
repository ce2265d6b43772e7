import type { Instant } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';

/** What the machine says about time. Both are milliseconds. */
export interface MachineClock {
	/** Since the epoch; may be set back by an operator or a time server. */
	wall(): number;
	/** Since some beginning; never runs back. */
	elapsed(): number;
}

export const machineClock: MachineClock = {
	wall: () => Date.now(),
	elapsed: () => performance.now(),
};

/**
 * Time that never runs back, and never stands still either (AU3). While the machine's clock is behind
 * what was already seen, time goes on from there at its natural pace: a clock that was far ahead once
 * would otherwise stop all expiry until the world has caught up.
 *
 * @param since the latest moment known from before this process
 */
export function steadyClock(machine: MachineClock, since: number): () => Instant {
	let latest = since;
	let before = machine.elapsed();
	return () => {
		const elapsed = machine.elapsed();
		latest = Math.max(machine.wall(), latest + elapsed - before);
		before = elapsed;
		return instant(Math.floor(latest));
	};
}
