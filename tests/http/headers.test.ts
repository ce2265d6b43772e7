/** What every answer carries, whoever made it: a page, a file, SvelteKit itself, an error. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENGINE_FILES, ENGINE_FOLDER } from '#lib/call/background/engine-files.ts';
import {
	ask,
	startHttpServer,
	Visitor,
	type Answer,
	type Asked,
	type HttpServer,
} from './http-server.ts';

let server: HttpServer;
let behindProxy: HttpServer;

const https = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'fair.example' };

beforeAll(async () => {
	[server, behindProxy] = await Promise.all([
		startHttpServer([{ id: 'ada' }]),
		startHttpServer([{ id: 'ada' }], {
			VISAVIS_MODE: 'production',
			ORIGIN: 'https://fair.example',
			SECRET_KEY: 'k'.repeat(40),
			TRUST_PROXY: '1',
		}),
	]);
});
afterAll(() => Promise.all([server.close(), behindProxy.close()]));

const questions: [what: string, path: string, asked: Asked, status: number][] = [
	['a page', '/sign-in', {}, 200],
	['a page that does not exist', '/nowhere', {}, 404],
	['a path that cannot be decoded', '/%zz', {}, 400],
	['a file', '/favicon.svg', {}, 200],
	['a file asked for in a wrong way', '/favicon.svg', { method: 'POST' }, 405],
	['a script that does not exist', '/_app/immutable/nothing.js', {}, 404],
	['SvelteKit’s own module', '/_app/env.js', {}, 200],
	['a redirect of SvelteKit’s', '/sign-in/', {}, 308],
	['a page’s data', '/sign-in/__data.json', {}, 200],
	['a health check', '/healthz', {}, 200],
	['a form of another site', '/sign-out', { method: 'POST', body: { a: 'b' } }, 403],
	['a method nobody offers', '/sign-out', {}, 405],
	[
		'a body that is too large',
		'/sign-in?/password',
		{ method: 'POST', body: 'x'.repeat(600_000) },
		413,
	],
	['a parameter that is reserved', '/sign-in?x-sveltekit-a=b', {}, 400],
];

function expectSecurityHeaders({ headers }: Answer): void {
	expect(headers).toMatchObject({
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
	});
	const policy = headers['content-security-policy'] ?? '';
	for (const part of [
		"default-src 'self'",
		"object-src 'none'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
	])
		expect(policy).toContain(part);
	expect(policy).not.toContain('unsafe-eval');
	expect(policy).not.toMatch(/script-src[^;]*unsafe/);
	for (const device of ['camera', 'microphone', 'display-capture'])
		expect(headers['permissions-policy']).toContain(`${device}=(self)`);
}

it.each(questions)('[H-04] %s carries the security headers', async (_what, path, asked, status) => {
	const isForeign = asked.method === undefined || status === 403;
	const headers = isForeign ? {} : { origin: server.url };
	const answer = await ask(server.url, path, { ...asked, headers });
	expect(answer.status).toBe(status);
	expectSecurityHeaders(answer);
	expect(answer.headers['strict-transport-security']).toBeUndefined();
});

it.each(questions)(
	'[H-04] over https, %s tells browsers to stay there',
	async (_what, path, asked, status) => {
		const isForeign = asked.method === undefined || status === 403;
		const headers = isForeign ? https : { ...https, origin: 'https://fair.example' };
		const answer = await ask(behindProxy.url, path, { ...asked, headers });
		expect(answer.status).toBe(status);
		expectSecurityHeaders(answer);
		expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
	},
);

it('[H-04] scripts run by a nonce that is another one each time, and one that is always the same by its hash', async () => {
	const nonces = new Set<string>();
	for (let count = 0; count < 3; count += 1) {
		const { headers, text } = await ask(server.url, '/nowhere');
		const policy = String(headers['content-security-policy']);
		const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
		expect(nonce).toMatch(/.{16,}/);
		const hashes = [];
		// What is marked as JSON is data, which no browser runs.
		const inline = /<script(?![^>]* (?:src=|type="application\/json"))([^>]*)>(.*?)<\/script>/gs;
		for (const [, attributes = '', script = ''] of text.matchAll(inline))
			if (!attributes.includes(nonce))
				hashes.push(createHash('sha256').update(script).digest('base64'));
		expect(hashes).toHaveLength(1);
		expect(policy).toContain(`'sha256-${hashes[0]}'`);
		nonces.add(nonce);
	}
	expect(nonces.size).toBe(3);
});

it('[H-04] [CA11] only people who are signed in may cut themselves out of a picture, with files that are kept for good', async () => {
	const visitor = new Visitor(server.url);
	await visitor.signIn('ada');
	const page = await visitor.get('/events');
	expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'wasm-unsafe-eval' /);
	const signIn = await ask(server.url, '/sign-in');
	expect(signIn.headers['content-security-policy']).not.toContain('wasm-unsafe-eval');
	for (const name of Object.keys(ENGINE_FILES)) {
		const { status, headers } = await ask(server.url, `/${ENGINE_FOLDER}/${name}`);
		expect(status, name).toBe(200);
		expect(headers['cache-control'], name).toContain('immutable');
	}
});

it('[H-04] pages about a person are for nobody’s cache', async () => {
	const visitor = new Visitor(server.url);
	await visitor.signIn('ada');
	for (const path of ['/sign-in', '/nowhere', '/'])
		expect((await visitor.get(path)).headers['cache-control']).toContain('no-store');
});

it('[H-04] an answer says nothing about what it is made of', async () => {
	const { headers, text } = await ask(server.url, '/nowhere');
	expect(Object.keys(headers)).not.toContain('x-powered-by');
	expect(headers.server).toBeUndefined();
	expect(text).not.toMatch(/node_modules|\.ts:|at .*\(/);
});

it('[AU6] [A-06] over https the cookie is Secure and bound to the host by its name; another name is nobody', async () => {
	const headers = { ...https, origin: 'https://fair.example' };
	const visitor = new Visitor(behindProxy.url, { headers });
	const { status, setCookies } = await visitor.signIn('ada');
	expect(status).toBe(303);
	const [session = ''] = setCookies.filter((line) => line.startsWith('__Host-session='));
	for (const flag of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i])
		expect(session).toMatch(flag);
	expect(session).not.toMatch(/Domain/i);
	expect((await visitor.get('/sign-in')).status).toBe(303);

	const tossed = new Visitor(behindProxy.url, { headers });
	tossed.cookies.set('session', visitor.cookies.get('__Host-session') ?? '');
	expect((await tossed.get('/sign-in')).status).toBe(200);
});
