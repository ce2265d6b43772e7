/** What the sync engine takes from a real browser. */
import * as idb from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { DOCS, browserStorage } from './browser-storage.ts';
import type { Clock, KeptDoc, KeyValueStorage, SyncEnvironment } from './environment.ts';

/** A page in the background is not drawn; it is told at this pace. */
const HIDDEN_FRAME_MS = 250;

export function browserEnvironment(): SyncEnvironment {
	const storage = browserStorage();
	return {
		clock: browserClock,
		random: Math.random,
		fillRandom: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
		storage,
		keep: (name, doc) => keepIn(storage, name, doc),
		WebSocket,
		onWake,
	};
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
