/** A fair whose people may all enter by one click, and that click. */
import type { SqliteConnection } from '#schema/db/open.ts';
import type { AccountId } from '#schema/ids.ts';
import type { FairRows, FairSpec } from '#sync/testing/fair-rows.ts';
import { insertFair } from '#sync/testing/fair-rows.ts';

/** A database that holds something opens no demo fair of its own. */
export function seedFair(connection: SqliteConnection, spec: FairSpec): FairRows {
	const rows = insertFair(connection, spec);
	connection.prepare(`UPDATE account SET is_demo = 1`).run();
	return rows;
}

/** Returns the cookie of a new session. */
export async function enter(url: string, account: AccountId): Promise<string> {
	const answer = await fetch(`${url}/sign-in?/demo`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url },
		body: new URLSearchParams({ person: account }),
	});
	const [cookie = ''] = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
	if (!cookie.startsWith('session='))
		throw new Error(`${account} was not let in: ${answer.status} ${await answer.text()}`);
	return cookie;
}
