import { expect, it } from 'vitest';
import { connectRaw } from './raw-client.ts';
import { startServer } from './rig.ts';
import { until } from './waiting.ts';
import * as wire from './wire.ts';

it('[HP12] what onTokenSync returns reaches later hooks and never connection.context', async () => {
	const seen: unknown[] = [];
	const server = await startServer({
		onAuthenticate: async () => ({ until: 1 }),
		onTokenSync: async () => ({ until: 2 }),
		beforeHandleMessage: async ({ context, connection }) => {
			seen.push([context.until, connection.context.until]);
		},
	});
	const client = await connectRaw(server);
	await client.open('x');
	seen.length = 0;
	client.send(wire.auth('x', 'fresh'), wire.step1('x'));
	await client.next('step2', 'x', 2);
	client.send(wire.step1('x'));
	await client.next('step2', 'x', 3);
	expect(seen.at(-1)).toEqual([2, 1]);
});

it('[HP12] an object inside the context is shared by all documents of a socket', async () => {
	const socket = { until: 1 };
	const contexts: { socket: { until: number } }[] = [];
	const server = await startServer(
		{
			connected: async ({ connection }) => void contexts.push(connection.context),
			onTokenSync: async ({ connection }) => void (connection.context.socket.until = 2),
		},
		{ context: { socket } },
	);
	const client = await connectRaw(server);
	await client.open('x');
	await client.open('y');
	client.send(wire.auth('x', 'fresh'));
	await until(() => socket.until === 2);
	expect(contexts.length).toBe(2);
	expect(contexts[0]).not.toBe(contexts[1]);
	expect(contexts[1]!.socket).toBe(socket);
});

it('[HP12] onTokenSync runs for the document the token was sent for, and for no other', async () => {
	const names: string[] = [];
	const server = await startServer({
		onTokenSync: async ({ documentName, token }) => void names.push(`${documentName} ${token}`),
	});
	const client = await connectRaw(server);
	await client.open('x');
	await client.open('y');
	client.send(wire.auth('y', 'fresh'));
	await client.marker();
	expect(names).toEqual(['y fresh']);
});
