import type { WebSocketLike } from '@hocuspocus/server';
import type { Elapsed } from '#schema/ids.ts';
import type { Cancel, Clock } from './clock.ts';
import { PING, wireFrames } from './frames.ts';
import type { HubLimits } from './hub-limits.ts';
import type { Transport } from './transport.ts';
import { CLOSING } from './transport.ts';

/** Why a socket was closed, as the browser sees it (4000 and up are ours). */
export const CLOSE = {
	textFrame: [1003, 'binary frames only'],
	failure: [1011, 'try again'],
	restart: [1012, 'restarting'],
	malformed: [4400, 'malformed'],
	signedOut: [4401, 'signed out'],
	abuse: [4403, 'not allowed'],
	silent: [4408, 'silent'],
	idle: [4408, 'no document'],
	tooMuch: [4429, 'too much'],
} as const;

export type ClosePair = (typeof CLOSE)[keyof typeof CLOSE];

export interface SyncSocketOptions {
	readonly transport: Transport;
	readonly clock: Clock;
	readonly limits: HubLimits;
	/** Called once, before the other side hears of it: detaches whatever hangs on the socket. */
	readonly onClosed: (code: number, reason: string) => void;
	readonly onSlowReader: () => void;
}

/** The same messages twice: as they are, and framed for the wire. */
interface Parcel {
	readonly messages: readonly Uint8Array[];
	readonly frames: Buffer;
}

/**
 * The way out to one browser, and how it ends. It is what Hocuspocus holds as its web socket, so that
 * everything sent passes here. Once it is closed nothing more goes out or in, whatever the other side
 * does with the close.
 */
export class SyncSocket implements WebSocketLike {
	readonly #options: SyncSocketOptions;
	readonly #transport: Transport;
	#closed = false;
	#behind = false;
	#cancelCut: Cancel | null = null;
	/** What goes out with the next message, and what makes it go without one: at the end of this turn, or later. */
	#waiting: Parcel[] | null = null;
	#cancelWaiting: Cancel | null = null;
	#isSoon = false;
	#pingedAt: Elapsed;

	constructor(options: SyncSocketOptions) {
		this.#options = options;
		this.#transport = options.transport;
		this.#pingedAt = options.clock.elapsed();
	}

	get readyState(): number {
		return this.#closed ? CLOSING : this.#transport.readyState;
	}

	get closed(): boolean {
		return this.#closed;
	}

	/** The network did not take all of the last message at once. */
	get behind(): boolean {
		return this.#behind;
	}

	send(message: Uint8Array): void {
		this.deliver([message], wireFrames(message));
	}

	/** Goes out with the next message, or by itself at the end of this turn: one write instead of two. */
	sendSoon(message: Uint8Array): void {
		this.deliverSoon([message], wireFrames(message));
	}

	deliverSoon(messages: readonly Uint8Array[], frames: Buffer): void {
		if (this.#closed) return;
		(this.#waiting ??= []).push({ messages, frames });
		if (this.#isSoon) return;
		this.#isSoon = true;
		this.#cancelWaiting?.();
		this.#cancelWaiting = this.#options.clock.soon(() => this.#sendWaiting());
	}

	/** What nobody waits for: goes out with the next message, or after a while by itself. */
	sendUnhurried(message: Uint8Array): void {
		if (this.#closed) return;
		const { clock, limits } = this.#options;
		if (limits.unhurriedMs === 0) return this.sendSoon(message);
		(this.#waiting ??= []).push({ messages: [message], frames: wireFrames(message) });
		this.#cancelWaiting ??= clock.after(limits.unhurriedMs, () => this.#sendWaiting());
	}

	/** The same messages twice: as they are, and framed for the wire. */
	deliver(messages: readonly Uint8Array[], frames: Buffer): void {
		if (this.#closed) return;
		if (this.#waiting) {
			this.#waiting.push({ messages, frames });
			return this.#sendWaiting();
		}
		try {
			if (this.#transport.sendFrames) this.#transport.sendFrames(frames);
			else for (const message of messages) this.#transport.send(message);
			this.#watch();
		} catch {
			// One reader's broken connection is not the others' concern.
			this.cut(CLOSE.failure);
		}
	}

	#sendWaiting(): void {
		const parcels = this.#waiting ?? [];
		this.#waiting = null;
		this.#cancelWaiting?.();
		this.#cancelWaiting = null;
		this.#isSoon = false;
		const messages = parcels.flatMap((parcel) => parcel.messages);
		this.deliver(messages, Buffer.concat(parcels.map(({ frames }) => frames)));
	}

	pause(): void {
		this.#transport.pause?.();
	}

	resume(): void {
		if (!this.#closed) this.#transport.resume?.();
	}

	/** The heartbeat: the browser takes it as a sign of life and answers it. */
	pingIfDue(now: Elapsed): void {
		if (now - this.#pingedAt < this.#options.limits.pingMs) return;
		this.#pingedAt = now;
		this.send(PING);
	}

	/** Ends it for both sides. The other one has a moment to answer, and is not listened to any more. */
	close(code = CLOSE.failure[0] as number, reason = ''): void {
		// What was acknowledged in this very moment is better known than asked for again.
		if (this.#waiting) this.#sendWaiting();
		if (!this.#end(code, reason)) return;
		this.#transport.close(code, reason);
		this.#cancelCut = this.#options.clock.after(this.#options.limits.closeMs, () =>
			this.#transport.terminate(),
		);
	}

	end([code, reason]: ClosePair): void {
		this.close(code, reason);
	}

	/** Ends it at once: for a side that does not take anything in. */
	cut([code, reason]: ClosePair): void {
		this.#end(code, reason);
		this.#transport.terminate();
	}

	/** The connection is gone. */
	gone(code: number, reason: string): void {
		this.#cancelCut?.();
		this.#end(code, reason);
	}

	#end(code: number, reason: string): boolean {
		if (this.#closed) return false;
		this.#closed = true;
		this.#cancelWaiting?.();
		this.#options.onClosed(code, reason);
		return true;
	}

	#watch(): void {
		const buffered = this.#transport.bufferedAmount;
		this.#behind = buffered > 0;
		if (buffered <= this.#options.limits.bufferedBytes) return;
		this.#options.onSlowReader();
		this.cut(CLOSE.silent);
	}
}
