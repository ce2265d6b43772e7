import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
	`ALTER TABLE participant ADD COLUMN picture TEXT`,
	`ALTER TABLE company ADD COLUMN picture TEXT`,
	`CREATE TABLE picture (
		participant_id TEXT UNIQUE REFERENCES participant (id) ON DELETE CASCADE,
		company_id TEXT UNIQUE REFERENCES company (id) ON DELETE CASCADE,
		hash TEXT NOT NULL,
		type TEXT NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp', 'image/svg+xml')),
		bytes BLOB NOT NULL CHECK (length(bytes) <= 100000),
		CHECK ((participant_id IS NULL) <> (company_id IS NULL))
	) STRICT`,
	`CREATE INDEX picture_by_hash ON picture (hash)`,
];

export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
