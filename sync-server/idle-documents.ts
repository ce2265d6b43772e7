import type { Document, Hocuspocus } from '@hocuspocus/server';
import type { Clock } from './clock.ts';
import type { Instant } from '#schema/ids.ts';

/**
 * Documents that nobody reads at the moment. A projection is kept for a while, with its lineage, so
 * that people whose connection broke find what they left. Hocuspocus asks once whether it may unload;
 * after a no it is on us to come back.
 */
export class IdleDocuments {
	readonly #clock: Clock;
	readonly #graceMs: number;
	readonly #since = new Map<Document, Instant>();
	#leaving = false;

	constructor(options: { clock: Clock; graceMs: number }) {
		this.#clock = options.clock;
		this.#graceMs = options.graceMs;
	}

	/** Whether this document may go now; one that may not is asked about again by `sweep`. */
	mayUnload(document: Document, needed: boolean, keep: boolean): boolean {
		if (this.#leaving) return true;
		const now = this.#clock.now();
		const since = this.#since.get(document) ?? now;
		this.#since.set(document, since);
		if (needed) return false;
		return !keep || now - since >= this.#graceMs;
	}

	forget(document: Document): void {
		this.#since.delete(document);
	}

	sweep(hocuspocus: Hocuspocus): void {
		for (const document of [...this.#since.keys()]) {
			if (document.getConnectionsCount() > 0) this.#since.delete(document);
			else void hocuspocus.unloadDocument(document);
		}
	}

	/** Unloads everything, for the end of the process. */
	async unloadAll(hocuspocus: Hocuspocus): Promise<void> {
		this.#leaving = true;
		const all = [...hocuspocus.documents.values()];
		await Promise.all(all.map((document) => hocuspocus.unloadDocument(document)));
	}
}
