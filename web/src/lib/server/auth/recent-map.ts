export interface RecentMap<Value> {
	get(key: string): Value | undefined;
	set(key: string, value: Value): void;
	delete(key: string): void;
}

/** Remembers the `most` keys that were set last, so that strangers cannot fill the memory. */
export function createRecentMap<Value>(most: number): RecentMap<Value> {
	const entries = new Map<string, Value>();
	return {
		get: (key) => entries.get(key),
		set(key, value) {
			// Set anew, a key moves to the end of the map's order.
			entries.delete(key);
			entries.set(key, value);
			const [oldest] = entries.keys();
			if (entries.size > most && oldest !== undefined) entries.delete(oldest);
		},
		delete(key) {
			entries.delete(key);
		},
	};
}
