import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectRaw } from './raw-client.ts';
import { captureConsole, openProvider, openSocket, settled, startServer } from './rig.ts';
import { until } from './waiting.ts';
import * as wire from './wire.ts';

it('[HP14] more documents at once than may be pending: the socket dies again and again', async () => {
	captureConsole();
	const server = await startServer({ maxPendingDocuments: 4 });
	const socket = openSocket(server.url);
	const codes: number[] = [];
	socket.on('close', ({ event }: { event: CloseEvent }) => codes.push(event.code));
	const providers = Array.from({ length: 9 }, (_, n) => openProvider(socket, `x${n}`));
	await until(() => codes.length >= 3);
	expect(codes.slice(0, 3)).toEqual([4205, 4205, 4205]);
	expect(providers.every((provider) => provider.synced)).toBe(false);
});

it('[HP14] as many documents in small groups: all are open on one socket', async () => {
	const server = await startServer({ maxPendingDocuments: 4 });
	const socket = openSocket(server.url);
	let closed = 0;
	socket.on('close', () => (closed += 1));
	for (let group = 0; group < 3; group++) {
		const opened = [0, 1, 2].map((n) => openProvider(socket, `x${group}${n}`));
		for (const provider of opened) await settled(provider);
	}
	expect(server.hocuspocus.documents.size).toBe(9);
	expect(closed).toBe(0);
});

it('[HP14] a document that is still authenticating counts although its token has come', async () => {
	captureConsole();
	const server = await startServer({
		maxPendingDocuments: 2,
		onAuthenticate: () => new Promise(() => {}),
	});
	const client = await connectRaw(server);
	client.send(wire.auth('x1'), wire.auth('x2'), wire.auth('x3'));
	await until(() => client.closed !== undefined);
	expect(client.closed?.code).toBe(4205);
});

it('[HP19] what is sent before authentication is bounded by bytes and by messages', async () => {
	captureConsole();
	const server = await startServer({
		maxUnauthenticatedQueueSize: 1_000,
		maxUnauthenticatedQueueMessages: 5,
	});
	const [large, many] = [await connectRaw(server), await connectRaw(server)];
	large.send(wire.update('x', new Uint8Array(1_001)));
	for (let n = 0; n < 6; n++) many.send(wire.step1('x'));
	await until(() => large.closed !== undefined && many.closed !== undefined);
	expect([large.closed?.code, many.closed?.code]).toEqual([4205, 4205]);
});

it('[HP19] each tiny question is answered with the whole state', async () => {
	const server = await startServer({
		onLoadDocument: async ({ document }) => {
			document.getMap('p').set('card', 'x'.repeat(20_000));
			document.flush();
		},
	});
	const client = await connectRaw(server);
	await client.open('x');
	for (let n = 0; n < 10; n++) client.send(wire.step1('x'));
	await client.next('step2', 'x', 11);
	const out = client.of('step2', 'x').reduce((sum, frame) => sum + frame.size, 0);
	expect(out).toBeGreaterThan(11 * 20_000);
	expect(wire.step1('x').byteLength).toBeLessThan(10);
});

it('[HP19] an update with a gap is kept, shown to nobody, and sent to everybody who opens', async () => {
	let changes = 0;
	const server = await startServer({ onChange: async () => void (changes += 1) });
	const edited = new Y.Doc();
	const updates: Uint8Array[] = [];
	edited.on('update', (bytes: Uint8Array) => updates.push(bytes));
	edited.getArray('q').push(['first']);
	edited.getArray('q').push(['x'.repeat(5_000)]);

	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.update('x', updates[1]!));
	expect((await client.next('status', 'x')).applied).toBe(true);
	const later = await connectRaw(server);
	await later.open('x');

	expect(server.document('x').getArray('q').length).toBe(0);
	expect(changes).toBe(0);
	expect(server.document('x').store.pendingStructs?.update.byteLength).toBeGreaterThan(5_000);
	expect(later.of('step2', 'x')[0]!.size).toBeGreaterThan(5_000);
});
