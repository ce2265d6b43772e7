import type { Document } from '@hocuspocus/server';
import { expect, it } from 'vitest';
import * as ws from 'ws';
import { connectRaw } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { marker, openProvider, openSocket, settled, startServer } from './rig.ts';
import type { TestServer } from './rig.ts';
import { until } from './waiting.ts';
import * as wire from './wire.ts';

/** The private method through which every update of a document leaves it. */
interface Broadcasting {
	broadcastUpdate(update: Uint8Array): void;
}

/** What builds the frames of `ws`; exported by the package, left out of its types. */
const { Sender } = ws as unknown as {
	Sender: { frame(data: Buffer, options: object): readonly Buffer[] };
};

const LOCAL = { source: 'local', skipStoreHooks: true } as const;

function write(document: Document, key: string, value: unknown = 1): void {
	document.transact(() => document.getMap('p').set(key, value), LOCAL);
}

/** Opens `x` once per session id, each on a socket of its own. */
async function openAll(server: TestServer, sessions: readonly string[]): Promise<RawClient[]> {
	const clients = [];
	for (const session of sessions) {
		const client = await connectRaw(server);
		await client.open(wire.addressOf('x', session));
		clients.push(client);
	}
	return clients;
}

/** The distinct buffers that one broadcast hands to the sockets. */
async function buffersOfOneBroadcast(sessions: readonly string[]): Promise<number> {
	const server = await startServer();
	const clients = await openAll(server, sessions);
	const buffers = new Set<unknown>();
	for (const { webSocket } of server.document('x').getConnections()) {
		const send = webSocket.send.bind(webSocket);
		webSocket.send = (data) => {
			buffers.add(data);
			send(data);
		};
	}
	write(server.document('x'), 'k');
	for (const client of clients) await client.next('update');
	return buffers.size;
}

it('[HP24] watchers under the same session id share one encoded message', async () => {
	expect(await buffersOfOneBroadcast(['1', '1', '1', '1'])).toBe(1);
});

it('[HP24] watchers under different ids cost an encoding each', async () => {
	expect(await buffersOfOneBroadcast(['1', '2', '3', '4'])).toBe(4);
});

it('[HP24] the cache has one entry: ids that alternate are encoded each time', async () => {
	expect(await buffersOfOneBroadcast(['1', '2', '1', '2'])).toBe(4);
});

it('[HP24] the client chooses its session id before it attaches, and the server echoes it', async () => {
	const server = await startServer();
	const provider = openProvider(openSocket(server.url), 'x', { session: '1' });
	await settled(provider);
	expect(provider.effectiveName).toBe(wire.addressOf('x', '1'));
	expect(server.connection('x').sessionId).toBe('1');
	expect(server.connection('x').messageAddress).toBe(wire.addressOf('x', '1'));
});

it('[HP24] an empty session id never syncs: half of the answers go to another address', async () => {
	const server = await startServer();
	const socket = openSocket(server.url);
	const provider = openProvider(socket, 'x', { session: '' });
	await until(() => provider.isAuthenticated);
	await marker(socket);
	expect(provider.synced).toBe(false);
});

it('[HP24] an own broadcastUpdate on the document takes the place of that of Hocuspocus', async () => {
	const merged: Uint8Array[] = [];
	const server = await startServer({
		onLoadDocument: async ({ document }) => {
			const broadcasting = document as unknown as Broadcasting;
			expect(broadcasting.broadcastUpdate).toBeTypeOf('function');
			broadcasting.broadcastUpdate = (update) => void merged.push(update);
		},
	});
	const [client] = await openAll(server, ['1']);
	write(server.document('x'), 'a');
	write(server.document('x'), 'b');
	await until(() => merged.length > 0);
	await client!.marker();
	expect(merged).toHaveLength(1);
	expect(client!.of('update')).toEqual([]);
});

it('[HP24] flushDelay may change while the document lives, and flush() sends at once', async () => {
	const server = await startServer();
	const [client] = await openAll(server, ['1']);
	const document = server.document('x');
	document.flushDelay = 3_600_000;
	write(document, 'a');
	write(document, 'b');
	await client!.marker();
	expect(client!.of('update')).toEqual([]);
	document.flush();
	await client!.next('update');
	document.flushDelay = 0;
	write(document, 'c');
	await client!.next('update', undefined, 2);
	await client!.marker();
	expect(client!.of('update')).toHaveLength(2);
});

it('[HP24] a frame built once and written to the stream keeps its place among sent ones', async () => {
	const server = await startServer();
	const [client] = await openAll(server, ['1']);
	const [socket] = server.sockets;
	const stream = server.streams.get(socket!)!;
	const address = wire.addressOf('x', '1');
	for (let n = 0; n < 50; n += 2) {
		socket!.send(wire.stateless(address, String(n)));
		const message = Buffer.from(wire.stateless(address, String(n + 1)));
		const options = { fin: true, opcode: 2, mask: false, readOnly: true, rsv1: false };
		stream.write(Buffer.concat(Sender.frame(message, options)));
	}
	await client!.next('stateless', address, 50);
	expect(client!.of('stateless').map((frame) => frame.text)).toEqual(
		Array.from({ length: 50 }, (_, n) => String(n)),
	);
});
