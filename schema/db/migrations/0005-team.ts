import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Colleagues: who acted in a recruiter's place, and notices that name the people they tell of. Until now
 * a notice found its person through the meeting; that person may be another one by now.
 */
const STATEMENTS = [
	`ALTER TABLE meeting ADD COLUMN acted_by TEXT REFERENCES participant (id) ON DELETE SET NULL`,
	`CREATE TABLE notice_new (
		id INTEGER PRIMARY KEY,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		kind TEXT NOT NULL,
		meeting_id TEXT REFERENCES meeting (id) ON DELETE CASCADE,
		peer_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		by_id TEXT REFERENCES participant (id) ON DELETE CASCADE,
		starts_at INTEGER,
		at INTEGER NOT NULL,
		seq INTEGER NOT NULL
	) STRICT`,
	`INSERT INTO notice_new (id, fair_id, participant_id, kind, meeting_id, peer_id, starts_at, at, seq)
		SELECT notice.id, notice.fair_id, participant_id, kind, meeting_id,
			CASE WHEN talent_id = participant_id THEN recruiter_id ELSE talent_id END,
			notice.starts_at, at, seq
		FROM notice JOIN meeting ON meeting.id = meeting_id`,
	`DROP TABLE notice`,
	`ALTER TABLE notice_new RENAME TO notice`,
	`CREATE INDEX notice_by_participant ON notice (participant_id, id)`,
	// A recruiter's company is looked up for each change that its team sees.
	`CREATE INDEX participant_by_company ON participant (company_id) WHERE company_id IS NOT NULL`,
];

export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
