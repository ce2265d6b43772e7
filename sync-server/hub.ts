import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Document } from '@hocuspocus/server';
import { Hocuspocus } from '@hocuspocus/server';
import type { AccountId } from '#schema/ids.ts';
import { Audit } from './audit.ts';
import type { Cancel, Clock } from './clock.ts';
import type { Documents, Identity, SignedIn } from './documents.ts';
import type { CameFrom, Door, VerifyBoardToken } from './entrance.ts';
import { Entrance } from './entrance.ts';
import { FanOut } from './fan-out.ts';
import { FirstAnswers } from './first-answer.ts';
import { authMessage } from './frames.ts';
import type { HubContext } from './hooks.ts';
import { hooks } from './hooks.ts';
import type { HubLimits } from './hub-limits.ts';
import { HUB_LIMITS } from './hub-limits.ts';
import type { HubMetrics, HubStats } from './hub-observe.ts';
import { IdleDocuments } from './idle-documents.ts';
import type { Line, LineOptions } from './line.ts';
import { carry, openLine } from './line.ts';
import type { EngineLog } from './observe.ts';
import type { Opening } from './opening.ts';
import { NameCounts } from './name-counts.ts';
import { NoteSync } from './note-sync.ts';
import { OutboxSync } from './outbox-sync.ts';
import { Presence } from './presence.ts';
import { ProjectionSync } from './projection-sync.ts';
import { Readers } from './readers.ts';
import { remoteAddress } from './remote-address.ts';
import { Sockets } from './sockets.ts';
import type { Transport } from './transport.ts';
import { WebSocketTransport } from './transport.ts';
import { Upgrades } from './upgrade.ts';
import type { Grant } from './visitor.ts';
import { person } from './visitor.ts';
import type { BoardRequest } from './y-endpoint.ts';
import { BoardTransport, board, withAddress } from './y-endpoint.ts';

export interface HubOptions {
	readonly documents: Documents;
	readonly identity: Identity;
	readonly clock: Clock;
	readonly log: EngineLog;
	readonly metrics: HubMetrics;
	/** Origins besides the page's own, such as the public one behind a proxy that rewrites `Host`. */
	readonly allowedOrigins?: readonly string[];
	/** Without it there are no boards. */
	readonly verifyBoardToken?: VerifyBoardToken;
	/** Who asks, for the limits: by default the other end of the connection, whatever headers say. */
	readonly remoteOf?: (request: IncomingMessage) => string;
	readonly limits?: Partial<HubLimits>;
	/** Doors beside `/sync` and `/y/`. */
	readonly doors?: readonly Door[];
}

export interface Hub {
	/** Takes over the connection of an HTTP upgrade, or answers it with a refusal. */
	upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
	/** A person's connection that is already open; a simulation brings its own transport. */
	connect(transport: Transport, signedIn: SignedIn, from?: CameFrom): Line;
	/** Closes the sockets of a sign-in, at once (AU4). */
	closeSession(sessionId: string): void;
	/** Closes all sockets of a person, at once: removed, or with other rights from now on. */
	closeAccount(account: AccountId): void;
	/**
	 * The engine has written what belongs together, this document included. It goes out now, or after a
	 * moment in which others share its frame; what everybody may see always before what one person is
	 * told (SY10).
	 */
	flush(documentName: string): void;
	/** Somebody's right to this document may have ended: asks again for everybody who has it open. */
	review(documentName: string): void;
	/** Refuses, closes and unloads everything; resolves when nothing is left. */
	stop(): Promise<void>;
	stats(): HubStats;
}

const NOWHERE: CameFrom = { cookie: null, remote: 'local' };

/** The socket side of the sync server: everything between the browsers and the engine. */
export function createHub(options: HubOptions): Hub {
	return new SyncHub(options);
}

class SyncHub implements Hub {
	readonly #options: HubOptions;
	readonly #limits: HubLimits;
	readonly #audit: Audit;
	readonly #fanOut: FanOut;
	readonly #outboxes: OutboxSync;
	readonly #notes: NoteSync;
	readonly #idle: IdleDocuments;
	readonly #presence: Presence;
	readonly #sockets: Sockets;
	readonly #upgrades: Upgrades;
	readonly #entrance: Entrance;
	readonly #hocuspocus: Hocuspocus<HubContext>;
	readonly #line: LineOptions;
	#cancelSweep: Cancel;

