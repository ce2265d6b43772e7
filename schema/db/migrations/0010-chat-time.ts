import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
	`UPDATE fair SET rules = json_set(rules,
		'$.maxExtensions', 2, '$.graceMinutes', 5, '$.correctionMinutes', 1440)`,
	`ALTER TABLE meeting ADD COLUMN talent_late_until INTEGER`,
	`ALTER TABLE meeting ADD COLUMN recruiter_late_until INTEGER`,
	`ALTER TABLE meeting ADD COLUMN absent TEXT CHECK (absent IN ('talent', 'recruiter'))`,
	`ALTER TABLE meeting ADD COLUMN extensions INTEGER NOT NULL DEFAULT 0 CHECK (extensions >= 0)`,
	`ALTER TABLE meeting ADD COLUMN extended_by TEXT CHECK (extended_by IN ('talent', 'recruiter'))`,
	`ALTER TABLE meeting ADD COLUMN corrected_by TEXT CHECK (corrected_by IN ('recruiter', 'organizer'))`,
	// EX4: what is offered while a chat lasts would be a time that cannot be kept.
	`CREATE TRIGGER meeting_guard_longer BEFORE UPDATE OF ends_at ON meeting
		WHEN NEW.status = 'confirmed' AND OLD.status = 'confirmed' AND NEW.ends_at > OLD.ends_at
			AND NEW.starts_at = OLD.starts_at
		BEGIN
			SELECT RAISE(ABORT, 'a time is offered in these minutes') WHERE EXISTS (
				SELECT 1 FROM slot WHERE recruiter_id = NEW.recruiter_id AND passed = 0
					AND starts_at >= OLD.ends_at AND starts_at < NEW.ends_at);
		END`,
];

export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
