/** At most one for each key runs; starting it again begins anew. */
export class Timers<Key> {
	readonly #running = new Map<Key, ReturnType<typeof setTimeout>>();

	start(key: Key, ms: number, ring: () => void): void {
		this.stop(key);
		this.#running.set(key, setTimeout(ring, ms));
	}

	stop(key: Key): void {
		clearTimeout(this.#running.get(key));
		this.#running.delete(key);
	}

	stopAll(): void {
		for (const key of this.#running.keys()) this.stop(key);
	}
}
