import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { CallNotice, CallRole, RoomEnding } from '#schema/call.ts';
import type { AccountId } from '#schema/ids.ts';
import { Budget } from '#sync/budget.ts';
import type { Cancel, Clock } from '#sync/clock.ts';
import type { Seat } from '#sync/rooms.ts';
import type { FrameFault } from './frame.ts';
import { judgeFrame, noticeText } from './frame.ts';
import type { SignalingLimits } from './limits.ts';
import type { TicketClaims } from './ticket.ts';

/** Why a place was given up, as the page is told. */
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

export interface PlaceOptions extends Guest {
	readonly webSocket: WebSocket;
	readonly clock: Clock;
	readonly limits: SignalingLimits;
	/** Whether there is somebody to carry to: PeerServer would keep what is for nobody. */
	readonly partnerIsHere: () => boolean;
	readonly onBye: () => void;
	readonly onFault: (fault: FrameFault | 'rate' | 'size') => void;
	readonly onClosed: () => void;
}

/**
 * One person's place in a room: what PeerServer takes for their web socket. It sees only frames that were
 * judged, and what it sends goes out as it is. Once closed, nothing passes in either direction.
 */
export class Place extends EventEmitter {
	readonly #options: PlaceOptions;
	readonly #budget: Budget;
	#seat: Seat;
	#heardAt: number;
	#closed = false;
	#cancelPing: Cancel | null = null;
	#cancelEnd: Cancel | null = null;

	constructor(options: PlaceOptions) {
		super();
		this.#options = options;
		const { clock, limits, webSocket } = options;
		this.#seat = options.seat;
		this.#budget = new Budget(limits.frames, clock.elapsed());
		this.#heardAt = clock.elapsed();
		webSocket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary));
		webSocket.on('ping', (data: Buffer) => {
			this.#heardAt = clock.elapsed();
			if (!this.#closed && this.#charge()) webSocket.pong(data);
		});
		webSocket.on('pong', () => (this.#heardAt = clock.elapsed()));
		webSocket.on('close', () => this.#gone());
		// What is wrong with a frame ends its socket; ws tells the other side why by itself.
		webSocket.on('error', () => {});
		this.#schedulePing();
		this.#watchEnd();
	}

	get guest(): Guest {
		return { ...this.#options, seat: this.#seat };
	}

	/** So that the partner can tell who comes back from who begins anew. */
	get visit(): string {
		return this.#options.claims.visit;
	}

	/** As of WebSocket; PeerServer looks at it. */
	get readyState(): number {
		return this.#closed ? this.#options.webSocket.CLOSING : this.#options.webSocket.readyState;
	}

	send(text: string): void {
		if (!this.#closed) this.#options.webSocket.send(text);
	}

	tell(notice: CallNotice): void {
		this.send(noticeText(notice));
	}

	/** PeerServer's way to end it. */
	close(): void {
		this.end(ENDED.silent);
	}

	end([code, reason]: Ended): void {
		if (this.#closed) return;
		this.tell({ kind: 'end', why: reason });
		this.#closed = true;
		this.#options.webSocket.close(code, reason);
		// Whoever does not answer the close is not waited for.
		this.#options.clock.after(this.#options.limits.closeMs, () =>
			this.#options.webSocket.terminate(),
		);
		this.#leave();
	}

	/** The chat was prolonged. */
	prolong(seat: Seat): void {
		if (seat.closesAt === this.#seat.closesAt && seat.endsAt === this.#seat.endsAt) return;
		this.#seat = seat;
		this.#watchEnd();
		this.tell({ kind: 'window', endsAt: seat.endsAt, closesAt: seat.closesAt });
	}

	#receive(data: Buffer, isBinary: boolean): void {
		if (this.#closed) return;
		const { limits, clock, claims, role, onFault } = this.#options;
		this.#heardAt = clock.elapsed();
		if (!this.#charge()) return;
		if (data.length > limits.frameBytes) {
			onFault('size');
			return this.end(ENDED.tooLarge);
		}
		const text = data.toString();
		const frame = isBinary ? 'malformed' : judgeFrame(text, role, claims.peer);
		if (typeof frame === 'string') {
			onFault(frame);
			return this.end(frame === 'malformed' ? ENDED.malformed : ENDED.abuse);
		}
		if (frame.kind === 'ping') return this.tell({ kind: 'pong' });
		if (frame.kind === 'bye') return this.#options.onBye();
		if (frame.kind === 'heartbeat' || this.#options.partnerIsHere()) this.emit('message', text);
	}

	#charge(): boolean {
		const { clock, onFault } = this.#options;
		if (this.#budget.take(1, clock.elapsed()) === 0) return true;
		onFault('rate');
		this.end(ENDED.tooMuch);
		return false;
	}

	#gone(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#leave();
	}

	#leave(): void {
		this.#cancelPing?.();
		this.#cancelEnd?.();
		this.#options.onClosed();
		// PeerServer forgets the id now, so that whoever comes next is welcomed.
		this.emit('close');
	}

	#schedulePing(): void {
		const { clock, limits, webSocket } = this.#options;
		this.#cancelPing = clock.after(limits.pingMs, () => {
			if (clock.elapsed() - this.#heardAt >= limits.silentMs) return this.end(ENDED.silent);
			webSocket.ping();
			this.#schedulePing();
		});
	}

	#watchEnd(): void {
		const { clock } = this.#options;
		this.#cancelEnd?.();
		this.#cancelEnd = clock.after(Math.max(0, this.#seat.closesAt - clock.now()), () => {
			// The clock on the wall may have been set meanwhile.
			if (clock.now() < this.#seat.closesAt) this.#watchEnd();
			else this.end(ENDED.windowOver);
		});
	}
}
