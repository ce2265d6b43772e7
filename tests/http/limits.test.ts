/** Too much, too often, too many at once. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GUESSING } from '../../web/src/lib/server/auth/guessing.ts';
import { ask, PASSWORD, startHttpServer, Visitor, type HttpServer } from './http-server.ts';

let server: HttpServer;

beforeAll(async () => {
	const crowd = Array.from({ length: 150 }, (_none, index) => ({ id: `p${index}` }));
	server = await startHttpServer([{ id: 'ada' }, ...crowd]);
});
afterAll(() => server.close());

const path = '/sign-in?/password';
const form = (email: string, password: string) => ({ email: `${email}@fair.example`, password });
const isAlive = async () => (await ask(server.url, '/healthz')).status === 200;

/** Sends bytes as they are; resolves to what came back when the server hung up. */
function sendRaw(bytes: string): Promise<string> {
	const { port } = new URL(server.url);
	const { promise, resolve } = Promise.withResolvers<string>();
	const socket = connect(Number(port), '127.0.0.1');
	let answer = '';
	socket.on('data', (part: Buffer) => (answer += part.toString('latin1')));
	socket.on('error', () => resolve(answer));
	socket.on('close', () => resolve(answer));
	socket.end(bytes);
	return promise;
}

describe('bodies', () => {
	const headers = () => ({
		origin: server.url,
		'content-type': 'application/x-www-form-urlencoded',
	});

	it.each([false, true])(
		'[H-09] more than 512 kB is refused (chunked: %s), and the server lives',
		async (chunked) => {
			const body = `email=ada%40fair.example&password=${'x'.repeat(600_000)}`;
			const asked = { method: 'POST', headers: headers(), body, chunked };
			const { status, text } = await ask(server.url, path, asked);
			expect(status).toBe(413);
			expect(text).not.toMatch(/node_modules|\.ts:/);
			expect(await isAlive()).toBe(true);
		},
	);

	it('[H-09] ten thousand fields are refused', async () => {
		const body = Array.from({ length: 10_000 }, (_none, index) => `f${index}=1`).join('&');
		const { status } = await ask(server.url, path, { method: 'POST', headers: headers(), body });
		expect(status).toBe(400);
	});

	it.each([
		['json', 'application/json', '['.repeat(100_000)],
		['text', 'text/plain', 'email=ada'],
		['nothing known', 'x/y', 'email=ada'],
		['parts without a boundary', 'multipart/form-data', '--x'],
		[
			'parts that never end',
			'multipart/form-data; boundary=x',
			'--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na',
		],
	])('[H-09] a form sent as %s is refused', async (_what, type, body) => {
		const asked = { method: 'POST', headers: { ...headers(), 'content-type': type }, body };
		const { status, text } = await ask(server.url, path, asked);
		expect(status).toBeGreaterThanOrEqual(400);
		expect(status).toBeLessThan(500);
		expect(text).not.toMatch(/node_modules|\.ts:/);
	});

	it('[H-09] a file where a word belongs is refused', async () => {
		const part = (name: string, more: string) =>
			`--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\nada@fair.example\r\n`;
		const body = `${part('email', '; filename="a.txt"')}${part('password', '')}--x--\r\n`;
		const type = { 'content-type': 'multipart/form-data; boundary=x' };
		const asked = { method: 'POST', headers: { ...headers(), ...type }, body };
		expect((await ask(server.url, path, asked)).status).toBe(400);
	});

	it.each([
		['two lengths', 'Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc'],
		['a length that is no number', 'Content-Length: abc\r\n\r\nabc'],
		['a negative length', 'Content-Length: -1\r\n\r\n'],
		['a length and pieces', 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
		['an unknown transfer encoding', 'Transfer-Encoding: xchunked\r\n\r\nabc'],
		['pieces of a wrong size', 'Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n'],
		['a line break inside a header', 'X-A: b\nX-C\r\n\r\n'],
		['no host', '\r\n'],
	])('[H-09] %s is refused, and the server lives', async (what, rest) => {
		const host = what === 'no host' ? '' : 'Host: localhost\r\nConnection: close\r\n';
		const answer = await sendRaw(`POST /sign-out HTTP/1.1\r\n${host}${rest}`);
		expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
		expect(await isAlive()).toBe(true);
	});

	it('[H-09] 2,500 headers are refused', async () => {
		const many = Array.from(
			{ length: 2_500 },
			(_none, index) => `X-${index}: ${'y'.repeat(20)}\r\n`,
		);
		const answer = await sendRaw(`GET / HTTP/1.1\r\nHost: localhost\r\n${many.join('')}\r\n`);
		expect(answer).toMatch(/^HTTP\/1\.1 431 /);
		expect(await isAlive()).toBe(true);
	});
});

describe('guessing', () => {
	it('[AU9] [A-08] guesses at one account are slowed down wherever they come from; its owner is not', async () => {
		const owner = new Visitor(server.url, { from: '127.1.0.1' });
		expect((await owner.signIn('ada')).status).toBe(303);
		const statuses: number[] = [];
		for (let count = 0; count < GUESSING.free + 3; count += 1) {
			const guesser = new Visitor(server.url, { from: `127.2.0.${count + 1}` });
			statuses.push((await guesser.signIn('ada', `guess ${count}`)).status);
		}
		expect(statuses.slice(0, GUESSING.free)).toEqual(new Array(GUESSING.free).fill(401));
		expect(statuses).toContain(429);

		const slowed = await new Visitor(server.url, { from: '127.2.1.1' }).signIn('ada');
		expect(slowed.status).toBe(429);
		expect(Number(slowed.headers['retry-after'])).toBeGreaterThanOrEqual(1);
		expect((await owner.signIn('ada')).status).toBe(303);
	});

	it('[H-10] forged forwarding headers do not make another address', async () => {
		const from = '127.3.0.1';
		const statuses: number[] = [];
		for (let count = 0; count < GUESSING.addressAllowance + 10; count += 1) {
			const forged = `198.51.100.${count}`;
			const headers = {
				origin: server.url,
				'x-forwarded-for': `${forged}, ${forged}`,
				'x-real-ip': forged,
				forwarded: `for=${forged}`,
				'client-ip': forged,
				'cf-connecting-ip': forged,
			};
			const body = form(`stranger${count}`, 'Summer2026');
			statuses.push((await ask(server.url, path, { method: 'POST', headers, body, from })).status);
		}
		expect(statuses.at(0)).toBe(401);
		expect(statuses.at(-1)).toBe(429);

		const elsewhere = { method: 'POST', headers: { origin: server.url }, from: '127.3.0.2' };
		const body = form('stranger', 'Summer2026');
		expect((await ask(server.url, path, { ...elsewhere, body })).status).toBe(401);
	});
});

describe('a flood', () => {
	it('[A-10] of people who sign in at once is let in as far as there is room; the rest may try again', async () => {
		const answers = await Promise.all(
			Array.from({ length: 150 }, (_none, index) =>
				new Visitor(server.url, { from: `127.4.${index}.1` }).signIn(`p${index}`, PASSWORD),
			),
		);
		const statuses = new Set(answers.map(({ status }) => status));
		expect([...statuses].every((status) => status === 303 || status === 429)).toBe(true);
		expect(statuses).toContain(303);
		for (const { status, headers } of answers)
			if (status === 429) expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
		expect(await isAlive()).toBe(true);
	});
});
