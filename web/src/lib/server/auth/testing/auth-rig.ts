/** The accounts module over a real database in memory, at a time that the test sets. */
import { openDatabase } from '#schema/db/open.ts';
import type { AccountId } from '#schema/ids.ts';
import { entityId, instant } from '#schema/ids.ts';
import { createAuth, type Auth } from '../create-auth.ts';
import type { Cookie } from '../cookies.ts';
import { createPasswords } from '../passwords.ts';
import type { Caller } from '../sign-in.ts';

export const PASSWORD = 'a long walk by the sea';
export const START = instant(Date.UTC(2026, 4, 4, 9));

/** The real hash, at a cost that lets a test sign in a hundred people. */
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** A browser: keeps cookies as one would, and sends them along. */
export interface Browser {
	readonly caller: Caller;
	readonly cookies: Map<string, string>;
	keep(cookies: readonly Cookie[]): void;
}

export function openBrowser(address = '203.0.113.7', secure = true): Browser {
	const cookies = new Map<string, string>();
	return {
		cookies,
		get caller() {
			const cookieHeader = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
			return { cookieHeader, address, userAgent: 'Test', secure };
		},
		keep(set) {
			for (const { name, value, options } of set)
				if (options.maxAge > 0) cookies.set(name, value);
				else cookies.delete(name);
		},
	};
}

export async function openAuthRig(mode: 'demo' | 'production' = 'production') {
	const { db, connection, close } = await openDatabase(':memory:');
	const clock = { at: START as number, wall: () => clock.at, elapsed: () => 0 };
	const unsaved: unknown[] = [];
	const ended: string[] = [];
	const passwordHash = await createPasswords(CHEAP).hash(PASSWORD);

	/** The module as a newly started process has it: over the same rows, with an empty memory. */
	async function start(): Promise<Auth> {
		const auth = await createAuth({
			db,
			clock,
			config: { mode, secretKey: 'the same in all of these tests, and long enough' },
			onUnsaved: (error) => unsaved.push(error),
			passwords: createPasswords(CHEAP),
		});
		auth.onSessionsEnded((sessionIds) => ended.push(...sessionIds));
		return auth;
	}

	async function addAccount(name: string, options: { demo?: boolean } = {}): Promise<AccountId> {
		const id = entityId<AccountId>(name);
		const demo = options.demo === true;
		await db
			.insertInto('account')
			.values({
				id,
				email: `${name}@fair.example`,
				name,
				password_hash: demo ? null : passwordHash,
				is_organizer: 0,
				is_demo: demo ? 1 : 0,
				created_at: START,
			})
			.execute();
		return id;
	}

	/** Signs in and keeps the cookies; throws if refused. Returns the session. */
	async function enter(auth: Auth, browser: Browser, name: string) {
		const signIn = await auth.signIn(`${name}@fair.example`, PASSWORD, browser.caller);
		if (!signIn.ok) throw new Error(`refused: ${signIn.reason}`);
		browser.keep(signIn.cookies);
		const visit = await visitOf(auth, browser);
		if (!visit) throw new Error('signed in, but nobody is recognised');
		return visit;
	}

	return {
		db,
		connection,
		close,
		clock,
		unsaved,
		ended,
		start,
		auth: await start(),
		addAccount,
		enter,
		hash: (password: string) => createPasswords(CHEAP).hash(password),
	};
}

export type AuthRig = Awaited<ReturnType<typeof openAuthRig>>;

export const visitOf = (auth: Auth, { caller }: Browser) =>
	auth.authenticate(caller.cookieHeader, caller.secure);

/** The secret that this browser's cookie holds. */
export const secretOf = ({ cookies }: Browser): string => cookies.get('__Host-session') ?? '';
