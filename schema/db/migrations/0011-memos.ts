import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
	`CREATE TABLE memo (
		meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
		participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		text TEXT NOT NULL CHECK (length(text) <= 2000),
		mark TEXT CHECK (mark IN ('yes', 'maybe', 'no')),
		changed_at INTEGER NOT NULL,
		PRIMARY KEY (meeting_id, participant_id)
	) STRICT`,
	`CREATE INDEX memo_by_participant ON memo (participant_id)`,
];

export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