	constructor(options: HubOptions) {
		const { clock, metrics, log } = options;
		const limits: HubLimits = { ...HUB_LIMITS, ...options.limits };
		const audit = new Audit({ log, metrics, clock });
		const shared = { clock, limits, audit, metrics };
		const answers = new FirstAnswers(metrics);
		const fanOut = new FanOut(shared);
		const outboxes = new OutboxSync({ ...shared, fanOut });
		const idle = new IdleDocuments({ ...shared, graceMs: limits.graceMs });
		const awaited = new NameCounts();
		const broken = new WeakSet<Document>();
		const { documents } = options;
		const notes = new NoteSync({ ...shared, fanOut, store: documents.notes });
		this.#options = options;
		this.#limits = limits;
		this.#audit = audit;
		this.#fanOut = fanOut;
		this.#outboxes = outboxes;
		this.#notes = notes;
		this.#idle = idle;
		this.#presence = this.#openPresence();
		this.#sockets = new Sockets(shared);
		this.#upgrades = new Upgrades(shared);
		this.#entrance = this.#openEntrance();
		this.#hocuspocus = new Hocuspocus<HubContext>(
			hooks({ ...shared, documents, fanOut, answers, outboxes, notes, idle, awaited, broken }),
		);
		const hocuspocus = this.#hocuspocus;
		this.#line = {
			...shared,
			hocuspocus,
			readers: new Readers({ audit, hocuspocus, broken }),
			sockets: this.#sockets,
			outboxes,
			notes,
			awaited,
			projections: new ProjectionSync({ ...shared, answers, fanOut }),
			opened: (opening) => this.#opened(opening),
			closed: (opening) => this.#closed(opening),
		};
		this.#cancelSweep = clock.after(limits.sweepMs, () => this.#sweep());
	}

	upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
		this.#entrance.upgrade(request, stream, head);
	}

	connect(transport: Transport, signedIn: SignedIn, from: CameFrom = NOWHERE): Line {
		const visitor = person(signedIn, from, this.#options);
		return openLine(this.#line, transport, visitor, { resets: true });
	}

	closeSession(sessionId: string): void {
		this.#sockets.closeSession(sessionId);
	}

	closeAccount(account: AccountId): void {
		this.#sockets.closeAccount(account);
	}

	flush(documentName: string): void {
		const document = this.#hocuspocus.documents.get(documentName);
		if (document) this.#fanOut.flush(document);
	}

	review(documentName: string): void {
		for (const gate of [...this.#sockets.gates()]) gate.reviewRights(documentName);
		const document = this.#hocuspocus.documents.get(documentName);
		if (!document) return;
		this.#notes.review(document);
		this.#idle.release(document);
	}

	async stop(): Promise<void> {
		this.#upgrades.drain();
		this.#cancelSweep();
		this.#notes.stop();
		this.#fanOut.flushAll();
		this.#sockets.closeAll();
		this.#presence.stop();
		await this.#idle.unloadAll(this.#hocuspocus);
		this.#fanOut.stop();
	}

	stats(): HubStats {
		let openings = 0;
		for (const gate of this.#sockets.gates()) openings += gate.openings.size;
		return {
			sockets: this.#sockets.size,
			upgrading: this.#upgrades.upgrading,
			documents: this.#hocuspocus.documents.size,
			openings,
			online: this.#presence.size,
		};
	}

	#openPresence(): Presence {
		const { clock, documents } = this.#options;
		return new Presence({
			clock,
			lingerMs: this.#limits.presenceLingerMs,
			changed: (reader, online) =>
				this.#audit.guard('presence', () => documents.presenceChanged(reader.fair, reader, online)),
		});
	}

	#openEntrance(): Entrance {
		const {
			identity,
			allowedOrigins,
			remoteOf = remoteAddress,
			verifyBoardToken,
			doors = [],
		} = this.#options;
		return new Entrance({
			identity,
			audit: this.#audit,
			upgrades: this.#upgrades,
			sockets: this.#sockets,
			allowedOrigins: new Set(allowedOrigins),
			remoteOf,
			verifyBoardToken,
			doors,
			personEnters: (webSocket, stream, signedIn, from) =>
				carry(webSocket, this.connect(new WebSocketTransport(webSocket, stream), signedIn, from)),
			boardEnters: (webSocket, wanted, from) => {
				const transport = new BoardTransport(webSocket);
				const line = this.#connectBoard(transport, wanted, from.remote);
				carry(webSocket, line);
			},
		});
	}

	/** A client that cannot start again comes right by itself (SY4), so it is never asked to. */
	#connectBoard(transport: Transport, wanted: BoardRequest, remote: string): Line {
		const { verifyBoardToken: verify = async () => false } = this.#options;
		const visitor = board(wanted, remote, verify);
		const line = openLine(this.#line, transport, visitor, { resets: false });
		line.receive(authMessage(wanted.name));
		return { ...line, receive: (data) => line.receive(withAddress(wanted.name, data)) };
	}

	#opened({ grant }: Opening): void {
		const { kind } = grant.address;
		this.#options.metrics.count('document_opened', kind);
		if (isOwn(kind) && grant.reader) this.#presence.came(grant.reader);
		this.#looks(grant, true);
	}

	#closed(opening: Opening): void {
		const { grant } = opening;
		this.#fanOut.unfollow(opening);
		if (isOwn(grant.address.kind) && grant.reader) this.#presence.left(grant.reader);
		this.#looks(grant, false);
	}

	/** TE4: told by nobody, seen by the server; it ends with the opening, and so with the socket. */
	#looks({ address, reader }: Grant, isLooking: boolean): void {
		if (address.kind !== 'look' || !reader) return;
		const { fair, meeting } = address;
		const { documents } = this.#options;
		this.#audit.guard('look', () => documents.lookChanged(fair, reader, meeting, isLooking));
	}

	#sweep(): void {
		const { clock } = this.#options;
		this.#cancelSweep = clock.after(this.#limits.sweepMs, () => this.#sweep());
		this.#audit.guard('sweep', () => {
			this.#sockets.sweep();
			this.#outboxes.sweep(clock.elapsed());
			this.#idle.sweep(this.#hocuspocus);
			this.#upgrades.sweep();
		});
	}
}

/** The documents that say that a person is here. */
const isOwn = (kind: string): boolean => kind === 'desk' || kind === 'outbox';
