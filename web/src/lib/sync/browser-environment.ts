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
		}),
		written: async () => {
			const { db } = await (await opening).whenSynced;
			// A browser begins to read only when all that was to be written before it is.
			const [updates] = idb.transact(must(db, 'it is there once synced'), ['updates'], 'readonly');
			await idb.count(must(updates, 'the store that was asked for'));
			if (hasFailed) throw new Error(`not all of ${name} could be written down`);
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
