/**
 * The frames of the sync socket, written and read without Hocuspocus or its provider, so that a
 * test can send what a real client never would and sees what a real client hides.
 *
 * A frame is `varString(address) varUint(type) ...`; an address is a document name, or
 * `name NUL session` when the client is session-aware.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const STATELESS = 5;
const CLOSE = 7;
const STATUS = 8;

/** The state vector of a document that has seen nothing. */
const NOTHING_SEEN = Uint8Array.of(0);

/** The one-byte frames of the heartbeat carry no address. */
export const PING = Uint8Array.of(9);
export const PONG = Uint8Array.of(10);

/** What a frame of each kind carries besides its address. */
interface Bodies {
	step1: { readonly bytes: Uint8Array };
	step2: { readonly bytes: Uint8Array };
	update: { readonly bytes: Uint8Array };
	awareness: { readonly bytes: Uint8Array };
	authenticated: { readonly scope: string };
	denied: { readonly reason: string };
	close: { readonly reason: string };
	status: { readonly applied: boolean };
	stateless: { readonly text: string };
	other: { readonly type: number };
}

export type Kind = keyof Bodies;
export type FrameOf<K extends Kind> = Bodies[K] & {
	readonly kind: K;
	readonly address: string;
	/** The bytes of the whole frame. */
	readonly size: number;
};
export type Frame = { [K in Kind]: FrameOf<K> }[Kind];

const SYNC_KINDS = ['step1', 'step2', 'update'] as const;

type Write = (encoder: encoding.Encoder) => void;

function frame(address: string, type: number, write?: Write): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, address);
	encoding.writeVarUint(encoder, type);
	write?.(encoder);
	return encoding.toUint8Array(encoder);
}

function sync(address: string, kind: (typeof SYNC_KINDS)[number], bytes: Uint8Array): Uint8Array {
	return frame(address, SYNC, (encoder) => {
		encoding.writeVarUint(encoder, SYNC_KINDS.indexOf(kind));
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

export const addressOf = (name: string, session: string): string => `${name}\0${session}`;

export const auth = (address: string, token = 'token'): Uint8Array =>
	frame(address, AUTH, (encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, token);
	});

export const step1 = (address: string, seen = NOTHING_SEEN): Uint8Array =>
	sync(address, 'step1', seen);

export const step2 = (address: string, update: Uint8Array): Uint8Array =>
	sync(address, 'step2', update);

export const update = (address: string, bytes: Uint8Array): Uint8Array =>
	sync(address, 'update', bytes);

export const awareness = (address: string, bytes: Uint8Array): Uint8Array =>
	frame(address, AWARENESS, (encoder) => encoding.writeVarUint8Array(encoder, bytes));

export const stateless = (address: string, text: string): Uint8Array =>
	frame(address, STATELESS, (encoder) => encoding.writeVarString(encoder, text));

export const close = (address: string): Uint8Array => frame(address, CLOSE);

export const status = (address: string, applied: boolean): Uint8Array =>
	frame(address, STATUS, (encoder) => encoding.writeVarUint(encoder, applied ? 1 : 0));

/** An awareness update that sets the state of one client. */
export function awarenessState(client: number, clock: number, state: unknown): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, clock);
	encoding.writeVarString(encoder, JSON.stringify(state));
	return encoding.toUint8Array(encoder);
}

/** Reads a frame; a CLOSE of a client, which gives no reason, reads as one with an empty reason. */
export function read(data: Uint8Array): Frame {
	const decoder = decoding.createDecoder(data);
	const address = decoding.readVarString(decoder);
	const type = decoding.readVarUint(decoder);
	const size = data.byteLength;
	const rest = (): Uint8Array => decoding.readVarUint8Array(decoder);
	const text = (): string => (decoding.hasContent(decoder) ? decoding.readVarString(decoder) : '');
	if (type === SYNC) {
		const kind = SYNC_KINDS[decoding.readVarUint(decoder)];
		if (kind !== undefined) return { address, size, kind, bytes: rest() };
	}
	if (type === AWARENESS) return { address, size, kind: 'awareness', bytes: rest() };
	if (type === AUTH) {
		const answer = decoding.readVarUint(decoder);
		if (answer === 1) return { address, size, kind: 'denied', reason: text() };
		if (answer === 2) return { address, size, kind: 'authenticated', scope: text() };
	}
	if (type === STATELESS) return { address, size, kind: 'stateless', text: text() };
	if (type === CLOSE) return { address, size, kind: 'close', reason: text() };
	if (type === STATUS)
		return { address, size, kind: 'status', applied: decoding.readVarUint(decoder) === 1 };
	return { address, size, kind: 'other', type };
}
