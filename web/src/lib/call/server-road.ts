import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { CallSession } from '#schema/call.ts';
import { SIGNALING_PATH, TEXT_ROOM } from '#schema/call.ts';

export interface ServerRoadOptions {
	readonly doc: Y.Doc;
	readonly origin: string;
	/** It has opened or closed. */
	readonly onChange: () => void;
	/** Another one than the browser's own, for tests. */
	readonly WebSocket?: typeof WebSocket;
}

/** Ended for a moment only: the server heard nothing of us, or too much at once. */
const COMES_BACK: ReadonlySet<number> = new Set([4408, 4429]);
const RECONNECT_MS = 2_500;

/** The road of a call's text through the server (TX1): the client of y-websocket, with this call's ticket. */
export class ServerRoad {
	readonly #doc: Y.Doc;
	readonly #provider: WebsocketProvider;
	readonly #awareness: Awareness;

	constructor({ doc, origin, onChange, WebSocket: Socket }: ServerRoadOptions) {
		this.#doc = doc;
		this.#awareness = new Awareness(doc);
		// Nobody is told where a cursor is.
		this.#awareness.setLocalState(null);
		const address = `${origin.replace(/^http/, 'ws')}${SIGNALING_PATH}`;
		this.#provider = new WebsocketProvider(address, TEXT_ROOM, doc, {
			connect: false,
			awareness: this.#awareness,
			// Tabs of one browser take turns; none listens to another.
			disableBc: true,
			maxBackoffTime: RECONNECT_MS,
			shouldReconnect: ({ code }) => code < 4400 || code >= 4500 || COMES_BACK.has(code),
			...(Socket && { WebSocketPolyfill: Socket }),
		});
		this.#provider.on('sync', onChange);
		this.#provider.on('status', onChange);
	}

	/** Whether what is here is there as well, and the other way round. */
	get isOpen(): boolean {
		return this.#provider.synced;
	}

	/** From now on with this ticket; what is open stays open. */
	open({ peerId, ticket }: Pick<CallSession, 'peerId' | 'ticket'>): void {
		this.#provider.params = { id: peerId, token: ticket };
		this.#provider.connect();
	}

	close(): void {
		// The client says good-bye for the document's present id, which Yjs may have drawn anew.
		const { meta } = this.#awareness;
		const { clientID } = this.#doc;
		if (!meta.has(clientID)) meta.set(clientID, { clock: 0, lastUpdated: 0 });
		this.#provider.destroy();
		this.#awareness.destroy();
	}
}
