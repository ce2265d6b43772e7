import { PING, SYNC, TYPE, authMessage, syncMessage } from '#sync/frames.ts';
import type { RawSocket } from './raw-socket.ts';

/** A document on the line; `update` gets the bytes inside the frame. */
export interface Listener {
	state(bytes: Buffer): void;
	update(bytes: Buffer): void;
	/** The server has taken what was sent (or has not). */
	acknowledged(taken: boolean): void;
	/** It will not be served. */
	ended(): void;
}

const PONG = Uint8Array.of(10);
const NOTHING_SEEN = Uint8Array.of(0);

/** Hocuspocus' protocol on a raw socket, for many documents. All names are shorter than 128 bytes. */
export class SyncLine {
	readonly #socket: RawSocket;
	readonly #documents = new Map<string, Listener>();

	constructor(socket: RawSocket) {
		this.#socket = socket;
		socket.onMessage = (message) => this.#receive(message);
		socket.onClose = () => this.#documents.forEach((listener) => listener.ended());
	}

	open(name: string, listener: Listener): void {
		const address = addressOf(name);
		this.#documents.set(address, listener);
		this.#socket.send(authMessage(address));
		this.#socket.send(syncMessage(address, SYNC.step1, NOTHING_SEEN));
	}

	send(name: string, update: Uint8Array): void {
		this.#socket.send(syncMessage(addressOf(name), SYNC.update, update));
	}

	#receive(message: Buffer): void {
		if (message.length === 1 && message[0] === PING[0]) return this.#socket.send(PONG);
		const body = 1 + message[0]!;
		const listener = this.#documents.get(message.toString('latin1', 1, body));
		if (!listener) return;
		const type = message[body];
		if (type === TYPE.sync) {
			const step = message[body + 1];
			if (step === SYNC.update) listener.update(bytesAt(message, body + 2));
			else if (step === SYNC.step2) listener.state(bytesAt(message, body + 2));
		} else if (type === TYPE.status) listener.acknowledged(message[body + 1] === 1);
		else if (type === TYPE.close || (type === TYPE.auth && message[body + 1] === 1))
			listener.ended();
	}
}

const SESSION = '1';
/** Everybody is the first on their line, so that all addresses of a document are the same. */
const addressOf = (name: string): string => `${name}\0${SESSION}`;

/** A `varUint8Array` without a copy. */
export function bytesAt(message: Buffer, at: number): Buffer {
	let length = 0;
	let factor = 1;
	for (;;) {
		const byte = message[at++]!;
		length += (byte & 127) * factor;
		if (byte < 128) return message.subarray(at, at + length);
		factor *= 128;
	}
}
