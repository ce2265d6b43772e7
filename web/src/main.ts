/** The process: one HTTP server for pages and sockets, and an orderly end. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announceForwardedHeaders, settleForwardedHeaders } from './forwarded.ts';
import { realtime } from './realtime.ts';

const GRACE_MS = 10_000;

const trustProxy = process.env.TRUST_PROXY === '1';
announceForwardedHeaders(process.env, trustProxy);

// Written by the adapter beside this file, after the bundler has run; reads the settings above.
const handlerUrl = new URL('handler.js', import.meta.url).href;
const { handler } = (await import(/* @vite-ignore */ handlerUrl)) as { handler: RequestListener };

const server = createServer((request, response) => {
	settleForwardedHeaders(request, trustProxy);
	handler(request, response);
});

server.on('upgrade', (request, socket, head) => {
	settleForwardedHeaders(request, trustProxy);
	realtime.upgrade(request, socket, head);
});

server.on('error', (error: NodeJS.ErrnoException) => {
	const taken = error.code === 'EADDRINUSE';
	console.error(taken ? `Port ${port} is taken. Set PORT to another one.` : error);
	process.exit(1);
});

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '0.0.0.0';
server.listen(port, host, () => {
	const address = server.address() as AddressInfo;
	console.log(`Visavis is listening on http://localhost:${address.port}`);
});

let stopping = false;

async function stop(): Promise<void> {
	if (stopping) return;
	stopping = true;
	setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
	const closed = new Promise((resolve) => server.close(resolve));
	server.closeIdleConnections();
	await realtime.close();
	await closed;
	process.exit(0);
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
