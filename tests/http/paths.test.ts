/** Addresses that try to leave the folder that is served. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHttpServer, type HttpServer } from './http-server.ts';

let server: HttpServer;

beforeAll(async () => {
	server = await startHttpServer([{ id: 'ada' }]);
});
afterAll(() => server.close());

/** Asks for the path as it is written; every client would tidy it up first. */
async function askRaw(path: string): Promise<string> {
	const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
	socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
	return text(socket);
}

it.each([
	'/../package.json',
	'/..%2fpackage.json',
	'/%2e%2e/package.json',
	'/%2e%2e%2f%2e%2e%2fpackage.json',
	'/_app/../../server/main.js',
	'/_app/..%2f..%2fserver%2fmain.js',
	'/_app/immutable/..%5c..%5c..%5cserver%5cmain.js',
	'/favicon.svg/../../handler.js',
	'/favicon.svg%00.js',
	'/%00',
	'/.env',
	'/.git/config',
	'//etc/passwd',
	'/etc/passwd',
	'/file:///etc/passwd',
	'\\\\host\\share',
	'/visavis.db',
	'/data/visavis.db',
	'/handler.js',
	'/server/main.js',
])('[H-06] %s is not there', async (path) => {
	const answer = await askRaw(path);
	expect(answer).toMatch(/^HTTP\/1\.1 (4\d\d|308) /);
	expect(answer).not.toMatch(/"dependencies"|root:|createServer|SQLite format|\[core\]/);
});
