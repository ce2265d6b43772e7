import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
	`CREATE TABLE team_note (
		company_id TEXT NOT NULL REFERENCES company (id) ON DELETE CASCADE,
		talent_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
		changed_at INTEGER NOT NULL,
		PRIMARY KEY (company_id, talent_id)
	) STRICT`,
	// Whoever erases themselves takes what is written about them along, from every company.
	`CREATE INDEX team_note_by_talent ON team_note (talent_id)`,
];

export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
