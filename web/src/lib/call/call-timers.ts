import type { CallTimer } from './call-events.ts';

/** At most one of each kind runs; starting it again begins anew. */
export class CallTimers {
	readonly #running = new Map<CallTimer, ReturnType<typeof setTimeout>>();

	start(timer: CallTimer, ms: number, ring: () => void): void {
		this.stop(timer);
		this.#running.set(timer, setTimeout(ring, ms));
	}

	stop(timer: CallTimer): void {
		clearTimeout(this.#running.get(timer));
		this.#running.delete(timer);
	}

	stopAll(): void {
		for (const timer of this.#running.keys()) this.stop(timer);
	}
}
