import type { PeerId } from '#schema/call.ts';
import type { Clock } from '#sync/clock.ts';
import type { AtTheDoor } from '#sync/entrance.ts';
import type { EngineLog } from '#sync/observe.ts';
import type { Seat } from '#sync/rooms.ts';
import type { Calls } from './calls.ts';
import type { Changed } from './reviews.ts';
import type { Ended, Guest } from './room-socket.ts';
import { ENDED } from './room-socket.ts';
import type { TicketClaims, Tickets } from './ticket.ts';
import { roleOf } from './ticket.ts';

/** Somebody in a room, by one of its doors. */
export interface Placed {
	readonly guest: Guest;
	end(ended: Ended): void;
	prolong(seat: Seat): void;
}

export interface PlacesOptions {
	readonly calls: Calls;
	readonly tickets: Tickets;
	readonly clock: Clock;
	readonly log: EngineLog;
	/** The session behind a socket is asked for again after so many ms. */
	readonly renewMs: number;
}

/** Who is in rooms by one door, and who may be: judged with each ticket, and after each change (RM1, RM2). */
export class Places<Place extends Placed> {
	readonly #options: PlacesOptions;
	readonly #places = new Map<PeerId, Place>();
	#isClosed = false;

	constructor(options: PlacesOptions) {
		this.#options = options;
	}

	get size(): number {
		return this.#places.size;
	}

	get(id: PeerId): Place | undefined {
		return this.#places.get(id);
	}

	/** Who comes in with this address, or the status of the refusal. */
	judge(address: URL, { accountId, sessionId }: AtTheDoor): Guest | 401 | 403 | 503 {
		if (this.#isClosed) return 503;
		const { tickets, clock } = this.#options;
		const { searchParams } = address;
		const claims = tickets.read(searchParams.get('token') ?? '', clock.now());
		if (!claims) return 401;
		if (claims.account !== accountId || searchParams.get('id') !== claims.id) return 403;
		const seat = this.seatOf({ claims, account: accountId });
		return seat ? { claims, seat, role: roleOf(seat), account: accountId, sessionId } : 403;
	}

	/** Where this person belongs now; nothing when it is not where the ticket says. */
	seatOf({ claims, account }: Pick<Guest, 'claims' | 'account'>): Seat | null {
		const ruling = this.#options.calls.seatOf(claims.meeting, account);
		return ruling.ok && this.#isStill(claims, ruling.seat) ? ruling.seat : null;
	}

	/** The newest place of a person is theirs; an older one is told so and gone before (C-06). */
	seat(place: Place, who: AtTheDoor): void {
		const { id } = place.guest.claims;
		const older = this.#places.get(id);
		this.#places.set(id, place);
		older?.end(ENDED.superseded);
		this.#watchSession(place, who);
	}

	/** Whether they were there until now, and no newer place of theirs is. */
	left(place: Place): boolean {
		const { id } = place.guest.claims;
		return this.#places.get(id) === place && this.#places.delete(id);
	}

	/** Something about these chats has changed: whoever has no place there any more leaves now. */
	review(changed: Changed): void {
		for (const place of [...this.#places.values()]) {
			if (changed !== 'all' && !changed.has(place.guest.claims.meeting)) continue;
			const seat = this.seatOf(place.guest);
			if (seat) place.prolong(seat);
			else place.end(this.#isOver(place.guest) ? ENDED.windowOver : ENDED.changed);
		}
	}

	closeSession(sessionId: string): void {
		for (const place of [...this.#places.values()])
			if (place.guest.sessionId === sessionId) place.end(ENDED.signedOut);
	}

	close(): void {
		this.#isClosed = true;
		for (const place of [...this.#places.values()]) place.end(ENDED.restart);
	}

	/** What has changed may be that a chat is over, which is noticed late where the clock was set (CL6). */
	#isOver({ seat }: Guest): boolean {
		return this.#options.clock.now() >= seat.closesAt;
	}

	/** A ticket of yesterday's pair opens nothing when a colleague has taken over. */
	#isStill({ id, peer }: TicketClaims, seat: Seat): boolean {
		const today = this.#options.tickets.ids(seat);
		return today.id === id && today.peer === peer;
	}

	/** A place lasts no longer than the session it came with (AU4). */
	#watchSession(place: Place, who: AtTheDoor): void {
		const { clock, log, renewMs } = this.#options;
		const { expiresAt, renew } = who;
		const left = Math.max(0, expiresAt - clock.now());
		clock.after(Math.min(left, renewMs), () => {
			if (this.#places.get(place.guest.claims.id) !== place) return;
			renew().then(
				(renewal) => {
					const until = renewal === 'gone' ? null : renewal.expiresAt;
					if (until === null || until <= clock.now()) place.end(ENDED.signedOut);
					else this.#watchSession(place, { ...who, expiresAt: until });
				},
				(error: unknown) => {
					log.error({ err: error }, 'a session could not be asked for');
					if (clock.now() >= expiresAt) place.end(ENDED.signedOut);
				},
			);
		});
	}
}
