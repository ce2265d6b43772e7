import { HocuspocusProvider } from '@hocuspocus/provider';
import type { HocuspocusProviderWebsocket, onMessageParameters } from '@hocuspocus/provider';
import { createDecoder, readVarString } from 'lib0/decoding';
import type * as Y from 'yjs';

/** What one document hears of its way to the server. */
export interface ChannelListener {
	/** The handshake begins: from now on, what is in the document may reach the server. */
	opening?(): void;
	/** Everything that the server had is in the document. */
	synced?(): void;
	/** All that was sent is in the server's memory: that it arrived, not that anything came of it. */
	arrived?(): void;
	/** So many changes, the first exchange among them, are not acknowledged. */
	unacknowledged?(count: number): void;
	/** The server did not take a change. */
	rejected?(): void;
	/** The server did not open this document, or closed it; the socket lives on. See `reopen`. */
	closed(reason: string): void;
	/** The socket is gone. */
	lost?(): void;
}

/** What a channel needs of its connection. */
export interface ChannelHost {
	readonly isOpen: boolean;
	readonly socket: HocuspocusProviderWebsocket;
	sessionOf(name: string): string;
	forget(channel: Channel): void;
}

/** Type and value of the frame by which Hocuspocus says that it refused an update. */
const SYNC_STATUS = 8;
const REFUSED = 0;
const OPEN = 1;

/** One document on the socket of the day. */
export class Channel {
	readonly #name: string;
	readonly #listener: ChannelListener;
	readonly #host: ChannelHost;
	#doc: Y.Doc;
	#provider: HocuspocusProvider | null = null;

	constructor(options: {
		readonly name: string;
		readonly doc: Y.Doc;
		readonly listener: ChannelListener;
		readonly host: ChannelHost;
	}) {
		this.#name = options.name;
		this.#doc = options.doc;
		this.#listener = options.listener;
		this.#host = options.host;
	}

	/** Whether what is written into the document goes out at once. */
	get isAttached(): boolean {
		return this.#provider !== null;
	}

	/** The same, and not into the socket's queue: from there it would reach the next one beside the first exchange. */
	get reaches(): boolean {
		return this.isAttached && this.#host.socket.webSocket?.readyState === OPEN;
	}

	attach(): void {
		this.#detach('silently');
		const listener = this.#listener;
		const provider: HocuspocusProvider = new HocuspocusProvider({
			websocketProvider: this.#host.socket,
			name: this.#name,
			document: this.#doc,
			// The server pings; presence is written by the server from what it sees.
			awareness: null,
			sessionAwareness: true,
			onSynced: () => listener.synced?.(),
			onUnsyncedChanges: ({ number }) => {
				listener.unacknowledged?.(number);
				if (number === 0) listener.arrived?.();
			},
			onAuthenticationFailed: ({ reason }) => {
				this.#detach('silently');
				listener.closed(reason);
			},
			onMessage: (message) => {
				if (isRefusal(message)) listener.rejected?.();
			},
			onClose: ({ event }) => {
				// The close of the socket comes this way too; then the connection has detached us before.
				if (this.#provider !== provider) return;
				this.#detach('silently');
				listener.closed(event.reason);
			},
		});
		provider.sessionId = this.#host.sessionOf(this.#name);
		this.#provider = provider;
		listener.opening?.();
		provider.attach();
	}

	/** Opens it again on the same socket, with another document in place of the former if one is given. */
	reopen(doc: Y.Doc = this.#doc): void {
		this.#detach('politely');
		this.#doc = doc;
		if (this.#host.isOpen) this.attach();
	}

	lost(): void {
		if (!this.#provider) return;
		this.#detach('silently');
		this.#listener.lost?.();
	}

	leave(): void {
		this.#detach('politely');
		this.#host.forget(this);
	}

	/**
	 * A provider is never used twice. Where the server does not expect a good-bye, it must not get one:
	 * sent too late, it would open the document anew, or close its next opening.
	 */
	#detach(how: 'silently' | 'politely'): void {
		const provider = this.#provider;
		if (!provider) return;
		this.#provider = null;
		const socket = this.#host.socket;
		// Neither a good-bye nor the wish to open it may wait in a queue: both would reach the next socket.
		const isOpen = socket.webSocket?.readyState === OPEN;
		if (how === 'silently' || !isOpen)
			socket.configuration.providerMap.delete(provider.effectiveName);
		if (!isOpen) forgetQueued(socket, provider.effectiveName);
		provider.destroy();
	}
}

function isRefusal({ message }: onMessageParameters): boolean {
	message.readVarString();
	return message.readVarUint() === SYNC_STATUS && message.readVarUint() === REFUSED;
}

/** What the provider's socket keeps until it is open; private only in its types. */
interface Queueing {
	messageQueue: readonly Uint8Array[];
}

function forgetQueued(socket: HocuspocusProviderWebsocket, address: string): void {
	const queueing = socket as unknown as Queueing;
	queueing.messageQueue = queueing.messageQueue.filter(
		(message) => readVarString(createDecoder(message)) !== address,
	);
}
