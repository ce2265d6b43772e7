/** Decides everything once more, one intent after the other, and compares with what was recorded. */
import { isDeepStrictEqual } from 'node:util';
import type { SqliteConnection } from '#schema/db/open.ts';
import { kyselyOver } from '#schema/db/open.ts';
import type { IntentTable } from '#schema/db/tables.ts';
import { decide } from '#schema/domain/decide.ts';
import { newIds, refused } from '#schema/domain/decision.ts';
import { evolve } from '#schema/domain/evolve.ts';
import { refusal } from '#schema/domain/refusal.ts';
import type { FairState } from '#schema/domain/state.ts';
import type { FairId, MeetingId } from '#schema/ids.ts';
import { entityId } from '#schema/ids.ts';
import { loadState } from '#sync/load-state.ts';
import { outcomeFromRow, outcomeOf } from '#sync/outcome.ts';
import { prepareStatements } from '#sync/statements.ts';
import type { History } from './history.ts';

export function stateOf(connection: SqliteConnection, fair: FairId): FairState {
	return loadState(prepareStatements(kyselyOver(connection), connection), fair);
}

/**
 * What differs: a decision that follows from the ones before it is recorded under each commit number,
 * and all of them together give the facts that SQL holds. `state` is what there was at the beginning.
 */
export function replay(
	state: FairState,
	rows: readonly IntentTable[],
	history: History,
	end: FairState,
): string[] {
	const differences: string[] = [];
	for (const row of rows) {
		const asked = history.asked.get(row.id);
		if (!asked) {
			differences.push(`${row.id} was decided and never asked for`);
			continue;
		}
		const newMeetingId = row.meeting_id ?? entityId<MeetingId>('none');
		const { decided_at: now, participant_id: actor } = row;
		const context = { now, actor, ...newIds(newMeetingId) };
		const isLate = asked.notAfter !== null && asked.notAfter < row.decided_at;
		const decision = isLate ? refused(refusal('expired')) : decide(state, asked.intent, context);
		if (decision.verdict === 'ok') for (const event of decision.events) evolve(state, event);
		const expected = outcomeOf(decision, row.seq, row.meeting_id);
		const recorded = outcomeFromRow(row);
		if (!isDeepStrictEqual(plain(expected), plain(recorded)))
			differences.push(
				`${row.id} ${row.kind}: ${JSON.stringify(recorded)} instead of ${JSON.stringify(expected)}`,
			);
	}
	for (const part of [
		'participants',
		'meetings',
		'calendars',
		'announcements',
		'vacancies',
	] as const)
		if (!isDeepStrictEqual(state[part], end[part]))
			differences.push(`the ${part} are not what all decisions together give`);
	return differences;
}

const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));
