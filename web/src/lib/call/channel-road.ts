import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import { TEXT_LIMITS } from '#schema/call-text.ts';
import { readStateVector } from '#schema/state-vector.ts';
import type { CallText } from './call-text.ts';

/** What the road needs of a data channel. */
export interface ByteChannel {
	readonly readyState: string;
	send(data: Uint8Array<ArrayBuffer>): void;
}

/** Bytes of a message in one frame: what every browser takes, and other frames can pass between. */
const PART_BYTES = 8_000;
const MORE = 1;
const LAST = 0;
const MESSAGE_MOST = TEXT_LIMITS.bytesMost + 16;
/** So many things that no page of ours sends, and nothing of this channel is believed any more. */
const FAULTS_MOST = 20;

/**
 * The direct road of a call's text (TX1): the sync protocol of y-protocols over the channel between the two
 * browsers. A message goes in parts, each behind one byte that says whether more follow. The other page
 * may be anybody's: what does not fit is dropped (C-07).
 */
export class ChannelRoad {
	readonly #text: CallText;
	readonly #channel: ByteChannel;
	readonly #send: (update: Uint8Array, origin: unknown) => void;
	#parts: Uint8Array[] = [];
	#size = 0;
	/** The other side has asked, and so can follow what comes after the answer. */
	#isFollowed = false;
	/** Asked for what is missing; until the answer comes, single updates may hang in the air. */
	#isAwaiting = true;
	#faults = 0;

	constructor(text: CallText, channel: ByteChannel) {
		this.#text = text;
		this.#channel = channel;
		// What came by the other road too: the partner may be cut off from the server.
		this.#send = (update, origin) => {
			if (origin !== this && this.#isFollowed)
				this.#tell((encoder) => sync.writeUpdate(encoder, update));
		};
		text.doc.on('update', this.#send);
		this.#ask();
	}

	receive(data: ArrayBuffer): void {
		if (this.#faults > FAULTS_MOST) return;
		const frame = new Uint8Array(data);
		const [kind] = frame;
		const part = frame.subarray(1);
		this.#size += part.length;
		if ((kind !== MORE && kind !== LAST) || this.#size > MESSAGE_MOST) return this.#fault();
		this.#parts.push(part);
		if (kind === MORE) return;
		const message = joined(this.#parts, this.#size);
		this.#forgetParts();
		// Whatever the other page sends must not end this one.
		try {
			this.#read(decoding.createDecoder(message));
		} catch {
			this.#fault();
		}
	}

	close(): void {
		this.#text.doc.off('update', this.#send);
		this.#faults = Infinity;
	}

	#read(decoder: decoding.Decoder): void {
		const step = decoding.readVarUint(decoder);
		const bytes = decoding.readVarUint8Array(decoder);
		if (step === sync.messageYjsSyncStep1) return this.#answer(bytes);
		if (step !== sync.messageYjsSyncStep2 && step !== sync.messageYjsUpdate) return this.#fault();
		if (step === sync.messageYjsSyncStep2) this.#isAwaiting = false;
		// It is in the answer as well.
		if (this.#isAwaiting) return;
		const flaw = this.#text.take(bytes, this);
		if (flaw === null) return;
		this.#fault();
		if (flaw === 'gap') this.#ask();
	}

	#ask(): void {
		this.#isAwaiting = true;
		this.#tell((encoder) => sync.writeSyncStep1(encoder, this.#text.doc));
	}

	#answer(vector: Uint8Array): void {
		if (!readStateVector(vector, TEXT_LIMITS.clients)) return this.#fault();
		this.#isFollowed = true;
		this.#tell((encoder) => sync.writeSyncStep2(encoder, this.#text.doc, vector));
	}

	#tell(write: (encoder: encoding.Encoder) => void): void {
		if (this.#channel.readyState !== 'open') return;
		const encoder = encoding.createEncoder();
		write(encoder);
		const message = encoding.toUint8Array(encoder);
		for (let at = 0; at < message.length; at += PART_BYTES) {
			const part = message.subarray(at, at + PART_BYTES);
			const frame = new Uint8Array(part.length + 1);
			frame[0] = at + PART_BYTES < message.length ? MORE : LAST;
			frame.set(part, 1);
			this.#channel.send(frame);
		}
	}

	#fault(): void {
		this.#faults += 1;
		this.#forgetParts();
	}

	#forgetParts(): void {
		this.#parts = [];
		this.#size = 0;
	}
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
	const whole = new Uint8Array(size);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
