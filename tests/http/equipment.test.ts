/** What a member of a fair is given to try their network with, before there is any chat. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IceServer } from '#schema/call.ts';
import type { FairServer } from './fair-server.ts';
import { startFairServer } from './fair-server.ts';
import { ask, Visitor } from './http-server.ts';

const SECRET = 'shared with the relay alone';
const TURN_URLS = [
	'turn:relay.example:3478?transport=udp',
	'turns:relay.example:443?transport=tcp',
];

let server: FairServer;
let path: string;

beforeAll(async () => {
	server = await startFairServer({
		STUN_URLS: 'stun:relay.example:3478',
		TURN_URLS: TURN_URLS.join(','),
		TURN_SECRET: SECRET,
	});
	path = `/api/fairs/${server.fair}/ice`;
});
afterAll(() => server.close());

const serversIn = (text: string): readonly IceServer[] =>
	(JSON.parse(text) as { iceServers: IceServer[] }).iceServers;

it('[EQ4] [C-41] a member gets credentials in the name of their account, which end within minutes', async () => {
	const rita = await server.enter('rita');
	const before = Date.now();
	const { status, text, headers } = await rita.post(path);
	expect(status).toBe(200);
	expect(headers['cache-control']).toBe('no-store');
	const [stun, turn] = serversIn(text);
	expect(stun).toEqual({ urls: ['stun:relay.example:3478'] });
	expect(turn?.urls).toEqual(TURN_URLS);
	const [until = '', name] = turn?.username?.split(':') ?? [];
	expect(name).toBe(`check-${server.accountOf(server.ids.rita)}`);
	const seconds = Number(until) - before / 1_000;
	expect(seconds).toBeGreaterThan(299);
	expect(seconds).toBeLessThan(400);
	// As the relay computes it.
	const expected = createHmac('sha1', SECRET).update(`${until}:${name}`).digest('base64');
	expect(turn?.credential).toBe(expected);
	expect(text).not.toContain(SECRET);
});

it('[EQ4] [C-41] nobody else gets any: not without a session, not in a fair of others, not from another site', async () => {
	const origin = server.url;
	expect((await ask(server.url, path, { method: 'POST', headers: { origin } })).status).toBe(401);
	server.connection.exec(`INSERT INTO account (id, email, name, password_hash, created_at)
		SELECT 'a-out', 'out@fair.example', 'Otto', password_hash, 1 FROM account LIMIT 1`);
	const otto = new Visitor(server.url);
	await otto.signIn('out');
	const [theirs, invented] = [await otto.post(path), await otto.post('/api/fairs/nowhere/ice')];
	expect(theirs.status).toBe(404);
	expect(theirs.text).toBe(invented.text);
	const ben = await server.enter('ben');
	expect((await ben.get(path)).status).toBe(405);
	const cookie = [...ben.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	const headers = { cookie, origin: 'https://elsewhere.example' };
	expect((await ask(server.url, path, { method: 'POST', headers })).status).toBe(403);
});

it('[EQ4] [C-41] so many in a row and no more, for each account by itself', async () => {
	const [ada, olga] = [await server.enter('ada'), await server.enter('olga')];
	const statuses: number[] = [];
	for (let count = 0; count < 8; count += 1) statuses.push((await ada.post(path)).status);
	expect(statuses.slice(0, 6)).toEqual(new Array(6).fill(200));
	// Signing in again, elsewhere, is the same account.
	const elsewhere = await server.enter('ada');
	const last = await elsewhere.post(path);
	expect(last.status).toBe(429);
	expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
	expect(last.text).toMatch(/"message":"[A-Z][^"]+\."/);
	expect((await olga.post(path)).status).toBe(200);
});

it('[EQ4] [C-41] there are none once the fair is over', async () => {
	const rita = await server.enter('rita');
	const days = server.connection.prepare('SELECT days FROM fair WHERE id = ?').pluck();
	const before = days.get(server.fair) as string;
	const long = (JSON.parse(before) as { startsAt: number; endsAt: number }[]).map((day) => ({
		...day,
		startsAt: Date.now() - 30 * 3_600_000,
		endsAt: Date.now() - 25 * 3_600_000,
	}));
	const set = server.connection.prepare('UPDATE fair SET days = ? WHERE id = ?');
	set.run(JSON.stringify(long), server.fair);
	const answer = await rita.post(path);
	set.run(before, server.fair);
	expect(answer.status).toBe(410);
	expect(answer.text).not.toContain('credential');
});
