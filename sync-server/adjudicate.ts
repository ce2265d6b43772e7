import type { Outcome } from '#schema/docs/desk.ts';
import { toJson } from '#schema/db/json.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import { decide } from '#schema/domain/decide.ts';
import type { Decision } from '#schema/domain/decision.ts';
import { newIds, refused } from '#schema/domain/decision.ts';
import { dueBecauseOf, nextDueAt } from '#schema/domain/decide-clock.ts';
import { evolve } from '#schema/domain/evolve.ts';
import type { Intent } from '#schema/domain/intent.ts';
import { noticesOf } from '#schema/domain/notice.ts';
import { refusal } from '#schema/domain/refusal.ts';
import type { FairState } from '#schema/domain/state.ts';
import { assert, must } from '#schema/assert.ts';
import type { Elapsed, FairId, Instant, MeetingId } from '#schema/ids.ts';
import { elapsed, randomEntityId } from '#schema/ids.ts';
import type { Cancel, Clock, FillRandom } from './clock.ts';
import { FairQueue } from './fair-queue.ts';
import { loadState } from './load-state.ts';
import type { EngineLog, EngineMetrics } from './observe.ts';
import { outcomeFromRow, outcomeOf } from './outcome.ts';
import { saveEvent, saveNotice } from './save-decision.ts';
import type { Statements } from './statements.ts';
import { isStorageFault } from './storage-fault.ts';
import type { Submission } from './submission.ts';
import type { Departure } from './team-notes.ts';
import type { Mark } from './touched.ts';
import { noticesMark, outcomeMark, touchedBy } from './touched.ts';

/** Intents decided in one transaction: at 128 the fsync is nearly free and takes about a millisecond. */
const BATCH_MAX = 128;
/**
 * Batches begin at least so far apart, in ms: what comes alone is decided at once, what keeps coming
 * shares a commit, and what waits any longer does so because work of that length lay before it.
 */
const GATHER_MS = 4;
/** After a failed commit the batch is tried again, each time a little later. */
const RETRY_MIN_MS = 100;
const RETRY_MAX_MS = 5_000;
const TICK_MIN_MS = 50;
/** The clock is looked at at least so often: somebody may have set it. */
const TICK_MAX_MS = 10_000;
/** The commit number before the first look at SQL. */
const UNKNOWN = -1;

export interface AdjudicatorOptions {
	readonly fair: FairId;
	readonly connection: SqliteConnection;
	readonly assertInPlace?: () => void;
	readonly sql: Statements;
	readonly clock: Clock;
	readonly random: FillRandom;
	readonly log: EngineLog;
	readonly metrics: EngineMetrics;
	/** Instead of `GATHER_MS`: 0 where the clock stands still. */
	readonly gatherMs?: number;
	/** Called right after each commit, before anything else can happen: render what is marked. */
	readonly onCommitted: (marks: readonly Mark[] | 'all') => void;
	/** Somebody erased themselves, and that is committed. */
	readonly onDeparture: (departure: Departure) => void;
	/** Whether commits fail at present, so that people can be told (SY13). */
	readonly onFault: (faulty: boolean) => void;
}

/** What a batch did, shown to the world only when it is committed. */
interface Commit {
	readonly now: Instant;
	/** The commit before it. */
	readonly after: number;
	seq: number;
	readonly marks: Mark[];
	readonly settlements: (() => void)[];
	readonly departures: Departure[];
	/** Somebody else wrote to this fair since the last commit, or may have: anything can be different. */
	readonly foreign: boolean;
	/** The earliest moment at which the clock must act because of this batch. */
	dueAt: Instant | null;
}

/**
 * The one path by which anything changes in a fair: decides intents in the order in which they
 * arrive, several in one transaction. Everything from BEGIN to COMMIT is one synchronous stretch.
 */
