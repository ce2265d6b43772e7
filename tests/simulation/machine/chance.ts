/** Everything that is left to chance in a simulation, from one seed. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** From 0 to just below 1 (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number from `least` to `most`, both included. */
	between(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	happens(probability: number): boolean {
		return this.next() < probability;
	}

	pick<Item>(items: readonly Item[]): Item {
		const item = items[Math.floor(this.next() * items.length)];
		if (item === undefined) throw new Error('there is nothing to pick from');
		return item;
	}

	/** One of the keys, each as often as its weight says. */
	weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
		const entries = Object.entries(weights) as [Key, number][];
		let at = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [key, weight] of entries) if ((at -= weight) < 0) return key;
		return entries.at(-1)![0];
	}

	shuffled<Item>(items: readonly Item[]): Item[] {
		const left = [...items];
		return items.map(() => left.splice(this.between(0, left.length - 1), 1)[0]!);
	}

	/** Writes random bytes. */
	readonly fill = (bytes: Uint8Array): void => {
		for (let at = 0; at < bytes.length; at += 1) bytes[at] = this.between(0, 255);
	};

	/** Chance of its own for a part, so that what one part draws does not move another. */
	fork(part: string): Chance {
		let hash = 0x811c9dc5 ^ this.#state;
		for (const letter of part) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
		return new Chance(hash);
	}
}
