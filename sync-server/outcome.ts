import { fromJson } from '#schema/db/json.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import type { Decision } from '#schema/domain/decision.ts';
import type { RefusalDetail } from '#schema/domain/refusal.ts';
import type { MeetingId } from '#schema/ids.ts';
import type { StoredOutcome } from './statements.ts';

/** What a decision is recorded as; it names the meeting that the decision began, if it began one. */
export function outcomeOf(decision: Decision, seq: number, begun: MeetingId | null): Outcome {
	switch (decision.verdict) {
		case 'noop':
			return { code: 'noop', seq };
		case 'refused': {
			const { code, detail } = decision.refusal;
			return detail ? { code, seq, detail } : { code, seq };
		}
		case 'ok': {
			const begins = decision.events.some((event) => 'meeting' in event && event.meeting === begun);
			return begins && begun ? { code: 'ok', seq, meeting: begun } : { code: 'ok', seq };
		}
	}
}

/** The outcome as it was recorded, for a desk and for whoever asks again. */
export function outcomeFromRow(row: StoredOutcome): Outcome {
	return {
		code: row.code as Outcome['code'],
		seq: row.seq,
		...(row.meeting_id === null ? {} : { meeting: row.meeting_id }),
		...(row.detail === null ? {} : { detail: fromJson<RefusalDetail>(row.detail) }),
	};
}
