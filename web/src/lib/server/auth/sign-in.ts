/** Becoming somebody: by password, or with one click in a demo. */
import type { Db } from '#schema/db/open.ts';
import type { AccountId, Instant } from '#schema/ids.ts';
import { credentialsOf, isDemoAccount, keepPasswordHash, normalEmail } from './accounts.ts';
import { QueueFull } from './bounded-queue.ts';
import { makeCookie, readCookie, sessionCookie, type Cookie } from './cookies.ts';
import { createAllowances, createGuessingGuard } from './guessing.ts';
import { createKnownDevices } from './known-device.ts';
import type { Passwords } from './passwords.ts';
import type { Sessions } from './sessions.ts';

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

type Refused = Extract<SignIn, { ok: false }>;

/** Whether the person at the keyboard is still the one who signed in. */
export type Confirmation = { readonly ok: true } | Refused;

export interface SignIns {
	/** For what must not be done by whoever finds an open browser; guessed as slowly as at the door (AU12). */
	confirm(email: string, password: string, caller: Caller): Promise<Confirmation>;
	withPassword(email: string, password: string, caller: Caller): Promise<SignIn>;
	/** Demo mode only, demo people only (AU7). */
	asDemoPerson(account: AccountId, caller: Caller): Promise<SignIn>;
}

export interface SignInOptions {
	readonly db: Db;
	readonly now: () => Instant;
	readonly config: { readonly mode: 'demo' | 'production'; readonly secretKey: string };
	readonly sessions: Sessions;
	readonly passwords: Passwords;
}

/** A device is known for as long as browsers keep a cookie. */
const DEVICE_KNOWN_MS = 400 * 24 * 60 * 60 * 1_000;
const BUSY_WAIT_MS = 2_000;
/** Entering as a demo person costs a row; so many at once from one address. */
const DEMO_ENTRIES = { most: 1_000, refillMs: 1_000 };

const WRONG: Refused = { ok: false, reason: 'wrong' };
const slowDown = (waitMs: number): Refused => ({ ok: false, reason: 'slow_down', waitMs });

export function createSignIns({ db, now, config, sessions, passwords }: SignInOptions): SignIns {
	const guard = createGuessingGuard(now);
	const demoEntries = createAllowances(now, DEMO_ENTRIES);
	const devices = createKnownDevices(config.secretKey);

	/** A new secret each time; the browser's previous session is worth nothing from here on (AU1). */
	async function begin(accountId: AccountId, caller: Caller): Promise<Cookie> {
		const { cookieHeader, secure, userAgent } = caller;
		const previous = readCookie(cookieHeader, 'session', secure);
		if (previous !== null) await sessions.endBySecret(previous);
		return sessionCookie(await sessions.begin(accountId, userAgent), secure);
	}

	/** What is only out of date may stay so for another day if the queue is full just now. */
	async function rehash(account: AccountId, password: string): Promise<void> {
		const hash = await passwords.hash(password).catch(unlessFull);
		if (hash !== 'full') await keepPasswordHash(db, account, hash);
	}

	async function verify(email: string, password: string, caller: Caller) {
		const { cookieHeader, secure, address } = caller;
		const account = await credentialsOf(db, email);
		const mark = readCookie(cookieHeader, 'device', secure);
		const device = account && devices.recognise(mark, account.id);
		const attempt = guard.attempt({ email: normalEmail(email), address, device });
		if (!attempt.admitted) return slowDown(attempt.waitMs);

		const kept = account?.passwordHash ?? null;
		const verdict = await passwords.matches(password, kept).catch(unlessFull);
		if (verdict === 'full') {
			attempt.notMade();
			return slowDown(BUSY_WAIT_MS);
		}
		if (!verdict || !account || kept === null) return WRONG;

		attempt.succeeded();
		if (passwords.isOutdated(kept)) await rehash(account.id, password);
		return { ok: true, accountId: account.id, device } as const;
	}

	return {
		async confirm(email, password, caller) {
			const verified = await verify(email, password, caller);
			return verified.ok ? { ok: true } : verified;
		},

		async withPassword(email, password, caller) {
			const verified = await verify(email, password, caller);
			if (!verified.ok) return verified;
			const { accountId, device } = verified;
			const cookies = [await begin(accountId, caller)];
			const known = { secure: caller.secure, maxAgeMs: DEVICE_KNOWN_MS };
			if (device === null) cookies.push(makeCookie('device', devices.mark(accountId), known));
			return { ok: true, accountId, cookies };
		},

		async asDemoPerson(account, caller) {
			if (config.mode !== 'demo' || !(await isDemoAccount(db, account))) return WRONG;
			const waitMs = demoEntries.spend(caller.address);
			if (waitMs > 0) return slowDown(waitMs);
			return { ok: true, accountId: account, cookies: [await begin(account, caller)] };
		},
	};
}

function unlessFull(error: unknown): 'full' {
	if (error instanceof QueueFull) return 'full';
	throw error;
}
