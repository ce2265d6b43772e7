import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { settleForwardedHeaders, type Surroundings } from './forwarded.ts';

/** What is left of the forwarded headers after a real request has passed. */
async function settled(headers: IncomingHttpHeaders, surroundings: Partial<Surroundings>) {
	const { promise, resolve, reject } = Promise.withResolvers<IncomingHttpHeaders>();
	const server = createServer((incoming, response) => {
		settleForwardedHeaders(incoming, { trustProxy: false, origin: null, ...surroundings });
		resolve(incoming.headers);
		response.end();
	});
	server.listen(0, '127.0.0.1', () => {
		const { port } = server.address() as AddressInfo;
		request({ port, headers: { host: 'fair.test', ...headers } })
			.on('error', reject)
			.end();
	});
	const seen = await promise;
	server.close();
	const { 'x-forwarded-proto': proto, 'x-forwarded-for': client, 'x-forwarded-host': host } = seen;
	return { proto, client, host };
}

const claimed = {
	'x-forwarded-proto': 'https',
	'x-forwarded-for': '203.0.113.7',
	'x-forwarded-host': 'bank.test',
};
const plain = { proto: 'http', client: '127.0.0.1', host: 'fair.test' };

it('forwarded headers of a stranger are overwritten with what the connection shows', async () => {
	expect(await settled(claimed, {})).toEqual(plain);
});

it('forwarded headers of a trusted proxy are kept', async () => {
	const told = { proto: 'https', client: '203.0.113.7', host: 'bank.test' };
	expect(await settled(claimed, { trustProxy: true })).toEqual(told);
});

it('a trusted proxy that says nothing, or nonsense, leaves what the connection shows', async () => {
	expect(await settled({}, { trustProxy: true })).toEqual(plain);
	const nonsense = { 'x-forwarded-proto': 'https://bank.test' };
	expect(await settled(nonsense, { trustProxy: true })).toEqual(plain);
});

it('[H-10] where the operator has said where the site is, no header says otherwise', async () => {
	const origin = 'https://fair.example:8443';
	const site = { proto: 'https', host: 'fair.example:8443' };
	expect(await settled(claimed, { origin })).toEqual({ ...site, client: '127.0.0.1' });
	const behindProxy = await settled(claimed, { origin, trustProxy: true });
	expect(behindProxy).toEqual({ ...site, client: '203.0.113.7' });
});
