import * as Y from 'yjs';
import { fromBase64, toBase64 } from 'lib0/buffer';
import type { Party } from '#schema/domain/participant.ts';
import type { LinkFrame } from './link-frames.ts';
import { PARTS_MAX, PART_MAX } from './link-frames.ts';

export interface CallMessage {
	readonly id: string;
	readonly from: Party;
	readonly text: string;
	/** When its writer sent it, by the server's clock, ms since the epoch. */
	readonly at: number;
}

/** Characters of one message; messages of one call. */
export const MESSAGE_MAX = 2_000;
const MESSAGES_MAX = 2_000;
/** Bytes of an update that are still believed. */
const UPDATE_MAX = (PARTS_MAX * PART_MAX * 3) / 4;

const REMOTE = Symbol('from the other side');

/**
 * The text of one call: messages in one document of the two people. No server has it.
 * Whatever way between them is open carries it, and what is missing is made up for when it opens again.
 */
export class CallText {
	readonly doc = new Y.Doc();
	readonly #messages = this.doc.getArray<unknown>('messages');
	readonly #onChange: () => void;
	readonly #parts = new Map<number, string[]>();
	#send: ((frame: LinkFrame) => void) | null = null;
	#count = 0;

	constructor(onChange: () => void) {
		this.#onChange = onChange;
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			onChange();
			if (origin !== REMOTE) this.#sendUpdate(update);
		});
	}

	/** In the order of their arrival here; what is no message of ours is left out. */
	get messages(): readonly CallMessage[] {
		return this.#messages.toArray().slice(-MESSAGES_MAX).filter(isMessage);
	}

	say(message: CallMessage): void {
		this.#messages.push([message]);
	}

	/** A way to the other side is open: each says what it has, and gets the rest. */
	connect(send: (frame: LinkFrame) => void): void {
		this.#send = send;
		this.#parts.clear();
		send({ t: 'have', vector: toBase64(Y.encodeStateVector(this.doc)) });
	}

	disconnect(): void {
		this.#send = null;
		this.#parts.clear();
	}

	receive(frame: Extract<LinkFrame, { t: 'text' | 'have' }>): void {
		// Whatever the other page sends must not end this one (C-07).
		try {
			if (frame.t === 'have')
				this.#sendUpdate(Y.encodeStateAsUpdate(this.doc, fromBase64(frame.vector)));
			else this.#take(frame);
		} catch {
			this.#parts.clear();
		}
	}

	#take({ id, n, of, part }: Extract<LinkFrame, { t: 'text' }>): void {
		const parts = n === 0 ? [] : this.#parts.get(id);
		if (!parts || parts.length !== n) return;
		parts.push(part);
		// One update at a time: they come in order.
		this.#parts.clear();
		if (parts.length < of) return void this.#parts.set(id, parts);
		const update = fromBase64(parts.join(''));
		if (update.length <= UPDATE_MAX) Y.applyUpdate(this.doc, update, REMOTE);
		this.#onChange();
	}

	#sendUpdate(update: Uint8Array): void {
		const send = this.#send;
		if (!send) return;
		const text = toBase64(update);
		const of = Math.max(1, Math.ceil(text.length / PART_MAX));
		if (of > PARTS_MAX) return;
		const id = (this.#count += 1);
		for (let n = 0; n < of; n += 1)
			send({ t: 'text', id, n, of, part: text.slice(n * PART_MAX, (n + 1) * PART_MAX) });
	}
}

function isMessage(value: unknown): value is CallMessage {
	if (typeof value !== 'object' || value === null) return false;
	const { id, from, text, at } = value as Partial<CallMessage>;
	return (
		typeof id === 'string' &&
		(from === 'talent' || from === 'recruiter') &&
		typeof text === 'string' &&
		text.length <= MESSAGE_MAX &&
		typeof at === 'number'
	);
}
