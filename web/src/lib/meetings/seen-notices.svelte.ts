import { createContext } from 'svelte';

/** Which notices this person has seen on this device: the rest is marked as new. */

const PREFIX = 'visavis:seen:';

export class SeenNotices {
	readonly #key: string;
	/** Null until it was looked up: what cannot be known yet is not called new. */
	#seen = $state.raw<ReadonlySet<string> | null>(null);

	/** @param who fair and participant */
	constructor(...who: readonly string[]) {
		this.#key = PREFIX + who.join(':');
	}

	/** Looks up what this device remembers, once there is a device. */
	recall(): void {
		this.#seen = read(this.#key);
	}

	has(id: string): boolean {
		return this.#seen === null || this.#seen.has(id);
	}

	/** @param present all notices there are: what is gone need not be remembered */
	add(ids: readonly string[], present: readonly string[]): void {
		if (this.#seen === null || ids.every((id) => this.has(id))) return;
		const seen = [...this.#seen, ...ids];
		this.#seen = setOf(present.filter((id) => seen.includes(id)));
		try {
			localStorage.setItem(this.#key, JSON.stringify([...this.#seen]));
		} catch {
			// Storage may be full or forbidden; then everything is new again next time.
		}
	}
}

const [getSeenNotices, provideSeenNotices] = createContext<SeenNotices>();

export { getSeenNotices, provideSeenNotices };

function read(key: string): ReadonlySet<string> {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
		return setOf(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
	} catch {
		return setOf([]);
	}
}

const setOf = (ids: readonly string[]): ReadonlySet<string> => new Set(ids);
