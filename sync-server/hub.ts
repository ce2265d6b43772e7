import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hocuspocus } from '@hocuspocus/server';
import type { WebSocket } from 'ws';
import type { AccountId } from '#schema/ids.ts';
import { Audit } from './audit.ts';
import type { Cancel, Clock } from './clock.ts';
import type { Documents, Identity, SignedIn } from './documents.ts';
import { FanOut } from './fan-out.ts';
import { FirstAnswers } from './first-answer.ts';
import { authMessage } from './frames.ts';
import { Gate } from './gate.ts';
import type { HubContext } from './hooks.ts';
import { hooks } from './hooks.ts';
import type { HubLimits } from './hub-limits.ts';
import { HUB_LIMITS } from './hub-limits.ts';
import type { HubMetrics, HubStats } from './hub-observe.ts';
import { IdleDocuments } from './idle-documents.ts';
import { Inflow } from './inflow.ts';
import type { EngineLog } from './observe.ts';
import type { Opening } from './opening.ts';
import { isOwnOrigin } from './origin.ts';
import { OutboxSync } from './outbox-sync.ts';
import { Presence } from './presence.ts';
import { ProjectionSync } from './projection-sync.ts';
import { remoteAddress } from './remote-address.ts';
import { Sockets } from './sockets.ts';
import { CLOSE, SyncSocket } from './sync-socket.ts';
import type { Transport } from './transport.ts';
import { WebSocketTransport } from './transport.ts';
import { Upgrades } from './upgrade.ts';
import type { Visitor } from './visitor.ts';
import { person } from './visitor.ts';
import type { BoardRequest } from './y-endpoint.ts';
import { BoardTransport, board, boardRequest, withAddress } from './y-endpoint.ts';

export interface HubOptions {
	readonly documents: Documents;
	readonly identity: Identity;
	readonly clock: Clock;
	readonly log: EngineLog;
	readonly metrics: HubMetrics;
	/** Origins besides the page's own, such as the public one behind a proxy that rewrites `Host`. */
	readonly allowedOrigins?: readonly string[];
	/** True while a token opens this very document, which must exist. Without it there are no boards. */
	readonly verifyBoardToken?: (token: string, documentName: string) => Promise<boolean>;
	/** Who asks, for the limits: by default the other end of the connection, whatever headers say. */
	readonly remoteOf?: (request: IncomingMessage) => string;
	readonly limits?: Partial<HubLimits>;
}

/** The way in for one connection: what it receives, and its end. */
export interface Line {
	receive(data: Uint8Array): void;
	/** Sent something that is no message of ours. */
	reject(): void;
	/** A control frame of the layer below came, of so many bytes. */
	heard(bytes: number): void;
	gone(code?: number, reason?: string): void;
}

export interface Hub {
	/** Takes over the socket of an HTTP upgrade, or answers it with a refusal. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** A person's connection that is already open; a simulation brings its own transport. */
	connect(transport: Transport, signedIn: SignedIn, origin?: Origin): Line;
	/** Closes the sockets of a sign-in, at once (AU4). */
	closeSession(sessionId: string): void;
	/** Closes all sockets of a person, at once: removed, or with other rights from now on. */
	closeAccount(account: AccountId): void;
	/** Sends what was written to this document and is waiting for others to share a frame with. */
	flush(documentName: string): void;
	/** Refuses, closes and unloads everything; resolves when nothing is left. */
	stop(): Promise<void>;
	stats(): HubStats;
}

export interface Origin {
	readonly cookie: string | null;
	readonly remote: string;
}

const NOWHERE: Origin = { cookie: null, remote: 'local' };
/** Hocuspocus asks for one; nothing in it is used. */
const REQUEST = new Request('http://localhost/sync');

export function createHub(options: HubOptions): Hub {
	return new SyncHub(options);
}

