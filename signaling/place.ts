import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { CallNotice } from '#schema/call.ts';
import type { Clock } from '#sync/clock.ts';
import type { Seat } from '#sync/rooms.ts';
import type { FrameFault } from './frame.ts';
import { judgeFrame, noticeText } from './frame.ts';
import type { SocketLimits } from './limits.ts';
import type { Ended, Guest } from './room-socket.ts';
import { ENDED, RoomSocket } from './room-socket.ts';

export interface PlaceOptions extends Guest {
	readonly webSocket: WebSocket;
	readonly clock: Clock;
	readonly limits: SocketLimits;
	/** Whether there is somebody to carry to: PeerServer would keep what is for nobody. */
	readonly partnerIsHere: () => boolean;
	readonly onBye: () => void;
	readonly onFault: (fault: FrameFault | 'rate' | 'size') => void;
	readonly onClosed: () => void;
}

/**
 * One person's place in a room: what PeerServer takes for their web socket. It sees only frames that were
 * judged, and what it sends goes out as it is.
 */
export class Place extends EventEmitter {
	readonly #options: PlaceOptions;
	readonly #socket: RoomSocket;

	constructor(options: PlaceOptions) {
		super();
		this.#options = options;
		const { webSocket, clock, limits, seat, onFault } = options;
		this.#socket = new RoomSocket({
			webSocket,
			clock,
			limits,
			seat,
			onFault,
			onFrame: (data, isBinary) => this.#receive(data, isBinary),
			onEnd: ([, reason]) => this.tell({ kind: 'end', why: reason }),
			onClosed: () => {
				options.onClosed();
				// PeerServer forgets the id now, so that whoever comes next is welcomed.
				this.emit('close');
			},
		});
	}

	get guest(): Guest {
		return { ...this.#options, seat: this.#socket.seat };
	}

	/** So that the partner can tell who comes back from who begins anew. */
	get visit(): string {
		return this.#options.claims.visit;
	}

	/** As of WebSocket; PeerServer looks at it. */
	get readyState(): number {
		const { webSocket } = this.#options;
		return this.#socket.isClosed ? webSocket.CLOSING : webSocket.readyState;
	}

	send(text: string): void {
		this.#socket.send(text);
	}

	tell(notice: CallNotice): void {
		this.send(noticeText(notice));
	}

	/** PeerServer's way to end it. */
	close(): void {
		this.end(ENDED.silent);
	}

	end(ended: Ended): void {
		this.#socket.end(ended);
	}

	/** The chat was prolonged. */
	prolong(seat: Seat): void {
		if (!this.#socket.prolong(seat)) return;
		this.tell({ kind: 'window', endsAt: seat.endsAt, closesAt: seat.closesAt });
	}

	#receive(data: Buffer, isBinary: boolean): void {
		const { claims, role, onFault } = this.#options;
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
}
