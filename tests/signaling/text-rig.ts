/** What the two write, over the y-websocket client, and somebody beside them who sends what they like. */
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { CallSession } from '#schema/call.ts';
import { SIGNALING_PATH, TEXT_ROOM, TEXT_SOCKET_PATH } from '#schema/call.ts';
import type { SignedMessage } from '#schema/call-text.ts';
import { messagesIn, newCallText } from '#schema/call-text.ts';
import type { Party } from '#schema/domain/participant.ts';
import type { ParticipantId } from '#schema/ids.ts';
import { until } from '../hub/rig.ts';
import { startRoom } from './rig.ts';

let count = 0;
/** Well-formed; the server does not ask who signed. */
export const message = (text: string, from: Party = 'talent'): SignedMessage => ({
	from,
	at: (count += 1),
	text,
	sig: new Uint8Array(64).fill(7),
});

export const textsIn = (doc: Y.Doc): readonly string[] =>
	messagesIn(doc)
		.toArray()
		.map((entry) => (entry as SignedMessage).text);

export const said = (doc: Y.Doc, ...texts: string[]): Promise<true> =>
	until(() => texts.join() === textsIn(doc).join());

export function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 0);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

export const updateFrame = (update: Uint8Array): Uint8Array =>
	frame((encoder) => sync.writeUpdate(encoder, update));

export const answerFrame = (update: Uint8Array): Uint8Array =>
	frame((encoder) => {
		encoding.writeVarUint(encoder, sync.messageYjsSyncStep2);
		encoding.writeVarUint8Array(encoder, update);
	});

/** A socket of somebody who knows the protocol and does not keep to it. */
export class Stranger {
	readonly frames: Uint8Array[] = [];
	readonly socket: WebSocket;
	closed: { readonly code: number; readonly reason: string } | undefined;

	constructor(url: string, headers: Record<string, string>) {
		this.socket = new WebSocket(url, { headers });
		this.socket.on('message', (data: Buffer) => this.frames.push(data));
		this.socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
		onTestFinished(() => this.socket.terminate());
	}

	async opened(): Promise<this> {
		await new Promise<void>((resolve, reject) => {
			this.socket.once('open', () => resolve());
			this.socket.once('error', reject);
			this.socket.once('unexpected-response', (_request, { statusCode }) =>
				reject(new Error(`HTTP ${statusCode}`)),
			);
		});
		this.socket.on('error', () => {});
		return this;
	}

	async end(): Promise<string> {
		await until(() => this.closed !== undefined);
		return `${this.closed?.code} ${this.closed?.reason}`;
	}
}

export async function startTexts(file?: string) {
	const room = await startRoom(file);
	const { port, origin } = room;
	const headersOf = (who: ParticipantId) => ({ origin, cookie: room.cookieOf(who) });
	/** A page of this person; `doc` is what it kept. */
	const page = (who: ParticipantId, doc = newCallText(), session = room.granted(who)) => {
		const headers = headersOf(who);
		class Browser extends WebSocket {
			constructor(url: string | URL, protocols?: string | string[]) {
				super(url, protocols, { headers });
			}
		}
		const awareness = new Awareness(doc);
		awareness.setLocalState(null);
		const provider = new WebsocketProvider(
			`ws://127.0.0.1:${port}${SIGNALING_PATH}`,
			TEXT_ROOM,
			doc,
			{
				params: { id: session.peerId, token: session.ticket },
				awareness,
				WebSocketPolyfill: Browser as unknown as typeof globalThis.WebSocket,
				disableBc: true,
			},
		);
		onTestFinished(() => provider.destroy());
		const ends: number[] = [];
		provider.on('closed', ({ code }) => void ends.push(code));
		return {
			doc,
			provider,
			ends,
			say: (text: string, from?: Party) => messagesIn(doc).push([message(text, from)]),
			synced: () => until(() => provider.synced),
		};
	};
	const addressOf = ({ peerId, ticket }: Pick<CallSession, 'peerId' | 'ticket'>) =>
		`ws://127.0.0.1:${port}${TEXT_SOCKET_PATH}?${new URLSearchParams({ id: peerId, token: ticket })}`;
	return {
		...room,
		get signaling() {
			return room.signaling;
		},
		page,
		addressOf,
		headersOf,
		/** Throws `Error('HTTP 403')` and the like when it is refused. */
		knock: (session: Pick<CallSession, 'peerId' | 'ticket'>, headers: Record<string, string>) =>
			new Stranger(addressOf(session), headers).opened(),
		stranger: (who: ParticipantId) =>
			new Stranger(addressOf(room.granted(who)), headersOf(who)).opened(),
	};
}
