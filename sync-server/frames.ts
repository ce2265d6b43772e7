/**
 * The frames of the sync socket: `varString(address) varUint(type) ...`, where an address is a
 * document's name, or `name NUL session` of a client that opens one more than once.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export const TYPE = { sync: 0, awareness: 1, auth: 2, stateless: 5, close: 7, status: 8 } as const;
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** The heartbeat, the only frames without an address. */
export const PING = Uint8Array.of(9);
const PONG = 10;
export const isPong = (data: Uint8Array): boolean => data.length === 1 && data[0] === PONG;

export interface Frame {
	readonly address: string;
	readonly type: number;
	readonly rest: decoding.Decoder;
}

/** Nothing when it is no frame at all. */
export function readFrame(data: Uint8Array): Frame | null {
	try {
		const rest = decoding.createDecoder(data);
		const address = decoding.readVarString(rest);
		return { address, type: decoding.readVarUint(rest), rest };
	} catch {
		return null;
	}
}

export interface SyncMessage {
	readonly step: number;
	/** A state vector (step 1) or an update. */
	readonly bytes: Uint8Array;
}

export function readSync(rest: decoding.Decoder): SyncMessage | null {
	try {
		const step = decoding.readVarUint(rest);
		return { step, bytes: decoding.readVarUint8Array(rest) };
	} catch {
		return null;
	}
}

const SESSION = /^[1-9]\d{0,4}$/;

/** The document's name; nothing when the session is not one, which is refused like an unknown name. */
export function nameOf(address: string): string | null {
	const end = address.indexOf('\0');
	if (end === -1) return address;
	return SESSION.test(address.slice(end + 1)) ? address.slice(0, end) : null;
}

function message(
	address: string,
	type: number,
	write: (encoder: encoding.Encoder) => void,
): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, address);
	encoding.writeVarUint(encoder, type);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

export const syncMessage = (
	address: string,
	step: (typeof SYNC)[keyof typeof SYNC],
	bytes: Uint8Array,
): Uint8Array =>
	message(address, TYPE.sync, (encoder) => {
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, bytes);
	});

/** Whether what a client sent has been taken into the document; of what it means, the desk tells. */
export const statusMessage = (address: string, taken: boolean): Uint8Array =>
	message(address, TYPE.status, (encoder) => encoding.writeVarUint(encoder, taken ? 1 : 0));

export const deniedMessage = (address: string, reason: string): Uint8Array =>
	message(address, TYPE.auth, (encoder) => {
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarString(encoder, reason);
	});

/** The answer to it for somebody who may read, as Hocuspocus gives it to those who may write. */
export const readableMessage = (address: string): Uint8Array =>
	message(address, TYPE.auth, (encoder) => {
		encoding.writeVarUint(encoder, 2);
		encoding.writeVarString(encoder, 'readonly');
	});

export const closeMessage = (address: string, reason: string): Uint8Array =>
	message(address, TYPE.close, (encoder) => encoding.writeVarString(encoder, reason));

/** The first message for a document; its token is empty because the cookie has said who it is. */
export const authMessage = (address: string): Uint8Array =>
	message(address, TYPE.auth, (encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, '');
	});

const FIN_BINARY = 0x82;

/**
 * Messages as they go over the wire: an unmasked binary WebSocket frame each, in one buffer. Made
 * once and written to every reader, which is half the cost of framing it for each of them.
 */
export function wireFrames(...messages: readonly Uint8Array[]): Buffer {
	return Buffer.concat(messages.flatMap((message) => [frameHeader(message.length), message]));
}

function frameHeader(length: number): Uint8Array {
	if (length < 126) return Uint8Array.of(FIN_BINARY, length);
	if (length < 65_536) return Uint8Array.of(FIN_BINARY, 126, length >> 8, length & 255);
	const header = Buffer.alloc(10);
	header[0] = FIN_BINARY;
	header[1] = 127;
	header.writeUIntBE(length, 4, 6);
	return header;
}
