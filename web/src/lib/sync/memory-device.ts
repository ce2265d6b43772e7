/**
 * A device that keeps things for as long as this object lives: in place of a browser's own storage
 * where that is switched off, and in simulations, where closing and opening a page is one call each.
 */
import * as Y from 'yjs';
import type { KeptDoc, KeyValueStorage } from './environment.ts';

export class MemoryDevice implements KeyValueStorage {
	readonly #values = new Map<string, unknown>();
	readonly #updates = new Map<string, Uint8Array[]>();

	async get(key: string): Promise<unknown> {
		return structuredClone(this.#values.get(key));
	}

	async set(key: string, value: unknown): Promise<void> {
		this.#values.set(key, structuredClone(value));
	}

	async delete(key: string): Promise<void> {
		this.#values.delete(key);
	}

	async keys(prefix: string): Promise<readonly string[]> {
		return [...this.#values.keys()].filter((key) => key.startsWith(prefix));
	}

	/** Names of the documents that are kept. */
	get docs(): readonly string[] {
		return [...this.#updates.keys()];
	}

	keep(name: string, doc: Y.Doc): KeptDoc {
		const updates = this.#updates.get(name) ?? [];
		this.#updates.set(name, updates);
		let writes = 0;
		const store = (update: Uint8Array, origin: unknown) => {
			if (origin === updates) return;
			updates.push(update);
			writes += 1;
		};
		doc.on('update', store);
		const close = async () => doc.off('update', store);
		return {
			// Whoever opens it writes, too, as in a browser.
			loaded: Promise.resolve().then(() => {
				updates.push(Y.encodeStateAsUpdate(doc));
				Y.applyUpdate(doc, Y.mergeUpdates([...updates]), updates);
			}),
			written: async () => {},
			watch: () => {
				const others = updates.length - writes;
				return async () => updates.length - writes === others;
			},
			close,
			forget: async () => {
				await close();
				if (this.#updates.get(name) === updates) this.#updates.delete(name);
			},
		};
	}
}
