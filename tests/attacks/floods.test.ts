import { connect as connectTcp } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as wire from '../hocuspocus/wire.ts';
import { RawClient } from '../hub/raw-client.ts';
import { besieged } from './siege.ts';

const target = besieged();

describe('floods', () => {
	it('[W-12] a hundred thousand small messages', async () => {
		const siege = target();
		const client = await siege.attack();
		await client.open(siege.names.directory);
		const ask = wire.step1(wire.addressOf(siege.names.directory, '1'));
		for (let i = 0; i < 100_000 && !client.closed; i++) client.send(ask);
		expect([4429, 1006]).toContain((await client.end()).code);
		await siege.unharmed();
	});

	it('[W-12] as many awareness messages, pings and pongs', async () => {
		const siege = target();
		const [awareness, pings, pongs] = [
			await siege.attack(),
			await siege.attack(),
			await siege.attack(),
		];
		// With a document open none of them ends for having none.
		for (const client of [awareness, pings, pongs]) await client.open(siege.names.directory);
		const state = wire.awareness(siege.names.directory, Uint8Array.of(0));
		for (let i = 0; i < 30_000; i++) {
			awareness.send(state);
			pings.socket.ping();
			pongs.send(wire.PONG);
		}
		// The word that ends it may be lost in what was still being sent.
		for (const client of [awareness, pings, pongs])
			expect([4429, 1006]).toContain((await client.end()).code);
		await siege.unharmed();
	});

	it('[W-13] asking for everything and reading nothing', async () => {
		const siege = target();
		const clients = [];
		for (let i = 0; i < 8; i++) {
			const client = await siege.attack();
			client.socket.pause();
			for (let session = 1; session <= 32; session++) {
				const address = wire.addressOf(siege.names.directory, `${session}`);
				client.send(wire.auth(address), wire.step1(address), wire.step1(address));
			}
			clients.push(client);
		}
		await siege.unharmed();
		for (const client of clients) client.socket.terminate();
	});

	it('[W-14] upgrades that never finish, and connections that never begin', async () => {
		const siege = target();
		const begun = `GET /sync HTTP/1.1\r\nHost: x\r\nOrigin: ${siege.origin}\r\nConnection: Upg`;
		const sockets = Array.from({ length: 300 }, (_, i) => {
			const socket = connectTcp(siege.port, '127.0.0.1');
			socket.on('error', () => {});
			if (i % 3 > 0) socket.write(begun.slice(0, 1 + (i % begun.length)));
			return socket;
		});
		onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
		await siege.unharmed();
		for (const socket of sockets) socket.resetAndDestroy();
		await siege.unharmed();
	});

	it('[W-16] more documents, sockets and names than anyone needs', async () => {
		const siege = target();
		const [cookie] = siege.mallory.cookies;
		const url = `ws://127.0.0.1:${siege.port}/sync`;
		const attempts = await Promise.allSettled(
			Array.from({ length: 30 }, () =>
				RawClient.connect(url, { origin: siege.origin, cookie: cookie! }),
			),
		);
		const open = attempts.flatMap((attempt) =>
			attempt.status === 'fulfilled' ? [attempt.value] : [],
		);
		expect(open).toHaveLength(8);
		const [documents, names] = open;
		for (let session = 1; session <= 60; session++)
			documents!.send(wire.auth(wire.addressOf(siege.names.calendar, `${session}`)));
		await documents!.end();
		expect(documents!.of('authenticated').length).toBeLessThanOrEqual(32);
		for (let i = 0; i < 100; i++) names!.send(wire.auth(`calendar.1/${i}/${'x'.repeat(500)}`));
		expect((await names!.end()).code).toBe(4403);
		await siege.unharmed();
	});

	it('[W-17] trying sessions and documents one after the other', async () => {
		const siege = target();
		const url = `ws://127.0.0.1:${siege.port}/sync`;
		const guesses = await Promise.allSettled(
			Array.from({ length: 15 }, (_, i) =>
				RawClient.connect(url, { origin: siege.origin, cookie: `session=guess-${i}` }),
			),
		);
		expect(guesses.every(({ status }) => status === 'rejected')).toBe(true);
		const client = await siege.attack();
		for (let i = 0; i < 200; i++) client.send(wire.auth(`desk.1/${siege.fair}/guess-${i}`));
		expect((await client.end()).code).toBe(4403);
		expect(client.of('denied').length).toBeLessThan(15);
		await siege.unharmed();
	});

	it('[W-18] headers by the thousand, and hosts that are none', async () => {
		const siege = target();
		const heads = [
			`GET /sync HTTP/1.1\r\n${'X-Filler: x\r\n'.repeat(2_500)}`,
			`GET /sync HTTP/1.1\r\nHost: ${'h'.repeat(30_000)}\r\n`,
			`GET /sync HTTP/1.1\r\nHost: \u0001\r\n`,
			`GET http://[::1/sync HTTP/1.1\r\nHost: x\r\n`,
			`GET /%zz?%zz HTTP/1.1\r\nHost: x\r\n`,
			`GET /y/%zz%00?token=%zz HTTP/1.1\r\nHost: x\r\n`,
			`GET /sync HTTP/1.1\r\nHost: x\r\nCookie: ${'session=a; '.repeat(900)}\r\n`,
		];
		for (const head of heads) {
			const answer = await new Promise<string>((resolve) => {
				const socket = connectTcp(siege.port, '127.0.0.1');
				let text = '';
				socket.on('data', (data) => (text += data.toString()));
				socket.on('close', () => resolve(text));
				socket.on('error', () => {});
				socket.end(`${head}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
			});
			expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
		}
		await siege.unharmed();
	});

	it('[H-02] upgrades from the pages of others, with a valid cookie', async () => {
		const siege = target();
		const url = `ws://127.0.0.1:${siege.port}/sync`;
		const [cookie] = siege.mallory.cookies;
		for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example', ''])
			await expect(RawClient.connect(url, { origin, cookie: cookie! })).rejects.toThrow('HTTP 403');
		await expect(RawClient.connect(url, { cookie: cookie! })).rejects.toThrow('HTTP 403');
		await siege.unharmed();
	});

	it('[W-19] what is written about all this is less than what was sent', async () => {
		const siege = target();
		const before = siege.output().length;
		let sent = 0;
		for (let round = 0; round < 300; round++) {
			const client = await siege.attack();
			const address = wire.addressOf(siege.names.outbox(siege.mallory), '1');
			const frames = [
				wire.auth('nonsense'),
				wire.auth(address),
				wire.update(address, Uint8Array.of(1, 2, 3)),
				wire.stateless(address, '{bad'),
			];
			client.send(...frames);
			sent += frames.reduce((sum, frame) => sum + frame.length, 0);
			expect((await client.end()).code).toBe(4403);
		}
		await siege.unharmed();
		const output = siege.output().slice(before);
		const lines = output.split('\n').filter((line) => line !== '');
		expect(output.length).toBeLessThan(sent);
		expect(lines.length).toBeLessThan(60);
		for (const line of lines) expect(JSON.parse(line)).toMatchObject({ message: 'abuse' });
	});
});
