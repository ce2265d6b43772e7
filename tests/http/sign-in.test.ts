/** Signing in and out of the built server, as a browser without scripts does it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	ask,
	PASSWORD,
	startHttpServer,
	Visitor,
	type Answer,
	type HttpServer,
} from './http-server.ts';

let server: HttpServer;

beforeAll(async () => {
	const people = ['ada', 'ben', 'cleo', 'dora', 'emil'].map((id) => ({ id }));
	server = await startHttpServer([...people, { id: 'demo-person', demo: true }]);
});
afterAll(() => server.close());

const sessions = () => server.db.selectFrom('auth_session').selectAll().execute();

/** Whether the server knows who this is. */
async function isKnown(visitor: Visitor): Promise<boolean> {
	const { status, headers } = await visitor.get('/sign-in');
	return status === 303 && headers.location === '/events';
}

describe('signing in', () => {
	it('[AU1] the right password leads to where one wanted to go, and one is known from then on', async () => {
		const visitor = new Visitor(server.url);
		expect(await isKnown(visitor)).toBe(false);
		const answer = await visitor.signIn('ada', PASSWORD, '/events/spring?tab=requests');
		expect(answer).toMatchObject({ status: 303 });
		expect(answer.headers.location).toBe('/events/spring?tab=requests');
		expect(await isKnown(visitor)).toBe(true);
	});

	it('[A-01] a cookie that was there before is replaced and opens nothing', async () => {
		const visitor = new Visitor(server.url);
		visitor.cookies.set('session', 'a'.repeat(52));
		await visitor.signIn('ada');
		const first = visitor.cookies.get('session') ?? '';
		expect(first).not.toBe('a'.repeat(52));
		await visitor.signIn('ada');
		expect(visitor.cookies.get('session')).not.toBe(first);
		for (const old of ['a'.repeat(52), first]) {
			const thief = new Visitor(server.url);
			thief.cookies.set('session', old);
			expect(await isKnown(thief)).toBe(false);
		}
	});

	it('[AU2] [A-02] nothing in the database of the server is a cookie', async () => {
		const visitor = new Visitor(server.url);
		await visitor.signIn('ada');
		for (const row of await sessions())
			for (const stolen of Object.values(row)) {
				const thief = new Visitor(server.url);
				thief.cookies.set('session', String(stolen));
				expect(await isKnown(thief)).toBe(false);
			}
	});

	it('[AU6] [A-06] the cookie is for this host only, and out of reach of scripts and other sites', async () => {
		const { setCookies } = await new Visitor(server.url).signIn('ada');
		const [session = ''] = setCookies.filter((line) => line.startsWith('session='));
		expect(session).toMatch(/; HttpOnly/i);
		expect(session).toMatch(/; SameSite=Lax/i);
		expect(session).toMatch(/; Path=\/(;|$)/i);
		expect(session).toMatch(/; Max-Age=604800/i);
		expect(session).not.toMatch(/Domain|Secure/i);
	});

	it('[H-11] a next page elsewhere is none', async () => {
		for (const next of [
			'//evil.example',
			'/\\evil.example',
			'https://evil.example',
			'/.//evil.example',
		]) {
			const visitor = new Visitor(server.url);
			const { headers } = await visitor.signIn('ada', PASSWORD, next);
			expect(headers.location).toBe('/events');
			const again = await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`);
			expect(again.headers.location).toBe('/events');
		}
	});

	it('[H-07] fields that nobody asked for are refused, and nobody is signed in', async () => {
		const before = (await sessions()).length;
		const visitor = new Visitor(server.url);
		const form = { email: 'ada@fair.example', password: PASSWORD };
		for (const extra of ['is_organizer', 'role', 'account_id', '__proto__', 'next']) {
			const { status } = await visitor.post('/sign-in?/password', { ...form, [extra]: '1' });
			expect(status).toBe(400);
		}
		expect(await sessions()).toHaveLength(before);
	});

	it('what is not filled in is asked for, and markup in it is only text', async () => {
		const visitor = new Visitor(server.url);
		expect(await visitor.post('/sign-in?/password', {})).toMatchObject({ status: 400 });
		const email = '"><script>alert(1)</script>@fair.example';
		const { status, text } = await visitor.post('/sign-in?/password', { email, password: 'x' });
		expect(status).toBe(401);
		expect(text).not.toContain('<script>alert');
		expect(text).toContain('&lt;script>alert(1)&lt;/script>@fair.example');
	});
});

describe('telling accounts apart', () => {
	/** What an attacker can compare, without what differs from answer to answer anyway. */
	function visible({ status, headers, text }: Answer, email: string) {
		const { date: _date, etag: _etag, 'content-length': _length, ...rest } = headers;
		return { status, headers: rest, text: text.replaceAll(email, 'THE ADDRESS') };
	}

	it('[AU8] [A-07] the answers for known and unknown addresses are alike in status, headers and body', async () => {
		const seen = new Set<string>();
		for (const name of ['ada', 'ben', 'cleo', 'dora', 'nobody', 'nobody-else', 'demo-person']) {
			const visitor = new Visitor(server.url);
			const answer = await visitor.signIn(name, 'not the password');
			expect(answer.status).toBe(401);
			expect(answer.setCookies).toEqual([]);
			seen.add(JSON.stringify(visible(answer, `${name}@fair.example`)));
		}
		expect(seen.size).toBe(1);
	});
});

describe('signing out', () => {
	it('[AU4] [H-13] ends the session, removes the cookie and has the browser forget what it kept', async () => {
		const visitor = new Visitor(server.url);
		await visitor.signIn('ada');
		const stolen = visitor.cookies.get('session') ?? '';
		const answer = await visitor.post('/sign-out');
		expect(answer).toMatchObject({ status: 303 });
		expect(answer.headers.location).toBe('/sign-in');
		expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
		expect(visitor.cookies.has('session')).toBe(false);

		const thief = new Visitor(server.url);
		thief.cookies.set('session', stolen);
		expect(await isKnown(thief)).toBe(false);
	});

	it('works for whoever is not signed in, and only as a POST', async () => {
		const visitor = new Visitor(server.url);
		expect(await visitor.post('/sign-out')).toMatchObject({ status: 303 });
		await visitor.signIn('ada');
		expect((await visitor.get('/sign-out')).status).toBe(405);
		expect(await isKnown(visitor)).toBe(true);
	});
});

describe('entering as a demo person', () => {
	const enter = (visitor: Visitor, person: string) => visitor.post('/sign-in?/demo', { person });

	it('[AU7] one click, and one is that person', async () => {
		const visitor = new Visitor(server.url);
		expect(await enter(visitor, 'demo-person')).toMatchObject({ status: 303 });
		expect(await isKnown(visitor)).toBe(true);
		const [row] = (await sessions()).slice(-1);
		expect(row).toBeDefined();
	});

	it('[AU7] nobody enters as somebody who is no demo person', async () => {
		const before = (await sessions()).length;
		for (const person of ['ada', 'nobody', '', '__proto__', "' OR 1=1 --", 'x'.repeat(99)]) {
			const visitor = new Visitor(server.url);
			const { status } = await enter(visitor, person);
			expect(status).toBeGreaterThanOrEqual(400);
			expect(status).toBeLessThan(500);
			expect(visitor.cookies.size).toBe(0);
		}
		expect(await sessions()).toHaveLength(before);
	});
});

describe('pages for members', () => {
	it('a cookie that is no session, or breaks when decoded, is simply nobody', async () => {
		for (const cookie of [
			'session=%',
			'session=%E0%A4%A',
			'session',
			'=;=',
			`session=${'a'.repeat(6_000)}`,
		]) {
			const { status } = await ask(server.url, '/sign-in', { headers: { cookie } });
			expect(status).toBe(200);
		}
	});
});
