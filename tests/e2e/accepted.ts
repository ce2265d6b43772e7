import { must } from '#schema/assert.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import { instant } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { insertInScheduling } from '#sync/testing/fair-rows.ts';

/** Ada has been accepted by Rita, and has to choose a time for `chat`. */
export function acceptedByRita({ connection }: OpenDatabase, rows: FairRows): void {
	const [ada, rita] = [must(rows.talents[0], 'Ada'), must(rows.recruiters[0], 'Rita')];
	insertInScheduling(connection, rows, 'chat', ada, rita, instant(Date.now()));
}
