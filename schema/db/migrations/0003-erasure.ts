import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
	await sql.raw(`ALTER TABLE participant ADD COLUMN erased_at INTEGER`).execute(db);
}
