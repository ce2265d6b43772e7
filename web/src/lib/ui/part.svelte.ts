/**
 * A part of the program that is not fetched with the page: at the first sign that it is wanted, at the
 * latest when it is. Once it is here, it is here for all who use it.
 */
export class Part<Content> {
	#content = $state.raw<Content | null>(null);
	readonly #load: () => Promise<{ readonly default: Content }>;
	#fetching: Promise<Content> | null = null;

	constructor(load: () => Promise<{ readonly default: Content }>) {
		this.#load = load;
	}

	/** Null until it has come. */
	get content(): Content | null {
		return this.#content;
	}

	/** Rejects where it cannot be had now; the next time it is tried anew. */
	fetch(): Promise<Content> {
		return (this.#fetching ??= this.#fetch());
	}

	/** Where it may be wanted soon. Whoever really wants it learns whether it came. */
	readonly expect = (): void => {
		this.fetch().catch(() => undefined);
	};

	async #fetch(): Promise<Content> {
		try {
			const { default: content } = await this.#load();
			return (this.#content = content);
		} catch (reason) {
			this.#fetching = null;
			throw reason;
		}
	}
}
