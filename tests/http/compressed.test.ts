/** Answers that are made smaller on their way, and for whom they are not. */
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHttpServer, type HttpServer } from './http-server.ts';

let server: HttpServer;

beforeAll(async () => {
	server = await startHttpServer([{ id: 'ada' }]);
});
afterAll(() => server.close());

const GZIP = { 'accept-encoding': 'br, gzip' };

/** As it came over the wire: `fetch` would unpack it. */
function raw(path: string, headers: Record<string, string>) {
	const { promise, resolve, reject } = Promise.withResolvers<{
		readonly encoding: string | undefined;
		readonly body: Buffer;
	}>();
	request(new URL(path, server.url), { agent: false, headers }, (incoming) => {
		const parts: Buffer[] = [];
		incoming.on('data', (part: Buffer) => parts.push(part));
		incoming.on('end', () =>
			resolve({ encoding: incoming.headers['content-encoding'], body: Buffer.concat(parts) }),
		);
	})
		.on('error', reject)
		.end();
	return promise;
}

it('[UI12] a page comes smaller to who understands that, whole all the same, and plain to who does not', async () => {
	const plain = await raw('/sign-in', {});
	expect(plain.encoding).toBeUndefined();
	const small = await raw('/sign-in', GZIP);
	expect(small.encoding).toBe('gzip');
	expect(small.body.length).toBeLessThan(plain.body.length / 2);
	expect(gunzipSync(small.body).toString()).toMatch(/<!doctype html>[^]*<\/html>/);
	expect((await raw('/sign-in', { 'accept-encoding': 'gzip;q=0, br' })).encoding).toBeUndefined();
});

it('[H-20] what another site makes a browser ask for is not compressed', async () => {
	for (const from of ['none', 'same-origin'])
		expect((await raw('/sign-in', { ...GZIP, 'sec-fetch-site': from })).encoding).toBe('gzip');
	const { encoding } = await raw('/sign-in', { ...GZIP, 'sec-fetch-site': 'cross-site' });
	expect(encoding).toBeUndefined();
});
