/**
 * What the contract tests share: a real Hocuspocus behind a real `ws` socket on a free port, and
 * real providers. Everything is torn down with its test.
 *
 * These tests pin the installed versions. A red one after an upgrade means that a trap moved:
 * read the rule that the product follows because of it before changing the expectation.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Hocuspocus } from '@hocuspocus/server';
import type { Configuration, Connection, Document } from '@hocuspocus/server';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type {
	CompleteHocuspocusProviderConfiguration,
	CompleteHocuspocusProviderWebsocketConfiguration,
} from '@hocuspocus/provider';
import { onTestFinished, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { until } from './waiting.ts';

// A busy machine may be slow; only a hang is a failure.
vi.setConfig({ testTimeout: 30_000 });

/** Collects what libraries write to the console during this test, and keeps the output clean. */
export function captureConsole(): string[] {
	const lines: string[] = [];
	for (const method of ['error', 'warn', 'log'] as const) {
		const spy = vi.spyOn(console, method).mockImplementation((...words) => {
			lines.push(words.map(String).join(' '));
		});
		onTestFinished(() => spy.mockRestore());
	}
	return lines;
}

export interface TestServer {
	readonly hocuspocus: Hocuspocus;
	readonly url: string;
	/** The open sockets, server side, oldest first. */
	readonly sockets: ReadonlySet<WebSocket>;
	/** The stream below such a socket, as the upgrade handed it over. */
	readonly streams: ReadonlyMap<WebSocket, Duplex>;
	/** The loaded document; throws when it is not loaded. */
	document(name: string): Document;
	/** The only connection to a document. */
	connection(name: string): Connection;
}

export async function startServer(
	configuration: Partial<Configuration> = {},
	options: { maxPayload?: number; context?: object } = {},
): Promise<TestServer> {
	const hocuspocus = new Hocuspocus({ quiet: true, ...configuration });
	const http = createServer();
	const wss = new WebSocketServer({ noServer: true, maxPayload: options.maxPayload ?? 1_000_000 });
	const streams = new Map<WebSocket, Duplex>();
	http.on('upgrade', (request, stream, head) => {
		wss.handleUpgrade(request, stream, head, (ws) => {
			streams.set(ws, stream);
			const client = hocuspocus.handleConnection(
				ws,
				new Request('http://localhost/'),
				options.context,
			);
			ws.on('message', (data: Buffer) => client.handleMessage(data));
			ws.on('close', (code, reason) => client.handleClose({ code, reason: reason.toString() }));
			ws.on('error', () => ws.terminate());
		});
	});
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		for (const ws of wss.clients) ws.terminate();
		http.close();
	});
	const document = (name: string): Document => {
		const found = hocuspocus.documents.get(name);
		if (found === undefined) throw new Error(`${name} is not loaded`);
		return found;
	};
	return {
		hocuspocus,
		url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
		sockets: wss.clients,
		streams,
		document,
		connection(name) {
			const [connection, ...others] = document(name).getConnections();
			if (connection === undefined || others.length > 0)
				throw new Error(`${name} has ${others.length + 1} connections or none`);
			return connection;
		},
	};
}

/** The socket of real providers. It reconnects at once, because tests do not wait for time. */
export function openSocket(
	url: string,
	configuration: Partial<CompleteHocuspocusProviderWebsocketConfiguration> = {},
): HocuspocusProviderWebsocket {
	const socket = new HocuspocusProviderWebsocket({
		url,
		WebSocketPolyfill: WebSocket,
		delay: 5,
		minDelay: 5,
		maxDelay: 20,
		...configuration,
	});
	onTestFinished(() => socket.destroy());
	return socket;
}

/** Attaches a real provider; with `session` it is session-aware under that very id. */
export function openProvider(
	socket: HocuspocusProviderWebsocket,
	name: string,
	options: Partial<CompleteHocuspocusProviderConfiguration> & { session?: string } = {},
): HocuspocusProvider {
	const { session, ...configuration } = options;
	const provider = new HocuspocusProvider({
		websocketProvider: socket,
		name,
		token: 'token',
		awareness: null,
		sessionAwareness: session !== undefined,
		...configuration,
	});
	if (session !== undefined) provider.sessionId = session;
	provider.attach();
	onTestFinished(() => provider.destroy());
	return provider;
}

/** Waits until a provider has the state and the server has acknowledged its own. */
export const settled = (provider: HocuspocusProvider): Promise<true> =>
	until(() => provider.synced && provider.unsyncedChanges === 0);

/** The same marker as `RawClient.marker`, for the socket of real providers. */
export async function marker(socket: HocuspocusProviderWebsocket): Promise<void> {
	for (let round = 0; round < 3; round++) {
		const provider = openProvider(socket, `marker-${crypto.randomUUID()}`, { session: '1' });
		await settled(provider);
		provider.destroy();
	}
}