class SyncHub implements Hub {
	readonly #options: HubOptions;
	readonly #clock: Clock;
	readonly #limits: HubLimits;
	readonly #metrics: HubMetrics;
	readonly #audit: Audit;
	readonly #fanOut: FanOut;
	readonly #outboxes: OutboxSync;
	readonly #projections: ProjectionSync;
	readonly #idle: IdleDocuments;
	readonly #presence: Presence;
	readonly #sockets: Sockets;
	readonly #upgrades: Upgrades;
	readonly #hocuspocus: Hocuspocus<HubContext>;
	readonly #allowedOrigins: ReadonlySet<string>;
	#cancelSweep: Cancel;

	constructor(options: HubOptions) {
		const { clock, metrics, log, documents } = options;
		const limits: HubLimits = { ...HUB_LIMITS, ...options.limits };
		this.#options = options;
		this.#clock = clock;
		this.#limits = limits;
		this.#metrics = metrics;
		this.#allowedOrigins = new Set(options.allowedOrigins);
		const audit = new Audit({ log, metrics, clock });
		this.#audit = audit;
		const failed = (what: string, error: unknown) => audit.failure(what, error);
		const answers = new FirstAnswers(metrics);
		this.#fanOut = new FanOut({ clock, limits, metrics });
		this.#outboxes = new OutboxSync({ limits, metrics });
		this.#projections = new ProjectionSync({ limits, metrics, answers });
		this.#idle = new IdleDocuments({ clock, graceMs: limits.graceMs });
		this.#presence = new Presence({
			clock,
			lingerMs: limits.presenceLingerMs,
			changed: (reader, online) =>
				this.#guarded('presence', () => documents.presenceChanged(reader.fair, reader, online)),
		});
		this.#sockets = new Sockets({ clock, limits, failed });
		const remoteOf = options.remoteOf ?? remoteAddress;
		this.#upgrades = new Upgrades({ clock, limits, audit, metrics, remoteOf });
		this.#hocuspocus = new Hocuspocus<HubContext>(
			hooks({
				documents,
				audit,
				metrics,
				fanOut: this.#fanOut,
				answers,
				outboxes: this.#outboxes,
				idle: this.#idle,
				awaited: (name) => this.#isAwaited(name),
			}),
		);
		this.#cancelSweep = clock.after(limits.sweepMs, () => this.#sweep());
	}

	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		// From here on an error of this connection is ours to catch.
		socket.on('error', () => socket.destroy());
		const url = URL.parse(request.url ?? '', 'http://localhost');
		if (!url) return this.#upgrades.refuse(socket, 400);
		const wanted = boardRequest(url);
		if (url.pathname === '/sync') void this.#admitPerson(request, socket, head);
		else if (wanted && this.#options.verifyBoardToken)
			void this.#admitBoard(request, socket, head, wanted, this.#options.verifyBoardToken);
		else this.#upgrades.refuse(socket, 404);
	}

	connect(transport: Transport, signedIn: SignedIn, origin: Origin = NOWHERE): Line {
		return this.#enter(transport, person(signedIn, origin, this.#options), { resets: true });
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

	async stop(): Promise<void> {
		this.#upgrades.drain();
		this.#cancelSweep();
		this.#fanOut.flushAll();
		this.#fanOut.stop();
		this.#sockets.closeAll();
		this.#presence.stop();
		await this.#idle.unloadAll(this.#hocuspocus);
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

	async #admitPerson(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
		if (!isOwnOrigin(request.headers, this.#allowedOrigins)) {
			this.#audit.abuse('foreign origin', { remote: request.socket.remoteAddress });
			return this.#upgrades.refuse(socket, 403);
		}
		const cookie = request.headers.cookie ?? null;
		const judge = async () => {
			const signedIn = await this.#options.identity.authenticate(cookie);
			if (!signedIn) return 401;
			const { sessionId, accountId } = signedIn;
			return this.#sockets.hasRoomFor(sessionId, accountId) ? signedIn : 429;
		};
		await this.#upgrades.admit(request, socket, head, judge, (webSocket, signedIn) => {
			const remote = request.socket.remoteAddress ?? '';
			const line = this.connect(new WebSocketTransport(webSocket, socket), signedIn, {
				cookie,
				remote,
			});
			carry(webSocket, line);
		});
	}

	async #admitBoard(
		request: IncomingMessage,
		socket: Duplex,
		head: Buffer,
		wanted: BoardRequest,
		verify: (token: string, name: string) => Promise<boolean>,
	): Promise<void> {
		const { name, token } = wanted;
		const judge = async () => ((await verify(token, name)) ? wanted : 403);
		await this.#upgrades.admit(request, socket, head, judge, (webSocket) => {
			const visitor = board(wanted, request.socket.remoteAddress ?? '', verify);
			// A client that cannot start again comes right by itself (SY4).
			const line = this.#enter(new BoardTransport(webSocket), visitor, { resets: false });
			const wrapped = (data: Uint8Array) => line.receive(withAddress(name, data));
			carry(webSocket, { ...line, receive: wrapped });
			line.receive(authMessage(name));
		});
	}

	#enter(transport: Transport, visitor: Visitor, { resets }: { resets: boolean }): Line {
		const clock = this.#clock;
		const limits = this.#limits;
		const socket = new SyncSocket({
			transport,
			clock,
			limits,
			onClosed: (code, reason) => {
				this.#metrics.count('socket_closed', String(code));
				inflow.stop();
				this.#sockets.remove(socket);
				gate.close(code, reason);
			},
			onSlowReader: () => {
				this.#metrics.count('slow_reader_cut');
				this.#audit.abuse('slow reader', { account: visitor.accountId, remote: visitor.remote });
			},
		});
		const gate = new Gate({
			socket,
			visitor,
			resets,
			clock,
			limits,
			audit: this.#audit,
			metrics: this.#metrics,
			outboxes: this.#outboxes,
			projections: this.#projections,
			opened: (opening) => this.#opened(opening),
			closed: (opening) => this.#closed(opening),
		});
		gate.attach(this.#hocuspocus.handleConnection(socket, REQUEST, { gate }));
		const inflow = new Inflow({
			clock,
			limits,
			handle: (data) => gate.receive(data),
			pause: () => socket.pause(),
			resume: () => socket.resume(),
			overrun: () => {
				this.#audit.abuse('flood', { account: visitor.accountId, remote: visitor.remote });
				socket.end(CLOSE.tooMuch);
			},
		});
		const entry = this.#sockets.add(socket, gate, visitor);
		this.#metrics.count('socket_opened');
		return {
			receive: (data) => {
				entry.heardAt = clock.now();
				inflow.receive(data);
			},
			reject: () => socket.end(CLOSE.textFrame),
			heard: (bytes) => {
				entry.heardAt = clock.now();
				inflow.charge(bytes);
			},
			gone: (code = 1006, reason = '') => socket.gone(code, reason),
		};
	}

	#opened({ grant }: Opening): void {
		this.#metrics.count('document_opened', grant.address.kind);
		if (isOwn(grant.address.kind) && grant.reader) this.#presence.came(grant.reader);
	}

	#closed({ grant }: Opening): void {
		if (isOwn(grant.address.kind) && grant.reader) this.#presence.left(grant.reader);
	}

	#isAwaited(name: string): boolean {
		for (const gate of this.#sockets.gates()) if (gate.grantFor(name)) return true;
		return false;
	}

	#sweep(): void {
		this.#cancelSweep = this.#clock.after(this.#limits.sweepMs, () => this.#sweep());
		this.#guarded('sweep', () => {
			this.#sockets.sweep();
			this.#outboxes.sweep(this.#clock.now());
			this.#idle.sweep(this.#hocuspocus);
			this.#upgrades.sweep();
		});
	}

	#guarded(what: string, run: () => void): void {
		try {
			run();
		} catch (error) {
			this.#audit.failure(what, error);
		}
	}
}

/** The documents that say that a person is here. */
const isOwn = (kind: string): boolean => kind === 'desk' || kind === 'outbox';

function carry(webSocket: WebSocket, line: Line): void {
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
	// What is wrong with a frame ends its socket; ws has closed it by now.
	webSocket.on('error', () => webSocket.terminate());
}
