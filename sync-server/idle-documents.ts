import type { Document, Hocuspocus } from '@hocuspocus/server';
import type { Audit } from './audit.ts';
import type { Clock } from './clock.ts';

/**
 * Documents that nobody reads at the moment. A projection is kept for a while, with its lineage, so
 * that people whose connection broke find what they left. Hocuspocus asks once whether it may unload;
 * after a no it is on us to come back.
 */
export class IdleDocuments {
	readonly #clock: Clock;
	readonly #audit: Audit;
	readonly #graceMs: number;
	/** Until when each is kept at least, in ms. */
	readonly #until = new Map<Document, number>();
	#leaving = false;

	constructor(options: { clock: Clock; audit: Audit; graceMs: number }) {
		this.#clock = options.clock;
		this.#audit = options.audit;
		this.#graceMs = options.graceMs;
	}

	/**
	 * Whether this document may go now: it is not `needed` by somebody who is just opening it, and not
	 * to be kept for a while. One that may not is asked about again by `sweep`.
	 */
	mayUnload(document: Document, { needed, keep }: { needed: boolean; keep: boolean }): boolean {
		if (this.#leaving) return true;
		const now = this.#clock.elapsed();
		const until = this.#until.get(document) ?? now + (keep ? this.#graceMs : 0);
		this.#until.set(document, until);
		return !needed && now >= until;
	}

	/** There is no reason any more to keep it for whoever may come back. */
	release(document: Document): void {
		if (this.#until.has(document)) this.#until.set(document, this.#clock.elapsed());
	}

	forget(document: Document): void {
		this.#until.delete(document);
	}

	sweep(hocuspocus: Hocuspocus): void {
		const now = this.#clock.elapsed();
		for (const [document, until] of [...this.#until]) {
			if (document.getConnectionsCount() > 0) this.#until.delete(document);
			else if (now >= until) void this.#unload(document, hocuspocus);
		}
	}

	/** Unloads everything, for the end of the process. */
	async unloadAll(hocuspocus: Hocuspocus): Promise<void> {
		this.#leaving = true;
		const all = [...hocuspocus.documents.values()];
		await Promise.all(all.map((document) => this.#unload(document, hocuspocus)));
	}

	async #unload(document: Document, hocuspocus: Hocuspocus): Promise<void> {
		try {
			await hocuspocus.unloadDocument(document);
		} catch (error) {
			this.#audit.failure('unload', error);
		}
	}
}
