import type { WebSocket } from 'ws';
import type { PeerId } from '#schema/call.ts';
import { TEXT_SOCKET_PATH } from '#schema/call.ts';
import { CheckedText } from '#schema/checked-text.ts';
import type { MeetingId } from '#schema/ids.ts';
import type { Cancel } from '#sync/clock.ts';
import { whenReached } from '#sync/clock.ts';
import type { AtTheDoor, Door } from '#sync/entrance.ts';
import type { Seat } from '#sync/rooms.ts';
import type { TextSocketLimits } from './limits.ts';
import { TEXT_SOCKET_LIMITS } from './limits.ts';
import type { SignalingMetrics } from './observe.ts';
import type { PlacesOptions } from './places.ts';
import { Places } from './places.ts';
import type { Changed } from './reviews.ts';
import type { Guest } from './room-socket.ts';
import { ENDED } from './room-socket.ts';
import { TextPlace } from './text-place.ts';
import type { TicketClaims } from './ticket.ts';

export interface TextRoomsOptions extends PlacesOptions {
	readonly metrics: SignalingMetrics;
	readonly limits: Partial<TextSocketLimits>;
	/** The time of this chat's room seems to be over. */
	readonly review: (meeting: MeetingId) => void;
}

interface TextRoom {
	readonly text: CheckedText;
	/** By whom it is asked for again whether there is such a room. */
	readonly guest: Guest;
	cancelEnd: Cancel;
}

/**
 * One of the two roads of a call's text (TX1): a room in memory, from the first who comes until the room of
 * the chat closes. Nothing of it is stored or told to anybody but the two.
 */
export class TextRooms implements Door<Guest> {
	readonly path = TEXT_SOCKET_PATH;
	readonly frameBytes: number;
	readonly #options: TextRoomsOptions;
	readonly #limits: TextSocketLimits;
	readonly #places: Places<TextPlace>;
	readonly #rooms = new Map<string, TextRoom>();

	constructor(options: TextRoomsOptions) {
		this.#options = options;
		this.#limits = { ...TEXT_SOCKET_LIMITS, ...options.limits };
		this.frameBytes = this.#limits.frameBytes;
		this.#places = new Places(options);
	}

	/** Rooms that hold a text. */
	get size(): number {
		return this.#rooms.size;
	}

	judge(address: URL, who: AtTheDoor): Guest | 401 | 403 | 503 {
		return this.#places.judge(address, who);
	}

	enter(webSocket: WebSocket, guest: Guest, from: AtTheDoor): void {
		const { clock, metrics } = this.#options;
		const { text } = this.#roomOf(guest);
		const place: TextPlace = new TextPlace({
			...guest,
			webSocket,
			clock,
			limits: this.#limits,
			text,
			onFault: (fault) => metrics.fault(`text ${fault}`),
			onClosed: () => void this.#places.left(place),
		});
		this.#places.seat(place, from);
	}

	/** Another page of this person has come into the room: theirs is the text as well (C-06). */
	leaveTo(id: PeerId, visit: string): void {
		const place = this.#places.get(id);
		if (place && place.guest.claims.visit !== visit) place.end(ENDED.superseded);
	}

	/** A room lasts as long as its chat has one: it may be prolonged, or cancelled, also when nobody is in. */
	review(changed: Changed): void {
		this.#places.review(changed);
		for (const [key, room] of [...this.#rooms]) {
			if (changed !== 'all' && !changed.has(room.guest.claims.meeting)) continue;
			const seat = this.#places.seatOf(room.guest);
			if (seat) this.#watchEnd(room, seat);
			else this.#forget(key);
		}
	}

	closeSession(sessionId: string): void {
		this.#places.closeSession(sessionId);
	}

	stop(): void {
		this.#places.close();
		for (const key of [...this.#rooms.keys()]) this.#forget(key);
	}

	#roomOf(guest: Guest): TextRoom {
		const { claims } = guest;
		const key = keyOf(claims);
		let room = this.#rooms.get(key);
		if (!room) {
			const text = new CheckedText();
			room = { text, guest, cancelEnd: () => {} };
			this.#rooms.set(key, room);
			this.#watchEnd(room, guest.seat);
			text.doc.on('update', (update: Uint8Array, origin: unknown) => {
				for (const id of [claims.id, claims.peer]) {
					const place = this.#places.get(id);
					if (place !== origin) place?.show(update);
				}
			});
		}
		return room;
	}

	#watchEnd(room: TextRoom, { meeting, closesAt }: Seat): void {
		const { clock, review } = this.#options;
		room.cancelEnd();
		room.cancelEnd = whenReached(clock, closesAt, () => review(meeting));
	}

	#forget(key: string): void {
		const room = this.#rooms.get(key);
		room?.cancelEnd();
		room?.text.destroy();
		this.#rooms.delete(key);
	}
}

/** The same for both. */
const keyOf = ({ id, peer }: TicketClaims): string => [id, peer].sort().join(' ');
