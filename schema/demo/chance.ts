import { must } from '../assert.ts';

/**
 * Chance that repeats itself: the same seed draws the same things. The generator is mulberry32 (by
 * Tommy Ettinger): 32 bits of state are enough for a demo and nothing for secrets.
 */
export class Chance {
	readonly #seed: number;
	#state: number;

	constructor(seed: number) {
		this.#seed = seed >>> 0;
		this.#state = this.#seed;
	}

	/** A stream of its own, named: what is drawn elsewhere, and how often, does not change it. */
	fork(name: string): Chance {
		// FNV-1a over the name, starting from this stream's seed.
		let hash = (this.#seed ^ 0x811c9dc5) >>> 0;
		for (let at = 0; at < name.length; at++)
			hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
		return new Chance(hash);
	}

	/** From 0 until just below 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number from `least` to `most`, both possible. */
	between(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	happens(probability: number): boolean {
		return this.next() < probability;
	}

	pick<Item>(items: readonly Item[]): Item {
		return must(items[this.between(0, items.length - 1)], 'there is something to pick from');
	}

	/** The greater its weight, the likelier; something of weight 0 is never picked. */
	weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item {
		let left = this.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
		const found = items.find((item) => (left -= weightOf(item)) < 0);
		return must(found, 'the weights add up');
	}

	/** So many different ones, in the order of the list. */
	sample<Item>(items: readonly Item[], count: number): Item[] {
		let wanted = Math.min(count, items.length);
		return items.filter((_, index) => {
			const taken = this.happens(wanted / (items.length - index));
			if (taken) wanted -= 1;
			return taken;
		});
	}
}
