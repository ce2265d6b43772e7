import type { SqliteConnection } from '#schema/db/open.ts';
import type { Instant } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';

/** Many meetings that were accepted and wait for their time; returns what adds one more. */
export function scheduler(connection: SqliteConnection, { fair }: FairRows, now: Instant) {
	const insert = connection.prepare(
		`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status, requested_at,
			changed_at) VALUES (?, ?, ?, ?, 'talent', 'in_scheduling', ?, ?)`,
	);
	return (meeting: string, talent: string, recruiter: string) =>
		insert.run(meeting, fair, talent, recruiter, now, now);
}
