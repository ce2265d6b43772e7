import type { WebSocket } from 'ws';
import type { CallSession, IceServer, PeerId, VisitId } from '#schema/call.ts';
import { SIGNALING_PATH, SIGNALING_SOCKET_PATH } from '#schema/call.ts';
import type { AccountId, Instant, MeetingId } from '#schema/ids.ts';
import type { Refusal } from '#schema/domain/refusal.ts';
import type { Clock } from '#sync/clock.ts';
import type { AtTheDoor, Door } from '#sync/entrance.ts';
import type { EngineLog } from '#sync/observe.ts';
import type { Calls } from './calls.ts';
import type { SignalingLimits, TextSocketLimits } from './limits.ts';
import { SIGNALING_LIMITS } from './limits.ts';
import { PeerCarrier } from './peer-server.ts';
import { Place } from './place.ts';
import { Places } from './places.ts';
import type { SignalingMetrics } from './observe.ts';
import type { Changed } from './reviews.ts';
import { Reviews } from './reviews.ts';
import type { Guest } from './room-socket.ts';
import { textKeysFor } from './text-keys.ts';
import { TextRooms } from './text-rooms.ts';
import { Tickets, roleOf } from './ticket.ts';

export interface SignalingOptions {
	readonly calls: Calls;
	/** At least 32 bytes that outlive the process. */
	readonly secret: Uint8Array;
	readonly clock: Clock;
	readonly log: EngineLog;
	readonly metrics: SignalingMetrics;
	/** For one person until then: STUN and TURN, where there are any. */
	readonly iceServers?: (id: PeerId, until: Instant) => readonly IceServer[];
	readonly limits?: Partial<SignalingLimits>;
	readonly textLimits?: Partial<TextSocketLimits>;
}

export type SessionAnswer =
	| { readonly ok: true; readonly session: CallSession }
	| { readonly ok: false; readonly refusal: Refusal };

/**
 * Brings the two people of a chat together, and nobody else: tickets out, places in, frames carried to the
 * one partner, and both told who is there.
 */
export class Signaling implements Door<Guest> {
	readonly path = SIGNALING_SOCKET_PATH;
	/** What the two write to each other, by a door of its own. */
	readonly text: TextRooms;
	readonly #options: SignalingOptions;
	readonly #limits: SignalingLimits;
	readonly #tickets: Tickets;
	readonly #carrier: PeerCarrier;
	readonly #places: Places<Place>;
	readonly #reviews: Reviews;

	constructor(options: SignalingOptions) {
		const { calls, clock, log, metrics } = options;
		this.#options = options;
		this.#limits = { ...SIGNALING_LIMITS, ...options.limits };
		this.#tickets = new Tickets(options.secret);
		const shared = { calls, tickets: this.#tickets, clock, log, renewMs: this.#limits.renewMs };
		this.#places = new Places(shared);
		this.#reviews = new Reviews({ clock, log, look: (changed) => this.#look(changed) });
		this.text = new TextRooms({
			...shared,
			metrics,
			limits: options.textLimits ?? {},
			review: (meeting) => this.review(new Set([meeting])),
		});
		this.#carrier = new PeerCarrier({
			path: SIGNALING_PATH,
			onError: (error) => log.error({ err: error }, 'peer server'),
		});
	}

	get size(): number {
		return this.#places.size;
	}

	/** RM1, RM2: a ticket for whoever belongs in this room now; else why not. */
	session(meeting: MeetingId, account: AccountId, visit: VisitId): SessionAnswer {
		const ruling = this.#options.calls.seatOf(meeting, account);
		if (!ruling.ok) return ruling;
		const { seat } = ruling;
		const { claims, ticket } = this.#tickets.issue(seat, account, visit);
		const { startsAt, endsAt, opensAt, closesAt } = seat;
		const now = this.#options.clock.now();
		const times = { startsAt, endsAt, opensAt, closesAt, now };
		return {
			ok: true,
			session: {
				peerId: claims.id,
				remoteId: claims.peer,
				role: roleOf(seat),
				ticket,
				textKeys: textKeysFor(this.#options.secret, seat),
				iceServers: this.#options.iceServers?.(claims.id, seat.closesAt) ?? [],
				...times,
			},
		};
	}

	judge(address: URL, who: AtTheDoor): Guest | 401 | 403 | 503 {
		return this.#places.judge(address, who);
	}

	enter(webSocket: WebSocket, guest: Guest, from: AtTheDoor): void {
		const { id, peer, visit } = guest.claims;
		const place: Place = new Place({
			...guest,
			webSocket,
			clock: this.#options.clock,
			limits: this.#limits,
			partnerIsHere: () => this.#places.get(peer) !== undefined,
			onBye: () => this.#places.get(peer)?.tell({ kind: 'bye' }),
			onFault: (fault) => this.#options.metrics.fault(fault),
			onClosed: () => this.#left(place),
		});
		this.#places.seat(place, from);
		this.text.leaveTo(id, visit);
		this.#carrier.seat(place, id);
		this.#options.metrics.entered();
		const { endsAt, closesAt } = guest.seat;
		place.tell({ kind: 'window', endsAt, closesAt });
		const partner = this.#places.get(peer);
		if (partner) place.tell({ kind: 'peer', up: true, visit: partner.visit });
		partner?.tell({ kind: 'peer', up: true, visit: place.visit });
		this.#options.calls.entered(guest.seat);
	}

	/** Something about these chats has changed. Throws nothing where the rows cannot be read (RM5). */
	review(changed: Changed): void {
		this.#reviews.review(changed);
	}

	closeSession(sessionId: string): void {
		this.#places.closeSession(sessionId);
		this.text.closeSession(sessionId);
	}

	/** Calls go on without us; pages come back by themselves. */
	stop(): void {
		this.#reviews.stop();
		this.#places.close();
		this.text.stop();
	}

	#look(changed: Changed): void {
		this.#places.review(changed);
		this.text.review(changed);
	}

	#left(place: Place): void {
		if (!this.#places.left(place)) return;
		this.#options.calls.left(place.guest.seat);
		this.#places.get(place.guest.claims.peer)?.tell({ kind: 'peer', up: false });
	}
}
