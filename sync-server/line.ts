import type { Hocuspocus } from '@hocuspocus/server';
import type { WebSocket } from 'ws';
import type { Audit } from './audit.ts';
import type { Clock } from './clock.ts';
import { Gate } from './gate.ts';
import type { HubContext } from './hooks.ts';
import type { HubLimits } from './hub-limits.ts';
import type { HubMetrics } from './hub-observe.ts';
import { Inflow } from './inflow.ts';
import type { NameCounts } from './name-counts.ts';
import type { Opening } from './opening.ts';
import type { NoteSync } from './note-sync.ts';
import type { OutboxSync } from './outbox-sync.ts';
import type { ProjectionSync } from './projection-sync.ts';
import type { Readers } from './readers.ts';
import type { Sockets } from './sockets.ts';
import { CLOSE, SyncSocket } from './sync-socket.ts';
import type { Transport } from './transport.ts';
import type { Visitor } from './visitor.ts';

/** The way in of one connection: what it receives, and its end. */
export interface Line {
	receive(data: Uint8Array): void;
	/** Text came: nobody of ours sends any. */
	reject(): void;
	/** A control frame of the layer below came, of so many bytes. */
	heard(bytes: number): void;
	gone(code?: number, reason?: string): void;
}

export interface LineOptions {
	readonly hocuspocus: Hocuspocus<HubContext>;
	readonly sockets: Sockets;
	readonly clock: Clock;
	readonly limits: HubLimits;
	readonly audit: Audit;
	readonly metrics: HubMetrics;
	readonly outboxes: OutboxSync;
	readonly notes: NoteSync;
	readonly projections: ProjectionSync;
	readonly readers: Readers;
	readonly awaited: NameCounts;
	readonly opened: (opening: Opening) => void;
	readonly closed: (opening: Opening) => void;
}

/** Puts together what stands between a transport and the documents. */
export function openLine(
	options: LineOptions,
	transport: Transport,
	visitor: Visitor,
	{ resets }: { readonly resets: boolean },
): Line {
	const { sockets, clock, limits, audit, metrics } = options;
	const who = { account: visitor.accountId, remote: visitor.remote };
	const socket = new SyncSocket({
		transport,
		clock,
		limits,
		onClosed(code, reason) {
			metrics.count('socket_closed', String(code));
			inflow.stop();
			sockets.remove(socket);
			gate.close(code, reason);
		},
		onSlowReader() {
			metrics.count('slow_reader_cut');
			audit.abuse('slow reader', who);
		},
	});
	const gate = new Gate({ ...options, socket, visitor, resets });
	const inflow = new Inflow({
		clock,
		limits,
		handle(data) {
			// A mistake of ours, or a database that does not answer: whoever sent it may try again.
			const handled = audit.guard('message', () => gate.receive(data));
			if (!handled) socket.end(CLOSE.failure);
		},
		pause: () => socket.pause(),
		resume: () => socket.resume(),
		overrun() {
			audit.abuse('flood', who);
			socket.end(CLOSE.tooMuch);
		},
	});
	const entry = sockets.add(socket, gate, visitor);
	metrics.count('socket_opened');
	return {
		receive(data) {
			entry.heardAt = clock.elapsed();
			inflow.receive(data);
		},
		reject() {
			audit.abuse('text frame', who);
			socket.end(CLOSE.textFrame);
		},
		heard(bytes) {
			entry.heardAt = clock.elapsed();
			inflow.charge(bytes);
		},
		gone: (code = 1006, reason = '') => socket.gone(code, reason),
	};
}

/** Connects a `ws` socket to its line. */
export function carry(webSocket: WebSocket, line: Line): void {
	webSocket.on('message', (data: Buffer, isBinary) => {
		if (isBinary) line.receive(data);
		else line.reject();
	});
	webSocket.on('ping', (data: Buffer) => {
		line.heard(data.length);
		if (webSocket.readyState === webSocket.OPEN) webSocket.pong(data);
	});
	webSocket.on('pong', (data: Buffer) => line.heard(data.length));
	webSocket.on('close', (code, reason) => line.gone(code, reason.toString()));
	// What is wrong with a frame ends its socket; ws tells the other side why by itself.
	webSocket.on('error', () => {});
}
