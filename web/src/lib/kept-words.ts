/** Everything this product keeps in the browser begins like this, so that signing out finds it. */
const PREFIX = 'visavis:draft:';

/**
 * Words on this device that have not arrived anywhere else: what is being written, and what was handed
 * over a moment ago and could still be lost with the page. One object for each name and page.
 */
export class KeptWords<Words> {
	readonly #key: string;
	/** As they were left here, not looked at yet; oldest first. */
	#left: readonly unknown[] = [];
	/** Not being written any more, and not safe elsewhere yet. */
	#handed: readonly Words[] = [];
	#writing: Words | null = null;
	/** As this page last read or wrote it all. */
	#known: string | null = null;

	/** @param who fair, writer and addressee: whose words they are, and to whom */
	constructor(who: readonly string[]) {
		this.#key = PREFIX + who.join(':');
	}

	/**
	 * What stands here, also from earlier and other pages; the last is what is being written. It is in the
	 * caller's hands until it is written or left again.
	 */
	take(isWords: (value: unknown) => value is Words): Words[] {
		this.#catchUp();
		const all = [...this.#left, this.#writing].filter(isWords);
		this.#left = [];
		this.#writing = null;
		return all;
	}

	/** What is written now; null: nothing. */
	write(words: Words | null): void {
		this.#writing = words;
		this.#store();
	}

	/** Stays until it is taken again. */
	leave(words: readonly Words[]): void {
		this.#left = words;
		this.#store();
	}

	/**
	 * What is written now is written no more, and stays here until it cannot be lost elsewhere.
	 * @param isKept see `Submission`
	 * @param giveBack it was not taken after all, and does not stand here any more
	 */
	handOver(isKept: Promise<boolean>, giveBack = (words: Words) => this.giveBack(words)): void {
		const words = this.#writing;
		if (words === null) return;
		this.#handed = [...this.#handed, words];
		this.write(null);
		void isKept.then((isSafe) => {
			this.#handed = this.#handed.filter((each) => each !== words);
			if (isSafe) this.#store();
			else giveBack(words);
		});
	}

	/** Words that did not arrive; what is being written by now is newer. */
	giveBack(words: Words): void {
		this.#catchUp();
		this.#left = [words, ...this.#left];
		this.#store();
	}

	#catchUp(): void {
		try {
			const text = localStorage.getItem(this.#key);
			if (text === this.#known) return;
			this.#known = text;
			this.#writing = null;
			this.#left = [JSON.parse(text ?? '[]') as unknown].flat();
		} catch {
			// What cannot be read is no words.
		}
	}

	#store(): void {
		const all = [...this.#left, ...this.#handed, this.#writing].filter((each) => each !== null);
		this.#known = all.length === 0 ? null : JSON.stringify(all);
		try {
			if (this.#known === null) localStorage.removeItem(this.#key);
			else localStorage.setItem(this.#key, this.#known);
		} catch {
			// Storage may be full or forbidden; then the words live as long as the page.
		}
	}
}
