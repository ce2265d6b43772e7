import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** What carries messages to one browser: a `ws` socket, or one end of an in-memory pair in simulations. */
export interface Transport {
	/** As of WebSocket: 1 is open. */
	readonly readyState: number;
	/** Bytes written that the network has not taken yet. */
	readonly bufferedAmount: number;
	send(message: Uint8Array): void;
	/** Frames ready for the wire, headers included. Missing where there is no wire. */
	sendFrames?(frames: Buffer): void;
	/** Reads nothing more until `resume`, so that the sender comes to a halt. */
	pause?(): void;
	resume?(): void;
	close(code: number, reason: string): void;
	/** Ends it without waiting for the other side. */
	terminate(): void;
}

export const OPEN = 1;
export const CLOSING = 2;

export class WebSocketTransport implements Transport {
	readonly #webSocket: WebSocket;
	readonly #stream: Duplex;

	/** `stream` is the connection under the socket. Compression must be off: it would reorder. */
	constructor(webSocket: WebSocket, stream: Duplex) {
		this.#webSocket = webSocket;
		this.#stream = stream;
	}

	get readyState(): number {
		return this.#webSocket.readyState;
	}

	/** All of it is here: without compression the socket above keeps nothing back. */
	get bufferedAmount(): number {
		return this.#stream.writableLength;
	}

	send(message: Uint8Array): void {
		this.#webSocket.send(message);
	}

	sendFrames(frames: Buffer): void {
		if (this.#webSocket.readyState === OPEN) this.#stream.write(frames);
	}

	pause(): void {
		this.#webSocket.pause();
	}

	resume(): void {
		this.#webSocket.resume();
	}

	close(code: number, reason: string): void {
		// A reader that is paused would not see the answer to the close.
		this.#webSocket.resume();
		this.#webSocket.close(code, reason);
	}

	terminate(): void {
		this.#webSocket.terminate();
	}
}
