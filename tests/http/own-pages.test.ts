/** Requests that other sites can make a browser send. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../built-server.ts';
import { ask, startHttpServer, Visitor, type HttpServer } from './http-server.ts';

let server: HttpServer;
let cookie: string;

beforeAll(async () => {
	server = await startHttpServer([{ id: 'ada' }]);
	const visitor = new Visitor(server.url);
	await visitor.signIn('ada');
	cookie = `session=${visitor.cookies.get('session')}`;
});
afterAll(() => server.close());

interface Door {
	readonly method: string;
	readonly path: string;
}

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Every way in that may change something, as the files below routes/ have it. */
async function doors(): Promise<Door[]> {
	const routes = join(root, 'web/src/routes');
	const files = await readdir(routes, { recursive: true });
	const found = files.map(async (file): Promise<Door[]> => {
		const [, folder = '', kind] = /^(.*?)\/?\+(server|page\.server)\.ts$/.exec(file) ?? [];
		if (!kind) return [];
		const code = await readFile(join(routes, file), 'utf8');
		const path = `/${folder}`.replace(/\/\([^)]+\)/g, '').replace(/\[[^\]]+\]/g, 'x');
		const exported = METHODS.filter((method) =>
			new RegExp(`export (const|(async )?function) ${method}\\b`).test(code),
		);
		const methods =
			kind === 'server' ? exported : code.includes('export const actions') ? ['POST'] : [];
		return methods.map((method) => ({ method, path }));
	});
	return (await Promise.all(found)).flat();
}

const ORIGINS = [
	undefined,
	'null',
	'https://evil.example',
	'http://127.0.0.1',
	'http://sub.127.0.0.1.evil.example',
	'THE OTHER SCHEME',
	'THE OTHER CASE',
];
const TYPES = [
	undefined,
	'text/plain',
	'application/json',
	'application/x-www-form-urlencoded',
	'APPLICATION/X-WWW-FORM-URLENCODED',
	'multipart/form-data; boundary=x',
	'application/x-www-form-urlencoded; charset=utf-8',
	'text/html',
];

function disguises(): Record<string, string>[] {
	const origin = (name: string | undefined) =>
		name === 'THE OTHER SCHEME'
			? server.url.replace('http:', 'https:')
			: name === 'THE OTHER CASE'
				? `${server.url.toUpperCase()}/`
				: name;
	return ORIGINS.flatMap((name) =>
		TYPES.map((type) => ({
			cookie,
			...(name === undefined ? {} : { origin: origin(name) ?? '' }),
			...(type === undefined ? {} : { 'content-type': type }),
		})),
	);
}

describe('a request of another site', () => {
	it('[AU11] [H-01] is refused at every door, whatever its Origin and content type', async () => {
		const all = [...(await doors()), { method: 'POST', path: '/nowhere' }];
		expect(all).toContainEqual({ method: 'POST', path: '/sign-out' });
		expect(all).toContainEqual({ method: 'POST', path: '/sign-in' });
		for (const { method, path } of all)
			for (const headers of disguises()) {
				const { status } = await ask(server.url, path, { method, headers, body: 'a=b' });
				expect({ method, path, headers, status }).toMatchObject({ status: 403 });
			}
		expect(await server.db.selectFrom('auth_session').selectAll().execute()).toHaveLength(1);
	});

	it('[H-01] is refused with the right Origin when the browser says it comes from elsewhere', async () => {
		for (const site of ['cross-site', 'same-site', 'none']) {
			const headers = { cookie, origin: server.url, 'sec-fetch-site': site };
			const { status } = await ask(server.url, '/sign-out', { method: 'POST', headers });
			expect(status).toBe(403);
		}
	});

	it('[H-01] is refused when it overrides its method, or has one nobody knows', async () => {
		for (const method of ['PROPFIND', 'DELETE', 'PUT']) {
			const { status } = await ask(server.url, '/sign-out', { method, headers: { cookie } });
			expect(status).toBe(403);
		}
		const headers = { cookie, 'x-http-method-override': 'POST' };
		const { status } = await ask(server.url, '/sign-out?_method=POST', { headers });
		expect(status).toBe(405);
		expect(await server.db.selectFrom('auth_session').selectAll().execute()).toHaveLength(1);
	});

	it('[H-01] does not pass by naming another host for itself', async () => {
		const headers = {
			cookie,
			origin: 'https://evil.example',
			'x-forwarded-host': 'evil.example',
			'x-forwarded-proto': 'https',
		};
		const { status } = await ask(server.url, '/sign-out', { method: 'POST', headers });
		expect(status).toBe(403);
	});

	it('[AU11] a request of the own page passes', async () => {
		const headers = { cookie, origin: server.url, 'sec-fetch-site': 'same-origin' };
		const { status } = await ask(server.url, '/sign-out', { method: 'POST', headers });
		expect(status).toBe(303);
	});
});
