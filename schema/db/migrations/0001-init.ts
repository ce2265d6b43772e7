import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Plain SQL where it carries a guard, so that the guard can be read as it stands in the database. */
const STATEMENTS = [
	`CREATE TABLE account (
		id TEXT PRIMARY KEY NOT NULL,
		email TEXT NOT NULL UNIQUE,
		name TEXT NOT NULL,
		password_hash TEXT,
		is_organizer INTEGER NOT NULL DEFAULT 0 CHECK (is_organizer IN (0, 1)),
		is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
		created_at INTEGER NOT NULL
	) STRICT`,
	`CREATE TABLE auth_session (
		id_hash TEXT PRIMARY KEY NOT NULL,
		account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
		created_at INTEGER NOT NULL,
		expires_at INTEGER NOT NULL,
		absolute_expires_at INTEGER NOT NULL,
		authenticated_at INTEGER NOT NULL,
		user_agent TEXT NOT NULL DEFAULT ''
	) STRICT`,
	`CREATE INDEX auth_session_by_account ON auth_session (account_id)`,
	`CREATE TABLE fair (
		id TEXT PRIMARY KEY NOT NULL,
		name TEXT NOT NULL,
		place TEXT NOT NULL DEFAULT '',
		summary TEXT NOT NULL DEFAULT '',
		time_zone TEXT NOT NULL,
		published INTEGER NOT NULL DEFAULT 1 CHECK (published IN (0, 1)),
		days TEXT NOT NULL,
		rules TEXT NOT NULL,
		starts_at INTEGER NOT NULL,
		ends_at INTEGER NOT NULL,
		seq INTEGER NOT NULL DEFAULT 0,
		decided_at INTEGER NOT NULL DEFAULT 946684800000
	) STRICT`,
	`CREATE TABLE company (
		id TEXT PRIMARY KEY NOT NULL,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		name TEXT NOT NULL,
		tagline TEXT NOT NULL DEFAULT '',
		about TEXT NOT NULL DEFAULT '',
		sector TEXT NOT NULL DEFAULT ''
	) STRICT`,
	`CREATE INDEX company_by_fair ON company (fair_id)`,
	`CREATE TABLE participant (
		id TEXT PRIMARY KEY NOT NULL,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
		role TEXT NOT NULL CHECK (role IN ('talent', 'recruiter', 'organizer')),
		company_id TEXT REFERENCES company (id),
		name TEXT NOT NULL,
		headline TEXT NOT NULL DEFAULT '',
		about TEXT NOT NULL DEFAULT '',
		languages TEXT NOT NULL DEFAULT '[]',
		topics TEXT NOT NULL DEFAULT '[]',
		booking_mode TEXT NOT NULL DEFAULT 'selective' CHECK (booking_mode IN ('selective', 'direct')),
		question TEXT NOT NULL DEFAULT '',
		ideal TEXT NOT NULL DEFAULT '{"background":"","experience":"","languages":[],"topics":[]}',
		UNIQUE (fair_id, account_id),
		CHECK ((role = 'recruiter') = (company_id IS NOT NULL))
	) STRICT`,
	`CREATE INDEX participant_by_account ON participant (account_id)`,
	`CREATE INDEX participant_by_role ON participant (fair_id, role)`,
	`CREATE TABLE slot (
		recruiter_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		starts_at INTEGER NOT NULL,
		ends_at INTEGER NOT NULL,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		passed INTEGER NOT NULL DEFAULT 0 CHECK (passed IN (0, 1)),
		PRIMARY KEY (recruiter_id, starts_at),
		CHECK (starts_at < ends_at)
	) STRICT, WITHOUT ROWID`,
	`CREATE INDEX slot_by_fair ON slot (fair_id)`,
	`CREATE TABLE meeting (
		id TEXT PRIMARY KEY NOT NULL,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		talent_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		recruiter_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		requested_by TEXT NOT NULL CHECK (requested_by IN ('talent', 'recruiter')),
		status TEXT NOT NULL CHECK (status IN ('requested', 'in_scheduling', 'confirmed',
			'declined', 'cancelled', 'expired', 'completed', 'missed')),
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
		CHECK (status NOT IN ('confirmed', 'completed', 'missed')
			OR (starts_at IS NOT NULL AND ends_at IS NOT NULL AND starts_at < ends_at)),
		CHECK (status <> 'requested' OR expires_at IS NOT NULL)
	) STRICT`,
	// The second lock behind the rules: one chat a slot, one live meeting a pair, one chat at a time.
	`CREATE UNIQUE INDEX meeting_slot ON meeting (recruiter_id, starts_at) WHERE status = 'confirmed'`,
	`CREATE UNIQUE INDEX meeting_talent_start ON meeting (talent_id, starts_at) WHERE status = 'confirmed'`,
	`CREATE UNIQUE INDEX meeting_live_pair ON meeting (talent_id, recruiter_id)
		WHERE status IN ('requested', 'in_scheduling', 'confirmed')`,
	`CREATE INDEX meeting_by_talent ON meeting (talent_id)`,
	`CREATE INDEX meeting_by_recruiter ON meeting (recruiter_id)`,
	`CREATE INDEX meeting_by_fair ON meeting (fair_id)`,
	...['INSERT', 'UPDATE'].map(
		(act) => `CREATE TRIGGER meeting_guard_${act.toLowerCase()}
		BEFORE ${act} ON meeting WHEN NEW.status = 'confirmed'
		BEGIN
			SELECT RAISE(ABORT, 'slot is not offered') WHERE NOT EXISTS (
				SELECT 1 FROM slot WHERE recruiter_id = NEW.recruiter_id AND starts_at = NEW.starts_at);
			SELECT RAISE(ABORT, 'talent is in another chat') WHERE EXISTS (
				SELECT 1 FROM meeting WHERE status = 'confirmed' AND talent_id = NEW.talent_id
					AND starts_at < NEW.ends_at AND starts_at > NEW.starts_at - 86400000
					AND ends_at > NEW.starts_at AND id <> NEW.id);
			SELECT RAISE(ABORT, 'recruiter is in another chat') WHERE EXISTS (
				SELECT 1 FROM meeting WHERE status = 'confirmed' AND recruiter_id = NEW.recruiter_id
					AND starts_at < NEW.ends_at AND starts_at > NEW.starts_at - 86400000
					AND ends_at > NEW.starts_at AND id <> NEW.id);
		END`,
	),
	`CREATE TRIGGER slot_guard_delete BEFORE DELETE ON slot
		BEGIN
			SELECT RAISE(ABORT, 'slot is booked') WHERE EXISTS (
				SELECT 1 FROM meeting WHERE status = 'confirmed'
					AND recruiter_id = OLD.recruiter_id AND starts_at = OLD.starts_at);
		END`,
	`CREATE TABLE intent (
		participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		id TEXT NOT NULL,
		fair_id TEXT NOT NULL,
		kind TEXT NOT NULL,
		payload_hash TEXT NOT NULL,
		code TEXT NOT NULL,
		meeting_id TEXT,
		detail TEXT,
		seq INTEGER NOT NULL,
		decided_at INTEGER NOT NULL,
		PRIMARY KEY (participant_id, id)
	) STRICT, WITHOUT ROWID`,
	`CREATE TABLE notice (
		id INTEGER PRIMARY KEY,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		kind TEXT NOT NULL,
		meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
		starts_at INTEGER,
		at INTEGER NOT NULL,
		seq INTEGER NOT NULL
	) STRICT`,
	`CREATE INDEX notice_by_participant ON notice (participant_id, id)`,
	`CREATE TABLE board_token (
		token_hash TEXT PRIMARY KEY NOT NULL,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		label TEXT NOT NULL,
		expires_at INTEGER NOT NULL
	) STRICT`,
	`CREATE TABLE counter (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) STRICT`,
	// Server lineages start above every client id that Yjs can draw (2^32).
	`INSERT INTO counter (name, value) VALUES ('lineage', 4294967296)`,
];

export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
