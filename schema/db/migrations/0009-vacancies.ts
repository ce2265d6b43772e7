import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
	`CREATE TABLE vacancy (
		id TEXT PRIMARY KEY NOT NULL,
		fair_id TEXT NOT NULL REFERENCES fair (id) ON DELETE CASCADE,
		company_id TEXT NOT NULL REFERENCES company (id) ON DELETE CASCADE,
		title TEXT NOT NULL CHECK (length(title) <= 100 AND trim(title) <> ''),
		kind TEXT NOT NULL CHECK (kind IN ('full_time', 'part_time', 'trainee', 'internship',
			'working_student', 'thesis', 'apprenticeship', 'freelance')),
		place TEXT NOT NULL CHECK (length(place) <= 80),
		remote INTEGER NOT NULL CHECK (remote IN (0, 1)),
		description TEXT NOT NULL CHECK (length(description) <= 2000),
		languages TEXT NOT NULL,
		topics TEXT NOT NULL,
		link TEXT NOT NULL CHECK (link = '' OR (link GLOB 'https://?*' AND length(link) <= 300)),
		contact_id TEXT REFERENCES participant (id) ON DELETE SET NULL,
		version INTEGER NOT NULL CHECK (version >= 1),
		published_at INTEGER NOT NULL,
		UNIQUE (company_id, published_at)
	) STRICT`,
	`CREATE INDEX vacancy_by_fair ON vacancy (fair_id)`,
	`CREATE INDEX vacancy_by_contact ON vacancy (contact_id) WHERE contact_id IS NOT NULL`,
	// The second lock behind the rules: of a company of the fair, so many at one time, a contact of its own.
	`CREATE TRIGGER vacancy_guard_insert BEFORE INSERT ON vacancy
		BEGIN
			SELECT RAISE(ABORT, 'an opening belongs to a company of the fair') WHERE NOT EXISTS (
				SELECT 1 FROM company WHERE id = NEW.company_id AND fair_id = NEW.fair_id);
			SELECT RAISE(ABORT, 'too many openings') WHERE (
				SELECT count(*) FROM vacancy WHERE company_id = NEW.company_id) >= 20;
			SELECT RAISE(ABORT, 'the contact is no recruiter of the company')
				WHERE NEW.contact_id IS NOT NULL AND NOT EXISTS (
					SELECT 1 FROM participant WHERE id = NEW.contact_id
						AND company_id = NEW.company_id AND erased_at IS NULL);
		END`,
	`CREATE TRIGGER vacancy_guard_update BEFORE UPDATE ON vacancy
		BEGIN
			SELECT RAISE(ABORT, 'an opening stays what and where it is')
				WHERE NEW.id <> OLD.id OR NEW.fair_id <> OLD.fair_id OR NEW.company_id <> OLD.company_id
					OR NEW.published_at <> OLD.published_at;
			SELECT RAISE(ABORT, 'each change is a version') WHERE NEW.version <> OLD.version + 1;
			SELECT RAISE(ABORT, 'the contact is no recruiter of the company')
				WHERE NEW.contact_id IS NOT NULL AND NOT EXISTS (
					SELECT 1 FROM participant WHERE id = NEW.contact_id
						AND company_id = NEW.company_id AND erased_at IS NULL);
		END`,
];

export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
