const parts: Part<unknown>[] = [];

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
		parts.push(this);
	}

	/** Null until it has come. */
	get content(): Content | null {
		return this.#content;
	}

	/** Rejects where it cannot be had now; the next time it is tried anew. */
	bring(): Promise<Content> {
		return (this.#fetching ??= this.#fetch());
	}

	/** Where it may be wanted soon. Whoever really wants it learns whether it came. */
	readonly expect = (): void => {
		this.bring().catch(() => undefined);
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

/** Fetches all parts one after the other whenever there is nothing else to do: nobody shall wait for one. */
export function expectAllParts(): void {
	const next = parts.find(({ content }) => content === null);
	if (!next) return;
	whenIdle(() => {
		// Where there is no network none comes; who wants one then is told.
		next.bring().then(expectAllParts, () => undefined);
	});
}

/** Safari has no idle callbacks. */
const whenIdle = (run: () => void): void => {
	if ('requestIdleCallback' in window) requestIdleCallback(run);
	else setTimeout(run, 200);
};
