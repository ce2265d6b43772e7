/**
 * Accounts and sessions: who is behind a request or a socket. This folder is all the house knows of
 * passwords, cookies and the session library.
 */
import type { Db } from '#schema/db/open.ts';
import type { AccountId } from '#schema/ids.ts';
import { credentialsOf, isDemoAccount, keepPasswordHash, normalEmail } from './accounts.ts';
import { QueueFull, type QueueFigures } from './bounded-queue.ts';
import { makeCookie, readCookie, removedCookie, type Cookie } from './cookies.ts';
import { createAllowances, createGuessingGuard } from './guessing.ts';
import { createKnownDevices } from './known-device.ts';
import { createLuciaSessions } from './lucia-sessions.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { latestMoment } from './session-table.ts';
import { SESSION_LIFETIME, type Authenticated } from './sessions.ts';
import { steadyClock, type MachineClock } from './steady-clock.ts';

export interface AuthOptions {
	readonly db: Db;
	readonly clock: MachineClock;
	readonly config: { readonly mode: 'demo' | 'production'; readonly secretKey: string };
	/** A session could not be written down; the person stays signed in as before. */
	readonly onUnsaved: (error: unknown) => void;
	readonly passwords?: Passwords;
}

/** The other end of a request. */
export interface Caller {
	readonly cookieHeader: string | null;
	/** IP address, by the connection or by our own proxy's word. */
	readonly address: string;
	readonly userAgent: string;
	/** Whether people reach this site over https. */
	readonly secure: boolean;
}

export type SignIn =
	| { readonly ok: true; readonly accountId: AccountId; readonly cookies: readonly Cookie[] }
	| { readonly ok: false; readonly reason: 'wrong' }
	/** Too many guesses, or too many people at once. Nothing was compared. */
	| { readonly ok: false; readonly reason: 'slow_down'; readonly waitMs: number };

export type Visit = Authenticated & {
	/** For a page's answer: the session now lasts longer than the browser's cookie. */
	readonly renewedCookie: Cookie | null;
};

export type SessionsEnded = (sessionIds: readonly string[]) => void;

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
	/** Who sent these cookies. Slides their session. */
	authenticate(cookieHeader: string | null, secure: boolean): Promise<Visit | null>;
	/** Ends the session; the cookie returned removes the browser's own. */
	signOut(sessionId: string, secure: boolean): Promise<Cookie>;
	endOthers(account: AccountId, keptSessionId: string): Promise<void>;
	endAll(account: AccountId): Promise<void>;
	/** Ends what has expired; to be called about once a minute. */
	sweep(): Promise<void>;
	/** Calls back with each session that ends, however it ends. Returns how to stop that. */
	onSessionsEnded(listener: SessionsEnded): () => void;
	figures(): AuthFigures;
}

/** A device is known for as long as browsers keep a cookie. */
const DEVICE_KNOWN_MS = 400 * 24 * 60 * 60 * 1_000;
const BUSY_WAIT_MS = 2_000;
/** Entering as a demo person costs a row; so many at once from one address. */
const DEMO_ENTRIES = { most: 1_000, refillMs: 1_000 };

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
	const guard = createGuessingGuard(now);
	const demoEntries = createAllowances(now, DEMO_ENTRIES);
	const devices = createKnownDevices(config.secretKey);
	const counted = { signedIn: 0, wrong: 0, slowedDown: 0 };

	const refused = (): SignIn => {
		counted.wrong += 1;
		return { ok: false, reason: 'wrong' };
	};
	const slowedDown = (waitMs: number): SignIn => {
		counted.slowedDown += 1;
		return { ok: false, reason: 'slow_down', waitMs };
	};

	/** A new secret each time; the browser's previous session is worth nothing from here on (AU1). */
	async function begin(accountId: AccountId, caller: Caller): Promise<SignIn> {
		const { cookieHeader, secure, userAgent } = caller;
		const previous = readCookie(cookieHeader, 'session', secure);
		if (previous !== null) await sessions.endBySecret(previous);
		const { secret } = await sessions.begin(accountId, userAgent);
		counted.signedIn += 1;
		return { ok: true, accountId, cookies: [sessionCookie(secret, secure)] };
	}

	return {
		async signIn(email, password, caller) {
			const { cookieHeader, secure, address } = caller;
			const account = await credentialsOf(db, email);
			const mark = readCookie(cookieHeader, 'device', secure);
			const device = account && devices.recognise(mark, account.id);
			const attempt = guard.attempt({ email: normalEmail(email), address, device });
			if (!attempt.admitted) return slowedDown(attempt.waitMs);

			const kept = account?.passwordHash ?? null;
			const verdict = await passwords.matches(password, kept).catch(unlessFull);
			if (verdict === 'full') {
				attempt.notMade();
				return slowedDown(BUSY_WAIT_MS);
			}
			if (!verdict || !account || kept === null) return refused();

			attempt.succeeded();
			if (passwords.isOutdated(kept)) await rehash(account.id, password);
			const signIn = await begin(account.id, caller);
			if (!signIn.ok || device !== null) return signIn;
			const known = { secure, maxAgeMs: DEVICE_KNOWN_MS };
			const deviceCookie = makeCookie('device', devices.mark(account.id), known);
			return { ...signIn, cookies: [...signIn.cookies, deviceCookie] };
		},

		async enterAsDemo(account, caller) {
			if (config.mode !== 'demo' || !(await isDemoAccount(db, account))) return refused();
			const waitMs = demoEntries.spend(caller.address);
			return waitMs > 0 ? slowedDown(waitMs) : begin(account, caller);
		},

		async authenticate(cookieHeader, secure) {
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
		endOthers: (account, kept) => sessions.endOthers(account, kept),
		endAll: (account) => sessions.endAll(account),
		sweep: () => sessions.sweep(),

		onSessionsEnded(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		figures: () => ({ ...counted, passwords: passwords.figures() }),
	};

	/** What is only out of date may stay so for another day if the queue is full just now. */
	async function rehash(account: AccountId, password: string): Promise<void> {
		const hash = await passwords.hash(password).catch(unlessFull);
		if (hash !== 'full') await keepPasswordHash(db, account, hash);
	}
}

const sessionCookie = (secret: string, secure: boolean): Cookie =>
	makeCookie('session', secret, { secure, maxAgeMs: SESSION_LIFETIME.idleMs });

function unlessFull(error: unknown): 'full' {
	if (error instanceof QueueFull) return 'full';
	throw error;
}
