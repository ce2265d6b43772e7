/** What the sync engine keeps in a real browser. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { FairId, ParticipantId } from '#schema/ids.ts';
import { entityId } from '#schema/ids.ts';
import { browserEnvironment } from './browser-environment.ts';
import { forgetEverything } from './browser-storage.ts';
import { FairSession } from './fair-session.ts';

/** Waits for a condition; the limit only turns a hang into a failure. */
const until = (condition: () => boolean): Promise<true> =>
	vi.waitUntil(condition, { timeout: 60_000, interval: 5 });

/** Nobody listens here: a page without a network. */
const NOWHERE = 'ws://127.0.0.1:1/sync';
const NOBODY = entityId<ParticipantId>('nobody');

const openPage = () => {
	const environment = browserEnvironment();
	const ids = { fair: entityId<FairId>('fair'), participant: entityId<ParticipantId>('ada') };
	const session = new FairSession({ environment, url: NOWHERE, ...ids });
	session.start();
	return session;
};

const databases = async () =>
	(await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== undefined);

describe('a browser', () => {
	beforeEach(forgetEverything);

	it('[SY14] keeps values under their keys, and finds them by how these begin', async () => {
		const { storage } = browserEnvironment();
		await storage.set('a/1', { seq: 1 });
		await storage.set('a/2', [1, 'two']);
		await storage.set('b/1', 3);
		expect(await browserEnvironment().storage.get('a/1')).toEqual({ seq: 1 });
		expect(await storage.keys('a/')).toEqual(['a/1', 'a/2']);
		await storage.delete('a/1');
		expect(await storage.get('a/1')).toBeUndefined();
	});

	it('[SY8] keeps a document beyond the page, until it is forgotten', async () => {
		const write = new Y.Doc();
		const kept = browserEnvironment().keep('outbox:fair:ada', write);
		await kept.loaded;
		write.getArray('q').push([{ i: 1 }]);
		await kept.close();
		const read = new Y.Doc();
		const again = browserEnvironment().keep('outbox:fair:ada', read);
		await again.loaded;
		expect(read.getArray('q').toArray()).toEqual([{ i: 1 }]);
		await again.forget();
		expect(await databases()).not.toContain('outbox:fair:ada');
	});

	it('[SY22] says when a document is written down, also what changed while it was being opened', async () => {
		const write = new Y.Doc();
		const kept = browserEnvironment().keep('outbox:fair:ada', write);
		// Asked for while the document is still being opened, and in a burst.
		for (let i = 0; i < 50; i += 1) write.getArray('q').push([i]);
		await kept.written();
		write.getArray('q').push(['last']);
		await kept.written();
		const read = new Y.Doc();
		await browserEnvironment().keep('outbox:fair:ada', read).loaded;
		expect(read.getArray('q')).toHaveLength(51);
		expect(read.getArray('q').get(50)).toBe('last');
	});

	it('[SY8] notices whether another page opened or changed what is kept, and not what it did itself', async () => {
		const here = new Y.Doc();
		const queue = here.getArray('q');
		const kept = browserEnvironment().keep('outbox:fair:ada', here);
		await kept.loaded;
		queue.push(['before']);
		const other = browserEnvironment().keep('outbox:fair:ada', new Y.Doc());
		await other.loaded;
		await other.close();
		const alone = kept.watch();
		queue.push(['asked']);
		queue.delete(1);
		expect(await alone()).toBe(true);

		const opened = kept.watch();
		queue.push(['asked']);
		const there = new Y.Doc();
		const another = browserEnvironment().keep('outbox:fair:ada', there);
		await another.loaded;
		const changed = kept.watch();
		queue.delete(1);
		expect(await opened()).toBe(false);
		expect(await changed()).toBe(true);
		there.getArray('q').push(['there']);
		await another.written();
		expect(await changed()).toBe(false);
	});

	it('[SY22] does not say so of a document that another tab has thrown away', async () => {
		const [here, there] = [new Y.Doc(), new Y.Doc()];
		const kept = browserEnvironment().keep('outbox:fair:ada', here);
		const other = browserEnvironment().keep('outbox:fair:ada', there);
		await Promise.all([kept.loaded, other.loaded]);
		await other.forget();
		here.getArray('q').push([1]);
		await expect(kept.written()).rejects.toThrow();
	});

	it('[AU4] a document that another tab forgets can still be written, and is not kept any more', async () => {
		const [here, there] = [new Y.Doc(), new Y.Doc()];
		const kept = browserEnvironment().keep('outbox:fair:ada', here);
		const other = browserEnvironment().keep('outbox:fair:ada', there);
		await Promise.all([kept.loaded, other.loaded]);
		await other.forget();
		here.getArray('q').push([{ i: 1 }]);
		expect(here.getArray('q')).toHaveLength(1);
		expect(await databases()).not.toContain('outbox:fair:ada');
	});

	it('[SY8] what a person asked for without a network is there after a reload, and gone when they sign out', async () => {
		const first = openPage();
		const sent = first.submit({
			kind: 'request.send',
			to: NOBODY,
			message: 'Hello',
			question: '',
			answer: '',
		});
		if (!sent.ok) throw new Error(sent.why);
		await until(() => first.connection === 'offline');
		await first.close();
		const second = openPage();
		await until(() => second.pending.length === 1);
		expect(second.pending).toMatchObject([{ id: sent.id, intent: { message: 'Hello' } }]);
		expect(second.troubles).toEqual([]);
		await second.close();
		await forgetEverything();
		expect(await databases()).toEqual([]);
	});

	it('[HP23] everything on the page uses one and the same Yjs', async () => {
		const socket = new HocuspocusProviderWebsocket({ url: NOWHERE, autoConnect: false });
		const provider = new HocuspocusProvider({
			websocketProvider: socket,
			name: 'x',
			awareness: null,
		});
		expect(provider.document).toBeInstanceOf(Y.Doc);
		const persistence = new IndexeddbPersistence('x', provider.document);
		await persistence.whenSynced;
		expect(persistence.doc).toBeInstanceOf(Y.Doc);
		await persistence.clearData();
		provider.destroy();
		socket.destroy();
	});

	it('[SY9] draws once a frame, and not what was called off', async () => {
		const { clock } = browserEnvironment();
		const drawn: string[] = [];
		clock.nextFrame(() => drawn.push('called off'))();
		await new Promise<void>((resolve) => {
			clock.nextFrame(() => {
				drawn.push('frame');
				resolve();
			});
		});
		await new Promise<void>((resolve) => void clock.after(0, resolve));
		expect(drawn).toEqual(['frame']);
	});
});
