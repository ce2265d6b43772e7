import type { WebSocket } from 'ws';
import type { CallRole, RoomEnding } from '#schema/call.ts';
import type { AccountId } from '#schema/ids.ts';
import { Budget } from '#sync/budget.ts';
import type { Cancel, Clock } from '#sync/clock.ts';
import { whenReached } from '#sync/clock.ts';
import type { Seat } from '#sync/rooms.ts';
import type { SocketLimits } from './limits.ts';
import type { TicketClaims } from './ticket.ts';

/** Why a socket was closed, as the page is told. */
export const ENDED = {
	malformed: [4400, 'malformed'],
	signedOut: [4401, 'signed-out'],
	abuse: [4403, 'not-allowed'],
	superseded: [4409, 'superseded'],
	/** The chat was cancelled, moved, or is somebody else's now. */
	changed: [4410, 'changed'],
	windowOver: [4410, 'window-over'],
	silent: [4408, 'silent'],
	tooLarge: [1009, 'too-large'],
	tooMuch: [4429, 'too-much'],
	restart: [1012, 'restart'],
} as const satisfies Record<string, readonly [code: number, RoomEnding]>;

export type Ended = (typeof ENDED)[keyof typeof ENDED];

export interface Guest {
	readonly role: CallRole;
	readonly claims: TicketClaims;
	readonly seat: Seat;
	readonly account: AccountId;
	readonly sessionId: string;
}

export interface RoomSocketOptions {
	readonly webSocket: WebSocket;
	readonly seat: Seat;
	readonly clock: Clock;
	readonly limits: SocketLimits;
	/** Of a size and number that a page sends. */
	readonly onFrame: (data: Buffer, isBinary: boolean) => void;
	/** The other side is asked for a sign of life. */
	readonly onPing?: () => void;
	/** The last moment to say something. */
	readonly onEnd?: (ended: Ended) => void;
	readonly onFault: (fault: 'rate' | 'size') => void;
	readonly onClosed: () => void;
}

/**
 * One socket of one person in a room, whatever is said on it: it lasts as long as its seat and as the other
 * side shows signs of life, and takes so much and no more. Once closed, nothing passes in either direction.
 */
export class RoomSocket {
	readonly #options: RoomSocketOptions;
	readonly #frames: Budget;
	readonly #bytes: Budget;
	#seat: Seat;
	#heardAt: number;
	#isClosed = false;
	#cancelPing: Cancel | null = null;
	#cancelEnd: Cancel | null = null;

	constructor(options: RoomSocketOptions) {
		this.#options = options;
		const { clock, limits, webSocket } = options;
		this.#seat = options.seat;
		this.#frames = new Budget(limits.frames, clock.elapsed());
		this.#bytes = new Budget(limits.bytes, clock.elapsed());
		this.#heardAt = clock.elapsed();
		webSocket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary));
		webSocket.on('ping', (data: Buffer) => {
			this.#heardAt = clock.elapsed();
			if (!this.#isClosed && this.#charge(data.length)) webSocket.pong(data);
		});
		webSocket.on('pong', () => (this.#heardAt = clock.elapsed()));
		webSocket.on('close', () => this.#gone());
		// What is wrong with a frame ends its socket; ws tells the other side why by itself.
		webSocket.on('error', () => {});
		this.#schedulePing();
		this.#watchEnd();
	}

	get seat(): Seat {
		return this.#seat;
	}

	get isClosed(): boolean {
		return this.#isClosed;
	}

	send(data: string | Uint8Array): void {
		if (!this.#isClosed) this.#options.webSocket.send(data);
	}

	end(ended: Ended): void {
		if (this.#isClosed) return;
		this.#options.onEnd?.(ended);
		this.#isClosed = true;
		const [code, reason] = ended;
		this.#options.webSocket.close(code, reason);
		// Whoever does not answer the close is not waited for.
		this.#options.clock.after(this.#options.limits.closeMs, () =>
			this.#options.webSocket.terminate(),
		);
		this.#leave();
	}

	/** Whether the chat was prolonged, or moved within the window. */
	prolong(seat: Seat): boolean {
		if (seat.closesAt === this.#seat.closesAt && seat.endsAt === this.#seat.endsAt) return false;
		this.#seat = seat;
		this.#watchEnd();
		return true;
	}

	#receive(data: Buffer, isBinary: boolean): void {
		if (this.#isClosed) return;
		const { limits, clock, onFault, onFrame } = this.#options;
		this.#heardAt = clock.elapsed();
		if (!this.#charge(data.length)) return;
		if (data.length <= limits.frameBytes) return onFrame(data, isBinary);
		onFault('size');
		this.end(ENDED.tooLarge);
	}

	#charge(bytes: number): boolean {
		const { clock, onFault } = this.#options;
		const now = clock.elapsed();
		if (this.#frames.take(1, now) === 0 && this.#bytes.take(bytes, now) === 0) return true;
		onFault('rate');
		this.end(ENDED.tooMuch);
		return false;
	}

	#gone(): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		this.#leave();
	}

	#leave(): void {
		this.#cancelPing?.();
		this.#cancelEnd?.();
		this.#options.onClosed();
	}

	#schedulePing(): void {
		const { clock, limits, webSocket, onPing } = this.#options;
		this.#cancelPing = clock.after(limits.pingMs, () => {
			if (clock.elapsed() - this.#heardAt >= limits.silentMs) return this.end(ENDED.silent);
			webSocket.ping();
			onPing?.();
			this.#schedulePing();
		});
	}

	#watchEnd(): void {
		this.#cancelEnd?.();
		this.#cancelEnd = whenReached(this.#options.clock, this.#seat.closesAt, () =>
			this.end(ENDED.windowOver),
		);
	}
}
