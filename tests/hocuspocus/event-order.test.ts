import type { Configuration, HookName } from '@hocuspocus/server';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectRaw } from './raw-client.ts';
import { startServer } from './rig.ts';
import { turns, until } from './waiting.ts';
import * as wire from './wire.ts';

const oneEdit = (): Uint8Array => {
	const edited = new Y.Doc();
	edited.getMap('p').set('k', 1);
	return Y.encodeStateAsUpdate(edited);
};

/** What happens, in order, when a client sends one update. */
async function orderOfOneUpdate(flushDelay: false | number): Promise<readonly string[]> {
	const log: string[] = [];
	const note = (entry: string) => async () => void log.push(entry);
	const server = await startServer({
		flushDelay,
		onLoadDocument: async ({ document }) => {
			document.on('update', () => log.push('own handler'));
		},
		beforeHandleMessage: note('beforeHandleMessage'),
		beforeSync: note('beforeSync'),
		onChange: note('onChange'),
		afterHandleMessage: note('afterHandleMessage'),
	});
	const client = await connectRaw(server);
	await client.open('x');
	await until(() => log.includes('afterHandleMessage'));

	const { webSocket } = server.connection('x');
	const send = webSocket.send.bind(webSocket);
	webSocket.send = (data) => {
		log.push(`sent ${wire.read(data as Uint8Array).kind}`);
		send(data);
	};
	log.length = 0;
	client.send(wire.update('x', oneEdit()));
	await client.next('update', 'x');
	await turns();
	return log;
}

it('[HP15] by default an update is acknowledged before onChange and broadcast after all', async () => {
	expect(await orderOfOneUpdate(0)).toEqual([
		'beforeHandleMessage',
		'beforeSync',
		'own handler',
		'sent status',
		'onChange',
		'afterHandleMessage',
		'sent update',
	]);
});

it('[HP15] without batching the broadcast is out before our own handler has run', async () => {
	expect(await orderOfOneUpdate(false)).toEqual([
		'beforeHandleMessage',
		'beforeSync',
		'sent update',
		'own handler',
		'sent status',
		'onChange',
		'afterHandleMessage',
	]);
});

/** Hooks of the top level that write their name down. */
function noting(log: string[], hooks: readonly HookName[]): Partial<Configuration> {
	return Object.fromEntries(hooks.map((hook) => [hook, async () => void log.push(hook)]));
}

it('[HP2] connected comes after the frames that waited for the authentication', async () => {
	const log: string[] = [];
	const server = await startServer(
		noting(log, [
			'onConnect',
			'onAuthenticate',
			'onLoadDocument',
			'afterLoadDocument',
			'beforeHandleMessage',
			'connected',
			'beforeSync',
			'afterHandleMessage',
		]),
	);
	const client = await connectRaw(server);
	await client.open('x');
	await until(() => log.includes('afterHandleMessage'));
	expect(log).toEqual([
		'onConnect',
		'onAuthenticate',
		'onLoadDocument',
		'afterLoadDocument',
		'beforeHandleMessage',
		'connected',
		'beforeSync',
		'afterHandleMessage',
	]);
});

it('[HP15] the server asks for the state of the client before it gives its own', async () => {
	const client = await connectRaw(await startServer());
	await client.open('x');
	expect(client.frames.map((frame) => frame.kind)).toEqual(['authenticated', 'step1', 'step2']);
});

it('[HP11] a top-level onCreateDocument is never called, the one of an extension is', async () => {
	const log: string[] = [];
	const server = await startServer({
		onCreateDocument: async () => void log.push('top level'),
		extensions: [{ onCreateDocument: async () => void log.push('extension') }],
	});
	await (await connectRaw(server)).open('x');
	expect(log).toEqual(['extension']);
});

it('[HP1] a hook configured as undefined is not called, and neither is a default', async () => {
	const without: unknown = { onChange: undefined };
	const server = await startServer(without as Partial<Configuration>);
	expect(server.hocuspocus.configuration.extensions.at(-1)).toMatchObject({
		onChange: undefined,
		onDisconnect: expect.any(Function),
	});
});

it('[HP1] onUpdate with an empty function switches off onChange and the store timer', async () => {
	const log: string[] = [];
	const server = await startServer({
		debounce: 0,
		afterLoadDocument: async ({ document }) => void document.onUpdate(() => {}),
		...noting(log, ['onChange', 'onStoreDocument']),
	});
	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.update('x', oneEdit()));
	await client.next('update', 'x');
	await client.marker();
	expect(log).toEqual([]);
	expect(server.document('x').getMap('p').get('k')).toBe(1);
});
