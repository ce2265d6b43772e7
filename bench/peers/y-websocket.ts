/** The plain server of the y-websocket protocol, as it comes: everything in memory. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SLOT_MINUTES } from '../world.ts';
import { serve, startsFrom } from './serve.ts';

await serve(async ({ slots }) => {
	const port = await freePort();
	process.env['HOST'] = '127.0.0.1';
	process.env['PORT'] = String(port);
	// It listens by being imported, and says so on standard output only.
	await import('@y/websocket-server/server');
	await pause(200);
	return { port, starts: startsFrom(Date.now(), slots, SLOT_MINUTES), answers: {} };
});

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
