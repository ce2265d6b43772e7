/** What the sync engine takes from a real browser. */
import * as idb from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
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

/** Keeps a document of a page that needs no more of the engine; it is forgotten with everything else. */
export const keepDocument = (name: string, doc: Y.Doc): KeptDoc =>
	keepIn(browserStorage(), name, doc);
