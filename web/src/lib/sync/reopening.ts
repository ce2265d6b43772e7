import type { Cancel, SyncEnvironment } from './environment.ts';

/** Doubled with each time in a row, up to the last; and as much again at random. */
const FIRST_MS = 1_000;
const LAST_MS = 30_000;

/** When to try again after the server has said "not now". */
export class Reopening {
	readonly #environment: Pick<SyncEnvironment, 'clock' | 'random'>;
	#inARow = 0;
	#cancel: Cancel | null = null;

	constructor(environment: Pick<SyncEnvironment, 'clock' | 'random'>) {
		this.#environment = environment;
	}

	later(run: () => void): void {
		const { clock, random } = this.#environment;
		const pause = Math.min(LAST_MS, FIRST_MS * 2 ** this.#inARow);
		this.#inARow += 1;
		this.cancel();
		this.#cancel = clock.after(pause * (1 + random()), run);
	}

	/** It worked: the next pause is a short one again. */
	succeeded(): void {
		this.#inARow = 0;
	}

	cancel(): void {
		this.#cancel?.();
		this.#cancel = null;
	}
}
