/**
 * A whole sync server for tests: real sockets on a free port, the real engine over real SQLite, and a
 * clock in the test's hand. What is due "as soon as possible" runs by itself; what waits for a time,
 * waits for the test to move the clock.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, vi } from 'vitest';
import type * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { docName } from '#schema/docs/names.ts';
import type { Elapsed, FairId, Instant, ParticipantId } from '#schema/ids.ts';
import { elapsed, instant } from '#schema/ids.ts';
import type { Cancel, Clock } from '#sync/clock.ts';
import type { Documents } from '#sync/documents.ts';
import { Engine } from '#sync/engine.ts';
import type { EngineOptions } from '#sync/engine-options.ts';
import type { Hub, HubOptions } from '#sync/hub.ts';
import { createHub } from '#sync/hub.ts';
import { noMetrics } from '#sync/observe.ts';
import { systemRandom } from '#sync/random.ts';
import type { FairRows, FairSpec } from '#sync/testing/fair-rows.ts';
import { insertFair } from '#sync/testing/fair-rows.ts';
import { NOON, migrated } from '#sync/testing/engine-rig.ts';
import { RawClient } from './raw-client.ts';
import { Sessions } from './sessions.ts';

// A limit only turns a hang into a failure; a busy machine is none.
vi.setConfig({ testTimeout: 60_000 });

/** Waits for a condition; the limit only turns a hang into a failure. */
export const until = (condition: () => boolean): Promise<true> =>
	vi.waitUntil(condition, { timeout: 60_000, interval: 2 });

/** Time stands until it is moved; "soon" is the event loop's own. */
export class TestClock implements Clock {
	#elapsed = 0;
	/** What the clock on the wall said at the beginning, as it is set now. */
	#beginning: number = NOON;
	#timers: { readonly at: number; readonly run: () => void }[] = [];

