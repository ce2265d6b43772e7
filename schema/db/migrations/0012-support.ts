import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What people in a fair and its organizers write to each other when help is needed. */
const STATEMENTS = [
	`CREATE TABLE support (
		person_id TEXT PRIMARY KEY NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
		count INTEGER NOT NULL CHECK (count > 0),
		unanswered INTEGER NOT NULL CHECK (unanswered BETWEEN 0 AND 10),
		waiting_since INTEGER,
		helper_id TEXT REFERENCES participant (id) ON DELETE SET NULL,
		about TEXT REFERENCES meeting (id) ON DELETE SET NULL,
		burst_at INTEGER NOT NULL,
		burst INTEGER NOT NULL CHECK (burst BETWEEN 0 AND 8),
		changed_at INTEGER NOT NULL,
		facts TEXT,
		facts_with INTEGER,
		CHECK ((facts IS NULL) = (facts_with IS NULL)),
		CHECK (is_open = 1 OR (waiting_since IS NULL AND helper_id IS NULL)),
		CHECK (waiting_since IS NULL OR unanswered > 0)
	) STRICT`,
	`CREATE INDEX support_by_fair ON support (fair_id, is_open, changed_at)`,
	`CREATE INDEX support_by_helper ON support (helper_id) WHERE helper_id IS NOT NULL`,
	`CREATE INDEX support_by_meeting ON support (about) WHERE about IS NOT NULL`,
	`CREATE TABLE support_line (
		person_id TEXT NOT NULL REFERENCES support (person_id) ON DELETE CASCADE,
		number INTEGER NOT NULL,
		kind TEXT NOT NULL CHECK (kind IN ('asked', 'answered', 'closed')),
		by_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
		text TEXT NOT NULL CHECK (length(text) <= 1000 AND (kind = 'closed') = (text = '')),
		at INTEGER NOT NULL,
		PRIMARY KEY (person_id, number)
	) STRICT`,
	`CREATE INDEX support_line_by_author ON support_line (by_id)`,
	// The second lock behind the rules: who asks is no organizer, who answers is one, of the same fair.
	`CREATE TRIGGER support_guard_insert BEFORE INSERT ON support
		BEGIN
			SELECT RAISE(ABORT, 'support is for members of the fair') WHERE NOT EXISTS (
				SELECT 1 FROM participant WHERE id = NEW.person_id AND fair_id = NEW.fair_id
					AND role <> 'organizer' AND erased_at IS NULL);
		END`,
	`CREATE TRIGGER support_line_guard_insert BEFORE INSERT ON support_line
		BEGIN
			SELECT RAISE(ABORT, 'somebody else speaks here') WHERE NOT EXISTS (
				SELECT 1 FROM support JOIN participant ON participant.fair_id = support.fair_id
				WHERE support.person_id = NEW.person_id AND participant.id = NEW.by_id
					AND participant.erased_at IS NULL
					AND ((NEW.kind <> 'answered' AND NEW.by_id = NEW.person_id)
						OR (NEW.kind <> 'asked' AND participant.role = 'organizer')));
		END`,
	`CREATE TRIGGER support_line_guard_update BEFORE UPDATE ON support_line
		BEGIN
			SELECT RAISE(ABORT, 'what was said is never changed');
		END`,
];

export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
