import { connect as connectTcp } from 'node:net';
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import type { Identity, SignedIn } from '#sync/documents.ts';
import * as wire from '../hocuspocus/wire.ts';
import { RawClient } from './raw-client.ts';
import { people, startHub, turns, until } from './rig.ts';

describe('an upgrade', () => {
	it('[GA1] needs a session', async () => {
		const rig = await startHub();
		await expect(rig.connect('')).rejects.toThrow('HTTP 401');
		await expect(rig.connect('session=made-up')).rejects.toThrow('HTTP 401');
		const cookie = rig.signIn(people(rig).ada);
		rig.sessions.end(cookie);
		await expect(rig.connect(cookie)).rejects.toThrow('HTTP 401');
		expect(rig.hub.stats()).toMatchObject({ sockets: 0, upgrading: 0 });
	});

	it('[H-02] needs the origin of a page of ours, before anybody looks at the cookie', async () => {
		const asked: (string | null)[] = [];
		const identity: Identity = {
			authenticate: async (cookie) => {
				asked.push(cookie);
				return null;
			},
		};
		const rig = await startHub({ hub: { identity, allowedOrigins: ['https://fair.example.org'] } });
		const url = `ws://127.0.0.1:${rig.port}/sync`;
		const from = (origin?: string) =>
			RawClient.connect(url, { cookie: 'session=s1', ...(origin !== undefined && { origin }) });
		for (const origin of [undefined, 'null', 'https://evil.example', 'http://127.0.0.1:1'])
			await expect(from(origin)).rejects.toThrow('HTTP 403');
		expect(asked).toEqual([]);
		await expect(from('https://fair.example.org')).rejects.toThrow('HTTP 401');
		await expect(from(rig.origin)).rejects.toThrow('HTTP 401');
		expect(asked).toEqual(['session=s1', 'session=s1']);
	});

	it('[GA1] to anywhere else is not found', async () => {
		const rig = await startHub();
		const cookie = rig.signIn(people(rig).ada);
		for (const path of ['/', '/sync/', '/SYNC', '/y/', '/y/directory.1/fair?token=x'])
			await expect(rig.connect(cookie, { path })).rejects.toThrow('HTTP 404');
	});

	it('[GA1] is refused when the accounts cannot be asked, and works again when they can', async () => {
		const broken: Identity = {
			authenticate: async () => {
				throw new Error('disk I/O error');
			},
		};
		const rig = await startHub({ hub: { identity: broken } });
		await expect(rig.connect('session=s1')).rejects.toThrow('HTTP 503');
		expect(rig.log.filter(({ message }) => message === 'hook failed')).toHaveLength(1);
	});

	it('[GA2] that hangs in the accounts is given up', async () => {
		const rig = await startHub({
			hub: { identity: { authenticate: () => new Promise(() => {}) } },
		});
		const refused = expect(rig.connect('session=s1')).rejects.toThrow('HTTP 503');
		await until(() => rig.hub.stats().upgrading === 1);
		await rig.clock.pass(10_000);
		await refused;
	});

	it('[GA2] counts its place before anything is awaited', async () => {
		const waiting: ((signedIn: SignedIn | null) => void)[] = [];
		const identity: Identity = {
			authenticate: () => new Promise((resolve) => waiting.push(resolve)),
		};
		const rig = await startHub({ hub: { identity, limits: { socketsPerAddress: 3 } } });
		const results = Promise.allSettled(Array.from({ length: 10 }, () => rig.connect('session=s1')));
		await until(() => (rig.counts.get('upgrade_refused 429') ?? 0) === 7);
		expect(waiting).toHaveLength(3);
		for (const answer of waiting) answer(null);
		const messages = (await results).map((result) =>
			result.status === 'rejected' ? String(result.reason) : 'open',
		);
		expect(messages.toSorted()).toEqual([
			...Array<string>(3).fill('Error: HTTP 401'),
			...Array<string>(7).fill('Error: HTTP 429'),
		]);
	});

	it('[GA2] gives its place back, however it ends', async () => {
		const rig = await startHub({ hub: { limits: { socketsPerAddress: 2 } } });
		const { ada } = people(rig);
		for (let round = 0; round < 5; round++) {
			await expect(rig.connect('')).rejects.toThrow('HTTP 401');
			const client = await rig.join(ada);
			client.socket.terminate();
			await until(() => rig.hub.stats().sockets === 0);
		}
		const open = [await rig.join(ada), await rig.join(ada)];
		await expect(rig.join(ada)).rejects.toThrow('HTTP 429');
		must(open[0], 'a client').socket.terminate();
		await until(() => rig.hub.stats().sockets === 1);
		await turns();
		await rig.join(ada);
	});

	it('[GA2] is refused when the whole server is full', async () => {
		const rig = await startHub({ hub: { limits: { socketsTotal: 1 } } });
		const { ada, ben } = people(rig);
		for (let round = 0; round < 3; round++) {
			const client = await rig.join(ada);
			await expect(rig.join(ben)).rejects.toThrow('HTTP 503');
			client.socket.terminate();
			await until(() => rig.hub.stats().sockets === 0);
			await turns();
		}
	});

	it('[GA2] one session and one person have only so many', async () => {
		const rig = await startHub({ hub: { limits: { socketsPerSession: 2, socketsPerAccount: 3 } } });
		const { ada, ben } = people(rig);
		const cookie = rig.signIn(ada);
		const first = await rig.connect(cookie);
		await rig.connect(cookie);
		await expect(rig.connect(cookie)).rejects.toThrow('HTTP 429');
		await rig.join(ada);
		await expect(rig.join(ada)).rejects.toThrow('HTTP 429');
		await rig.join(ben);
		first.socket.terminate();
		await until(() => rig.hub.stats().sockets === 3);
		await rig.connect(cookie);
	});

	it('[W-17] without a session waits longer for each answer, while honest people come in', async () => {
		const limits = { refusals: { burst: 2, perSecond: 1 } };
		const rig = await startHub({ hub: { limits } });
		await expect(rig.connect('')).rejects.toThrow('HTTP 401');
		await expect(rig.connect('')).rejects.toThrow('HTTP 401');
		const answers: string[] = [];
		const knock = () => rig.connect('').catch((error: unknown) => void answers.push(String(error)));
		const knocks = [knock(), knock()];
		await until(() => rig.hub.stats().upgrading === 0 && rig.counts.get('abuse knocking') === 2);
		await rig.join(people(rig).ada);
		expect(answers).toEqual([]);
		await rig.clock.pass(1_000);
		await until(() => answers.length === 1);
		await rig.clock.pass(1_000);
		await Promise.all(knocks);
		expect(answers).toEqual(['Error: HTTP 401', 'Error: HTTP 401']);
	});

	it('[W-09] offered compression is not taken up', async () => {
		const rig = await startHub();
		const client = await rig.join(people(rig).ada);
		expect(client.socket.extensions).toBe('');
	});
});

