import { Hocuspocus } from '@hocuspocus/server';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectRaw } from './raw-client.ts';
import { captureConsole, openProvider, openSocket, settled, startServer } from './rig.ts';
import { until } from './waiting.ts';
import * as wire from './wire.ts';

const edit = (key: string): Uint8Array => {
	const edited = new Y.Doc();
	edited.getMap('p').set(key, 1);
	return Y.encodeStateAsUpdate(edited);
};

it('[HP3] a malformed update is acknowledged as if it had been applied', async () => {
	captureConsole();
	const server = await startServer();
	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.update('x', Uint8Array.of(9, 9, 9, 9)));
	expect((await client.next('status', 'x')).applied).toBe(true);
	expect(server.document('x').store.clients.size).toBe(0);
	expect(client.closed).toBeUndefined();
});

it('[HP3] an update whose handler threw is acknowledged and broadcast all the same', async () => {
	const lines = captureConsole();
	const server = await startServer({
		onLoadDocument: async ({ document }) => {
			document.on('update', () => {
				throw new Error('could not commit');
			});
		},
	});
	const client = await connectRaw(server);
	const reader = await connectRaw(server);
	await client.open('x');
	await reader.open('x');
	client.send(wire.update('x', edit('k')));
	expect((await client.next('status', 'x')).applied).toBe(true);
	await reader.next('update', 'x');
	expect(lines.join('\n')).toContain('could not commit');
});

it('[HP3] one acknowledgement makes a provider "synced" although it never saw the state', async () => {
	const server = await startServer({
		onLoadDocument: async ({ document }) => {
			document.getMap('p').set('k', 1);
			document.flush();
		},
		connected: async ({ connection }) =>
			connection.webSocket.send(wire.status(connection.messageAddress, true)),
		beforeSync: () => new Promise(() => {}),
	});
	const provider = openProvider(openSocket(server.url), 'x');
	await until(() => provider.synced);
	expect(provider.unsyncedChanges).toBe(0);
	expect(provider.document.getMap('p').toJSON()).toEqual({});
});

it('[HP3] edits made offline travel twice, so the count is zero before they are all in', async () => {
	const server = await startServer();
	const socket = openSocket(server.url);
	const provider = openProvider(socket, 'x', { session: '1' });
	await settled(provider);
	for (const ws of server.sockets) ws.terminate();
	await until(() => socket.status === 'disconnected');
	provider.document.getArray('q').push(['first']);
	provider.document.getArray('q').push(['second']);
	const statuses: number[] = [];
	provider.on('message', ({ event }: { event: MessageEvent<ArrayBuffer> }) => {
		if (wire.read(new Uint8Array(event.data)).kind === 'status')
			statuses.push(provider.unsyncedChanges);
	});
	await until(() => statuses.length === 3);
	// The count as it stood when each of three acknowledgements came in: zero after the first.
	expect(statuses).toEqual([1, 0, 0]);
	expect(server.document('x').getArray('q').toJSON()).toEqual(['first', 'second']);
});

it('[HP16] an acknowledged update has not been stored: who dies now loses it', async () => {
	const { debounce, maxDebounce } = new Hocuspocus().configuration;
	expect({ debounce, maxDebounce }).toEqual({ debounce: 2_000, maxDebounce: 10_000 });

	let stored = 0;
	const server = await startServer({
		debounce: 3_600_000,
		maxDebounce: 3_600_000,
		onStoreDocument: async () => void (stored += 1),
	});
	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.update('x', edit('k')));
	expect((await client.next('status', 'x')).applied).toBe(true);
	await client.marker();
	expect(stored).toBe(0);
	server.hocuspocus.flushPendingStores();
	await until(() => stored === 1);
});

it('[HP18] an update that has been applied stays applied, whatever a later hook throws', async () => {
	captureConsole();
	const server = await startServer({
		afterHandleMessage: () => Promise.reject(new Error('too late')),
	});
	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.update('x', edit('k')));
	await client.next('update', 'x');
	expect(server.document('x').getMap('p').get('k')).toBe(1);
	expect(client.of('close')).toEqual([]);
});

it('[HP18] a throw in beforeSync keeps an update out and closes that document only', async () => {
	captureConsole();
	const server = await startServer({
		beforeSync: async ({ type, documentName }) => {
			if (type === 2 && documentName === 'x') throw { reason: 'invalid' };
		},
	});
	const client = await connectRaw(server);
	await client.open('x');
	await client.open('y');
	client.send(wire.update('x', edit('k')), wire.update('y', edit('k')));
	expect((await client.next('close')).reason).toBe('invalid');
	await client.next('update', 'y');
	expect(client.of('status', 'x')).toEqual([]);
	expect(client.closed).toBeUndefined();
});

it('[HP21] synced is emitted for true only, again after each reconnection', async () => {
	const server = await startServer();
	const states: boolean[] = [];
	const socket = openSocket(server.url);
	const provider = openProvider(socket, 'x', { onSynced: ({ state }) => states.push(state) });
	await settled(provider);
	const losses: boolean[] = [];
	provider.on('close', () => losses.push(provider.synced));
	for (const ws of server.sockets) ws.terminate();
	await until(() => states.length === 2);
	expect(states).toEqual([true, true]);
	expect(losses).toEqual([false]);
});
