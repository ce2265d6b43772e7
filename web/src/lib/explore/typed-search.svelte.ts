/**
 * What is being searched for, while it is typed. A letter is drawn first, then the list that it leaves, and
 * the address follows when one pauses: searching among hundreds must never hold up the next key.
 */

/** Between two letters there is less than that. */
const PAUSE_MS = 250;

export class TypedSearch {
	/** What to search for instead of what the address says; null when that is right. */
	current = $state.raw<string | null>(null);
	#text: string | null = null;
	#pause: ReturnType<typeof setTimeout> | undefined;
	readonly #settle: (text: string) => void;

	/** @param settle writes it into the address */
	constructor(settle: (text: string) => void) {
		this.#settle = settle;
	}

	type(text: string): void {
		const isUnderWay = this.#text !== this.current;
		this.#text = text;
		if (!isUnderWay) afterNextPaint(() => (this.current = this.#text));
		clearTimeout(this.#pause);
		this.#pause = setTimeout(() => this.#settle(text), PAUSE_MS);
	}

	/** What was typed and is not in the address yet, for whoever changes the address now. */
	take(): { readonly search?: string } {
		return this.#text === null ? {} : { search: this.#text };
	}

	/** Another word at once, which somebody else writes into the address. */
	put(text: string): void {
		clearTimeout(this.#pause);
		this.#text = text;
		this.current = text;
	}

	/** The address says this now; what was typed since then is still to come. */
	settled(search: string): void {
		if (search === this.#text) this.end();
	}

	/** The address has the word again: one has gone on to something else. */
	end(): void {
		clearTimeout(this.#pause);
		this.#text = null;
		this.current = null;
	}
}

const afterNextPaint = (run: () => void) => requestAnimationFrame(() => setTimeout(run));
