/** What was promised, what is stored and what is seen must be one. */
import type { Canary } from './load/canary.ts';
import type { Client, Peer } from './load/client.ts';
import { deaf } from './load/client.ts';
import type { Claim } from './scenarios/flash.ts';
import type { ServerProcess } from './server.ts';
import type { Booking } from './world.ts';

export interface Verdict {
	/** People who were told that they have a slot that somebody else was told to have too. */
	readonly doubleBookings: number;
	/** People who were told that they have a slot, and have not. */
	readonly falseConfirmations: number;
	/** Granted slots that are stored for nobody. */
	readonly lostBookings: number;
	/** Claims without an answer, or with more than one. */
	readonly unanswered: number;
	/** Clients that see something else than what is stored, and canaries that saw a slot come back. */
	readonly staleViews: number;
	/** Verdicts that are not those stored under the same id. */
	readonly unlikeStored: number;
}

export const isSound = (verdict: Verdict): boolean =>
	verdict.doubleBookings === 0 &&
	verdict.falseConfirmations === 0 &&
	verdict.lostBookings === 0 &&
	verdict.unanswered === 0 &&
	verdict.staleViews === 0 &&
	verdict.unlikeStored === 0;

interface Evidence {
	readonly peer: Peer;
	readonly server: ServerProcess;
	readonly claims: readonly Claim[];
	readonly clients: readonly Client[];
	readonly canaries: readonly Canary[];
}

export async function judge(evidence: Evidence): Promise<Verdict> {
	const { peer, server, claims, clients, canaries } = evidence;
	const won = claims.filter((claim) => claim.won);
	const stored = peer.adjudicates
		? await server.ask<Booking[]>('bookings')
		: await sharedBookings(evidence);
	const holder = new Map(stored.map((booking) => [keyOf(booking), booking.talent]));
	const granted = new Set(won.map(keyOf));
	const taken = takenOf(stored);
	const sees = (seen: readonly ReadonlySet<number>[]) =>
		seen.every((slots, c) => slots.size === (taken.get(c)?.size ?? 0) && isWithin(slots, c));
	const isWithin = (slots: ReadonlySet<number>, c: number) =>
		[...slots].every((slot) => taken.get(c)?.has(slot));
	return {
		doubleBookings: won.length - granted.size + (stored.length - holder.size),
		falseConfirmations: won.filter((claim) => holder.get(keyOf(claim)) !== claim.talent).length,
		lostBookings: [...granted].filter((key) => !holder.has(key)).length,
		unanswered: claims.filter(({ answers }) => answers !== 1).length,
		staleViews:
			clients.filter((client) => !sees(client.taken)).length +
			canaries.filter((canary) => !sees(canary.taken()) || canary.turnedBack > 0).length,
		unlikeStored: peer.adjudicates ? await unlikeStored(server, claims) : 0,
	};
}

const keyOf = ({ calendar, slot }: Pick<Booking, 'calendar' | 'slot'>) => `${calendar} ${slot}`;

function takenOf(bookings: readonly Booking[]): Map<number, Set<number>> {
	const taken = new Map<number, Set<number>>();
	for (const { calendar, slot } of bookings)
		taken.set(calendar, (taken.get(calendar) ?? new Set()).add(slot));
	return taken;
}

/** What the shared maps say to somebody who comes afterwards; a claim's id begins with its talent. */
async function sharedBookings({ peer, server, clients }: Evidence): Promise<Booking[]> {
	const { world } = server;
	const bookings: Booking[] = [];
	peer.reset(world);
	const late = await peer.join(
		world,
		{
			number: clients.length,
			calendars: Array.from({ length: world.recruiters }, (_, c) => c),
			claims: false,
		},
		{
			...deaf,
			slotChanged(_client, calendar, slot, by) {
				if (by !== null) bookings.push({ calendar, slot, talent: Number(by.split('.')[0]) });
			},
		},
	);
	late.close();
	return bookings;
}

async function unlikeStored(server: ServerProcess, claims: readonly Claim[]): Promise<number> {
	const rows = await server.ask<[string, string][]>('intents');
	const codes = new Map(rows);
	const unlike = claims.filter(({ id, won }) => (codes.get(id) === 'ok') !== won);
	return unlike.length + Math.abs(rows.length - claims.length);
}
