import type { Cancel, Machine, VirtualTime } from './virtual-time.ts';

export interface LaneOptions {
	readonly time: VirtualTime;
	/** At which things arrive. */
	readonly machine: Machine;
	/** Milliseconds that the next one takes. */
	readonly latency: () => number;
}

/** One direction of a socket: first in, first out, never sooner than it takes. */
export class Lane {
	readonly #options: LaneOptions;
	readonly #waiting: { readonly due: number; readonly arrive: () => void }[] = [];
	#cancelPump: Cancel | null = null;
	#stalledUntil = 0;
	isCut = false;
	isPaused = false;
	bytes = 0;

	constructor(options: LaneOptions) {
		this.#options = options;
	}

	put(arrive: () => void, bytes = 0): void {
		if (this.isCut) return;
		const { time, latency } = this.#options;
		const due = time.now + latency();
		this.bytes += bytes;
		this.#waiting.push({
			due,
			arrive: () => {
				this.bytes -= bytes;
				arrive();
			},
		});
		this.#pump();
	}

	stall(until: number): void {
		this.#stalledUntil = Math.max(this.#stalledUntil, until);
	}

	unstall(): void {
		this.#stalledUntil = 0;
		this.#cancelPump?.();
		this.#cancelPump = null;
		this.#pump();
	}

	resume(): void {
		this.isPaused = false;
		this.#pump();
	}

	#pump(): void {
		const next = this.#waiting[0];
		if (!next || this.#cancelPump || this.isPaused) return;
		const { time, machine } = this.#options;
		const wait = Math.max(next.due, this.#stalledUntil) - time.now;
		this.#cancelPump = time.after(wait, () => this.#arrive(), machine);
	}

	#arrive(): void {
		this.#cancelPump = null;
		if (this.isCut) return;
		const { time } = this.#options;
		if (!this.isPaused && time.now >= this.#stalledUntil) this.#waiting.shift()?.arrive();
		this.#pump();
	}
}
