import { Hocuspocus } from '@hocuspocus/server';
import { expect, it, onTestFinished, vi } from 'vitest';
import { connectRaw } from './raw-client.ts';
import { captureConsole, openProvider, openSocket, settled, startServer } from './rig.ts';
import { until } from './waiting.ts';
import * as wire from './wire.ts';

it('[HP13] a client on whose socket nothing comes in cuts it, and again after reconnecting', async () => {
	const server = await startServer();
	const socket = openSocket(server.url, { messageReconnectTimeout: 50 });
	openProvider(socket, 'x', { session: '1' });
	let cuts = 0;
	socket.on('close', () => (cuts += 1));
	await until(() => cuts >= 2);
});

it('[HP13] awareness is a heartbeat only because the server sends it back', async () => {
	const server = await startServer();
	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.awareness('x', wire.awarenessState(7, 1, {})));
	await client.next('awareness', 'x');
});

it('[HP13] awareness whose states are cleared is answered by nothing at all', async () => {
	const server = await startServer({
		beforeHandleAwareness: async ({ states }) => states.clear(),
	});
	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.awareness('x', wire.awarenessState(7, 1, {})));
	await client.marker();
	const fromX = client.frames.filter((frame) => frame.address === 'x');
	expect(fromX.map((frame) => frame.kind)).toEqual(['authenticated', 'step1', 'step2']);
});

it('[HP13] a one-byte Ping counts as a message for the client, which answers with a Pong', async () => {
	captureConsole();
	const server = await startServer();
	const socket = openSocket(server.url);
	const provider = openProvider(socket, 'x', { session: '1' });
	await settled(provider);

	const [ws] = server.sockets;
	const pongs: Buffer[] = [];
	ws!.on('message', (data: Buffer) => data.length === 1 && pongs.push(data));
	const received: number[] = [];
	socket.on('message', () => received.push(socket.lastMessageReceived));
	socket.lastMessageReceived = 0;
	ws!.send(wire.PING);
	await until(() => pongs.length === 1);
	expect(pongs[0]![0]).toBe(wire.PONG[0]);
	expect(received[0]).toBeGreaterThan(0);
});

it('[HP13] a Pong that is passed on to Hocuspocus costs the whole socket', async () => {
	captureConsole();
	const client = await connectRaw(await startServer());
	await client.open('x');
	client.send(wire.PONG);
	await until(() => client.closed !== undefined);
	expect(client.closed?.code).toBe(4401);
});

it('[HP13] the server cuts a silent socket, and reads lastMessageReceivedAt to know', async () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const closed: unknown[] = [];
	const socket = { readyState: 1, send() {}, close: (code?: number) => void closed.push(code) };
	const hocuspocus = new Hocuspocus({ quiet: true });
	const client = hocuspocus.handleConnection(socket, new Request('http://localhost/'));
	client.handleMessage(wire.auth('x'));
	await vi.advanceTimersByTimeAsync(59_000);
	client.lastMessageReceivedAt = Date.now();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(closed).toEqual([]);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(closed).toEqual([4408]);
	client.handleClose();
});