export class Adjudicator {
	readonly #options: AdjudicatorOptions;
	readonly #queue = new FairQueue();
	/** Facts as of commit `#seq`, or nothing when they must be loaded again (SY15). */
	#state: FairState | null = null;
	#seq = UNKNOWN;
	/** A commit that failed may have been stored all the same. */
	#inDoubt = false;
	#scheduled: Cancel | null = null;
	/** The next batch begins here at the earliest. */
	#nextAt: Elapsed = elapsed(0);
	#dueTimer: Cancel | null = null;
	#dueAt: Instant | null = null;
	#failures = 0;
	#stopped = false;

	constructor(options: AdjudicatorOptions) {
		this.#options = options;
	}

	/** Waiting intents, for metrics and for refusing more when they pile up. */
	get waiting(): number {
		return this.#queue.size;
	}

	submit(submission: Submission): void {
		if (this.#stopped) return;
		this.#queue.push(submission);
		// No timer is finer than a millisecond.
		if (this.#failures === 0)
			this.#schedule(Math.max(0, Math.floor(this.#nextAt - this.#options.clock.elapsed())));
	}

	/** Lets the clock act on what became due while nobody ran, and from now on (CL1–CL4). */
	start(): void {
		this.#tick();
	}

	/** Somebody has set the clock: what it says now may be due (CL6). */
	clockSet(): void {
		// While commits fail the next try is a tick anyway.
		if (this.#stopped || this.#failures > 0) return;
		this.#dueTimer?.();
		this.#tick();
	}

	/** Decides what waits, then nothing more. */
	stop(): void {
		if (this.#failures === 0) this.drain();
		this.#stopped = true;
		this.#scheduled?.();
		this.#dueTimer?.();
	}

	/** Decides everything that waits, now. */
	drain(): void {
		this.#scheduled?.();
		this.#scheduled = null;
		const { clock, gatherMs = GATHER_MS } = this.#options;
		this.#nextAt = elapsed(clock.elapsed() + gatherMs);
		while (this.#queue.size > 0 && !this.#stopped) {
			const batch = this.#queue.take(BATCH_MAX);
			if (!this.#decideAll(batch)) {
				this.#queue.putBack(batch);
				this.#schedule(this.#retryDelay());
				return;
			}
		}
	}

	#schedule(delayMs: number): void {
		if (this.#scheduled || this.#stopped) return;
		const run = () => {
			this.#scheduled = null;
			this.drain();
		};
		const { clock } = this.#options;
		this.#scheduled = delayMs === 0 ? clock.soon(run) : clock.after(delayMs, run);
	}

	#retryDelay(): number {
		return Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** Math.min(10, this.#failures - 1));
	}

	/**
	 * Whether the batch is settled. When something in it throws, each intent is decided by itself, on
	 * facts read anew; one that throws again on those is a bug of ours, and takes no other with it.
	 */
	#decideAll(batch: readonly Submission[]): boolean {
		const settled = this.#tryAll(batch);
		if (settled !== 'threw') return settled;
		return batch.every((submission) => {
			const alone = this.#tryAll([submission]);
			return alone === 'threw' ? this.#recordBug(submission) : alone;
		});
	}

	/** True: committed. False: the storage failed, so it must be tried again later. */
	#tryAll(batch: readonly Submission[]): boolean | 'threw' {
		try {
			this.#transact((commit, state) => {
				for (const submission of batch) this.#decideOne(commit, state, submission);
			});
			return true;
		} catch (error) {
			if (isStorageFault(error)) {
				this.#storageFailed(error);
				return false;
			}
			this.#options.log.error({ err: error, intents: batch.length }, 'deciding failed');
			return 'threw';
		}
	}

