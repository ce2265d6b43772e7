import type { HocuspocusProvider } from '@hocuspocus/provider';
import { expect, it } from 'vitest';
import { connectRaw } from './raw-client.ts';
import { captureConsole, marker, openProvider, openSocket, settled, startServer } from './rig.ts';
import type { TestServer } from './rig.ts';
import { until } from './waiting.ts';
import * as wire from './wire.ts';

/** The server closes the only connection to a document, and the provider hears of it. */
async function closeDocument(
	server: TestServer,
	provider: HocuspocusProvider,
	reason: string,
): Promise<{ readonly code: number; readonly reason: string }> {
	let told: { code: number; reason: string } | undefined;
	provider.on('close', ({ event }: { event: { code: number; reason: string } }) => (told = event));
	server.connection(provider.configuration.name).close({ code: 4205, reason });
	await until(() => told !== undefined);
	return told!;
}

it('[HP6] closing a document tells the provider the reason, never the code', async () => {
	const server = await startServer();
	const socket = openSocket(server.url);
	const provider = openProvider(socket, 'x', { session: '1' });
	await settled(provider);
	const event = await closeDocument(server, provider, 'reset');
	expect(event).toEqual({ code: 1000, reason: 'reset' });
	expect(socket.status).toBe('connected');
});

it('[HP6] a provider whose document was closed does not open it again by itself', async () => {
	const server = await startServer();
	const socket = openSocket(server.url);
	const provider = openProvider(socket, 'x', { session: '1' });
	await settled(provider);
	await closeDocument(server, provider, 'reset');
	provider.document.getArray('q').push(['lost until the socket breaks']);
	await marker(socket);
	expect(provider.isAuthenticated).toBe(false);
	expect(provider.unsyncedChanges).toBe(1);
	expect(server.hocuspocus.documents.has('x')).toBe(false);
});

it('[HP6] without sessions, destroying a closed provider kills its successor', async () => {
	const server = await startServer();
	const socket = openSocket(server.url);
	const first = openProvider(socket, 'x');
	await settled(first);
	await closeDocument(server, first, 'reset');
	first.destroy();
	const second = openProvider(socket, 'x');
	const reasons: string[] = [];
	second.on('close', ({ event }: { event: { reason: string } }) => reasons.push(event.reason));
	await until(() => reasons.length > 0);
	await marker(socket);
	expect(reasons).toEqual(['provider_initiated']);
	expect(second.isAuthenticated).toBe(false);
});

it('[HP6] with sessions and off the providerMap first, a document reopens 20 times', async () => {
	const server = await startServer({ maxPendingDocuments: 4 });
	const socket = openSocket(server.url);
	let disconnects = 0;
	socket.on('disconnect', () => (disconnects += 1));
	for (let opening = 1; opening <= 20; opening++) {
		const provider = openProvider(socket, 'x', { session: String(opening) });
		await settled(provider);
		await closeDocument(server, provider, 'reset');
		socket.configuration.providerMap.delete(provider.effectiveName);
		provider.destroy();
	}
	await marker(socket);
	expect(disconnects).toBe(0);
});

it('[HP6] the same provider and Y.Doc go on under a new session id', async () => {
	const server = await startServer({ maxPendingDocuments: 2 });
	const socket = openSocket(server.url);
	let disconnects = 0;
	socket.on('disconnect', () => (disconnects += 1));
	const provider = openProvider(socket, 'x', { session: '1' });
	await settled(provider);
	for (let opening = 2; opening <= 6; opening++) {
		await closeDocument(server, provider, 'limit');
		socket.configuration.providerMap.delete(provider.effectiveName);
		provider.detach();
		// Only once it is detached does an edit wait silently for the next opening.
		provider.document.getArray('q').push([opening]);
		provider.sessionId = String(opening);
		provider.attach();
		await settled(provider);
	}
	expect(server.document('x').getArray('q').toJSON()).toEqual([2, 3, 4, 5, 6]);
	expect(disconnects).toBe(0);
});

it('[HP6] a closing that the client asks for is answered and leaves nothing behind', async () => {
	const server = await startServer({ maxPendingDocuments: 2 });
	const socket = openSocket(server.url);
	let disconnects = 0;
	socket.on('disconnect', () => (disconnects += 1));
	for (let opening = 1; opening <= 8; opening++) {
		const provider = openProvider(socket, 'x', { session: String(opening) });
		await settled(provider);
		provider.destroy();
	}
	await marker(socket);
	expect(disconnects).toBe(0);
});

it('[HP14] each frame for a document that the server closed stays as a pending document', async () => {
	const lines = captureConsole();
	const server = await startServer({ maxPendingDocuments: 3 });
	const client = await connectRaw(server);
	for (let opening = 1; opening <= 3; opening++) {
		const address = wire.addressOf('x', String(opening));
		await client.open(address);
		server.connection('x').close({ code: 4205, reason: 'reset' });
		await client.next('close', address);
		client.send(wire.close(address));
	}
	expect(client.closed).toBeUndefined();
	client.send(wire.auth('one more'));
	await until(() => client.closed !== undefined);
	expect(client.closed?.code).toBe(4205);
	expect(lines.join('\n')).toContain('maxPendingDocuments 3');
});

it('[HP7] behind a plain provider, a session-aware one of that document never syncs', async () => {
	const server = await startServer({ onTokenSync: async () => {} });
	const socket = openSocket(server.url);
	const plain = openProvider(socket, 'x');
	await settled(plain);
	const aware = openProvider(socket, 'x', { session: '1' });
	await marker(socket);
	expect(aware.isAuthenticated).toBe(false);
	expect(aware.synced).toBe(false);
});

it('[HP7] behind a session-aware provider, a plain one does sync: order decides', async () => {
	const server = await startServer();
	const socket = openSocket(server.url);
	await settled(openProvider(socket, 'x', { session: '1' }));
	await settled(openProvider(socket, 'x'));
	expect(server.document('x').getConnectionsCount()).toBe(2);
});

it('[HP7] two session-aware providers of one document share a socket', async () => {
	const server = await startServer();
	const socket = openSocket(server.url);
	const first = openProvider(socket, 'x', { session: '1' });
	const second = openProvider(socket, 'x', { session: '2' });
	await settled(first);
	await settled(second);
	first.document.getMap('p').set('k', 1);
	await until(() => second.document.getMap('p').get('k') === 1);
	expect(server.document('x').getConnectionsCount()).toBe(2);
});
