import type { Elapsed, Instant } from '#schema/ids.ts';
import type { Cancel, Clock } from '#sync/clock.ts';
import { systemClock } from '#sync/clock.ts';

/** The machine's clock; decisions can be held back, as by a disk that stands still for a while. */
export class HoldingClock implements Clock {
	#held: (() => void)[] | null = null;

	now = (): Instant => systemClock.now();

	elapsed = (): Elapsed => systemClock.elapsed();

	after(delayMs: number, run: () => void): Cancel {
		return systemClock.after(delayMs, run);
	}

	soon(run: () => void): Cancel {
		return systemClock.soon(() => (this.#held ? void this.#held.push(run) : run()));
	}

	hold(): void {
		this.#held ??= [];
	}

	release(): void {
		const held = this.#held ?? [];
		this.#held = null;
		for (const run of held) run();
	}
}
