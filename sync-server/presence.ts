import type { Reader } from '#schema/docs/access.ts';
import type { Cancel, Clock } from './clock.ts';

interface Entry {
	documents: number;
	cancelLeaving: Cancel | null;
}

/**
 * Who is here, as the server sees it (GA6): a person is in a fair as long as their desk or outbox is
 * open somewhere, and for a moment longer, because reloading a page is no absence.
 */
export class Presence {
	readonly #clock: Clock;
	readonly #lingerMs: number;
	readonly #changed: (reader: Reader, online: boolean) => void;
	readonly #entries = new Map<string, Entry>();

	constructor(options: {
		clock: Clock;
		lingerMs: number;
		changed: (reader: Reader, online: boolean) => void;
	}) {
		this.#clock = options.clock;
		this.#lingerMs = options.lingerMs;
		this.#changed = options.changed;
	}

	get size(): number {
		return this.#entries.size;
	}

	came(reader: Reader): void {
		const key = keyOf(reader);
		const entry = this.#entries.get(key);
		if (!entry) {
			this.#entries.set(key, { documents: 1, cancelLeaving: null });
			this.#changed(reader, true);
			return;
		}
		entry.documents++;
		entry.cancelLeaving?.();
		entry.cancelLeaving = null;
	}

	left(reader: Reader): void {
		const key = keyOf(reader);
		const entry = this.#entries.get(key);
		if (!entry || --entry.documents > 0) return;
		entry.cancelLeaving = this.#clock.after(this.#lingerMs, () => {
			this.#entries.delete(key);
			this.#changed(reader, false);
		});
	}

	stop(): void {
		for (const entry of this.#entries.values()) entry.cancelLeaving?.();
		this.#entries.clear();
	}
}

const keyOf = ({ fair, participant }: Reader): string => `${fair}/${participant}`;
