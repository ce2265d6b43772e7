/**
 * Standard y-websocket clients at `/y/{name}?token=…`: wall boards and tools that follow a projection
 * (SY17). Their frames lack the address and know fewer types; this puts the one on and takes the
 * other off, and everything else is the same gate as for everybody.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebSocket } from 'ws';
import type { DocAddress } from '#schema/docs/names.ts';
import { parseDocName } from '#schema/docs/names.ts';
import { PING, TYPE, readFrame } from './frames.ts';
import type { Transport } from './transport.ts';
import type { Visitor } from './visitor.ts';

const PATH = '/y/';

/** An awareness message about nobody: the one thing that such a client takes as a sign of life. */
const NOTHING_NEW = Uint8Array.of(TYPE.awareness, 1, 0);

/** Codes from 4400 on tell such a client not to come back; at 4205 it does. */
const CLOSE_CODES: Readonly<Record<string, number>> = { denied: 4403, readonly: 4403 };

export interface BoardRequest {
	readonly name: string;
	readonly token: string;
	readonly address: DocAddress;
}

/** Nothing when the path or the name is not one for boards: those show what all members may see. */
export function boardRequest(url: URL): BoardRequest | null {
	if (!url.pathname.startsWith(PATH)) return null;
	const name = decodeName(url.pathname.slice(PATH.length));
	const parsed = parseDocName(name);
	if (!parsed.ok) return null;
	const { address } = parsed;
	if (address.kind !== 'calendar' && address.kind !== 'directory') return null;
	return { name, token: url.searchParams.get('token') ?? '', address };
}

function decodeName(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return '';
	}
}

/** Whoever holds a token for this very document. It may be revoked, so it is asked again. */
export function board(
	{ name, token, address }: BoardRequest,
	remote: string,
	verify: (token: string, name: string) => Promise<boolean>,
): Visitor {
	return {
		remote,
		sessionId: null,
		accountId: null,
		expiresAt: null,
		admit: (asked) =>
			asked === name
				? { ok: true, grant: { address, access: 'read', reader: null } }
				: { ok: false, reason: 'denied' },
		renew: async () => ((await verify(token, name)) ? { expiresAt: null } : 'gone'),
	};
}

/** A frame of such a client as ours. */
export function withAddress(name: string, data: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, name);
	encoding.writeUint8Array(encoder, data);
	return encoding.toUint8Array(encoder);
}

/** Frames of ours as such a client's; what it does not know is left out or becomes a close. */
export class BoardTransport implements Transport {
	readonly #webSocket: WebSocket;

	constructor(webSocket: WebSocket) {
		this.#webSocket = webSocket;
	}

	get readyState(): number {
		return this.#webSocket.readyState;
	}

	get bufferedAmount(): number {
		return this.#webSocket.bufferedAmount;
	}

	send(message: Uint8Array): void {
		if (message === PING) {
			this.#webSocket.send(NOTHING_NEW);
			// It answers nothing of the above; the protocol's own ping tells whether it is still there.
			return this.#webSocket.ping();
		}
		const frame = readFrame(message);
		if (!frame) return;
		if (frame.type === TYPE.sync) this.#webSocket.send(contentOf(message, frame.address));
		if (frame.type === TYPE.close) this.#leave(decoding.readVarString(frame.rest));
		if (frame.type === TYPE.auth && decoding.readVarUint(frame.rest) === 1) this.#leave('denied');
	}

	pause(): void {
		this.#webSocket.pause();
	}

	resume(): void {
		this.#webSocket.resume();
	}

	close(code: number, reason: string): void {
		this.#webSocket.resume();
		this.#webSocket.close(code, reason);
	}

	terminate(): void {
		this.#webSocket.terminate();
	}

	#leave(reason: string): void {
		this.#webSocket.close(CLOSE_CODES[reason] ?? 4205, reason);
	}
}

/** Names are ASCII, so the address takes one byte for its length and one for each character. */
const contentOf = (message: Uint8Array, address: string): Uint8Array =>
	message.subarray(1 + address.length);
