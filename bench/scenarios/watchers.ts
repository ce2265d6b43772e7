/**
 * S2, watchers: one calendar, many who follow it, one who takes a slot and gives it back. First at a
 * steady pace, for latency; then each change as soon as everybody has seen the last, for the cost.
 */
import { joinAll, reach, until } from '../load/crowd.ts';
import { Canary } from '../load/canary.ts';
import type { Client, Ears, Peer } from '../load/client.ts';
import { meter } from '../machine.ts';
import type { Usage } from '../machine.ts';
import { ServerProcess } from '../server.ts';
import { p50, p99, sum } from '../stats.ts';

export interface WatchersSpec {
	readonly watchers: number;
	readonly perSecond: number;
	readonly openMs: number;
	readonly closedMs: number;
}

export interface WatchersResult extends Usage {
	readonly watchers: number;
	readonly watcherP50: number;
	readonly watcherP99: number;
	/** From sending until the last watcher saw it, median, ms. */
	readonly lastP50: number;
	/** Steady pace: µs of the server's CPU per watcher and change. */
	readonly openCpuPerDelivery: number;
	/** As fast as they follow: the same. */
	readonly cpuPerDelivery: number;
	readonly deliveriesPerSecond: number;
	/** On the wire, for each watcher and change. */
	readonly bytesPerChange: number;
	/** Resident in the server, per watcher. */
	readonly memoryPerWatcher: number;
	readonly joinCpu: number;
	/** Watchers and canaries that saw something else at the end. */
	readonly staleViews: number;
}

const PATIENCE_MS = 60_000;

export async function watchers(peer: Peer, spec: WatchersSpec): Promise<WatchersResult> {
	const canaryCount = peer.server === 'ours' ? Math.ceil(spec.watchers / 100) : 0;
	const server = await ServerProcess.start(peer.server, {
		talents: 1 + WARM + spec.watchers + canaryCount,
		seekers: 1,
		recruiters: 1,
		slots: SLOTS,
	});
	try {
		return await run(peer, spec, server, canaryCount);
	} finally {
		await server.stop();
	}
}

const SLOTS = 40;
/** Clients that are there before memory is measured. */
const WARM = 50;

async function run(
	peer: Peer,
	spec: WatchersSpec,
	server: ServerProcess,
	canaryCount: number,
): Promise<WatchersResult> {
	const { world } = server;
	peer.reset(world);
	const stand = new Stand();
	const follow = (from: number, count: number) =>
		joinAll(
			peer,
			world,
			Array.from({ length: count }, (_, i) => ({
				number: from + i,
				calendars: [0],
				claims: false,
			})),
			stand,
		);
	const writer = await peer.join(world, { number: 0, calendars: [0], claims: true }, stand);
	stand.writer = writer;
	const early = await follow(1, WARM);
	const before = await server.ask<NodeJS.MemoryUsage>('memory');
	const joining = meter(server.pid);
	const clients = await follow(1 + WARM, spec.watchers);
	const joinCpu = (joining().serverMs * 1_000) / spec.watchers;
	const after = await server.ask<NodeJS.MemoryUsage>('memory');
	early.forEach((client) => client.close());
	const canaries = await Promise.all(
		Array.from({ length: canaryCount }, (_, i) =>
			new Canary(world, 1 + WARM + spec.watchers + i, [0]).synced(),
		),
	);
	stand.watchers = clients.length;

	const flipper = new Flipper(peer, writer, stand);
	await flipper.flip();
	await stand.allSeen();
	stand.latencies.length = 0;
	const open = meter(server.pid);
	const begun = performance.now();
	const changes = Math.round((spec.openMs / 1_000) * spec.perSecond);
	for (let i = 0; i < changes; i++) {
		await reach(begun + (i * 1_000) / spec.perSecond);
		await flipper.flip(begun + (i * 1_000) / spec.perSecond);
	}
	await stand.allSeen();
	const openUsage = open();
	const latencies = stand.latencies.slice();
	const lasts = stand.lasts.slice();

	const bytesBefore = bytesOf(clients);
	const closed = meter(server.pid);
	const end = performance.now() + spec.closedMs;
	let fast = 0;
	for (; performance.now() < end; fast++) {
		await flipper.flip();
		await stand.allSeen();
	}
	const usage = closed();
	const bytes = bytesOf(clients) - bytesBefore;
	const [reference] = clients;
	const seen = [...(reference?.taken[0] ?? [])];
	const differs = (slots: ReadonlySet<number>) =>
		slots.size !== seen.length || seen.some((slot) => !slots.has(slot));
	const same = await until(() => canaries.every((c) => !differs(c.taken()[0]!)), PATIENCE_MS);
	const stale = clients.filter(({ taken }) => differs(taken[0]!)).length + (same ? 0 : 1);
	[writer, ...clients, ...canaries].forEach((client) => client.close());
	return {
		...usage,
		watchers: spec.watchers,
		watcherP50: p50(latencies),
		watcherP99: p99(latencies),
		lastP50: p50(lasts),
		openCpuPerDelivery: (openUsage.serverMs * 1_000) / (changes * spec.watchers),
		cpuPerDelivery: (usage.serverMs * 1_000) / (fast * spec.watchers),
		deliveriesPerSecond: (fast * spec.watchers * 1_000) / usage.wallMs,
		bytesPerChange: bytes / (fast * spec.watchers),
		memoryPerWatcher: (after.rss - before.rss) / spec.watchers,
		joinCpu,
		staleViews: stale,
	};
}

