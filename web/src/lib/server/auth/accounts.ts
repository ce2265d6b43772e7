/** The people who can sign in. */
import { randomFillSync } from 'node:crypto';
import type { Db } from '#schema/db/open.ts';
import type { AccountId, Instant } from '#schema/ids.ts';
import { randomEntityId } from '#schema/ids.ts';

export interface Credentials {
	readonly id: AccountId;
	/** In PHC form; null: no password opens this account. */
	readonly passwordHash: string | null;
}

/** An address is one whatever its capitals. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

export async function credentialsOf(db: Db, email: string): Promise<Credentials | null> {
	const row = await db
		.selectFrom('account')
		.select(['id', 'password_hash as passwordHash'])
		.where('email', '=', normalEmail(email))
		.executeTakeFirst();
	return row ?? null;
}

export async function keepPasswordHash(db: Db, id: AccountId, passwordHash: string): Promise<void> {
	await db
		.updateTable('account')
		.set({ password_hash: passwordHash })
		.where('id', '=', id)
		.execute();
}

export const isDemoAccount = async (db: Db, id: AccountId): Promise<boolean> => {
	const row = await db
		.selectFrom('account')
		.select('is_demo')
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.is_demo === 1;
};

export async function keepName(db: Db, id: AccountId, name: string): Promise<void> {
	await db.updateTable('account').set({ name }).where('id', '=', id).execute();
}

/** ER2: the row stays, since participants name it; nobody can sign in to it, and it says nothing. */
export async function eraseAccount(db: Db, id: AccountId): Promise<void> {
	await db
		.updateTable('account')
		.set({
			email: `erased-${id}`,
			name: '',
			password_hash: null,
			is_organizer: 0,
			is_demo: 0,
		})
		.where('id', '=', id)
		.execute();
}

/** Null: the address has an account already. */
export async function createOrganizer(
	db: Db,
	{ email, name, passwordHash, at }: OrganizerToCreate,
): Promise<AccountId | null> {
	const id = randomEntityId<AccountId>(randomFillSync);
	const made = await db
		.insertInto('account')
		.values({
			id,
			email: normalEmail(email),
			name: name.trim(),
			password_hash: passwordHash,
			is_organizer: 1,
			is_demo: 0,
			created_at: at,
		})
		.onConflict((conflict) => conflict.column('email').doNothing())
		.returning('id')
		.executeTakeFirst();
	return made?.id ?? null;
}

interface OrganizerToCreate {
	readonly email: string;
	readonly name: string;
	readonly passwordHash: string;
	readonly at: Instant;
}
