import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { connectRaw } from './raw-client.ts';
import { marker, openProvider, openSocket, settled, startServer } from './rig.ts';
import { until } from './waiting.ts';
import * as wire from './wire.ts';

const FIRST_SERVER_ID = 2 ** 32;

/** A read-only server whose documents are written under the given client id. */
const startReadOnly = (serverId: number) =>
	startServer({
		onAuthenticate: async ({ connectionConfig }) => void (connectionConfig.readOnly = true),
		onLoadDocument: async ({ document }) => {
			document.clientID = serverId;
			document.getMap('p').set('slot', 'open');
			document.flush();
		},
	});

it('[HP5] a read-only client that writes is told "not applied", and never gets over it', async () => {
	const server = await startReadOnly(1_000);
	const socket = openSocket(server.url);
	const document = new Y.Doc();
	document.clientID = 2_000;
	const provider = openProvider(socket, 'x', { session: '1', document });
	await settled(provider);
	document.getMap('p').set('slot', 'mine');
	await marker(socket);
	expect(provider.unsyncedChanges).toBe(1);

	for (const ws of server.sockets) ws.terminate();
	await until(() => !provider.synced);
	await until(() => provider.synced);
	await marker(socket);
	expect(provider.unsyncedChanges).toBe(1);
	expect(server.document('x').getMap('p').get('slot')).toBe('open');
});

it('[HP5] an ordinary client id above that of the server hides its next write for ever', async () => {
	for (const serverId of [1_000, FIRST_SERVER_ID]) {
		const server = await startReadOnly(serverId);
		const document = new Y.Doc();
		document.clientID = 2_000;
		const provider = openProvider(openSocket(server.url), 'x', { session: '1', document });
		await settled(provider);
		document.getMap('p').set('slot', 'mine');
		server.document('x').getMap('p').set('slot', 'taken');
		server.document('x').getMap('p').set('marker', 1);
		await until(() => document.getMap('p').get('marker') === 1);
		expect(document.getMap('p').get('slot')).toBe(serverId === 1_000 ? 'mine' : 'taken');
	}
});

it('[HP5] a local deletion does not even change the state vector', () => {
	const document = new Y.Doc();
	document.getMap('p').set('slot', 'open');
	const before = Y.encodeStateVector(document);
	document.getMap('p').delete('slot');
	expect(Y.encodeStateVector(document)).toEqual(before);
});

it('[HP5] the provider keeps "not applied" to itself: only the raw message shows it', async () => {
	const server = await startReadOnly(FIRST_SERVER_ID);
	const provider = openProvider(openSocket(server.url), 'x', { session: '1' });
	await settled(provider);
	const counts: number[] = [];
	const statuses: boolean[] = [];
	provider.on('unsyncedChanges', ({ number }: { number: number }) => counts.push(number));
	provider.on('message', ({ event }: { event: MessageEvent<ArrayBuffer> }) => {
		const frame = wire.read(new Uint8Array(event.data));
		if (frame.kind === 'status') statuses.push(frame.applied);
	});
	provider.document.getMap('p').set('slot', 'mine');
	await until(() => statuses.length === 1);
	expect(statuses).toEqual([false]);
	expect(counts).toEqual([1]);
});

it('[HP5] an empty answer of a read-only client is acknowledged, news in it are not', async () => {
	const server = await startReadOnly(FIRST_SERVER_ID);
	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.step2('x', Uint8Array.of(0, 0)));
	expect((await client.next('status', 'x', 1)).applied).toBe(true);
	const edited = new Y.Doc();
	edited.getMap('p').set('slot', 'mine');
	client.send(wire.step2('x', Y.encodeStateAsUpdate(edited)));
	expect((await client.next('status', 'x', 2)).applied).toBe(false);
});

it('[HP5] a provider is content with the state and one status: it need not be asked back', async () => {
	const state = new Y.Doc();
	state.clientID = FIRST_SERVER_ID;
	state.getMap('p').set('slot', 'open');
	const wss = new WebSocketServer({ port: 0, host: '127.0.0.1' });
	await new Promise((resolve) => wss.once('listening', resolve));
	onTestFinished(() => wss.close());
	const heard: string[] = [];
	wss.on('connection', (ws) => {
		const address = wire.addressOf('x', '1');
		ws.on('message', (data: Buffer) => {
			const frame = wire.read(data);
			heard.push(frame.kind);
			if (frame.kind !== 'step1') return;
			ws.send(wire.step2(address, Y.encodeStateAsUpdate(state, frame.bytes)));
			ws.send(wire.status(address, true));
		});
		state.on('update', (bytes: Uint8Array) => ws.send(wire.update(address, bytes)));
	});
	const { port } = wss.address() as AddressInfo;
	const provider = openProvider(openSocket(`ws://127.0.0.1:${port}`), 'x', { session: '1' });
	await settled(provider);
	expect(provider.document.getMap('p').toJSON()).toEqual({ slot: 'open' });
	state.getMap('p').set('slot', 'taken');
	await until(() => provider.document.getMap('p').get('slot') === 'taken');
	// Nothing but its token and its question: it never had to send a state of its own.
	expect(heard).toEqual(['other', 'step1']);
});
