/**
 * Accounts and sessions: who is behind a request or a socket. This folder is all the house knows of
 * passwords, cookies and the session library.
 */
import type { Db } from '#schema/db/open.ts';
import type { AccountId } from '#schema/ids.ts';
import { eraseAccount, keepName } from './accounts.ts';
import type { QueueFigures } from './bounded-queue.ts';
import { changePassword, type PasswordChange } from './change-password.ts';
import { hasLeft, readCookie, removedCookie, sessionCookie, type Cookie } from './cookies.ts';
import { createLuciaSessions } from './lucia-sessions.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { latestMoment } from './session-table.ts';
import type { Account, Authenticated, SessionListing } from './sessions.ts';
import { createSignIns, type Caller, type Confirmation, type SignIn } from './sign-in.ts';
import { steadyClock, type MachineClock } from './steady-clock.ts';

export interface AuthOptions {
	readonly db: Db;
	readonly clock: MachineClock;
	readonly config: { readonly mode: 'demo' | 'production'; readonly secretKey: string };
	/** A session could not be written down; the person stays signed in as before. */
	readonly onUnsaved: (error: unknown) => void;
	readonly passwords?: Passwords;
}

export type Visit = Authenticated & {
	/** For a page's answer: the session now lasts longer than the browser's cookie. */
	readonly renewedCookie: Cookie | null;
};

export type SessionsEnded = (sessionIds: readonly string[]) => void;

/** Since the start of the process. */
export interface AuthFigures {
	readonly signedIn: number;
	readonly wrong: number;
	readonly slowedDown: number;
	readonly passwords: QueueFigures;
}

export interface Auth {
	signIn(email: string, password: string, caller: Caller): Promise<SignIn>;
	/** Demo mode only, demo people only (AU7). */
	enterAsDemo(account: AccountId, caller: Caller): Promise<SignIn>;
	/** Who sent these cookies; nobody, where they say that the person has left. Slides their session. */
	authenticate(cookieHeader: string | null, secure: boolean): Promise<Visit | null>;
	/** Ends the session; the cookie returned removes the browser's own. */
	signOut(sessionId: string, secure: boolean): Promise<Cookie>;
	/** Ends the session of whoever left while nobody could be told, and says how to forget its cookie (AU14). */
	leave(cookieHeader: string | null, secure: boolean): Promise<Cookie>;
	/** Whether this password is the person's own; guessing is slowed as when signing in (AU12). */
	confirm(account: Account, password: string, caller: Caller): Promise<Confirmation>;
	/** Ends all other sessions (AU13). */
	changePassword(
		visit: Authenticated,
		words: { readonly present: string; readonly chosen: string },
		caller: Caller,
	): Promise<PasswordChange>;
	rename(account: AccountId, name: string): Promise<void>;
	/** What the account says of a person goes, and every session with it (ER2). */
	erase(account: AccountId): Promise<void>;
	sessionsOf(account: AccountId): Promise<readonly SessionListing[]>;
	endOne(account: AccountId, sessionId: string): Promise<void>;
	endOthers(account: AccountId, keptSessionId: string): Promise<void>;
	endAll(account: AccountId): Promise<void>;
	/** Ends what has expired; to be called about once a minute. */
	sweep(): Promise<void>;
	/** Calls back with each session that ends, however it ends. Returns how to stop that. */
	onSessionsEnded(listener: SessionsEnded): () => void;
	figures(): AuthFigures;
}

export async function createAuth({
	db,
	clock,
	config,
	onUnsaved,
	passwords = createPasswords(),
}: AuthOptions): Promise<Auth> {
	const now = steadyClock(clock, await latestMoment(db));
	const listeners = new Set<SessionsEnded>();
	const onEnded: SessionsEnded = (ids) => listeners.forEach((listener) => listener(ids));
	const sessions = createLuciaSessions({ db, now, onEnded, onUnsaved });
	const signIns = createSignIns({ db, now, config, sessions, passwords });
	const counted = { signedIn: 0, wrong: 0, slowedDown: 0 };

	function count(signIn: SignIn): SignIn {
		if (signIn.ok) counted.signedIn += 1;
		else counted[signIn.reason === 'wrong' ? 'wrong' : 'slowedDown'] += 1;
		return signIn;
	}

	return {
		signIn: async (email, password, caller) =>
			count(await signIns.withPassword(email, password, caller)),
		enterAsDemo: async (account, caller) => count(await signIns.asDemoPerson(account, caller)),

		async authenticate(cookieHeader, secure) {
			if (hasLeft(cookieHeader)) return null;
			const secret = readCookie(cookieHeader, 'session', secure);
			const found = secret === null ? null : await sessions.check(secret);
			if (secret === null || !found) return null;
			const { renewed, ...authenticated } = found;
			return { ...authenticated, renewedCookie: renewed ? sessionCookie(secret, secure) : null };
		},

		async signOut(sessionId, secure) {
			await sessions.end(sessionId);
			return removedCookie('session', secure);
		},
		async leave(cookieHeader, secure) {
			const secret = readCookie(cookieHeader, 'session', secure);
			if (secret !== null) await sessions.endBySecret(secret);
			return removedCookie('session', secure);
		},
		confirm: ({ email }, password, caller) => signIns.confirm(email, password, caller),
		changePassword: (visit, words, caller) =>
			changePassword({ db, passwords, sessions, signIns }, visit, words, caller),
		rename: (account, name) => keepName(db, account, name),
		async erase(account) {
			await eraseAccount(db, account);
			await sessions.endAll(account);
		},
		sessionsOf: (account) => sessions.list(account),
		endOne: (account, sessionId) => sessions.endOne(account, sessionId),
		endOthers: (account, kept) => sessions.endOthers(account, kept),
		endAll: (account) => sessions.endAll(account),
		sweep: () => sessions.sweep(),

		onSessionsEnded(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		figures: () => ({ ...counted, passwords: passwords.figures() }),
	};
}
