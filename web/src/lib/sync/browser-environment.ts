/** What the sync engine takes from a real browser. */
import * as idb from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { browserClock, browserRandom } from './browser-clock.ts';
import { DOCS, browserStorage } from './browser-storage.ts';
import type { KeptDoc, KeyValueStorage, SyncEnvironment } from './environment.ts';

export function browserEnvironment(): SyncEnvironment {
	const storage = browserStorage();
	return {
		clock: browserClock,
		random: Math.random,
		fillRandom: browserRandom,
		storage,
		keep: (name, doc) => keepIn(storage, name, doc),
		WebSocket,
		onWake,
	};
}

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

/** `y-indexeddb`, which must not be started where there is no IndexedDB: it would wait for ever. */
function keepIn(storage: KeyValueStorage, name: string, doc: Y.Doc): KeptDoc {
	const opening = storage.set(DOCS + name, true).then(() => new IndexeddbPersistence(name, doc));
	let hasFailed = false;
	let writes = 0;
	let loadedDb: IDBDatabase | null = null;
	/** They rise by one with each write of any page; whoever opens it writes, too. Asked at once where it is loaded. */
	const lastNumber = async (): Promise<number> => {
		const db = loadedDb ?? must((await (await opening).whenSynced).db, 'it is there once synced');
		// A browser begins to read only when all that was to be written before it is.
		const [updates] = idb.transact(db, ['updates'], 'readonly');
		const last: unknown = await idb.getLastKey(must(updates, 'the store that was asked for'));
		if (hasFailed) throw new Error(`not all of ${name} could be written down`);
		return Number(last);
	};
	return {
		loaded: opening.then(async (persistence) => {
			await persistence.whenSynced;
			const { db } = persistence;
			if (!db) return;
			// Another tab throws it away: after that, writing would throw.
			db.onversionchange = () => void persistence.destroy();
			db.onabort = () => {
				hasFailed = true;
			};
			loadedDb = db;
			doc.on('update', (_update: Uint8Array, origin: unknown) => {
				if (origin !== persistence) writes += 1;
			});
		}),
		written: async () => {
			await lastNumber();
		},
		watch: () => {
			const before = lastNumber();
			const writesBefore = writes;
			// Whoever asks is told; not everybody does.
			before.catch(() => {});
			return async () => {
				const own = writes - writesBefore;
				return (await lastNumber()) - (await before) === own;
			};
		},
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

/** Keeps a document of a page that needs no more of the engine; it is forgotten with everything else. */
export const keepDocument = (name: string, doc: Y.Doc): KeptDoc =>
	keepIn(browserStorage(), name, doc);
