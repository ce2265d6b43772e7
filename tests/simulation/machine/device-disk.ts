import * as Y from 'yjs';
import type { KeptDoc, KeyValueStorage } from '#lib/sync/environment.ts';
import type { Chance } from './chance.ts';
import type { Machine, VirtualTime } from './virtual-time.ts';

interface Contents {
	readonly values: Map<string, unknown>;
	readonly docs: Map<string, Uint8Array[]>;
}

const WRITE_MS_MAX = 30;
const READ_MS_MAX = 10;

/**
 * What a browser keeps on a device, shared by its pages and outliving each of them. Writing takes a
 * moment; what was not written when a page dies is not there. A device may be full, and may come back
 * as it was some time ago.
 */
export class DeviceDisk {
	readonly #time: VirtualTime;
	readonly #chance: Chance;
	#contents: Contents = { values: new Map(), docs: new Map() };
	#former: Contents | null = null;
	isFull = false;

	constructor(time: VirtualTime, chance: Chance) {
		this.#time = time;
		this.#chance = chance;
	}

	/** Remembers how it is, for `restore`. */
	backUp(): void {
		const { values, docs } = this.#contents;
		this.#former = {
			values: structuredClone(values),
			docs: new Map([...docs].map(([name, updates]) => [name, [...updates]])),
		};
	}

	/** Back to what it was then; false when nobody remembered. */
	restore(): boolean {
		if (!this.#former) return false;
		this.#contents = this.#former;
		this.#former = null;
		return true;
	}

	/** Kept documents, each put together from what was written. */
	docs(): Map<string, Y.Doc> {
		const docs = new Map<string, Y.Doc>();
		for (const [name, updates] of this.#contents.docs) {
			const doc = new Y.Doc();
			if (updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates([...updates]));
			docs.set(name, doc);
		}
		return docs;
	}

	storageFor(machine: Machine): KeyValueStorage {
		const read = async <Value>(look: () => Value): Promise<Value> => {
			await this.#time.pause(this.#chance.between(1, READ_MS_MAX), machine);
			return look();
		};
		const write = async (change: () => void): Promise<void> => {
			await this.#time.pause(this.#chance.between(1, WRITE_MS_MAX), machine);
			if (this.isFull) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
			change();
		};
		const values = () => this.#contents.values;
		return {
			get: (key) => read(() => structuredClone(values().get(key))),
			keys: (prefix) => read(() => [...values().keys()].filter((key) => key.startsWith(prefix))),
			set: async (key, value) => {
				const kept = structuredClone(value);
				await write(() => values().set(key, kept));
			},
			delete: (key) => write(() => values().delete(key)),
		};
	}

	/** In the manner of y-indexeddb: every change is appended, in order. */
	keepFor(machine: Machine): (name: string, doc: Y.Doc) => KeptDoc {
		return (name, doc) => {
			let writing = Promise.resolve();
			let written = 0;
			let hasFailed = false;
			const store = (update: Uint8Array, origin: unknown) => {
				if (origin === this) return;
				writing = writing.then(async () => {
					if (await this.#append(machine, name, update)) written += 1;
					else hasFailed = true;
				});
			};
			doc.on('update', store);
			const stop = async () => {
				doc.off('update', store);
				await writing;
			};
			/** Read in its turn, behind all that was to be written. */
			const others = (): Promise<number> => {
				const all = writing.then(() => {
					if (hasFailed)
						throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
					return (this.#contents.docs.get(name)?.length ?? 0) - written;
				});
				writing = all.then(
					() => {},
					() => {},
				);
				return all;
			};
			return {
				loaded: this.#load(machine, name, doc).catch((error: unknown) => {
					doc.off('update', store);
					throw error;
				}),
				written: async () => void (await others()),
				watch: () => {
					const before = others();
					before.catch(() => {});
					return async () => (await others()) === (await before);
				},
				close: stop,
				forget: async () => {
					await stop();
					this.#contents.docs.delete(name);
				},
			};
		};
	}

	async #load(machine: Machine, name: string, doc: Y.Doc): Promise<void> {
		await this.#time.pause(this.#chance.between(1, READ_MS_MAX), machine);
		if (this.isFull) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
		const { docs } = this.#contents;
		const updates = docs.get(name) ?? [];
		docs.set(name, [...updates, Y.encodeStateAsUpdate(doc)]);
		if (updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates([...updates]), this);
	}

	/** False where there is no room for it, or another page threw away what it belongs to. */
	async #append(machine: Machine, name: string, update: Uint8Array): Promise<boolean> {
		await this.#time.pause(this.#chance.between(1, WRITE_MS_MAX), machine);
		const updates = this.#contents.docs.get(name);
		if (this.isFull || !updates) return false;
		updates.push(update);
		return true;
	}
}
