import type { Connection, Document, Hocuspocus } from '@hocuspocus/server';
import type { Elapsed } from '#schema/ids.ts';
import type { Audit } from './audit.ts';
import { Budget } from './budget.ts';
import type { Clock } from './clock.ts';
import type { Frame, SyncMessage } from './frames.ts';
import {
	SYNC,
	TYPE,
	authMessage,
	closeMessage,
	deniedMessage,
	isPong,
	nameOf,
	readableMessage,
	readFrame,
	readSync,
} from './frames.ts';
import type { HubContext } from './hooks.ts';
import type { HubLimits } from './hub-limits.ts';
import type { HubMetrics } from './hub-observe.ts';
import type { NameCounts } from './name-counts.ts';
import type { CloseReason, Complaint, Keeper, Opening, OpeningContext } from './opening.ts';
import { closeOpening } from './opening.ts';
import type { NoteSync } from './note-sync.ts';
import type { OutboxSync } from './outbox-sync.ts';
import type { ProjectionSync } from './projection-sync.ts';
import type { Readers } from './readers.ts';
import type { ClosePair, SyncSocket } from './sync-socket.ts';
import { CLOSE } from './sync-socket.ts';
import type { Grant, Ruling, Visitor } from './visitor.ts';

/** Hocuspocus' side of one socket; the type itself is not exported. */
type Client = ReturnType<Hocuspocus['handleConnection']>;

/** Hocuspocus asks for one; nothing in it is used. */
const REQUEST = new Request('http://localhost/sync');

export interface GateOptions {
	readonly socket: SyncSocket;
	readonly visitor: Visitor;
	/** Whether the client knows what to do when it is told to start again. */
	readonly resets: boolean;
	readonly clock: Clock;
	readonly limits: HubLimits;
	readonly audit: Audit;
	readonly metrics: HubMetrics;
	readonly outboxes: OutboxSync;
	readonly notes: NoteSync;
	readonly projections: ProjectionSync;
	readonly hocuspocus: Hocuspocus<HubContext>;
	readonly readers: Readers;
	/** Names of documents that somebody is opening. */
	readonly awaited: NameCounts;
	readonly opened: (opening: Opening) => void;
	readonly closed: (opening: Opening) => void;
}

/**
 * What comes in on one socket, decided frame by frame and in order (GA2–GA6). Hocuspocus sees only a
 * writer's request to open a document that was granted; everything after it is answered here, so that
 * no message can reach a place where it would be stored, logged or sent on unseen.
 */
export class Gate implements Keeper {
	readonly #options: GateOptions;
	readonly #openings = new Map<string, Opening>();
	readonly #served: Budget;
	readonly #offences: Budget;
	/** Missing as long as this socket only reads. */
	#client: Client | null = null;
	#heldFrames = 0;
	#heldBytes = 0;
	#emptySince: Elapsed | null;

	constructor(options: GateOptions) {
		this.#options = options;
		const now = options.clock.elapsed();
		this.#served = new Budget(options.limits.served, now);
		this.#offences = new Budget(options.limits.offences, now);
		this.#emptySince = now;
	}

	get openings(): ReadonlyMap<string, Opening> {
		return this.#openings;
	}

