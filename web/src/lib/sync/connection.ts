/**
 * The one socket of a page, and the documents that travel on it. With `channel.ts` this is all that
 * knows Hocuspocus. A document is attached anew on each socket and detached when the socket goes:
 * what was written meanwhile travels in the next handshake, and nothing that was taken back does.
 */
import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import type { ChannelListener } from './channel.ts';
import { Channel } from './channel.ts';
import type { SyncEnvironment } from './environment.ts';

/**
 * `connecting`: not reached yet; `online`; `offline`: lost, tries again by itself; `ended`: signed out
 * or no longer a member, tries no more; `upgrade`: this page is too old for the server: reload.
 */
export type ConnectionStatus = 'connecting' | 'online' | 'offline' | 'ended' | 'upgrade';

/** The session or the right to be here is gone: trying again cannot help. */
const CLOSED_FOR_GOOD: ReadonlySet<number> = new Set([4401, 4403]);
/** The server asks for time: it is busy, or this page was. */
const TRY_LATER: ReadonlySet<number> = new Set([1013, 4429]);
/** Never sooner than a second, and spread over two more: everybody loses the same server at once. */
const RETRY_MIN_MS = 1_000;
const RETRY_SPREAD_MS = 2_000;
const RETRY_MAX_MS = 30_000;
const LATER_FACTOR = 3;
/** A machine that wakes, or a hall whose Wi-Fi comes back, is not the only one. */
const WAKE_SPREAD_MS = 500;

export interface ConnectionOptions {
	/** Of the sync socket. */
	readonly url: string;
	readonly onStatus: () => void;
	/** Whether the server would refuse the socket itself: a browser is only told that it did not open. */
	readonly isShutOut?: () => Promise<boolean>;
}

export class Connection {
	readonly #environment: SyncEnvironment;
	/** Made at the start: it has a timer from its first moment on. */
	#socket: HocuspocusProviderWebsocket | null = null;
	readonly #channels = new Set<Channel>();
	readonly #options: ConnectionOptions;
	/** How often each document was opened on the present socket; see `sessionOf`. */
	#openings = new Map<string, number>();
	#status: ConnectionStatus = 'connecting';
	#isOpen = false;

	constructor(environment: SyncEnvironment, options: ConnectionOptions) {
		this.#environment = environment;
		this.#options = options;
	}

	get status(): ConnectionStatus {
		return this.#status;
	}

	start(): void {
		if (this.#isOver()) return;
		this.#socket ??= this.#newSocket();
		void this.#socket.connect();
	}

	/** Follows a document from now on, on this socket and every later one. */
	join(name: string, doc: Y.Doc, listener: ChannelListener): Channel {
		const channel = new Channel({ name, doc, listener, host: this });
		this.#channels.add(channel);
		if (this.isOpen) channel.attach();
		return channel;
	}

	/** Gives up the present socket for a new one: when answers on it make no sense any more. */
	renew(): void {
		this.#detachAll();
		this.#socket?.webSocket?.close();
	}

	/** The machine woke up or has a network again: no reason to sit out the rest of a long pause. */
	wake(): void {
		if (this.#status !== 'offline') return;
		const wait = Math.floor(this.#environment.random() * WAKE_SPREAD_MS);
		this.#environment.clock.after(wait, () => {
			if (this.#status === 'offline' && !this.isOpen) this.start();
		});
	}

	end(as: 'ended' | 'upgrade'): void {
		if (this.#isOver()) return;
		this.#become(as);
		this.#socket?.disconnect();
	}

	close(): void {
		for (const channel of [...this.#channels]) channel.leave();
		this.#isOpen = false;
		this.#socket?.destroy();
	}

	/* What a channel asks of its connection. */

	get isOpen(): boolean {
		return this.#isOpen;
	}

	get socket(): HocuspocusProviderWebsocket {
		return must(this.#socket, 'a channel is attached to an open socket');
	}

	/**
	 * Counts the openings of a document on this socket. Counted rather than random, the first address
	 * of a document is the same for everybody, and the server frames each change once for all readers.
	 */
	sessionOf(name: string): string {
		const opening = (this.#openings.get(name) ?? 0) + 1;
		this.#openings.set(name, opening);
		return String(opening);
	}

	forget(channel: Channel): void {
		this.#channels.delete(channel);
	}

	#newSocket(): HocuspocusProviderWebsocket {
		const socket = new HocuspocusProviderWebsocket({
			url: this.#options.url,
			WebSocketPolyfill: this.#environment.WebSocket,
			autoConnect: false,
			delay: this.#retryDelay(),
			minDelay: RETRY_MIN_MS,
			maxDelay: RETRY_MAX_MS,
			onConnect: () => this.#become('online'),
			onDisconnect: ({ event }) => this.#lost(event.code),
		});
		// Registered after the socket's own listener: from then on providers can be attached.
		socket.on('open', () => this.#opened());
		return socket;
	}

	#opened(): void {
		this.#isOpen = true;
		this.#openings = new Map();
		for (const channel of [...this.#channels]) channel.attach();
	}

	/** Also called for each attempt that failed. */
	#lost(code: number): void {
		if (!this.#isOpen) this.#askWhy();
		this.#detachAll();
		if (CLOSED_FOR_GOOD.has(code)) this.end('ended');
		const delay = this.#retryDelay();
		this.socket.configuration.delay = TRY_LATER.has(code) ? delay * LATER_FACTOR : delay;
		if (!this.#isOver()) this.#become('offline');
	}

	#askWhy(): void {
		this.#options.isShutOut?.().then(
			(isShutOut) => isShutOut && this.end('ended'),
			// Not to be reached either: then the connection is what fails, and it is tried again.
			() => {},
		);
	}

	#detachAll(): void {
		this.#isOpen = false;
		for (const channel of [...this.#channels]) channel.lost();
	}

	#retryDelay(): number {
		return RETRY_MIN_MS + Math.floor(this.#environment.random() * RETRY_SPREAD_MS);
	}

	#isOver(): boolean {
		return this.#status === 'ended' || this.#status === 'upgrade';
	}

	#become(status: ConnectionStatus): void {
		if (this.#status === status || this.#isOver()) return;
		this.#status = status;
		this.#options.onStatus();
	}
}
