import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AccountId, Instant, MeetingId } from '#schema/ids.ts';
import { isEntityId, isInstant } from '#schema/ids.ts';
import type { CallRole, PeerId, VisitId } from '#schema/call.ts';
import type { Seat } from '#sync/rooms.ts';

/** One of the uses of the server's secret key, told apart from the others. */
export const signalingSecret = (secretKey: string): Uint8Array =>
	createHmac('sha256', secretKey).update('signaling').digest();

/** The recruiter calls: somebody has to, and it must not be both. */
export const roleOf = ({ party }: Seat): CallRole => (party === 'recruiter' ? 'caller' : 'callee');

/** What a ticket says, to nobody but the server. */
export interface TicketClaims {
	readonly meeting: MeetingId;
	readonly account: AccountId;
	readonly id: PeerId;
	readonly peer: PeerId;
	/** Of the page that asked: the same when it comes back after a break, another one after a reload. */
	readonly visit: VisitId;
	/** It opens nothing from then on. */
	readonly expiresAt: Instant;
}

const VERSION = 1;
const ID_BYTES = 16;

/**
 * Tickets for the room of one chat: signed, so that nothing has to be remembered, and bound to a person,
 * their place and the partner's. Whoever holds one can come back with it after a break, and do nothing else.
 */
export class Tickets {
	readonly #secret: Uint8Array;

	/** At least 32 random bytes that outlive the process, or a restart would end every call's ids. */
	constructor(secret: Uint8Array) {
		this.#secret = secret;
	}

	issue(
		seat: Seat,
		account: AccountId,
		visit: VisitId,
	): { readonly claims: TicketClaims; readonly ticket: string } {
		const claims: TicketClaims = {
			meeting: seat.meeting,
			account,
			...this.ids(seat),
			visit,
			expiresAt: seat.closesAt,
		};
		const body = Buffer.from(JSON.stringify({ v: VERSION, ...claims })).toString('base64url');
		return { claims, ticket: `${body}.${this.#sign(`ticket ${body}`).toString('base64url')}` };
	}

	/** Nothing when it is not ours, was changed, or is over. */
	read(ticket: string, now: Instant): TicketClaims | null {
		const [body = '', signature = '', ...rest] = ticket.split('.');
		const given = Buffer.from(signature, 'base64url');
		const due = this.#sign(`ticket ${body}`);
		if (rest.length > 0 || given.length !== due.length || !timingSafeEqual(given, due)) return null;
		const claims = claimsOf(JSON.parse(Buffer.from(body, 'base64url').toString()));
		return claims && now < claims.expiresAt ? claims : null;
	}

	/** Under which this person is called, and whom they call. */
	ids(seat: Seat): Pick<TicketClaims, 'id' | 'peer'> {
		return { id: this.#idOf(seat, seat.participant), peer: this.#idOf(seat, seat.peer) };
	}

	/** The same after a restart, another one when a colleague takes over: neither can be guessed. */
	#idOf({ meeting, participant, peer }: Seat, whose: string): PeerId {
		const pair = [participant, peer].sort().join(' ');
		return this.#sign(`peer ${meeting} ${pair} ${whose}`)
			.subarray(0, ID_BYTES)
			.toString('hex') as PeerId;
	}

	#sign(text: string): Buffer {
		return createHmac('sha256', this.#secret).update(text).digest();
	}
}

function claimsOf(value: unknown): TicketClaims | null {
	const { v, ...claims } = value as TicketClaims & { readonly v: number };
	const isOurs = v === VERSION && isEntityId(claims.meeting) && isInstant(claims.expiresAt);
	return isOurs ? claims : null;
}
