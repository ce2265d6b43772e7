import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * The same rules of a meeting, written so that they cost less: of a list of more than two values SQLite makes a
 * table each time it checks one, which was a third of what it takes to write down a chat's time.
 */
const TABLE = `CREATE TABLE meeting_new (
		id TEXT PRIMARY KEY NOT NULL,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		talent_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		recruiter_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		requested_by TEXT NOT NULL CHECK (requested_by IN ('talent', 'recruiter')),
		status TEXT NOT NULL,
		message TEXT NOT NULL DEFAULT '',
		question TEXT NOT NULL DEFAULT '',
		answer TEXT NOT NULL DEFAULT '',
		requested_at INTEGER NOT NULL,
		changed_at INTEGER NOT NULL,
		expires_at INTEGER,
		starts_at INTEGER,
		ends_at INTEGER,
		closed_by TEXT CHECK (closed_by IN ('talent', 'recruiter')),
		note TEXT NOT NULL DEFAULT '',
		talent_joined INTEGER NOT NULL DEFAULT 0 CHECK (talent_joined IN (0, 1)),
		recruiter_joined INTEGER NOT NULL DEFAULT 0 CHECK (recruiter_joined IN (0, 1)),
		acted_by TEXT REFERENCES participant (id) ON DELETE SET NULL,
		talent_late_until INTEGER,
		recruiter_late_until INTEGER,
		absent TEXT CHECK (absent IN ('talent', 'recruiter')),
		extensions INTEGER NOT NULL DEFAULT 0 CHECK (extensions >= 0),
		extended_by TEXT CHECK (extended_by IN ('talent', 'recruiter')),
		corrected_by TEXT CHECK (corrected_by IN ('recruiter', 'organizer')),
		CONSTRAINT meeting_status CHECK (status = 'requested' OR status = 'in_scheduling'
			OR status = 'confirmed' OR status = 'declined' OR status = 'cancelled'
			OR status = 'expired' OR status = 'completed' OR status = 'missed'),
		CONSTRAINT meeting_time CHECK ((status <> 'confirmed' AND status <> 'completed' AND status <> 'missed')
			OR (starts_at IS NOT NULL AND ends_at IS NOT NULL AND starts_at < ends_at)),
		CONSTRAINT meeting_expiry CHECK (status <> 'requested' OR expires_at IS NOT NULL)
	) STRICT`;

/** Of a list, this too was one. */
const LIVE_PAIR = `CREATE UNIQUE INDEX meeting_live_pair ON meeting (talent_id, recruiter_id)
	WHERE status = 'requested' OR status = 'in_scheduling' OR status = 'confirmed'`;

export async function up(db: Kysely<never>): Promise<void> {
	const run = (statement: string) => sql.raw(statement).execute(db);
	// `slot_guard_delete` stands on another table, and names this one, which is gone for a moment.
	const { rows: guards } = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema
		WHERE sql IS NOT NULL AND name <> 'meeting_live_pair' AND (name = 'slot_guard_delete'
			OR tbl_name = 'meeting' AND type IN ('index', 'trigger'))`.execute(db);
	await run(TABLE);
	await run('INSERT INTO meeting_new SELECT * FROM meeting');
	await run('DROP TRIGGER slot_guard_delete');
	await run('DROP TABLE meeting');
	await run('ALTER TABLE meeting_new RENAME TO meeting');
	await run(LIVE_PAIR);
	for (const guard of guards) await run(guard.sql);
}
