/** An engine with real SQLite, a clock in the test's hand, and documents without sockets. */
import * as Y from 'yjs';
import type { DeskView, Outcome } from '#schema/docs/desk.ts';
import type { CalendarView } from '#schema/docs/calendar.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import type { ProjectionAddress } from '#schema/docs/names.ts';
import { docName } from '#schema/docs/names.ts';
import { HEAD_SECTION, PROJECTION_ROOT } from '#schema/docs/projection.ts';
import type { AccountIntent, ParticipantIntent } from '#schema/domain/intent.ts';
import { openDatabase } from '#schema/db/open.ts';
import { must } from '#schema/assert.ts';
import type { Elapsed, FairId, Instant, ParticipantId } from '#schema/ids.ts';
import { elapsed, instant, randomIntentId } from '#schema/ids.ts';
import type { Envelope } from '#schema/outbox.ts';
import { OUTBOX_ROOT, envelopeOf } from '#schema/outbox.ts';
import type { Clock } from '../clock.ts';
import { Engine } from '../engine.ts';
import type { EngineOptions } from '../engine-options.ts';
import { noMetrics, silentLog } from '../observe.ts';
import { systemRandom } from '../random.ts';

/** Noon of an ordinary day. */
export const NOON = instant(Date.UTC(2026, 4, 12, 12));

/** A clock that stands until it is moved; what became due then runs in order. */
export class HandClock implements Clock {
	#elapsed = 0;
	/** What the clock on the wall said at the beginning, as it is set now. */
	#beginning: number;
	#timers: { at: number; run: () => void }[] = [];
	#soon: (() => void)[] = [];

	constructor(now: Instant = NOON) {
		this.#beginning = now;
	}

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

	after(delayMs: number, run: () => void) {
		const timer = { at: this.#elapsed + delayMs, run };
		this.#timers.push(timer);
		return () => {
			this.#timers = this.#timers.filter((other) => other !== timer);
		};
	}

	soon(run: () => void) {
		this.#soon.push(run);
		return () => {
			this.#soon = this.#soon.filter((other) => other !== run);
		};
	}

	/** Runs what was put off until everything that is arriving has arrived. */
	settle(): void {
		for (let run = this.#soon.shift(); run; run = this.#soon.shift()) run();
	}

	/** So many milliseconds pass. */
	move(byMs: number): void {
		const end = this.#elapsed + byMs;
		this.settle();
		for (;;) {
			const due = this.#timers.sort((a, b) => a.at - b.at).find(({ at }) => at <= end);
			if (!due) break;
			this.#timers = this.#timers.filter((other) => other !== due);
			this.#elapsed = Math.max(this.#elapsed, due.at);
			due.run();
			this.settle();
		}
		this.#elapsed = end;
	}
}

/** A fresh database, in memory unless a file is named; its one connection serves test and engine alike. */
export async function migrated(file = ':memory:') {
	const { connection } = await openDatabase(file);
	return connection;
}

export interface EngineRig {
	readonly engine: Engine;
	readonly clock: HandClock;
	/** Puts an intent through the second door and says how it ended. */
	ask(fair: FairId, who: ParticipantId, intent: ParticipantIntent): Promise<Outcome>;
	send(fair: FairId, who: ParticipantId, envelope: unknown): Promise<Outcome>;
	/** As a page of the account does. */
	change(fair: FairId, who: ParticipantId, intent: AccountIntent): Promise<Outcome>;
	/** Opens a projection as a socket would. */
	open(address: ProjectionAddress): Y.Doc;
	/** Opens somebody's outbox. */
	outbox(fair: FairId, who: ParticipantId): Y.Doc;
}

export function rigOver(
	connection: EngineOptions['connection'],
	options: Partial<EngineOptions> = {},
): EngineRig {
	const clock = (options.clock as HandClock | undefined) ?? new HandClock();
	const engine = new Engine({
		connection,
		clock,
		gatherMs: 0,
		random: systemRandom(),
		log: silentLog,
		metrics: noMetrics,
		flush: () => {},
		review: () => {},
		...options,
	});
	const send = async (fair: FairId, who: ParticipantId, envelope: unknown) => {
		const answer = must(engine.submit(fair, who, envelope), 'an envelope');
		clock.settle();
		return await answer;
	};
	return {
		engine,
		clock,
		send,
		async change(fair, who, intent) {
			const answer = engine.changeAccount(fair, who, intent);
			clock.settle();
			return await answer;
		},
		ask: (fair, who, intent) => send(fair, who, envelope(intent, clock.now())),
		open(address) {
			const document = new Y.Doc();
			engine.loadProjection(docName(address), address, document);
			return document;
		},
		outbox(fair, participant) {
			const document = new Y.Doc();
			engine.loadOutbox({ kind: 'outbox', fair, participant }, document);
			return document;
		},
	};
}

export const envelope = (intent: ParticipantIntent, at: number): Envelope =>
	envelopeOf(randomIntentId(systemRandom()), intent, at);

/** Appends to an outbox as a browser does: JSON, in one update. */
export function put(outbox: Y.Doc, ...envelopes: readonly object[]): void {
	outbox.getArray(OUTBOX_ROOT).push(envelopes.map((item) => ({ ...item })));
}

/** As its readers have it: the head's entries beside the sections. */
export function viewOf<View>(document: Y.Doc): View {
	const { [HEAD_SECTION]: head, ...sections } = document.getMap(PROJECTION_ROOT).toJSON();
	return { ...head, ...sections } as View;
}

export const deskOf = (document: Y.Doc) => viewOf<DeskView & { fault?: string | null }>(document);
export const calendarOf = (document: Y.Doc) => viewOf<CalendarView>(document);
export const directoryOf = (document: Y.Doc) => viewOf<DirectoryView>(document);