	now(): Instant {
		return instant(this.#beginning + this.#elapsed);
	}

	elapsed(): Elapsed {
		return elapsed(this.#elapsed);
	}

	/** Somebody sets the clock, forward or back. No time passes. */
	set(byMs: number): void {
		this.#beginning += byMs;
	}

	after(delayMs: number, run: () => void): Cancel {
		const timer = { at: this.#elapsed + delayMs, run };
		this.#timers.push(timer);
		return () => {
			this.#timers = this.#timers.filter((other) => other !== timer);
		};
	}

	soon(run: () => void): Cancel {
		const handle = setImmediate(run);
		return () => clearImmediate(handle);
	}

	/** Moves on by so many milliseconds; what became due runs in order. */
	move(byMs: number): void {
		const end = this.#elapsed + byMs;
		for (;;) {
			const due = this.#timers.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= end);
			if (!due) break;
			this.#timers = this.#timers.filter((timer) => timer !== due);
			this.#elapsed = Math.max(this.#elapsed, due.at);
			due.run();
		}
		// What ran may have moved it itself.
		this.#elapsed = Math.max(this.#elapsed, end);
	}

	/** The same in steps of a second, with time for sockets to answer in between. */
	async pass(byMs: number): Promise<void> {
		for (let left = byMs; left > 0; left -= 1_000) {
			this.move(Math.min(left, 1_000));
			await turns();
		}
	}
}

/** Lets everything that is ready run, without waiting for any clock. */
export async function turns(count = 8): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export interface HubRig extends FairRows {
	readonly hub: Hub;
	readonly engine: Engine;
	readonly clock: TestClock;
	readonly sessions: Sessions;
	readonly connection: Awaited<ReturnType<typeof migrated>>;
	/** Of the fair's documents. */
	readonly names: Names;
	readonly port: number;
	readonly origin: string;
	/** The documents that are loaded, as the server holds them. */
	readonly loaded: ReadonlyMap<string, Y.Doc>;
	/** Lines of the log. */
	readonly log: readonly (Record<string, unknown> & { readonly message: string })[];
	/** What was counted, by name and by `name label`. */
	readonly counts: ReadonlyMap<string, number>;
	/** Who is seen to be here. */
	readonly online: ReadonlySet<ParticipantId>;
	/** A new session of this person; returns its cookie. */
	signIn(participant: ParticipantId, expiresAt?: Instant): string;
	/** A client that says exactly what the test tells it to. */
	connect(cookie: string, options?: { origin?: string; path?: string }): Promise<RawClient>;
	/** Signs in and connects. */
	join(participant: ParticipantId): Promise<RawClient>;
}

export interface Names {
	readonly directory: string;
	desk(participant: ParticipantId): string;
	outbox(participant: ParticipantId): string;
	calendar(recruiter: ParticipantId): string;
}

/** The people that most tests are about. */
export function people({ talents, recruiters, organizer }: FairRows) {
	return {
		ada: must(talents[0], 'a talent'),
		ben: must(talents[1], 'another talent'),
		rita: must(recruiters[0], 'a recruiter'),
		olga: organizer,
	};
}

export interface HubRigOptions extends Partial<FairSpec> {
	readonly hub?: Partial<HubOptions>;
	readonly engine?: Partial<EngineOptions>;
	/** The database; in memory where none is named. */
	readonly file?: string;
	/** Puts something between engine and hub. */
	readonly documents?: (engine: Engine) => Documents;
}

const DAY = 24 * 60 * 60 * 1_000;

export async function startHub(options: HubRigOptions = {}): Promise<HubRig> {
	const clock = new TestClock();
	const connection = await migrated(options.file);
	const rows = insertFair(connection, { now: clock.now(), ...options });
	const log: HubRig['log'][number][] = [];
	const write = (facts: object, message: string) => void log.push({ ...facts, message });
	const logger = { info: write, warn: write, error: write };
	const counts = new Map<string, number>();
	const add = (key: string, amount: number) => counts.set(key, (counts.get(key) ?? 0) + amount);
	const engine: Engine = new Engine({
		connection,
		clock,
		// The clock stands still until a test moves it: nothing waits for it unless that is the point.
		gatherMs: 0,
		random: systemRandom(),
		log: logger,
		metrics: noMetrics,
		flush: (name) => hub.flush(name),
		review: (name) => hub.review(name),
		...options.engine,
	});
	const sessions = new Sessions();
	const loaded = new Map<string, Y.Doc>();
	const online = new Set<ParticipantId>();
	const hub = createHub({
		documents: watched(options.documents?.(engine) ?? engine, loaded, online),
		identity: sessions,
		clock,
		log: logger,
		metrics: {
			count(what, label, amount = 1) {
				add(what, amount);
				if (label !== undefined) add(`${what} ${label}`, amount);
			},
			broadcast() {},
		},
		...options.hub,
		limits: { unhurriedMs: 0, ...options.hub?.limits },
	});
	const http = createServer((_request, response) => response.end('page'));
	http.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head));
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const { port } = http.address() as AddressInfo;
	const origin = `http://127.0.0.1:${port}`;
	onTestFinished(async () => {
		await hub.stop();
		engine.stop();
		http.closeAllConnections();
		http.close();
	});
	const signIn: HubRig['signIn'] = (participant, expiresAt) =>
		sessions.start(rows.accountOf(participant), expiresAt ?? instant(clock.now() + DAY));
	const connect: HubRig['connect'] = (cookie, { origin: from = origin, path = '/sync' } = {}) =>
		RawClient.connect(`ws://127.0.0.1:${port}${path}`, { cookie, origin: from });
	return {
		...rows,
		hub,
		engine,
		clock,
		sessions,
		connection,
		names: namesOf(rows.fair),
		port,
		origin,
		loaded,
		log,
		counts,
		online,
		signIn,
		connect,
		join: (participant) => connect(signIn(participant)),
	};
}

const namesOf = (fair: FairId): Names => ({
	directory: docName({ kind: 'directory', fair }),
	desk: (participant) => docName({ kind: 'desk', fair, participant }),
	outbox: (participant) => docName({ kind: 'outbox', fair, participant }),
	calendar: (recruiter) => docName({ kind: 'calendar', fair, recruiter }),
});

/** The engine as the socket side sees it, for tests that replace a part. */
export const delegating = (engine: Engine): Documents => ({
	admit: (name, account) => engine.admit(name, account),
	loadProjection: (name, address, document) => engine.loadProjection(name, address, document),
	loadOutbox: (address, document) => engine.loadOutbox(address, document),
	unload: (name) => engine.unload(name),
	presenceChanged: (fair, reader, online) => engine.presenceChanged(fair, reader, online),
	lookChanged: (...args) => engine.lookChanged(...args),
	notes: engine.notes,
});

/** The same documents, with a view of what is loaded and who is online. */
function watched(
	documents: Documents,
	loaded: Map<string, Y.Doc>,
	online: Set<ParticipantId>,
): Documents {
	return {
		admit: (name, account) => documents.admit(name, account),
		loadProjection(name, address, document) {
			loaded.set(name, document);
			documents.loadProjection(name, address, document);
		},
		loadOutbox(address, document) {
			loaded.set((document as Y.Doc & { name: string }).name, document);
			documents.loadOutbox(address, document);
		},
		unload(name) {
			loaded.delete(name);
			documents.unload(name);
		},
		presenceChanged(fair, reader, isOnline) {
			if (isOnline) online.add(reader.participant);
			else online.delete(reader.participant);
			documents.presenceChanged(fair, reader, isOnline);
		},
		lookChanged: (...args) => documents.lookChanged(...args),
		notes: {
			exists: (address) => documents.notes.exists(address),
			store: (notes) => documents.notes.store(notes),
			load(address, document) {
				loaded.set(docName(address), document);
				documents.notes.load(address, document);
			},
		},
	};
}