const bytesOf = (clients: readonly Client[]) => sum(clients.map(({ bytesIn }) => bytesIn));

/** Takes a slot and gives it back, in turn; the plain designs only take, one slot after the other. */
class Flipper {
	readonly #peer: Peer;
	readonly #writer: Client;
	readonly #stand: Stand;
	#count = 0;

	constructor(peer: Peer, writer: Client, stand: Stand) {
		this.#peer = peer;
		this.#writer = writer;
		this.#stand = stand;
	}

	/** Resolves when the change before has been decided. */
	async flip(intended = performance.now()): Promise<void> {
		await this.#stand.decidedAll();
		const number = this.#count++;
		const adjudicates = this.#peer.adjudicates;
		this.#stand.changeSent(intended);
		if (adjudicates && number % 2 === 1) this.#writer.release(0, 0);
		else this.#writer.claim(0, adjudicates ? 0 : number);
	}
}

/** Counts who has seen which change; changes are seen in the order in which they were sent. */
class Stand implements Ears {
	writer: Client | null = null;
	watchers = 0;
	readonly latencies: number[] = [];
	readonly lasts: number[] = [];
	readonly #sentAt: number[] = [];
	readonly #seenBy: number[] = [];
	readonly #progress = new Map<Client, number>();
	#undecided = 0;
	#complete = 0;

	changeSent(intended: number): void {
		this.#sentAt.push(intended);
		this.#seenBy.push(0);
		this.#undecided++;
	}

	decided(_id: string, won: boolean): void {
		if (!won) throw new Error('the only writer was refused');
		this.#undecided--;
	}

	slotChanged(client: Client): void {
		if (client === this.writer || this.watchers === 0) return;
		const change = this.#progress.get(client) ?? 0;
		const sentAt = this.#sentAt[change];
		if (sentAt === undefined) return;
		this.#progress.set(client, change + 1);
		const now = performance.now();
		this.latencies.push(now - sentAt);
		const seen = (this.#seenBy[change] ?? 0) + 1;
		this.#seenBy[change] = seen;
		if (seen < this.watchers) return;
		this.lasts.push(now - sentAt);
		this.#complete++;
	}

	async decidedAll(): Promise<void> {
		if (!(await until(() => this.#undecided === 0, PATIENCE_MS))) throw new Error('no decision');
	}

	async allSeen(): Promise<void> {
		const seen = await until(() => this.#complete === this.#sentAt.length, PATIENCE_MS);
		if (!seen) throw new Error('a change did not reach every watcher');
	}
}