describe('a connection that is no websocket', () => {
	/** Sends these bytes and returns what comes back until the server ends the connection. */
	function raw(port: number, text: string): Promise<string> {
		return new Promise((resolve, reject) => {
			const socket = connectTcp(port, '127.0.0.1', () => socket.write(text));
			let answer = '';
			socket.on('data', (data) => (answer += data.toString()));
			socket.on('close', () => resolve(answer));
			socket.on('error', reject);
		});
	}

	it.each([
		[
			'an old protocol version',
			'Sec-WebSocket-Version: 7\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
			'400',
		],
		['no key', 'Sec-WebSocket-Version: 13', '400'],
		['a broken key', 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short', '400'],
	])('[W-18] with %s is refused', async (_what, headers, status) => {
		const rig = await startHub();
		const cookie = rig.signIn(people(rig).ada);
		const request = [
			'GET /sync HTTP/1.1',
			`Host: 127.0.0.1:${rig.port}`,
			`Origin: ${rig.origin}`,
			`Cookie: ${cookie}`,
			'Connection: Upgrade',
			'Upgrade: websocket',
			headers,
		].join('\r\n');
		expect(await raw(rig.port, `${request}\r\n\r\n`)).toMatch(`HTTP/1.1 ${status}`);
		await until(() => rig.hub.stats().sockets === 0);
		await (await rig.join(people(rig).ada)).open(rig.names.directory);
	});

	it('[W-18] whose path or host is no such thing is refused', async () => {
		const rig = await startHub();
		const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
		for (const head of [
			`GET http://[/sync HTTP/1.1\r\nHost: x\r\n`,
			`GET //sync HTTP/1.1\r\nHost: x\r\n`,
			`GET /sync HTTP/1.1\r\nHost: \r\nOrigin: http://\r\n`,
			`GET /sync HTTP/1.1\r\nHost: a b\r\nOrigin: http://a b\r\n`,
		])
			expect(await raw(rig.port, head + upgrade)).toMatch(/^HTTP\/1\.1 4\d\d /);
	});

	it('[GA8] that breaks off while it is judged does no harm', async () => {
		const waiting: ((signedIn: SignedIn | null) => void)[] = [];
		const rig = await startHub();
		const { ada } = people(rig);
		const held: Identity = {
			authenticate: () => new Promise((resolve) => waiting.push(resolve)),
		};
		const slow = await startHub({ hub: { identity: held } });
		const attempt = slow.connect('session=s1').catch(String);
		await until(() => waiting.length === 1);
		const socket = connectTcp(slow.port, '127.0.0.1');
		socket.write(
			`GET /sync HTTP/1.1\r\nHost: 127.0.0.1:${slow.port}\r\nOrigin: ${slow.origin}\r\n` +
				'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
				'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
		);
		await until(() => waiting.length === 2);
		socket.resetAndDestroy();
		await turns();
		const signedIn = must(await rig.sessions.authenticate(rig.signIn(ada)), 'a session');
		for (const answer of waiting) answer(signedIn);
		await attempt;
		await until(() => slow.hub.stats().upgrading === 0);
		expect(slow.hub.stats().sockets).toBe(1);
	});
});

describe('frames that are none', () => {
	it.each([
		['text', 'hello', 1003],
		['an empty message', Uint8Array.of(), 4400],
		['noise', Uint8Array.of(255, 255, 255, 255, 255), 4400],
		['stateless', wire.stateless('a', '{bad'), 4403],
	])('[W-11] %s closes the socket', async (_what, frame, code) => {
		const rig = await startHub();
		const client = await rig.join(people(rig).ada);
		client.send(frame);
		expect((await client.end()).code).toBe(code);
		expect(rig.log.filter(({ message }) => message === 'abuse')).toHaveLength(1);
	});

	it('[W-08] a message over the limit closes the socket with 1009', async () => {
		const rig = await startHub();
		const client = await rig.join(people(rig).ada);
		client.send(new Uint8Array(65_537));
		expect((await client.end()).code).toBe(1009);
		await until(() => rig.hub.stats().sockets === 0);
	});
});
