/**
 * What this site keeps in a browser, apart from the engine that keeps documents: pages without an event
 * on them need this much of it, and no Yjs.
 */
import * as idb from 'lib0/indexeddb';
import type { KeyValueStorage } from './environment.ts';

const DATABASE = 'visavis';
const STORE = 'kept';
/** Documents have a database of their own each; their names stand here so that all can be found again. */
export const DOCS = 'docs/';

/** IndexedDB; each call rejects where the browser does not let this site have it. */
export function browserStorage(): KeyValueStorage {
	let opening: Promise<IDBDatabase> | undefined;
	const store = async (access: 'readonly' | 'readwrite'): Promise<IDBObjectStore> => {
		opening ??= idb.openDB(DATABASE, (db) => idb.createStores(db, [[STORE]]));
		const [found] = idb.transact(await opening, [STORE], access);
		return found as IDBObjectStore;
	};
	return {
		get: async (key) => (await idb.get(await store('readonly'), key)) as unknown,
		set: async (key, value) => {
			await idb.put(await store('readwrite'), value as string, key);
		},
		delete: async (key) => {
			await idb.del(await store('readwrite'), key);
		},
		keys: async (prefix) =>
			(await idb.getAllKeys(
				await store('readonly'),
				idb.createIDBKeyRangeBound(prefix, `${prefix}\uffff`, false, false),
			)) as string[],
	};
}

/** Everything that any person's use of this site has left on this device, in all tabs. */
export async function forgetEverything(): Promise<void> {
	const storage = browserStorage();
	const docs = await storage.keys(DOCS);
	await Promise.all(docs.map((key) => idb.deleteDB(key.slice(DOCS.length))));
	await idb.deleteDB(DATABASE);
}
