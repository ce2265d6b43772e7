/** What signing out and expiry mean for sockets that are open, through the whole server. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Instant } from '#schema/ids.ts';
import { startHttpServer, Visitor, type HttpServer } from './http-server.ts';

let server: HttpServer;
const opened: WebSocket[] = [];

beforeAll(async () => {
	server = await startHttpServer([{ id: 'ada' }, { id: 'ben' }]);
});
afterAll(async () => {
	for (const socket of opened) socket.terminate();
	await server.close();
});

/** Opens a socket with this visitor's cookies; resolves to its refusal's status when there is one. */
async function open(visitor: Visitor, origin = server.url): Promise<WebSocket | number> {
	const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
	const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync`, {
		headers: { cookie, origin },
	});
	opened.push(socket);
	const refusal = once(socket, 'unexpected-response') as Promise<[unknown, { statusCode: number }]>;
	return Promise.race([
		once(socket, 'open').then(() => socket),
		refusal.then(([, { statusCode }]) => {
			socket.on('error', () => {});
			socket.terminate();
			return statusCode;
		}),
	]);
}

async function opening(visitor: Visitor): Promise<WebSocket> {
	const socket = await open(visitor);
	if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
	return socket;
}

async function signedIn(name: string): Promise<Visitor> {
	const visitor = new Visitor(server.url);
	const { status } = await visitor.signIn(name);
	if (status !== 303) throw new Error(`not signed in: ${status}`);
	return visitor;
}

/** The code with which the server closes it. */
async function closing(socket: WebSocket): Promise<number> {
	const [code] = (await once(socket, 'close')) as [number];
	return code;
}

it('[AU4] [A-04] signing out closes every socket of the session, no other, and opens none again', async () => {
	const [visitor, elsewhere, other] = await Promise.all(['ada', 'ada', 'ben'].map(signedIn));
	if (!visitor || !elsewhere || !other) throw new Error('three were asked for');
	const own = await Promise.all([opening(visitor), opening(visitor)]);
	const others = await Promise.all([opening(elsewhere), opening(other)]);
	const closed = Promise.all(own.map(closing));

	const stolen = new Visitor(server.url);
	stolen.cookies.set('session', visitor.cookies.get('session') ?? '');
	await visitor.post('/sign-out');
	expect(await closed).toEqual([4401, 4401]);
	expect(others.map(({ readyState }) => readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
	expect(await open(stolen)).toBe(401);
	expect(await open(visitor)).toBe(401);
});

it('[AU4] signing in again in the same browser closes the sockets of the session before', async () => {
	const visitor = await signedIn('ada');
	const closed = closing(await opening(visitor));
	await visitor.signIn('ben');
	expect(await closed).toBe(4401);
	await opening(visitor);
});

it('[AU5] [A-05] a socket is closed when its session expires', async () => {
	const visitor = await signedIn('ada');
	const [row] = await server.db
		.selectFrom('auth_session')
		.selectAll()
		.orderBy('created_at', 'desc')
		.limit(1)
		.execute();
	if (!row) throw new Error('there is no session');
	// As short as this machine can open a socket in.
	let socket: WebSocket | number = 401;
	for (let left = 500; socket === 401; left *= 2) {
		const end = (Date.now() + left) as Instant;
		const renewed = { ...row, expires_at: end, absolute_expires_at: end };
		await server.db
			.insertInto('auth_session')
			.values(renewed)
			.onConflict((conflict) => conflict.column('id_hash').doUpdateSet(renewed))
			.execute();
		socket = await open(visitor);
	}
	if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
	expect(await closing(socket)).toBe(4401);
	expect(await open(visitor)).toBe(401);
});

it('[GA1] [H-02] a page of another site opens no socket, with a cookie or without', async () => {
	const visitor = await signedIn('ada');
	for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`, ''])
		expect(await open(visitor, origin)).toBe(403);
	expect(await open(new Visitor(server.url))).toBe(401);
});