	receive(data: Uint8Array): void {
		if (this.#options.socket.closed || isPong(data)) return;
		const frame = readFrame(data);
		if (!frame) return this.#end(CLOSE.malformed, 'malformed frame');
		switch (frame.type) {
			case TYPE.auth:
				return this.#open(frame);
			case TYPE.sync:
			case TYPE.close:
				return this.#pass(frame, data);
			case TYPE.stateless:
				return this.#end(CLOSE.abuse, 'stateless');
			default:
				// Awareness above all: who is here the server says (GA6).
				this.#options.metrics.count('frame_dropped', String(Math.min(frame.type, 11)));
		}
	}

	/** What Hocuspocus asks when it opens a document: only what was granted a moment ago. */
	grantFor(name: string): Grant | null {
		for (const opening of this.#openings.values())
			if (opening.name === name && !opening.document) return opening.grant;
		return null;
	}

	/** A writer has their place at the document. */
	connected(connection: Connection): void {
		const opening = this.#openings.get(connection.messageAddress);
		if (!opening || opening.document) return connection.close({ code: 4205, reason: 'denied' });
		opening.connection = connection;
		(connection.context as OpeningContext).opening = opening;
		connection.onClose(() => this.#forget(opening));
		this.ready(opening, connection.document);
	}

	ready(opening: Opening, document: Document): void {
		if (this.#openings.get(opening.address) !== opening) return;
		opening.document = document;
		this.#options.awaited.remove(opening.name);
		this.#options.opened(opening);
		for (const data of opening.held.splice(0)) {
			this.#heldFrames--;
			this.#heldBytes -= data.length;
			const frame = readFrame(data);
			if (frame) this.#handle(opening, frame);
		}
	}

	/** It could not be opened after all. */
	forget(address: string): void {
		const opening = this.#openings.get(address);
		if (opening) this.#forget(opening);
	}

	fetched(bytes: number): void {
		const { clock, limits } = this.#options;
		const wait = this.#served.take(bytes, clock.elapsed());
		if (wait > limits.backPressureMs) this.#end(CLOSE.tooMuch, 'fetching');
	}

	shut(opening: Opening, reason: CloseReason): void {
		if (this.#openings.get(opening.address) !== opening) return;
		this.#forget(opening);
		this.#options.socket.send(closeMessage(opening.address, reason));
	}

	/** Rights may end while a socket lives; what is no longer allowed is closed. To one document, or all. */
	reviewRights(name?: string): void {
		for (const opening of [...this.#openings.values()]) {
			if (name !== undefined && opening.name !== name) continue;
			const ruling = this.#options.visitor.admit(opening.name);
			if (!ruling.ok) closeOpening(opening, ruling.reason);
		}
	}

	/** Openings and sockets that lead nowhere are not kept. */
	check(now: Elapsed): void {
		const { limits } = this.#options;
		if (this.#emptySince !== null && now - this.#emptySince >= limits.idleMs)
			return this.#options.socket.end(CLOSE.idle);
		for (const { document, since } of this.#openings.values())
			if (!document && now - since >= limits.openingMs)
				return this.#options.socket.end(CLOSE.failure);
	}

	/** The socket is closed: lets go of every document. */
	close(code: number, reason: string): void {
		this.#client?.handleClose({ code, reason });
		for (const opening of [...this.#openings.values()]) this.#forget(opening);
	}

	#open({ address }: Frame): void {
		const { visitor, metrics, limits, clock } = this.#options;
		// The token of an open document says nothing: who this is, the cookie has said.
		if (this.#openings.has(address)) return;
		if (this.#openings.size >= limits.documentsPerSocket)
			return this.#deny(address, 'limit', 'too many documents');
		const name = nameOf(address);
		const isName = name !== null && !this.#mixes(address, name);
		const ruling: Ruling = isName ? visitor.admit(name) : { ok: false, reason: 'denied' };
		if (!isName || !ruling.ok) {
			const reason = ruling.ok ? 'denied' : ruling.reason;
			metrics.count('document_denied', reason);
			return this.#deny(address, reason, 'denied document');
		}
		const now = clock.elapsed();
		this.#emptySince = null;
		this.#options.awaited.add(name);
		const opening: Opening = {
			socket: this.#options.socket,
			address,
			name,
			grant: ruling.grant,
			since: now,
			keeper: this,
			document: null,
			connection: null,
			held: [],
			asks: new Budget(limits.asks, now),
			following: false,
		};
		this.#openings.set(address, opening);
		if (isReader(opening)) this.#read(opening);
		else this.#write(opening);
	}

	#read(opening: Opening): void {
		const { socket, readers } = this.#options;
		socket.sendSoon(readableMessage(opening.address));
		readers.enter(opening);
	}

	#write({ address }: Opening): void {
		const { hocuspocus, socket } = this.#options;
		this.#client ??= hocuspocus.handleConnection(socket, REQUEST, { gate: this });
		this.#client.handleMessage(authMessage(address));
	}

	/** With and without a session: one of the two would never be answered. */
	#mixes(address: string, name: string): boolean {
		if (address !== name) return this.#openings.has(name);
		return [...this.#openings.values()].some((opening) => opening.name === name);
	}

	#deny(address: string, reason: string, complaint: Complaint): void {
		this.#options.socket.send(deniedMessage(address, reason));
		this.#offend(complaint);
	}

	/** What belongs to an opening; frames still in flight when it was closed belong to none. */
	#pass(frame: Frame, data: Uint8Array): void {
		const opening = this.#openings.get(frame.address);
		if (!opening) return this.#options.metrics.count('frame_dropped', 'stray');
		if (opening.document) return this.#handle(opening, frame);
		const { heldFrames, heldBytes } = this.#options.limits;
		this.#heldFrames++;
		this.#heldBytes += data.length;
		if (this.#heldFrames > heldFrames || this.#heldBytes > heldBytes)
			return this.#end(CLOSE.tooMuch, 'too much before opening');
		// A copy: what came may be a view of a larger buffer.
		opening.held.push(Uint8Array.from(data));
	}

	#handle(opening: Opening, { type, rest }: Frame): void {
		if (this.#openings.get(opening.address) !== opening) return;
		if (type === TYPE.close) return closeOpening(opening, 'provider_initiated');
		const message = readSync(rest);
		if (!message) return this.#end(CLOSE.malformed, 'malformed frame');
		const { clock } = this.#options;
		if (message.step === SYNC.step1 && opening.asks.take(1, clock.elapsed()) > 0) {
			closeOpening(opening, 'limit');
			return this.#offend('asking too often');
		}
		const complaint = this.#receiverOf(opening)(message);
		if (complaint) this.#offend(complaint);
	}

	#receiverOf(opening: Opening): (message: SyncMessage) => Complaint | null {
		const { outboxes, notes, projections, resets } = this.#options;
		const { access, address } = opening.grant;
		if (access === 'read') return (message) => projections.receive(opening, message, { resets });
		const writable = address.kind === 'note' ? notes : outboxes;
		return (message) => writable.receive(opening, message);
	}

	#forget(opening: Opening): void {
		if (this.#openings.get(opening.address) !== opening) return;
		this.#openings.delete(opening.address);
		for (const data of opening.held.splice(0)) {
			this.#heldFrames--;
			this.#heldBytes -= data.length;
		}
		if (this.#openings.size === 0) this.#emptySince = this.#options.clock.elapsed();
		const { awaited, closed, readers } = this.#options;
		if (opening.document) closed(opening);
		else awaited.remove(opening.name);
		if (isReader(opening)) readers.leave(opening);
	}

	#offend(complaint: Complaint): void {
		this.#report(complaint);
		if (this.#offences.take(1, this.#options.clock.elapsed()) > 0)
			this.#options.socket.end(CLOSE.abuse);
	}

	#end(pair: ClosePair, complaint: Complaint): void {
		this.#report(complaint);
		this.#options.socket.end(pair);
	}

	#report(complaint: Complaint): void {
		const { visitor, audit } = this.#options;
		audit.abuse(complaint, { account: visitor.accountId, remote: visitor.remote });
	}
}

const isReader = ({ grant }: Opening): boolean => grant.access === 'read';
