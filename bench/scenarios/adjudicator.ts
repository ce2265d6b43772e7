/**
 * Goal 3, the adjudicator alone: no sockets and nobody who watches, claims on slots of which each is
 * free once, in groups of 128, against the barest SQL that books as safely. Runs as a process of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '#schema/assert.ts';
import { kyselyOver, openConnection, openDatabase } from '#schema/db/open.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import type { Instant, IntentId, MeetingId, ParticipantId } from '#schema/ids.ts';
import { instant, randomIntentId } from '#schema/ids.ts';
import { envelopeOf } from '#schema/outbox.ts';
import { Adjudicator } from '#sync/adjudicate.ts';
import { systemClock } from '#sync/clock.ts';
import { noMetrics, silentLog } from '#sync/observe.ts';
import { systemRandom } from '#sync/random.ts';
import { prepareStatements } from '#sync/statements.ts';
import type { Submission } from '#sync/submission.ts';
import { submissionOf } from '#sync/submission.ts';
import { insertFair } from '#sync/testing/fair-rows.ts';
import { scheduler } from '../fill.ts';
import { RawBooking } from '../peers/raw-booking.ts';

const GROUP = 128;
const SLOTS = 64;
const random = systemRandom();

export interface Pace {
	readonly perSecond: number;
	/** µs */
	readonly cpuPerClaim: number;
}

export interface AdjudicatorFigures {
	readonly product: Pace;
	/** Three raw statements a claim, in groups with savepoints. */
	readonly raw: Pace;
	/** The same, one transaction each. */
	readonly oneByOne: Pace;
	/** The rows that the product writes, with its indexes, keys and triggers, by bare statements. */
	readonly same: Pace;
	/** The product when nearly all claims are for slots that are taken. */
	readonly losers: Pace;
	/** Raw, nearly all of them losers. */
	readonly rawLosers: Pace;
}

const [claims, oneByOne] = process.argv.slice(2).map(Number) as [number, number];
process.send?.(await measure());

async function measure(): Promise<AdjudicatorFigures> {
	return {
		raw: await inFolder((folder) => raw(folder, claims, GROUP, 'winners')),
		product: await inFolder((folder) => product(folder, 'winners')),
		same: await inFolder((folder) => sameRows(folder)),
		rawLosers: await inFolder((folder) => raw(folder, claims, GROUP, 'losers')),
		losers: await inFolder((folder) => product(folder, 'losers')),
		oneByOne: await inFolder((folder) => raw(folder, oneByOne, 1, 'winners')),
	};
}

