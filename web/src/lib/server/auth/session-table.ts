/** The rows behind sessions. Each function is one statement (see database.ts). */
import { createHash, timingSafeEqual } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import type { Db } from '#schema/db/open.ts';
import type { AccountTable, AuthSessionTable } from '#schema/db/tables.ts';
import type { AccountId, Instant } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';
import { SESSION_LIFETIME } from './sessions.ts';

/** A session with its person. */
export type SessionRow = Selectable<AuthSessionTable> &
	Pick<AccountTable, 'email' | 'name' | 'is_organizer' | 'is_demo'>;

/** A fast hash will do: the secret is random, so there is nothing to guess. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** SQL compares so many digits of a hash, in whatever time it takes; the rest is compared in constant time. */
const COMPARED_IN_SQL = 16;
const USER_AGENT_LENGTH = 200;

export function createSessionTable({ db, now }: { db: Db; now: () => Instant }) {
	const withPerson = () =>
		db
			.selectFrom('auth_session')
			.innerJoin('account', 'account.id', 'auth_session.account_id')
			.selectAll('auth_session')
			.select(['account.email', 'account.name', 'account.is_organizer', 'account.is_demo']);

	const removing = () => db.deleteFrom('auth_session').returning('id_hash');

	return {
		async insert(secret: string, account: AccountId, userAgent: string): Promise<void> {
			const at = now();
			const row = {
				id_hash: hashOf(secret),
				account_id: account,
				created_at: at,
				expires_at: instant(at + SESSION_LIFETIME.idleMs),
				absolute_expires_at: instant(at + SESSION_LIFETIME.absoluteMs),
				authenticated_at: at,
				user_agent: userAgent.slice(0, USER_AGENT_LENGTH),
			};
			await db.insertInto('auth_session').values(row).execute();
		},

		async find(secret: string): Promise<SessionRow | null> {
			const wanted = hashOf(secret);
			const start = wanted.slice(0, COMPARED_IN_SQL);
			const rows = await withPerson()
				.where('id_hash', '>=', start)
				.where('id_hash', '<', `${start}g`)
				.execute();
			return rows.find(({ id_hash }) => isSameHash(id_hash, wanted)) ?? null;
		},

		ofAccount: (account: AccountId): Promise<SessionRow[]> =>
			withPerson().where('account_id', '=', account).execute(),

		async noteUse(idHash: string): Promise<void> {
			await db
				.updateTable('auth_session')
				.set({ last_used_at: now() })
				.where('id_hash', '=', idHash)
				.execute();
		},

		/** From now on for the idle time, but not beyond the absolute end. */
		async slide(idHash: string): Promise<void> {
			const wanted = now() + SESSION_LIFETIME.idleMs;
			await db
				.updateTable('auth_session')
				.set({
					expires_at: sql<Instant>`min(absolute_expires_at, ${wanted})`,
					last_used_at: now(),
				})
				.where('id_hash', '=', idHash)
				.execute();
		},

		/** These return the hashes of what was there. */
		remove: async (idHash: string): Promise<string[]> =>
			hashes(await removing().where('id_hash', '=', idHash).execute()),
		/** Only of its own person. */
		removeOf: async (account: AccountId, idHash: string): Promise<string[]> =>
			hashes(
				await removing().where('account_id', '=', account).where('id_hash', '=', idHash).execute(),
			),
		removeAllOf: async (account: AccountId): Promise<string[]> =>
			hashes(await removing().where('account_id', '=', account).execute()),
		removeExpired: async (): Promise<string[]> =>
			hashes(await removing().where('expires_at', '<=', now()).execute()),
	};
}

/** The latest moment that a session has seen: time does not begin before it (AU3). */
export async function latestMoment(db: Db): Promise<number> {
	const row = await db
		.selectFrom('auth_session')
		.select(({ fn }) => [fn.max('created_at').as('created'), fn.max('expires_at').as('expires')])
		.executeTakeFirst();
	const lastVisit = (row?.expires ?? 0) - SESSION_LIFETIME.idleMs;
	return Math.max(row?.created ?? 0, lastVisit);
}

const hashes = (rows: readonly { id_hash: string }[]): string[] =>
	rows.map(({ id_hash }) => id_hash);

const isSameHash = (a: string, b: string): boolean =>
	timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