	/** The intent ends as `error`; the reason is in the log. */
	#recordBug(submission: Submission): boolean {
		const { log, metrics } = this.#options;
		log.error({ kind: submission.kind, intent: submission.id }, 'intent failed');
		metrics.intentFailed();
		try {
			this.#transact((commit) => {
				const failed = refused(refusal('error'));
				if (!this.#record(commit, submission, failed, null))
					this.#settleRepeated(commit, submission);
			});
			return true;
		} catch (error) {
			if (!isStorageFault(error)) throw error;
			this.#storageFailed(error);
			return false;
		}
	}

	#storageFailed(error: unknown): void {
		this.#failures += 1;
		this.#options.log.error({ err: error, failures: this.#failures }, 'commit failed');
		this.#options.metrics.commitFailed();
		this.#options.onFault(true);
	}

	/** BEGIN, work, COMMIT, then the world. Whatever fails leaves neither rows nor memory behind. */
	#transact(work: (commit: Commit, state: FairState) => void): void {
		const { connection, clock, metrics } = this.#options;
		const startedAt = performance.now();
		let commit: Commit;
		try {
			connection.exec('BEGIN IMMEDIATE');
			const { state, commit: begun } = this.#begin(clock.now());
			commit = begun;
			work(commit, state);
			this.#finish(commit);
			connection.exec('COMMIT');
			this.#options.assertInPlace?.();
		} catch (error) {
			this.#state = null;
			this.#inDoubt = true;
			if (connection.inTransaction) connection.exec('ROLLBACK');
			throw error;
		}
		this.#seq = commit.seq;
		this.#inDoubt = false;
		if (this.#failures > 0) this.#options.onFault(false);
		this.#failures = 0;
		metrics.committed(commit.seq - commit.after, performance.now() - startedAt);
		this.#options.onCommitted(commit.foreign ? 'all' : commit.marks);
		for (const departure of commit.departures) this.#options.onDeparture(departure);
		for (const settle of commit.settlements) settle();
		if (commit.dueAt !== null) this.#wakeAt(commit.dueAt);
	}

	/**
	 * The facts to decide on. They are kept from commit to commit as long as nobody else wrote to this
	 * fair; then, and after a failure, they are read again (SY15), and everything is shown anew with the
	 * next commit. Time does not run back (CL5).
	 */
	#begin(clockNow: Instant): { state: FairState; commit: Commit } {
		const { sql, fair } = this.#options;
		const row = must(sql.selectCommit.get({ fair }), 'the fair exists');
		const known = this.#seq;
		// A database that lost commits behind our back contradicts what people were shown: crash (SY14).
		assert(row.seq >= known, `commit ${known} is gone, the database is at ${row.seq}`);
		const foreign = this.#inDoubt || (known !== UNKNOWN && row.seq !== known);
		if (!this.#state || foreign) this.#state = loadState(sql, fair);
		const now = clockNow > row.decided_at ? clockNow : row.decided_at;
		const { seq } = row;
		return {
			state: this.#state,
			commit: {
				...{ now, after: seq, seq, foreign, dueAt: null },
				...{ marks: [], settlements: [], departures: [] },
			},
		};
	}

	#finish({ after, seq, now }: Commit): void {
		const { sql, fair } = this.#options;
		if (seq !== after) sql.setSeq.run({ fair, seq, at: now });
	}

	#decideOne(commit: Commit, state: FairState, submission: Submission): void {
		const begun = randomEntityId<MeetingId>(this.#options.random);
		const decision = this.#judge(commit, state, submission, begun);
		if (!this.#record(commit, submission, decision, begun))
			return this.#settleRepeated(commit, submission);
		if (decision.verdict === 'ok') this.#apply(commit, state, decision);
	}

	#judge(
		{ now }: Commit,
		state: FairState,
		{ parsed, participant, notAfter }: Submission,
		newMeetingId: MeetingId,
	): Decision {
		if (!parsed.ok) return refused(refusal(parsed.code));
		if (notAfter !== null && notAfter < now) return refused(refusal('expired'));
		const context = { now, actor: participant, ...newIds(newMeetingId) };
		return decide(state, parsed.intent, context);
	}

	/**
	 * Stores the outcome under the intent's id; false when that id was decided before. The decision was
	 * made without asking first, since asking costs a query and repeats are rare.
	 */
	#record(
		commit: Commit,
		submission: Submission,
		decision: Decision,
		newMeetingId: MeetingId | null,
	): boolean {
		const { participant, id, kind, payloadHash: hash, settle } = submission;
		const seq = commit.seq + 1;
		const outcome = outcomeOf(decision, seq, newMeetingId);
		const { changes } = this.#options.sql.insertIntent.run({
			participant,
			id,
			fair: this.#options.fair,
			kind,
			hash,
			code: outcome.code,
			begun: outcome.meeting ?? null,
			detail: outcome.detail ? toJson(outcome.detail) : null,
			seq,
			at: commit.now,
		});
		commit.marks.push(outcomeMark(participant, id));
		if (changes === 0) return false;
		commit.seq = seq;
		if (settle) commit.settlements.push(() => settle(outcome));
		this.#options.metrics.decided(kind, outcome.code);
		return true;
	}

	/** ID2, ID6: a repeat hears what was decided then; other content under the same id hears no. */
	#settleRepeated(commit: Commit, { participant, id, payloadHash, settle }: Submission): void {
		this.#options.metrics.repeated();
		const row = must(
			this.#options.sql.selectOutcome.get({ participant, id }),
			'a repeated intent has an outcome',
		);
		const reused = row.payload_hash !== payloadHash;
		if (reused) this.#options.log.warn({ intent: id, participant }, 'intent id used again');
		const outcome: Outcome = reused ? { code: 'id_reused', seq: row.seq } : outcomeFromRow(row);
		if (settle) commit.settlements.push(() => settle(outcome));
	}

	#apply(commit: Commit, state: FairState, decision: Decision & { verdict: 'ok' }): void {
		const { sql, fair } = this.#options;
		for (const event of decision.events) {
			saveEvent(sql, fair, event, commit.now);
			evolve(state, event);
			commit.marks.push(...touchedBy(event, state));
			if (event.kind === 'participant_erased')
				commit.departures.push({ participant: event.participant, company: event.companyId });
			const dueAt = dueBecauseOf(event, state);
			if (dueAt !== null && (commit.dueAt === null || dueAt < commit.dueAt)) commit.dueAt = dueAt;
			for (const notice of noticesOf(event, state, commit.now)) {
				saveNotice(sql, fair, notice, commit.now, commit.seq);
				commit.marks.push(noticesMark(notice.to));
			}
		}
	}

	/** The clock's own intent: no id, since asking again changes nothing more. */
	#tick(): void {
		this.#dueTimer = null;
		const intent: Intent = { kind: 'clock.tick' };
		try {
			this.#transact((commit, state) => {
				const ids = newIds(randomEntityId<MeetingId>(this.#options.random));
				const context = { now: commit.now, actor: 'clock', ...ids } as const;
				const decision = decide(state, intent, context);
				if (decision.verdict !== 'ok') return;
				commit.seq += 1;
				this.#apply(commit, state, decision);
			});
		} catch (error) {
			if (!isStorageFault(error)) throw error;
			this.#storageFailed(error);
			this.#dueTimer = this.#options.clock.after(this.#retryDelay(), () => this.#tick());
			return;
		}
		// What came while this failed waited for a success.
		if (this.#queue.size > 0) this.#schedule(0);
		const next = this.#state && nextDueAt(this.#state);
		if (next !== null) this.#wakeAt(next);
	}

	/** Sets the alarm for the clock's next act, unless it rings earlier anyway. */
	#wakeAt(dueAt: Instant): void {
		if (this.#stopped || (this.#dueTimer && this.#dueAt !== null && this.#dueAt <= dueAt)) return;
		this.#dueTimer?.();
		this.#dueAt = dueAt;
		const { clock } = this.#options;
		// Never at once: a machine whose clock lies behind the last decision's must not spin.
		const delay = Math.min(TICK_MAX_MS, Math.max(TICK_MIN_MS, dueAt - clock.now()));
		this.#dueTimer = clock.after(delay, () => this.#tick());
	}
}
