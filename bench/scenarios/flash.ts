/**
 * S1, flash booking: everybody watches all calendars, picks one of the earliest slots it sees free, and
 * tries again a little after losing. D: only losers, on slots that were taken before.
 */
import { joinAll, until, turn } from '../load/crowd.ts';
import { Canary } from '../load/canary.ts';
import type { Client, Ears, Peer } from '../load/client.ts';
import { meter } from '../machine.ts';
import { ServerProcess } from '../server.ts';
import { chance, p50, p99, sum } from '../stats.ts';
import type { Verdict } from '../oracle.ts';
import { judge } from '../oracle.ts';
import type { Usage } from '../machine.ts';
import type { WorldSpec } from '../world.ts';

export interface FlashSpec {
	readonly talents: number;
	readonly recruiters: number;
	readonly slots: number;
	/** First claims a second. */
	readonly rate: number;
	/** D: claims go on for so long, on slots that are taken already; before it, unmeasured, for `WARM_MS`. */
	readonly losersMs?: number;
	readonly seed: number;
}

export interface FlashResult extends Verdict, Usage {
	readonly claims: number;
	readonly won: number;
	/** From the first claim to the last verdict, ms. */
	readonly tookMs: number;
	/** Until the last slot was granted, ms; NaN when there was none. */
	readonly soldOutMs: number;
	readonly decisionsPerSecond: number;
	readonly verdictP50: number;
	readonly verdictP99: number;
	readonly watcherP50: number;
	readonly watcherP99: number;
	readonly deliveries: number;
	readonly cpuPerClaim: number;
	readonly cpuPerDelivery: number;
	readonly bytesPerWatcher: number;
	readonly walBytes: number;
}

export interface Claim {
	readonly id: string;
	readonly talent: number;
	readonly calendar: number;
	readonly slot: number;
	/** When it was to be sent, by performance.now(). */
	readonly intended: number;
	/** Nothing until it is decided. */
	won: boolean | null;
	/** How often the server answered. */
	answers: number;
}

const CHOICE = 6;
const RETRY_MS = 100;
/** A process that has just begun runs code that is not compiled yet; D is about one that has been at it. */
const WARM_MS = 1_000;
const PATIENCE_MS = 120_000;
/** The plain designs may leave a claim without an answer; that is counted, not waited for. */
const PLAIN_PATIENCE_MS = 8_000;

export async function flash(peer: Peer, spec: FlashSpec): Promise<FlashResult> {
	const { talents, recruiters, losersMs } = spec;
	const losers = losersMs !== undefined;
	const canaryCount = peer.server === 'ours' ? Math.max(2, Math.ceil(talents / 100)) : 0;
	const taken = losers ? spec.slots : 0;
	const worldSpec: WorldSpec = {
		talents: talents + taken + canaryCount,
		seekers: talents,
		recruiters,
		slots: spec.slots,
		taken,
	};
	const server = await ServerProcess.start(peer.server, worldSpec);
	try {
		return await run(peer, spec, server, canaryCount);
	} finally {
		await server.stop();
	}
}

async function run(
	peer: Peer,
	spec: FlashSpec,
	server: ServerProcess,
	canaryCount: number,
): Promise<FlashResult> {
	const { talents, recruiters, losersMs } = spec;
	const { world } = server;
	peer.reset(world);
	const book = new ClaimBook();
	const calendars = Array.from({ length: recruiters }, (_, c) => c);
	const wishes = Array.from({ length: talents }, (_, number) => ({
		number,
		calendars,
		claims: true,
	}));
	const clients = await joinAll(peer, world, wishes, book);
	const firstCanary = world.talents - canaryCount;
	const canaries = await Promise.all(
		Array.from({ length: canaryCount }, (_, i) =>
			new Canary(world, firstCanary + i, calendars).synced(),
		),
	);
	const patience = peer.adjudicates ? PATIENCE_MS : PLAIN_PATIENCE_MS;
	if (losersMs !== undefined) {
		await hammer(clients, book, spec, WARM_MS);
		await until(() => book.open === 0, patience);
	}
	const before = { bytes: bytesOf(clients), messages: messagesOf(clients) };
	book.begin();
	const read = meter(server.pid);
	const begun = performance.now();
	if (losersMs === undefined) await rush(clients, book, spec, patience);
	else await hammer(clients, book, spec, losersMs);
	await until(() => book.open === 0, patience);
	await until(() => agree(clients), losersMs === undefined ? patience : 0);
	const usage = read();
	const tookMs = book.lastVerdict - begun;
	const delivered = messagesOf(clients) - before.messages;
	const bytes = bytesOf(clients) - before.bytes;
	const verdict = await judge({ peer, server, claims: book.claims, clients, canaries });
	const latencies = book.latencies();
	const watched = book.watched();
	clients.forEach((client) => client.close());
	canaries.forEach((canary) => canary.close());
	const claims = book.measured;
	return {
		...usage,
		...verdict,
		claims,
		won: book.claims.filter(({ won }) => won).length,
		tookMs,
		soldOutMs: book.lastGrant - begun,
		decisionsPerSecond: (claims / tookMs) * 1_000,
		verdictP50: p50(latencies),
		verdictP99: p99(latencies),
		watcherP50: p50(watched),
		watcherP99: p99(watched),
		deliveries: delivered,
		cpuPerClaim: (usage.serverMs * 1_000) / claims,
		cpuPerDelivery: (usage.serverMs * 1_000) / Math.max(1, delivered),
		bytesPerWatcher: bytes / clients.length,
		walBytes: server.fileBytes('-wal'),
	};
}