async function inFolder<Result>(work: (folder: string) => Result | Promise<Result>) {
	const folder = mkdtempSync(join(tmpdir(), 'visavis-bench-'));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function timed(count: number, work: () => void): Pace {
	const begun = { at: performance.now(), cpu: process.cpuUsage() };
	work();
	const { user, system } = process.cpuUsage(begun.cpu);
	return {
		perSecond: (count * 1_000) / (performance.now() - begun.at),
		cpuPerClaim: (user + system) / count,
	};
}

function raw(folder: string, count: number, group: number, who: 'winners' | 'losers'): Pace {
	const connection = openConnection(join(folder, 'raw.db'));
	const sql = new RawBooking(connection);
	const calendars = Math.ceil(count / SLOTS);
	sql.fill(calendars, SLOTS);
	const ids = Array.from({ length: count }, () => randomIntentId(random));
	const pace = timed(count, () => {
		for (let at = 0; at < count;) {
			const end = Math.min(count, at + group);
			sql.begin.run();
			for (; at < end; at++) {
				const number = who === 'winners' ? at : at % SLOTS;
				sql.claim(ids[at]!, Math.floor(number / SLOTS), number % SLOTS, at);
			}
			sql.commit.run();
		}
	});
	connection.close();
	return pace;
}

/** A fair in which everybody may claim, and their claims. */
async function prepared(folder: string, who: 'winners' | 'losers') {
	const database = await openDatabase(join(folder, 'product.db'));
	const { connection } = database;
	const now = systemClock.now();
	const recruiters = who === 'winners' ? Math.ceil(claims / SLOTS) : 1;
	const rows = insertFair(connection, {
		now,
		talents: claims,
		recruiters,
		slots: SLOTS,
		slotMinutes: 10,
	});
	const schedule = scheduler(connection, rows, now);
	const wanted = connection.transaction(() =>
		rows.talents.map((talent, at): Wanted => {
			const recruiter = must(rows.recruiters[Math.floor(at / SLOTS) % recruiters], 'a recruiter');
			const meeting = `m${at}` as MeetingId;
			schedule(meeting, talent, recruiter);
			const startsAt = instant(must(rows.starts[at % SLOTS], 'a slot'));
			return { id: randomIntentId(random), talent, recruiter, meeting, startsAt };
		}),
	)();
	return { database, now, rows, wanted };
}

interface Wanted {
	readonly id: IntentId;
	readonly talent: ParticipantId;
	readonly recruiter: ParticipantId;
	readonly meeting: MeetingId;
	readonly startsAt: Instant;
}

/** What a claim writes, without judging it, remembering it or telling anybody. */
async function sameRows(folder: string): Promise<Pace> {
	const { database, now, rows, wanted } = await prepared(folder, 'winners');
	const { connection } = database;
	const prepare = (sql: string) => connection.prepare(sql);
	const begin = prepare('BEGIN IMMEDIATE');
	const commit = prepare('COMMIT');
	const savepoint = prepare('SAVEPOINT one');
	const release = prepare('RELEASE one');
	const seq = prepare('UPDATE fair SET seq = ?, decided_at = ? WHERE id = ?');
	const intent = prepare(
		`INSERT INTO intent (participant_id, id, fair_id, kind, payload_hash, code, seq, decided_at)
		VALUES (?, ?, ?, 'slot.claim', ?, 'ok', ?, ?) ON CONFLICT (participant_id, id) DO NOTHING`,
	);
	const book = prepare(
		`UPDATE meeting SET status = 'confirmed', changed_at = ?, starts_at = ?, ends_at = ?
		WHERE id = ? AND status = 'in_scheduling'`,
	);
	const notice = prepare(
		`INSERT INTO notice (fair_id, participant_id, kind, meeting_id, peer_id, starts_at, at, seq)
		VALUES (?, ?, 'chat_confirmed', ?, ?, ?, ?, ?)`,
	);
	const hash = 'f'.repeat(22);
	const pace = timed(claims, () => {
		for (let at = 0; at < claims;) {
			const end = Math.min(claims, at + GROUP);
			begin.run();
			for (; at < end; at++) {
				const { id, talent, recruiter, meeting, startsAt } = wanted[at]!;
				savepoint.run();
				intent.run(talent, id, rows.fair, hash, at, now);
				book.run(now, startsAt, startsAt + 600_000, meeting);
				notice.run(rows.fair, recruiter, meeting, talent, startsAt, now, at);
				release.run();
			}
			seq.run(at, now, rows.fair);
			commit.run();
		}
	});
	assertGranted(connection, claims);
	await database.close();
	return pace;
}

async function product(folder: string, who: 'winners' | 'losers'): Promise<Pace> {
	const { database, now, rows, wanted } = await prepared(folder, who);
	const { connection, assertInPlace } = database;
	const submissions = wanted.map(({ id, talent, meeting, startsAt }): Submission =>
		submissionOf(talent, envelopeOf(id, { kind: 'slot.claim', meeting, startsAt }, now)),
	);
	const adjudicator = new Adjudicator({
		fair: rows.fair,
		connection,
		assertInPlace,
		sql: prepareStatements(kyselyOver(connection), connection),
		clock: systemClock,
		random,
		log: silentLog,
		metrics: noMetrics,
		onCommitted() {},
		onDeparture() {},
		onFault() {},
	});
	// Reads the facts, as a running fair has them.
	adjudicator.start();
	const pace = timed(claims, () => {
		for (const submission of submissions) adjudicator.submit(submission);
		adjudicator.drain();
	});
	adjudicator.stop();
	assertGranted(connection, who === 'winners' ? claims : SLOTS);
	await database.close();
	return pace;
}

function assertGranted(connection: SqliteConnection, expected: number): void {
	const count = connection
		.prepare(`SELECT count(*) FROM meeting WHERE status = 'confirmed'`)
		.pluck()
		.get();
	if (count !== expected) throw new Error(`${String(count)} slots granted instead of ${expected}`);
}
