import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import type { WebSocket } from 'ws';
import type { CheckedText, TextFlaw } from '#schema/checked-text.ts';
import { readStateVector } from '#schema/state-vector.ts';
import { TEXT_LIMITS } from '#schema/call-text.ts';
import { Budget } from '#sync/budget.ts';
import type { Clock } from '#sync/clock.ts';
import type { SyncMessage } from '#sync/frames.ts';
import { SYNC, TYPE, readSync } from '#sync/frames.ts';
import type { Seat } from '#sync/rooms.ts';
import type { TextSocketLimits } from './limits.ts';
import type { Placed } from './places.ts';
import type { Ended, Guest } from './room-socket.ts';
import { ENDED, RoomSocket } from './room-socket.ts';

/** As of y-websocket: who asks what others' states are. */
const QUERY_AWARENESS = 3;
/** An awareness message about nobody: the one thing that such a client takes as a sign of life. */
const NOTHING_NEW = Uint8Array.of(TYPE.awareness, 1, 0);

export interface TextPlaceOptions extends Guest {
	readonly webSocket: WebSocket;
	readonly clock: Clock;
	readonly limits: TextSocketLimits;
	readonly text: CheckedText;
	readonly onFault: (fault: TextFlaw | 'rate' | 'size' | 'frame' | 'asks') => void;
	readonly onClosed: () => void;
}

/**
 * One person at the text of their chat: the protocol of y-websocket, with every update judged before the
 * partner sees it. An update that no page of ours writes ends the socket (C-20).
 */
export class TextPlace implements Placed {
	readonly #options: TextPlaceOptions;
	readonly #socket: RoomSocket;
	readonly #asks: Budget;
	/** Asked for what is missing here; until the answer comes, single updates may hang in the air. */
	#isAwaiting = false;
	/** Has asked, and so can follow what comes after the answer. */
	#isFollowing = false;

	constructor(options: TextPlaceOptions) {
		this.#options = options;
		const { webSocket, clock, limits, seat, onFault, onClosed } = options;
		this.#asks = new Budget(limits.asks, clock.elapsed());
		this.#socket = new RoomSocket({
			webSocket,
			clock,
			limits,
			seat,
			onFault,
			onClosed,
			onFrame: (data, isBinary) => this.#receive(data, isBinary),
			onPing: () => this.#socket.send(NOTHING_NEW),
		});
		this.#ask();
	}

	get guest(): Guest {
		return { ...this.#options, seat: this.#socket.seat };
	}

	end(ended: Ended): void {
		this.#socket.end(ended);
	}

	prolong(seat: Seat): void {
		this.#socket.prolong(seat);
	}

	/** Something new in the text. */
	show(update: Uint8Array): void {
		if (!this.#isFollowing) return;
		const { webSocket, limits } = this.#options;
		// It comes back, and asks for what it missed.
		if (webSocket.bufferedAmount > limits.bufferedBytes) return this.end(ENDED.silent);
		this.#send((encoder) => sync.writeUpdate(encoder, update));
	}

	#receive(data: Buffer, isBinary: boolean): void {
		const message = isBinary ? readMessage(data) : null;
		if (message === 'nothing') return;
		if (message === null) return this.#refuse('frame');
		const { step, bytes } = message;
		switch (step) {
			case SYNC.step1:
				return this.#answer(bytes);
			case SYNC.step2:
				this.#isAwaiting = false;
				return this.#take(bytes);
			case SYNC.update:
				// It is in the answer as well.
				return this.#isAwaiting ? undefined : this.#take(bytes);
			default:
				this.#refuse('frame');
		}
	}

	#answer(bytes: Uint8Array): void {
		const { text } = this.#options;
		if (!readStateVector(bytes, TEXT_LIMITS.clients)) return this.#refuse('frame');
		if (!this.#mayAsk()) return;
		this.#isFollowing = true;
		this.#send((encoder) => sync.writeSyncStep2(encoder, text.doc, bytes));
	}

	#take(update: Uint8Array): void {
		const flaw = this.#options.text.take(update, this);
		if (flaw === 'gap') this.#ask();
		else if (flaw) this.#refuse(flaw);
	}

	#ask(): void {
		if (!this.#mayAsk()) return;
		this.#isAwaiting = true;
		this.#send((encoder) => sync.writeSyncStep1(encoder, this.#options.text.doc));
	}

	#mayAsk(): boolean {
		const { clock, onFault } = this.#options;
		if (this.#asks.take(1, clock.elapsed()) === 0) return true;
		onFault('asks');
		this.end(ENDED.tooMuch);
		return false;
	}

	#refuse(flaw: TextFlaw | 'frame'): void {
		this.#options.onFault(flaw);
		if (flaw === 'long' || flaw === 'bytes') return this.end(ENDED.tooLarge);
		this.end(flaw === 'frame' || flaw === 'malformed' ? ENDED.malformed : ENDED.abuse);
	}

	#send(write: (encoder: encoding.Encoder) => void): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, TYPE.sync);
		write(encoder);
		this.#socket.send(encoding.toUint8Array(encoder));
	}
}

/** Nothing when it is no frame at all; who is where with their cursor is not for this room. */
function readMessage(data: Uint8Array): SyncMessage | 'nothing' | null {
	try {
		const decoder = decoding.createDecoder(data);
		const type = decoding.readVarUint(decoder);
		if (type === TYPE.awareness || type === QUERY_AWARENESS) return 'nothing';
		return type === TYPE.sync ? readSync(decoder) : null;
	} catch {
		return null;
	}
}
