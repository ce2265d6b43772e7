/**
 * Sessions by Lucia, over our own table. Lucia keeps the secret itself and compares it in SQL; here
 * only its hash is kept (AU2) and compared in constant time. Lucia also reads the machine's clock;
 * here every expiry is decided by the clock it is given (AU3). Decision record 0004 says why it stays.
 *
 * Of what Lucia calls a session id, `setSession` and `getSessionAndUser` get the secret. All others
 * get what we returned as the id: the hash.
 */
import { generateIdFromEntropySize, Lucia, TimeSpan, type Adapter } from 'lucia';
import type { Db } from '#schema/db/open.ts';
import type { AccountId, Instant } from '#schema/ids.ts';
import { createSessionTable, hashOf, type SessionRow } from './session-table.ts';
import { SESSION_LIFETIME, type Authenticated, type Sessions } from './sessions.ts';

export interface SessionOptions {
	readonly db: Db;
	readonly now: () => Instant;
	/** Sessions that just ended, by their hashes. */
	readonly onEnded: (sessionIds: readonly string[]) => void;
	/** The disk is full, or another process holds the lock. Nobody has to be turned away for that. */
	readonly onUnsaved: (error: unknown) => void;
}

/** 256 bits. */
const SECRET_BYTES = 32;
/** Longer than Lucia takes between reading a session and judging it. */
const LUCIAS_PATIENCE_MS = 60_000;
const SECRET = /^[a-z2-7]{52}$/;

interface Attributes {
	readonly row: SessionRow | null;
	readonly userAgent: string;
}

type Library = Lucia<{ row: SessionRow | null }, Record<never, never>>;

declare module 'lucia' {
	interface Register {
		Lucia: Library;
		UserId: AccountId;
		DatabaseSessionAttributes: Attributes;
	}
}

const lastUse = (row: SessionRow): Instant => row.last_used_at ?? row.created_at;

export function createLuciaSessions(options: SessionOptions): Sessions {
	const { now, onEnded, onUnsaved } = options;
	const table = createSessionTable(options);
	const lucia: Library = new Lucia(createAdapter(options, table), {
		sessionExpiresIn: new TimeSpan(SESSION_LIFETIME.idleMs, 'ms'),
		getSessionAttributes: ({ row }) => ({ row }),
	});

	return {
		async begin(account, userAgent) {
			const sessionId = generateIdFromEntropySize(SECRET_BYTES);
			const attributes = { row: null, userAgent };
			return (await lucia.createSession(account, attributes, { sessionId })).id;
		},
		async check(secret) {
			if (!SECRET.test(secret)) return null;
			const { session } = await lucia.validateSession(secret);
			if (!session?.row) return null;
			const row = session.fresh ? await table.find(secret) : session.row;
			// One that slid was noted with that.
			if (row && !session.fresh && now() - lastUse(row) >= SESSION_LIFETIME.useMs)
				await table.noteUse(row.id_hash).catch(onUnsaved);
			return row && { ...authenticated(row), renewed: session.fresh };
		},
		endBySecret: (secret) => lucia.invalidateSession(hashOf(secret)),
		end: (sessionId) => lucia.invalidateSession(sessionId),
		async list(account) {
			const rows = await table.ofAccount(account);
			return rows
				.filter((row) => row.expires_at > now())
				.map((row) => ({
					sessionId: row.id_hash,
					createdAt: row.created_at,
					lastUsedAt: lastUse(row),
					userAgent: row.user_agent,
				}))
				.sort((a, b) => b.lastUsedAt - a.lastUsedAt);
		},
		async endOne(account, sessionId) {
			const ended = await table.removeOf(account, sessionId);
			if (ended.length > 0) onEnded(ended);
		},
		async endOthers(account, kept) {
			const sessions = await lucia.getUserSessions(account);
			const others = sessions.filter(({ id }) => id !== kept);
			await Promise.all(others.map(({ id }) => lucia.invalidateSession(id)));
		},
		endAll: (account) => lucia.invalidateUserSessions(account),
		sweep: () => lucia.deleteExpiredSessions(),
	};
}

function createAdapter(
	{ now, onEnded, onUnsaved }: SessionOptions,
	table: ReturnType<typeof createSessionTable>,
): Adapter {
	/**
	 * What is over never gets here, so for Lucia there is always time left, or it would judge the last
	 * moments by its own clock. It slides what is in its second half.
	 */
	function inLuciasTime(row: SessionRow): Date {
		const nothingToGain = row.expires_at === row.absolute_expires_at;
		const leftMs = nothingToGain ? SESSION_LIFETIME.idleMs : row.expires_at - now();
		return new Date(Date.now() + Math.max(leftMs, LUCIAS_PATIENCE_MS));
	}

	const inLuciasForm = (row: SessionRow) => ({
		id: row.id_hash,
		userId: row.account_id,
		expiresAt: inLuciasTime(row),
		attributes: { row, userAgent: row.user_agent },
	});

	function reportEnded(sessionIds: readonly string[]): void {
		if (sessionIds.length > 0) onEnded(sessionIds);
	}

	return {
		async setSession({ id, userId, attributes }) {
			await table.insert(id, userId, attributes.userAgent);
		},
		async getSessionAndUser(secret) {
			const row = await table.find(secret);
			if (!row) return [null, null];
			if (row.expires_at <= now()) {
				// Gone for good: no clock that is set back can revive it (AU3).
				await table.remove(row.id_hash).then(reportEnded, onUnsaved);
				return [null, null];
			}
			return [inLuciasForm(row), { id: row.account_id, attributes: {} }];
		},
		async getUserSessions(account) {
			const rows = await table.ofAccount(account);
			return rows.filter((row) => row.expires_at > now()).map(inLuciasForm);
		},
		async updateSessionExpiration(idHash) {
			await table.slide(idHash).catch(onUnsaved);
		},
		async deleteSession(idHash) {
			reportEnded(await table.remove(idHash));
		},
		async deleteUserSessions(account) {
			reportEnded(await table.removeAllOf(account));
		},
		async deleteExpiredSessions() {
			reportEnded(await table.removeExpired());
		},
	};
}

const authenticated = (row: SessionRow): Authenticated => ({
	sessionId: row.id_hash,
	accountId: row.account_id,
	account: {
		id: row.account_id,
		email: row.email,
		name: row.name,
		isOrganizer: row.is_organizer === 1,
		isDemo: row.is_demo === 1,
	},
	expiresAt: row.expires_at,
	authenticatedAt: row.authenticated_at,
});
