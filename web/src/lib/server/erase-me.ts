/** A person leaves for good (ER1–ER3): first every fair of theirs, then the account. */
import type { AccountId } from '#schema/ids.ts';
import { auth } from './auth.ts';
import { database } from './database.ts';
import { changeEverywhere } from './own-account.ts';

export type Erasure = 'erased' | 'only_organizer' | 'unavailable';

/** Whatever breaks off on the way is finished when it is asked for again. */
export async function eraseMe(account: AccountId): Promise<Erasure> {
	if (await isOnlyOrganizer(account)) return 'only_organizer';
	if (!(await changeEverywhere(account, { kind: 'participant.erase' }))) return 'unavailable';
	await (await auth()).erase(account);
	await forgetTheLog();
	return 'erased';
}

/** A fair without an organizer is nobody's. */
async function isOnlyOrganizer(account: AccountId): Promise<boolean> {
	const { db } = await database();
	const alone = await db
		.selectFrom('participant as mine')
		.where('mine.account_id', '=', account)
		.where('mine.role', '=', 'organizer')
		.where('mine.erased_at', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('participant as other')
						.whereRef('other.fair_id', '=', 'mine.fair_id')
						.whereRef('other.id', '!=', 'mine.id')
						.where('other.role', '=', 'organizer')
						.where('other.erased_at', 'is', null)
						.select('other.id'),
				),
			),
		)
		.select('mine.id')
		.executeTakeFirst();
	return alone !== undefined;
}

/** The write-ahead log holds pages as they were; emptied, what was overwritten is nowhere any more (ER2). */
async function forgetTheLog(): Promise<void> {
	const { connection } = await database();
	connection.pragma('wal_checkpoint(TRUNCATE)');
}
