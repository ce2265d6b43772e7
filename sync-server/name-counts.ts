/** How many of something there are under each name. */
export class NameCounts {
	readonly #counts = new Map<string, number>();

	has(name: string): boolean {
		return this.#counts.has(name);
	}

	add(name: string): void {
		this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
	}

	remove(name: string): void {
		const left = (this.#counts.get(name) ?? 0) - 1;
		if (left > 0) this.#counts.set(name, left);
		else this.#counts.delete(name);
	}
}
