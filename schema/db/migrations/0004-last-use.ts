import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
	await sql.raw(`ALTER TABLE auth_session ADD COLUMN last_used_at INTEGER`).execute(db);
}
