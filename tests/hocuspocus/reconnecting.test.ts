import { expect, it, vi } from 'vitest';
import { marker, openProvider, openSocket, settled, startServer } from './rig.ts';
import { until } from './waiting.ts';

/** The delays of the provider: everything that is not the polling of this test. */
const ownDelays = (calls: readonly (readonly unknown[])[]): number[] =>
	calls.map(([, delay]) => delay).filter((d): d is number => d === 7 || d === 14 || d === 28);

it('[HP20] an update above the frame limit is sent again after each 1009, for ever', async () => {
	let changes = 0;
	const server = await startServer(
		{ onChange: async () => void (changes += 1) },
		{ maxPayload: 1_024 },
	);
	const socket = openSocket(server.url);
	const provider = openProvider(socket, 'x');
	await settled(provider);
	const codes: number[] = [];
	socket.on('close', ({ event }: { event: CloseEvent }) => codes.push(event.code));
	provider.document.getMap('p').set('card', 'x'.repeat(2_000));
	await until(() => codes.length >= 3);
	expect(codes.slice(0, 3)).toEqual([1009, 1009, 1009]);
	expect(changes).toBe(0);
});

it('[HP20] no close code stops a provider, not even a refusal', async () => {
	const server = await startServer();
	const socket = openSocket(server.url);
	const provider = openProvider(socket, 'x');
	for (const code of [1000, 1012, 4205, 4401, 4403]) {
		await settled(provider);
		for (const ws of server.sockets) ws.close(code, 'go away');
		await until(() => !provider.synced);
	}
	await settled(provider);
});

it('[HP20] only disconnect() does, whether it is called before or after the provider hears', async () => {
	for (const listen of ['configured', 'added'] as const) {
		const server = await startServer();
		const stop = ({ event }: { event: { code: number } }) => {
			if (event.code === 4403) socket.disconnect();
		};
		const socket = openSocket(server.url, listen === 'configured' ? { onClose: stop } : {});
		if (listen === 'added') socket.on('close', stop);
		const provider = openProvider(socket, 'x');
		await settled(provider);
		for (const ws of server.sockets) ws.close(4403, 'revoked');
		await until(() => socket.status === 'disconnected');
		expect(socket.shouldConnect).toBe(false);
		expect(socket.reconnectTimeout).toBeNull();
		socket.shouldConnect = true;
		await socket.connect();
		await marker(socket);
	}
});

it('[HP20] the first two attempts after a loss are not jittered, only later ones are', async () => {
	const delays: number[] = [];
	const server = await startServer();
	const socket = openSocket(server.url, { delay: 7, minDelay: 7, maxDelay: 100 });
	const provider = openProvider(socket, 'x');
	await settled(provider);
	const random = vi.spyOn(Math, 'random').mockReturnValue(0.999);
	const timers = vi.spyOn(globalThis, 'setTimeout');
	socket.configuration.url = 'ws://127.0.0.1:1';
	for (const ws of server.sockets) ws.terminate();
	await until(() => {
		delays.splice(0, delays.length, ...ownDelays(timers.mock.calls));
		return delays.length >= 4;
	});
	socket.disconnect();
	timers.mockRestore();
	random.mockRestore();
	expect(delays.slice(0, 4)).toEqual([7, 7, 14, 28]);
});
