/** Holds what people were told against what the database says, once everything is over. */
import { isDeepStrictEqual } from 'node:util';
import type { SqliteConnection } from '#schema/db/open.ts';
import type { IntentTable } from '#schema/db/tables.ts';
import type { FairState } from '#schema/domain/state.ts';
import type { FairId, IntentId, ParticipantId } from '#schema/ids.ts';
import { outcomeFromRow } from '#sync/outcome.ts';
import type { History } from './history.ts';
import { replay, stateOf } from './replay.ts';

/** Each is a list of sentences, empty when all is well. */
export interface Verdict {
	/** Acknowledged, and not in the database. */
	readonly lost: readonly string[];
	/** Acknowledged, and otherwise in the database, or told in two ways. */
	readonly changed: readonly string[];
	/** Decided more than once. */
	readonly twice: readonly string[];
	/** Two confirmed chats of one person at a time, or two live meetings of one pair. */
	readonly double: readonly string[];
	/** Asked for, kept by the device, gone without an outcome. */
	readonly vanished: readonly string[];
	/** Taken back, and carried out all the same. */
	readonly undead: readonly string[];
	/** Before what its sender knew or had asked for earlier. */
	readonly disordered: readonly string[];
	/** Not what deciding everything again, one by one, gives. */
	readonly unlike: readonly string[];
}

export function judge(
	connection: SqliteConnection,
	fair: FairId,
	history: History,
	start: FairState,
): Verdict {
	const rows = connection
		.prepare(`SELECT * FROM intent WHERE fair_id = ? ORDER BY seq`)
		.all(fair) as IntentTable[];
	const byId = new Map(rows.map((row) => [row.id, row]));
	const lost: string[] = [];
	const changed = [...history.contradictions];
	for (const [id, told] of history.acknowledged) {
		const row = byId.get(id);
		if (!row) lost.push(`${id} was ${JSON.stringify(told)}`);
		else if (!isDeepStrictEqual(outcomeFromRow(row), told))
			changed.push(`${id} was ${JSON.stringify(told)}, now ${JSON.stringify(row)}`);
	}
	return {
		lost,
		changed,
		twice: decidedTwice(connection, fair, rows),
		double: doubleBookings(connection),
		vanished: [...history.asked.keys()]
			.filter((id) => !history.acknowledged.has(id))
			.filter((id) => !history.revoked.has(id) && !history.uncertain.has(id)),
		undead: [...history.revoked].filter((id) => byId.has(id)),
		disordered: disorder(rows, byId, history),
		unlike: replay(start, rows, history, stateOf(connection, fair)),
	};
}

/** Nothing is due by the clock in these fairs, so each commit number belongs to exactly one intent. */
function decidedTwice(
	connection: SqliteConnection,
	fair: FairId,
	rows: readonly IntentTable[],
): string[] {
	const { seq } = connection.prepare(`SELECT seq FROM fair WHERE id = ?`).get(fair) as {
		seq: number;
	};
	const used = new Set(rows.map((row) => row.seq));
	const spare: string[] = [];
	for (let number = 1; number <= seq; number += 1)
		if (!used.has(number))
			spare.push(`commit ${number} decided something that is decided elsewhere`);
	if (used.size < rows.length) spare.push(`${rows.length - used.size} commits decided two intents`);
	return spare;
}

function doubleBookings(connection: SqliteConnection): string[] {
	const clashes = (who: string) =>
		connection
			.prepare(
				`SELECT a.id AS one, b.id AS other FROM meeting a JOIN meeting b
				ON a.id < b.id AND a.${who} = b.${who}
				AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
				WHERE a.status = 'confirmed' AND b.status = 'confirmed'`,
			)
			.all() as { one: string; other: string }[];
	const pairs = connection
		.prepare(
			`SELECT min(id) AS one, max(id) AS other FROM meeting
			WHERE status IN ('requested', 'in_scheduling', 'confirmed')
			GROUP BY talent_id, recruiter_id HAVING count(*) > 1`,
		)
		.all() as { one: string; other: string }[];
	return [...clashes('talent_id'), ...clashes('recruiter_id'), ...pairs].map(
		({ one, other }) => `${one} and ${other}`,
	);
}

/** Everyone's own intents are decided in the order in which they were asked, and after what was known. */
function disorder(
	rows: readonly IntentTable[],
	byId: ReadonlyMap<IntentId, IntentTable>,
	history: History,
): string[] {
	const found: string[] = [];
	const latest = new Map<ParticipantId, number>();
	for (const { id, by, after } of history.asked.values()) {
		const row = byId.get(id);
		if (!row) continue;
		if (row.seq <= after) found.push(`${id} is commit ${row.seq}, asked after ${after}`);
		if (history.uncertain.has(id)) continue;
		if (row.seq < (latest.get(by) ?? 0)) found.push(`${id} of ${by} is out of turn`);
		latest.set(by, Math.max(latest.get(by) ?? 0, row.seq));
	}
	return rows.length === 0 ? ['nothing was decided at all'] : found;
}
