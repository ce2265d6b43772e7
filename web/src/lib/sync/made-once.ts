/** What is made at the first question for it, and is the same one ever after. */
export class MadeOnce<Key, Value> {
	readonly #make: (key: Key) => Value;
	readonly #made = new Map<Key, Value>();

	constructor(make: (key: Key) => Value) {
		this.#make = make;
	}

	of(key: Key): Value {
		const known = this.#made.get(key);
		if (known !== undefined) return known;
		const made = this.#make(key);
		this.#made.set(key, made);
		return made;
	}
}