/** First claims come by chance at a rate; whoever lost tries again until it wins or nothing is free. */
async function rush(
	clients: readonly Client[],
	book: ClaimBook,
	spec: FlashSpec,
	patience: number,
): Promise<void> {
	const random = chance(spec.seed);
	const gap = () => (-Math.log(1 - random()) * 1_000) / spec.rate;
	let next = 0;
	let nextAt = performance.now() + gap();
	const again: { readonly at: number; readonly client: Client }[] = [];
	book.onLost = (talent) => {
		again.push({ at: performance.now() + RETRY_MS, client: clients[talent]! });
	};
	const end = performance.now() + patience;
	while (performance.now() < end) {
		const now = performance.now();
		while (next < clients.length && nextAt <= now) {
			book.claim(clients[next++]!, pick(clients[next - 1]!, spec, random), nextAt);
			nextAt += gap();
		}
		while (again.length > 0 && again[0]!.at <= now) {
			const { at, client } = again.shift()!;
			book.claim(client, pick(client, spec, random), at);
		}
		if (next === clients.length && again.length === 0 && book.open === 0) return;
		await turn();
	}
}

/** Claims on what is taken, at a rate, whatever comes back. */
async function hammer(
	clients: readonly Client[],
	book: ClaimBook,
	{ rate, slots, seed }: FlashSpec,
	forMs: number,
): Promise<void> {
	const random = chance(seed);
	const begun = performance.now();
	const total = Math.round((rate * forMs) / 1_000);
	for (let sent = 0; sent < total;) {
		const due = Math.min(total, Math.floor(((performance.now() - begun) * rate) / 1_000));
		for (; sent < due; sent++) {
			const choice = { calendar: 0, slot: Math.floor(random() * slots) };
			book.claim(clients[sent % clients.length]!, choice, begun + (sent * 1_000) / rate);
		}
		await turn();
	}
}

interface Choice {
	readonly calendar: number;
	readonly slot: number;
}

/** One of the earliest slots that this client sees free; nothing when there is none. */
function pick(client: Client, spec: FlashSpec, random: () => number): Choice | null {
	const free: Choice[] = [];
	for (let slot = 0; slot < spec.slots && free.length < CHOICE; slot++)
		for (let calendar = 0; calendar < spec.recruiters && free.length < CHOICE; calendar++)
			if (!client.taken[calendar]!.has(slot)) free.push({ calendar, slot });
	return free[Math.floor(random() * free.length)] ?? null;
}

/** All claims of a run, what became of them, and when everybody saw it. */
class ClaimBook implements Ears {
	readonly claims: Claim[] = [];
	open = 0;
	lastVerdict = 0;
	lastGrant = NaN;
	onLost: (talent: number) => void = () => {};
	readonly #byId = new Map<string, Claim>();
	readonly #latencies: number[] = [];
	/** When which claim, or whatever took a slot, was seen by each client. */
	readonly #seen = new Map<string, { readonly by: string; readonly at: number }[]>();
	#begun = false;
	#unmeasured = 0;

	/** From now on it counts. */
	begin(): void {
		this.#begun = true;
		this.#unmeasured = this.claims.length;
		this.#latencies.length = 0;
	}

	get measured(): number {
		return this.claims.length - this.#unmeasured;
	}

	claim(client: Client, choice: Choice | null, intended: number): void {
		if (!choice) return;
		const id = client.claim(choice.calendar, choice.slot);
		const claim = { id, talent: client.number, ...choice, intended, won: null, answers: 0 };
		this.claims.push(claim);
		this.#byId.set(id, claim);
		this.open++;
	}

	decided(id: string, won: boolean): void {
		const claim = this.#byId.get(id);
		if (!claim) return;
		claim.answers++;
		if (claim.won !== null) return;
		claim.won = won;
		this.open--;
		this.lastVerdict = performance.now();
		this.#latencies.push(this.lastVerdict - claim.intended);
		if (won) this.lastGrant = this.lastVerdict;
		else this.onLost(claim.talent);
	}

	slotChanged(_client: Client, calendar: number, slot: number, by: string | null): void {
		if (!this.#begun || by === null) return;
		const key = `${calendar} ${slot}`;
		const seen = this.#seen.get(key);
		const sight = { by, at: performance.now() };
		if (seen) seen.push(sight);
		else this.#seen.set(key, [sight]);
	}

	/** From intended send to verdict, ms. */
	latencies(): readonly number[] {
		return this.#latencies;
	}

	/** From a winner's intended send to each watcher's sight of it, ms. */
	watched(): number[] {
		const winners = new Map<string, Claim>();
		for (const claim of this.claims)
			if (claim.won) winners.set(`${claim.calendar} ${claim.slot}`, claim);
		const latencies: number[] = [];
		for (const [key, sights] of this.#seen)
			for (const { by, at } of sights) {
				const claim = this.#byId.get(by) ?? winners.get(key);
				if (claim) latencies.push(at - claim.intended);
			}
		return latencies;
	}
}

const bytesOf = (clients: readonly Client[]) => sum(clients.map(({ bytesIn }) => bytesIn));
const messagesOf = (clients: readonly Client[]) => sum(clients.map(({ messagesIn }) => messagesIn));

/** Everybody sees as many slots taken as the first. */
function agree(clients: readonly Client[]): boolean {
	const [first] = clients;
	return clients.every(({ taken }) =>
		taken.every((slots, calendar) => slots.size === first?.taken[calendar]?.size),
	);
}
