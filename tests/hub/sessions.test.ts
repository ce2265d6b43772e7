import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { instant } from '#schema/ids.ts';
import type { SignedIn } from '#sync/documents.ts';
import type { Transport } from '#sync/transport.ts';
import * as wire from '../hocuspocus/wire.ts';
import { NOON } from '#sync/testing/engine-rig.ts';
import { people, startHub, turns, until } from './rig.ts';
import { idOf } from './sessions.ts';

const MINUTE = 60_000;

describe('the sockets of a session', () => {
	it('[AU4] are closed when it ends, all of them and no others', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const [phone, laptop] = [rig.signIn(ada), rig.signIn(ada)];
		const tabs = [await rig.connect(phone), await rig.connect(phone)];
		const others = [await rig.connect(laptop), await rig.join(ben)];
		for (const client of [...tabs, ...others]) await client.open(rig.names.directory);
		rig.hub.closeSession(idOf(phone));
		expect(rig.hub.stats().sockets).toBe(2);
		for (const tab of tabs) expect(await tab.end()).toEqual({ code: 4401, reason: 'signed out' });
		await turns();
		expect(others.map(({ closed }) => closed)).toEqual([undefined, undefined]);
	});

	it('[AU4] are closed on every device when the account loses its rights', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const clients = [await rig.join(ada), await rig.join(ada)];
		const other = await rig.join(ben);
		rig.hub.closeAccount(rig.accountOf(ada));
		for (const client of clients) expect(await client.end()).toMatchObject({ code: 4401 });
		expect(rig.hub.stats().sockets).toBe(1);
		expect(other.closed).toBeUndefined();
	});

	it('[AU4] from that moment on nothing is sent to them and nothing from them is taken', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const sent: Uint8Array[] = [];
		const deaf: Transport = {
			readyState: 1,
			bufferedAmount: 0,
			send: (message) => void sent.push(message),
			close: () => {},
			terminate: () => {},
		};
		const cookie = rig.signIn(ada);
		const signedIn = must(await rig.sessions.authenticate(cookie), 'a session');
		const line = rig.hub.connect(deaf, signedIn);
		const outbox = wire.addressOf(rig.names.outbox(ada), '1');
		line.receive(wire.auth(outbox));
		await until(() => rig.hub.stats().documents === 1);
		const before = sent.length;
		rig.hub.closeSession(idOf(cookie));
		line.receive(wire.step1(outbox));
		line.receive(wire.auth(wire.addressOf(rig.names.desk(ada), '1')));
		await turns();
		expect(sent).toHaveLength(before);
		expect(rig.hub.stats()).toMatchObject({ sockets: 0, openings: 0 });
	});

	it('[AU4] a browser that does not answer the close is cut off', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		let cut = false;
		const signedIn: SignedIn = {
			sessionId: 's',
			accountId: rig.accountOf(ada),
			expiresAt: instant(NOON + 60 * MINUTE),
		};
		rig.hub.connect(
			{
				readyState: 1,
				bufferedAmount: 0,
				send: () => {},
				close: () => {},
				terminate: () => (cut = true),
			},
			signedIn,
		);
		rig.hub.closeSession('s');
		expect(cut).toBe(false);
		rig.clock.move(2_000);
		expect(cut).toBe(true);
	});

	it('[AU5] are closed at its expiry, to the millisecond', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const cookie = rig.signIn(ada, instant(NOON + 10_000));
		const client = await rig.connect(cookie);
		await client.open(rig.names.directory);
		rig.clock.move(9_999);
		await turns();
		expect(rig.hub.stats().sockets).toBe(1);
		rig.clock.move(1);
		expect(await client.end()).toEqual({ code: 4401, reason: 'signed out' });
	});

	it('[AU5] live on when the session was prolonged meanwhile, until its new end', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const cookie = rig.signIn(ada, instant(NOON + 10_000));
		const client = await rig.connect(cookie);
		await client.open(rig.names.directory);
		rig.sessions.prolong(cookie, instant(NOON + 20_000));
		await rig.clock.pass(19_000);
		expect(client.closed).toBeUndefined();
		await rig.clock.pass(1_000);
		expect(await client.end()).toMatchObject({ code: 4401 });
	});

	it('[AU5] are asked about again within five minutes, and closed when the session is gone', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const cookie = rig.signIn(ada);
		const [client, other] = [await rig.connect(cookie), await rig.join(ben)];
		await client.open(rig.names.directory);
		await other.open(rig.names.directory);
		rig.sessions.end(cookie);
		await rig.clock.pass(5 * MINUTE);
		expect(await client.end()).toMatchObject({ code: 4401 });
		expect(other.closed).toBeUndefined();
	});

	it('[AU5] are kept while the accounts cannot be asked, but not beyond the expiry', async () => {
		let broken = false;
		const rig = await startHub();
		const { ada } = people(rig);
		const strict = await startHub({
			hub: {
				identity: {
					async authenticate(cookie) {
						if (broken) throw new Error('disk I/O error');
						return rig.sessions.authenticate(cookie);
					},
				},
			},
		});
		const client = await strict.connect(rig.signIn(ada, instant(NOON + 10 * MINUTE)));
		await client.open(strict.names.directory);
		broken = true;
		await strict.clock.pass(9 * MINUTE);
		expect(client.closed).toBeUndefined();
		await strict.clock.pass(MINUTE);
		expect(await client.end()).toMatchObject({ code: 4401 });
	});

	it('[D-06] a right that ended is taken away within five minutes, document by document', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		await client.open(rig.names.directory);
		rig.connection.prepare('DELETE FROM participant WHERE id = ?').run(ada);
		await rig.clock.pass(5 * MINUTE);
		const address = wire.addressOf(rig.names.directory, '1');
		expect((await client.next('close', address)).reason).toBe('denied');
		expect(rig.hub.stats().openings).toBe(0);
	});
});
