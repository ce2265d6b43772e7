import { Budget } from './budget.ts';
import type { Cancel, Clock } from './clock.ts';
import type { HubLimits } from './hub-limits.ts';

export interface InflowOptions {
	readonly clock: Clock;
	readonly limits: HubLimits;
	readonly handle: (data: Uint8Array) => void;
	/** Stops and restarts reading, so that the sender feels it. */
	readonly pause: () => void;
	readonly resume: () => void;
	/** So far ahead, or for so long, that waiting is no answer. */
	readonly overrun: () => void;
}

/**
 * What one socket may send (GA3). Whoever is a little too fast is slowed: the socket is not read until
 * the budget allows it. Whoever is far too fast, or goes on being so, is cut off.
 */
export class Inflow {
	readonly #options: InflowOptions;
	readonly #messages: Budget;
	readonly #bytes: Budget;
	readonly #slowed: Budget;
	readonly #waiting: { readonly data: Uint8Array; readonly due: number }[] = [];
	#cancel: Cancel | null = null;
	#stopped = false;

	constructor(options: InflowOptions) {
		this.#options = options;
		const now = options.clock.elapsed();
		this.#messages = new Budget(options.limits.messages, now);
		this.#bytes = new Budget(options.limits.bytes, now);
		this.#slowed = new Budget(options.limits.slowed, now);
	}

	receive(data: Uint8Array): void {
		const wait = this.#charge(data.length);
		if (this.#stopped) return;
		if (wait === 0 && this.#waiting.length === 0) return this.#options.handle(data);
		const now = this.#options.clock.elapsed();
		this.#waiting.push({ data: Uint8Array.from(data), due: now + wait });
		if (this.#cancel) return;
		this.#options.pause();
		this.#wake(wait);
	}

	/** A control frame of the protocol below, which costs as much. */
	charge(bytes: number): void {
		this.#charge(bytes);
	}

	stop(): void {
		this.#stopped = true;
		this.#cancel?.();
		this.#cancel = null;
		this.#waiting.length = 0;
	}

	#charge(bytes: number): number {
		const { clock, limits, overrun } = this.#options;
		const now = clock.elapsed();
		const wait = Math.max(this.#messages.take(1, now), this.#bytes.take(bytes, now));
		if (!this.#stopped && wait > limits.backPressureMs) overrun();
		return wait;
	}

	#wake(delayMs: number): void {
		const { clock, overrun } = this.#options;
		if (this.#slowed.take(delayMs, clock.elapsed()) > 0) return overrun();
		this.#cancel = clock.after(Math.ceil(delayMs), () => {
			this.#cancel = null;
			this.#release();
		});
	}

	#release(): void {
		const now = this.#options.clock.elapsed();
		while (this.#waiting.length > 0 && this.#waiting[0]!.due <= now)
			this.#options.handle(this.#waiting.shift()!.data);
		if (this.#stopped) return;
		const next = this.#waiting[0];
		if (next) this.#wake(next.due - now);
		else this.#options.resume();
	}
}
