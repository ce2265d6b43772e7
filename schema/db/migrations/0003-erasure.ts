import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
	`ALTER TABLE participant ADD COLUMN erased_at INTEGER`,
	// The few outcomes that quote a recruiter, found without looking at all that was ever decided.
	`CREATE INDEX intent_quoting ON intent (fair_id) WHERE code = 'question_changed'`,
];

export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
