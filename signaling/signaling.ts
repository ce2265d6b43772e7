import type { WebSocket } from 'ws';
import type { CallRole, CallSession, IceServer, PeerId, VisitId } from '#schema/call.ts';
import { SIGNALING_PATH, SIGNALING_SOCKET_PATH } from '#schema/call.ts';
import type { AccountId, Instant, MeetingId } from '#schema/ids.ts';
import type { Refusal } from '#schema/domain/refusal.ts';
import type { Clock } from '#sync/clock.ts';
import type { AtTheDoor, Door } from '#sync/entrance.ts';
import type { EngineLog } from '#sync/observe.ts';
import type { Seat } from '#sync/rooms.ts';
import type { Calls } from './calls.ts';
import type { SignalingLimits } from './limits.ts';
import { SIGNALING_LIMITS } from './limits.ts';
import { PeerCarrier } from './peer-server.ts';
import type { Guest } from './place.ts';
import { ENDED, Place } from './place.ts';
import type { SignalingMetrics } from './observe.ts';
import type { TicketClaims } from './ticket.ts';
import { Tickets } from './ticket.ts';

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
	readonly #options: SignalingOptions;
	readonly #limits: SignalingLimits;
	readonly #tickets: Tickets;
	readonly #carrier: PeerCarrier;
	readonly #places = new Map<PeerId, Place>();
	#stopped = false;

	constructor(options: SignalingOptions) {
		this.#options = options;
		this.#limits = { ...SIGNALING_LIMITS, ...options.limits };
		this.#tickets = new Tickets(options.secret);
		this.#carrier = new PeerCarrier({
			path: SIGNALING_PATH,
			onError: (error) => options.log.error({ err: error }, 'peer server'),
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
		const role = roleOf(seat);
		const now = this.#options.clock.now();
		const times = { startsAt, endsAt, opensAt, closesAt, now };
		return {
			ok: true,
			session: {
				peerId: claims.id,
				remoteId: claims.peer,
				role,
				ticket,
				iceServers: this.#options.iceServers?.(claims.id, seat.closesAt) ?? [],
				...times,
			},
		};
	}

	/** Who comes in with this address, or the status of the refusal. */
	judge(address: URL, { accountId, sessionId }: AtTheDoor): Guest | 401 | 403 | 503 {
		if (this.#stopped) return 503;
		const { searchParams } = address;
		const claims = this.#tickets.read(searchParams.get('token') ?? '', this.#options.clock.now());
		if (!claims) return 401;
		if (claims.account !== accountId || searchParams.get('id') !== claims.id) return 403;
		const ruling = this.#options.calls.seatOf(claims.meeting, accountId);
		if (!ruling.ok) return 403;
		if (!this.#isStill(claims, ruling.seat)) return 403;
		const { seat } = ruling;
		return { claims, seat, role: roleOf(seat), account: accountId, sessionId };
	}

	/** The newest place of a person is theirs; an older one is told so and gone before (C-06). */
	enter(webSocket: WebSocket, guest: Guest, from: AtTheDoor): void {
		const { id, peer } = guest.claims;
		const older = this.#places.get(id);
		const place: Place = new Place({
			...guest,
			webSocket,
			clock: this.#options.clock,
			limits: this.#limits,
			partnerIsHere: () => this.#places.has(peer),
			onBye: () => this.#places.get(peer)?.tell({ kind: 'bye' }),
			onFault: (fault) => this.#options.metrics.fault(fault),
			onClosed: () => this.#left(place, id, peer),
		});
		this.#places.set(id, place);
		older?.end(ENDED.superseded);
		this.#carrier.seat(place, id);
		this.#options.metrics.entered();
		const { endsAt, closesAt } = guest.seat;
		place.tell({ kind: 'window', endsAt, closesAt });
		const partner = this.#places.get(peer);
		if (partner) place.tell({ kind: 'peer', up: true, visit: partner.visit });
		partner?.tell({ kind: 'peer', up: true, visit: place.visit });
		this.#options.calls.entered(guest.seat);
		this.#watchSession(place, from);
	}

	/** Something about these chats has changed: whoever has no place there any more leaves now. */
	review(meetings: ReadonlySet<MeetingId> | 'all'): void {
		for (const place of [...this.#places.values()]) {
			const { claims, account } = place.guest;
			if (meetings !== 'all' && !meetings.has(claims.meeting)) continue;
			const ruling = this.#options.calls.seatOf(claims.meeting, account);
			if (ruling.ok && this.#isStill(claims, ruling.seat)) place.prolong(ruling.seat);
			else place.end(ENDED.changed);
		}
	}

	closeSession(sessionId: string): void {
		for (const place of [...this.#places.values()])
			if (place.guest.sessionId === sessionId) place.end(ENDED.signedOut);
	}

	/** Calls go on without us; pages come back by themselves. */
	stop(): void {
		this.#stopped = true;
		for (const place of [...this.#places.values()]) place.end(ENDED.restart);
	}

	/** A ticket of yesterday's pair opens nothing when a colleague has taken over. */
	#isStill({ id, peer }: TicketClaims, seat: Seat): boolean {
		const today = this.#tickets.ids(seat);
		return today.id === id && today.peer === peer;
	}

	#left(place: Place, id: PeerId, peer: PeerId): void {
		if (this.#places.get(id) !== place) return;
		this.#places.delete(id);
		this.#options.calls.left(place.guest.seat);
		this.#places.get(peer)?.tell({ kind: 'peer', up: false });
	}

	/** A place lasts no longer than the session it came with (AU4). */
	#watchSession(place: Place, who: AtTheDoor): void {
		const { clock, log } = this.#options;
		const { expiresAt, renew } = who;
		const left = Math.max(0, expiresAt - clock.now());
		clock.after(Math.min(left, this.#limits.renewMs), () => {
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

/** The recruiter calls: somebody has to, and it must not be both. */
const roleOf = ({ party }: Seat): CallRole => (party === 'recruiter' ? 'caller' : 'callee');
