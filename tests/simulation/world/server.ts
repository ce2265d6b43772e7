import type { SqliteConnection } from '#schema/db/open.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import type { AccountId, Instant, MeetingId } from '#schema/ids.ts';
import { elapsed, instant } from '#schema/ids.ts';
import type { Clock } from '#sync/clock.ts';
import type { Documents, Identity } from '#sync/documents.ts';
import { Engine } from '#sync/engine.ts';
import type { Hub } from '#sync/hub.ts';
import { createHub } from '#sync/hub.ts';
import { uncounted } from '#sync/hub-observe.ts';
import type { Line } from '#sync/line.ts';
import type { EngineLog } from '#sync/observe.ts';
import { noMetrics } from '#sync/observe.ts';
import type { Seat } from '#sync/rooms.ts';
import type { Transport } from '#sync/transport.ts';
import type { Chance } from '../machine/chance.ts';
import type { Machine, VirtualTime } from '../machine/virtual-time.ts';
import { FAIR } from './people.ts';

export interface ServerOptions {
	readonly machine: Machine;
	readonly time: VirtualTime;
	readonly chance: Chance;
	readonly connection: SqliteConnection;
	readonly identity: Identity;
	readonly log: EngineLog;
	/** Something about these chats has changed: for those who are in their rooms. */
	readonly meetingsChanged: (meetings: ReadonlySet<MeetingId> | 'all', engine: Engine) => void;
	/** For planting faults between the two halves. */
	readonly wrap: (engine: Engine) => Documents;
}

/** One life of the server process: the product's own engine and hub on a machine of the simulation. */
export class Server {
	readonly machine: Machine;
	readonly engine: Engine;
	readonly #hub: Hub;
	readonly #identity: Identity;
	#isStopping = false;

	constructor(options: ServerOptions) {
		const { machine, connection, chance, log, identity, wrap } = options;
		const clock = clockOf(options.time, machine);
		this.machine = machine;
		this.#identity = identity;
		this.engine = new Engine({
			connection,
			clock,
			random: chance.fill,
			log,
			metrics: noMetrics,
			flush: (name) => this.#hub.flush(name),
			review: (name) => this.#hub.review(name),
			meetingsChanged: (meetings) => options.meetingsChanged(meetings, this.engine),
		});
		const documents = wrap(this.engine);
		this.#hub = createHub({ documents, identity, clock, log, metrics: uncounted });
	}

	/** Runs on the machine. */
	start(): void {
		this.engine.start([FAIR]);
	}

	/** The upgrade: the cookie says who it is. */
	async accept(transport: Transport, cookie: string): Promise<Line | null> {
		const signedIn = await this.#identity.authenticate(cookie);
		if (!signedIn || this.#isStopping) return null;
		return this.#hub.connect(transport, signedIn, { cookie, remote: cookie });
	}

	/** The second door. Null: not signed in, or no envelope. */
	async post(body: unknown, cookie: string): Promise<Outcome | null> {
		const signedIn = await this.#identity.authenticate(cookie);
		const reader = signedIn && this.engine.readerIn(FAIR, signedIn.accountId);
		return reader && (await this.engine.submit(FAIR, reader.participant, body));
	}

	/** Somebody comes to the door of a room, as they would with a ticket. */
	seatOf(meeting: MeetingId, account: AccountId): Seat | null {
		const ruling = this.engine.seatOf(meeting, account);
		return ruling.ok ? ruling.seat : null;
	}

	closeSession(sessionId: string): void {
		this.#hub.closeSession(sessionId);
	}

	/** An orderly end: what has arrived is decided. */
	async stop(): Promise<void> {
		this.#isStopping = true;
		await this.#hub.stop();
		this.engine.stop();
	}
}

function clockOf(time: VirtualTime, machine: Machine): Clock {
	return {
		now: () => instant(time.nowAt(machine)),
		elapsed: () => elapsed(time.now),
		after: (delayMs, run) => time.after(delayMs, run, machine),
		soon: (run) => time.soon(run, machine),
	};
}

/** Who is signed in. Sessions are in the same database as everything; they survive each process. */
export class Sessions implements Identity {
	readonly #accounts = new Map<string, AccountId>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	signIn(session: string, account: AccountId): void {
		this.#accounts.set(session, account);
	}

	end(session: string): void {
		this.#accounts.delete(session);
	}

	has(session: string): boolean {
		return this.#accounts.has(session);
	}

	async authenticate(cookie: string | null) {
		const accountId = cookie === null ? undefined : this.#accounts.get(cookie);
		if (cookie === null || accountId === undefined) return null;
		const expiresAt = (this.#now() + SESSION_MS) as Instant;
		return { sessionId: cookie, accountId, expiresAt };
	}
}

const SESSION_MS = 12 * 3_600_000;
