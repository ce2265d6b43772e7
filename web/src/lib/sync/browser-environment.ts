/** What the sync engine takes from a real browser. */
import * as idb from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { Clock, KeptDoc, KeyValueStorage, SyncEnvironment } from './environment.ts';

const DATABASE = 'visavis';
const STORE = 'kept';
/** Documents have a database of their own each; their names stand here so that all can be found again. */
const DOCS = 'docs/';
/** A page in the background is not drawn; it is told at this pace. */
const HIDDEN_FRAME_MS = 250;

export function browserEnvironment(): SyncEnvironment {
	const device = browserDevice();
	return {
		clock: browserClock,
		random: Math.random,
		fillRandom: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
		storage: device,
		keep: (name, doc) => device.keep(name, doc),
		WebSocket,
		onWake,
	};
}

/** Everything that any person's use of this site has left on this device, in all tabs. */
export async function forgetEverything(): Promise<void> {
	const device = browserDevice();
	const docs = await device.keys(DOCS);
	await Promise.all(docs.map((key) => idb.deleteDB(key.slice(DOCS.length))));
	await idb.deleteDB(DATABASE);
}

const browserClock: Clock = {
	now: () => Date.now(),
	after(delayMs, run) {
		const timer = setTimeout(run, delayMs);
		return () => clearTimeout(timer);
	},
	nextFrame(run) {
		if (document.visibilityState === 'hidden') return this.after(HIDDEN_FRAME_MS, run);
		// A page that is hidden before its next frame would never draw it.
		const cancelTimer = this.after(HIDDEN_FRAME_MS, done);
		const frame = requestAnimationFrame(done);
		function done() {
			cancelTimer();
			cancelAnimationFrame(frame);
			run();
		}
		return () => {
			cancelTimer();
			cancelAnimationFrame(frame);
		};
	},
};

function onWake(listener: () => void): () => void {
	const shown = () => {
		if (document.visibilityState === 'visible') listener();
	};
	window.addEventListener('online', listener);
	document.addEventListener('visibilitychange', shown);
	return () => {
		window.removeEventListener('online', listener);
		document.removeEventListener('visibilitychange', shown);
	};
}

interface Device extends KeyValueStorage {
	keep(name: string, doc: Y.Doc): KeptDoc;
}

/** IndexedDB; each call rejects where the browser does not let this site have it. */
function browserDevice(): Device {
	let opening: Promise<IDBDatabase> | undefined;
	const store = async (access: 'readonly' | 'readwrite'): Promise<IDBObjectStore> => {
		opening ??= idb.openDB(DATABASE, (db) => idb.createStores(db, [[STORE]]));
		const [found] = idb.transact(await opening, [STORE], access);
		return found as IDBObjectStore;
	};
	const storage: KeyValueStorage = {
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
	return { ...storage, keep: (name, doc) => keepIn(storage, name, doc) };
}

/** `y-indexeddb`, which must not be started where there is no IndexedDB: it would wait for ever. */
function keepIn(storage: KeyValueStorage, name: string, doc: Y.Doc): KeptDoc {
	const opening = storage.set(DOCS + name, true).then(() => new IndexeddbPersistence(name, doc));
	return {
		loaded: opening.then(async (persistence) => {
			await persistence.whenSynced;
			// Another tab throws it away: after that, writing would throw.
			if (persistence.db) persistence.db.onversionchange = () => void persistence.destroy();
		}),
		close: async () => {
			await (await opening.catch(() => null))?.destroy();
		},
		forget: async () => {
			const persistence = await opening.catch(() => null);
			if (!persistence) return;
			await persistence.destroy();
			await idb.deleteDB(name);
			await storage.delete(DOCS + name);
		},
	};
}
