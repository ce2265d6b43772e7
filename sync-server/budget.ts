import type { Elapsed } from '#schema/ids.ts';
import type { Rate } from './hub-limits.ts';

/** A token bucket that lends, so that whoever took too much can be made to wait instead of being refused. */
export class Budget {
	readonly #rate: Rate;
	#left: number;
	#at: Elapsed;

	constructor(rate: Rate, now: Elapsed) {
		this.#rate = rate;
		this.#left = rate.burst;
		this.#at = now;
	}

	/** Takes so much and says for how many milliseconds it is not yet covered; 0 when it is. */
	take(amount: number, now: Elapsed): number {
		this.#refill(now);
		this.#left -= amount;
		return this.#left >= 0 ? 0 : (-this.#left / this.#rate.perSecond) * 1_000;
	}

	/** As good as new, so that it need not be remembered. */
	isFull(now: Elapsed): boolean {
		this.#refill(now);
		return this.#left >= this.#rate.burst;
	}

	#refill(now: Elapsed): void {
		const more = ((now - this.#at) / 1_000) * this.#rate.perSecond;
		this.#left = Math.min(this.#rate.burst, this.#left + more);
		this.#at = now;
	}
}
