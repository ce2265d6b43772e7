import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
	await sql`UPDATE fair SET rules = json_set(rules, '$.roomClosesMinutes', 5)`.execute(db);
}
