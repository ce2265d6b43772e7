import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
	`CREATE TABLE announcement (
		id TEXT PRIMARY KEY NOT NULL,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		published_by TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		text TEXT NOT NULL CHECK (length(text) <= 1000 AND trim(text) <> ''),
		published_at INTEGER NOT NULL,
		UNIQUE (fair_id, published_at)
	) STRICT`,
	`CREATE INDEX announcement_by_participant ON announcement (published_by)`,
	// The second lock behind the rules: organizers of the fair alone, and so many at one time.
	`CREATE TRIGGER announcement_guard_insert BEFORE INSERT ON announcement
		BEGIN
			SELECT RAISE(ABORT, 'only an organizer of the fair announces') WHERE NOT EXISTS (
				SELECT 1 FROM participant WHERE id = NEW.published_by AND fair_id = NEW.fair_id
					AND role = 'organizer' AND erased_at IS NULL);
			SELECT RAISE(ABORT, 'too many announcements') WHERE (
				SELECT count(*) FROM announcement WHERE fair_id = NEW.fair_id) >= 20;
		END`,
	`CREATE TRIGGER announcement_guard_update BEFORE UPDATE ON announcement
		BEGIN
			SELECT RAISE(ABORT, 'an announcement is never changed');
		END`,
];

export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
