/** Everything this product keeps in the browser begins like this, so that signing out finds it. */
const PREFIX = 'visavis:draft:';

/**
 * Words on this device that have not arrived anywhere else: what is being written, and what was handed
 * over a moment ago and could still be lost with the page. At most one object for each name and page.
 */
export class KeptWords<Words extends object> {
	readonly #key: string;
	/** Not being written any more, and not safe elsewhere yet; oldest first. */
	#others: readonly Words[] = [];
	#writing: Words | null = null;
	/** As it was last read or written by this page. */
	#known: string | null = null;

	/** @param who fair, writer and addressee: whose words they are, and to whom */
	constructor(who: readonly string[]) {
		this.#key = PREFIX + who.join(':');
	}

	/** What other pages left here, oldest first; null: nothing but what this page knows. */
	news(isWords: (value: unknown) => value is Words): readonly Words[] | null {
		try {
			const text = localStorage.getItem(this.#key);
			if (text === this.#known) return null;
			this.#known = text;
			const kept: unknown = JSON.parse(text ?? '[]');
			return [kept].flat().filter(isWords);
		} catch {
			return null;
		}
	}

	/** What is written now; null: nothing. */
	write(words: Words | null): void {
		this.#writing = words;
		this.#store();
	}

	/** Stays here, whatever is written now. */
	lay(words: readonly Words[]): void {
		this.#others = [...this.#others, ...words];
		this.#store();
	}

	/**
	 * What is written now is written no more, and stays here until it cannot be lost elsewhere.
	 * @param isKept see `Submission`
	 * @param giveBack it was not taken after all: it is no more among what is kept here
	 */
	handOver(isKept: Promise<boolean>, giveBack: (words: Words) => void): void {
		const words = this.#writing;
		this.#writing = null;
		if (!words) return;
		this.lay([words]);
		void isKept.then((isSafe) => {
			this.#others = this.#others.filter((each) => each !== words);
			if (isSafe) this.#store();
			else giveBack(words);
		});
	}

	#store(): void {
		const all = this.#writing ? [...this.#others, this.#writing] : this.#others;
		this.#known = all.length === 0 ? null : JSON.stringify(all);
		try {
			if (this.#known === null) localStorage.removeItem(this.#key);
			else localStorage.setItem(this.#key, this.#known);
		} catch {
			// Storage may be full or forbidden; then the words live as long as the page.
		}
	}
}
