/** What ends a connection or a document, and what the page makes of it. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import type { ParticipantId } from '#schema/ids.ts';
import { entityId } from '#schema/ids.ts';
import type { Admission } from '#sync/documents.ts';
import { Browser, NO_TEXT, TestServer, browsersOf, idOf, isLive, outcomeOf, until } from './rig.ts';

describe('signed out', () => {
	it('[AU4] the page is told by the close of its socket, and does not come back', async () => {
		const server = await TestServer.start();
		const { ada } = browsersOf(server);
		const page = ada.open();
		await until(() => isLive(page));
		server.signOut(ada.who);
		await until(() => page.connection === 'ended');
		await until(() => server.sockets === 0);
		expect(page.asOf).not.toBeNull();
		expect(ada.attempts).toBe(1);
	});

	it('[AU5] a socket that is refused because the session is over ends the page, too', async () => {
		const server = await TestServer.start();
		const { ada } = browsersOf(server);
		server.signOut(ada.who);
		const page = ada.open();
		await until(() => page.connection === 'ended');
		expect(ada.attempts).toBe(1);
	});

	it('[DO3] whoever is no member of the fair is not connected any longer', async () => {
		const server = await TestServer.start();
		const stranger = new Browser(server, entityId('stranger'));
		const page = stranger.open();
		await until(() => page.connection === 'ended');
		expect(stranger.attempts).toBe(1);
	});
});

describe('documents that do not open', () => {
	it('[DO3] a calendar that nobody may read, or that is none, leaves the rest alone', async () => {
		const server = await TestServer.start();
		const { ada } = browsersOf(server);
		const page = ada.open();
		const nobodys = page.calendar(entityId<ParticipantId>('nobody'));
		await until(() => isLive(page) && nobodys.status === 'denied');
		expect(nobodys.current).toBeNull();
		expect(page.connection).toBe('online');
	});

	it('[DO6] a server that is ahead of the page asks for a reload', async () => {
		const upgrade: Admission = { ok: false, reason: 'upgrade' };
		const server = await TestServer.start({
			documents: (engine) =>
				Object.assign(Object.create(engine) as typeof engine, {
					admit: (name: string, account: Parameters<typeof engine.admit>[1]) =>
						name.startsWith('desk') ? upgrade : engine.admit(name, account),
				}),
		});
		const { ada } = browsersOf(server);
		const page = ada.open();
		await until(() => page.connection === 'upgrade');
		expect(ada.attempts).toBe(1);
	});
});

describe('an outbox that the server does not accept', () => {
	it('[GA4] [SY8] is put aside with what it held, and a new one takes its place', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		ada.goOffline();
		const page = ada.open();
		const sent = page.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		await until(() => ada.device.docs.length === 1);
		// What no page of ours would write: something beside the queue.
		const name = must(ada.device.docs[0], 'the outbox');
		await page.close();
		const spoilt = new Y.Doc();
		await ada.device.keep(name, spoilt).loaded;
		spoilt.getMap('elsewhere').set('key', 'value');

		const again = ada.open();
		ada.goOnline();
		await until(() => again.troubles.length === 1);
		expect(again.troubles).toMatchObject([{ kind: 'quarantined', lost: [{ i: idOf(sent) }] }]);
		expect(server.decided('request.send')).toBe(0);
		const next = again.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		expect(await outcomeOf(next)).toMatchObject({ code: 'ok' });
		expect(ada.device.docs).not.toContain(name);
		expect(await ada.device.keys('visavis/')).toEqual(
			expect.arrayContaining([expect.stringContaining('/quarantine/')]),
		);
	});
});

describe('a server that cannot save', () => {
	it('[SY13] says so on the page, and what waits is decided when it can again', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const page = ada.open();
		await until(() => isLive(page));
		expect(page.canSave).toBe(true);
		const letGo = server.lockDatabase();
		const sent = page.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		await until(() => !page.canSave);
		expect(page.pending).toHaveLength(1);
		letGo();
		expect(await outcomeOf(sent)).toMatchObject({ code: 'ok' });
		await until(() => page.canSave);
	});
});
