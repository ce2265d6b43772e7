import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '#schema/ids.ts';
import { SESSION_LIFETIME } from './sessions.ts';
import {
	openAuthRig,
	openBrowser,
	PASSWORD,
	secretOf,
	START,
	visitOf,
	type AuthRig,
} from './testing/auth-rig.ts';

let rig: AuthRig;

beforeEach(async () => {
	rig = await openAuthRig();
	await rig.addAccount('ada');
	await rig.addAccount('ben');
});
afterEach(() => rig.close());

const rows = () => rig.db.selectFrom('auth_session').selectAll().execute();

describe('leaving while nobody could be told', () => {
	it('[AU14] the mark of it closes the session at once, for pages and sockets, and then ends it', async () => {
		const browser = openBrowser();
		const visit = await rig.enter(rig.auth, browser, 'ada');
		const header = `leaving=1; __Host-session=${secretOf(browser)}`;
		expect(await rig.auth.authenticate(header, true)).toBeNull();
		expect(await rows()).toHaveLength(1);
		const cookie = await rig.auth.leave(header, true);
		expect(cookie).toMatchObject({ name: '__Host-session', value: '', options: { maxAge: 0 } });
		expect(rig.ended).toEqual([visit.sessionId]);
		expect(await rows()).toEqual([]);
	});

	it('[AU14] with nobody signed in it does nothing', async () => {
		const visit = await rig.enter(rig.auth, openBrowser(), 'ada');
		await rig.auth.leave('leaving=1', true);
		expect(rig.ended).toEqual([]);
		expect(await rows()).toMatchObject([{ account_id: visit.accountId }]);
	});
});

describe('signing in', () => {
	it('[AU1] a person with the right password is recognised by the cookie they got', async () => {
		const browser = openBrowser();
		const visit = await rig.enter(rig.auth, browser, 'ada');
		expect(visit).toMatchObject({
			accountId: 'ada',
			account: { email: 'ada@fair.example', isOrganizer: false, isDemo: false },
			authenticatedAt: START,
			expiresAt: START + SESSION_LIFETIME.idleMs,
		});
	});

	it('[A-01] a session id planted before signing in is replaced, and never opens anything', async () => {
		const planted = 'a'.repeat(52);
		const browser = openBrowser();
		browser.cookies.set('__Host-session', planted);
		await rig.enter(rig.auth, browser, 'ada');
		expect(secretOf(browser)).not.toBe(planted);
		expect(await rig.auth.authenticate(`__Host-session=${planted}`, true)).toBeNull();
	});

	it('[AU1] signing in again in one browser gives a new secret, and the old one is worth nothing', async () => {
		const browser = openBrowser();
		const first = await rig.enter(rig.auth, browser, 'ada');
		const old = secretOf(browser);
		const second = await rig.enter(rig.auth, browser, 'ada');
		expect(second.sessionId).not.toBe(first.sessionId);
		expect(await rig.auth.authenticate(`__Host-session=${old}`, true)).toBeNull();
		expect(rig.ended).toEqual([first.sessionId]);
		expect(await rows()).toHaveLength(1);
	});

	it('[A-01] a live session of somebody else that was planted ends when its carrier signs in', async () => {
		const attacker = openBrowser();
		const planted = await rig.enter(rig.auth, attacker, 'ben');
		const victim = openBrowser();
		victim.cookies.set('__Host-session', secretOf(attacker));
		expect(await rig.enter(rig.auth, victim, 'ada')).toMatchObject({ accountId: 'ada' });
		expect(rig.ended).toEqual([planted.sessionId]);
		expect(await visitOf(rig.auth, attacker)).toBeNull();
	});

	it('an address is the same in capitals and between spaces', async () => {
		const signIn = await rig.auth.signIn(' ADA@Fair.Example ', PASSWORD, openBrowser().caller);
		expect(signIn).toMatchObject({ ok: true, accountId: 'ada' });
	});

	it('a password is the same when another keyboard composes its letters differently', async () => {
		const { caller } = openBrowser();
		const composed = 'déjà vu am Café';
		await rig.db
			.updateTable('account')
			.set({ password_hash: await rig.hash(composed.normalize('NFC')) })
			.where('id', '=', 'ada' as AccountId)
			.execute();
		const signIn = await rig.auth.signIn('ada@fair.example', composed.normalize('NFD'), caller);
		expect(signIn.ok).toBe(true);
	});
});

describe('what is kept', () => {
	it('[AU2] [A-02] the table holds a hash from which no cookie can be made', async () => {
		const browser = openBrowser();
		const { sessionId } = await rig.enter(rig.auth, browser, 'ada');
		const dump = JSON.stringify(await rows());
		expect(dump).not.toContain(secretOf(browser));
		expect(dump).toContain(sessionId);
		for (const stolen of [sessionId, sessionId.toUpperCase(), `${sessionId}${sessionId}`])
			expect(await rig.auth.authenticate(`__Host-session=${stolen}`, true)).toBeNull();
	});

	it('[A-02] the secret has 256 bits, and no two are alike', async () => {
		const secrets = new Set<string>();
		for (let count = 0; count < 20; count += 1) {
			const browser = openBrowser();
			await rig.enter(rig.auth, browser, 'ada');
			expect(secretOf(browser)).toMatch(/^[a-z2-7]{52}$/);
			secrets.add(secretOf(browser));
		}
		expect(secrets.size).toBe(20);
	});

	it('a cookie that is no secret of ours is nobody, whatever it holds', async () => {
		for (const value of ['', '%', '%zz', "' OR 1=1 --", 'x'.repeat(9_000), '__proto__', '=', '";'])
			expect(await rig.auth.authenticate(`__Host-session=${value}; b=%E0`, true)).toBeNull();
		expect(await rig.auth.authenticate(null, true)).toBeNull();
		expect(await rig.auth.authenticate('', true)).toBeNull();
	});

	it('[AU6] over https only the host-bound cookie counts, over http only the plain one', async () => {
		const browser = openBrowser();
		await rig.enter(rig.auth, browser, 'ada');
		const secret = secretOf(browser);
		expect(await rig.auth.authenticate(`session=${secret}`, true)).toBeNull();
		expect(await rig.auth.authenticate(`__Host-session=${secret}`, false)).toBeNull();
		expect(await rig.auth.authenticate(`session=${secret}`, false)).not.toBeNull();
	});
});

describe('the lifetime of a session', () => {
	const { idleMs, absoluteMs } = SESSION_LIFETIME;

	it('[AU3] [A-03] it ends when nobody came for the idle time, to the millisecond', async () => {
		const browser = openBrowser();
		await rig.enter(rig.auth, browser, 'ada');
		const idle = openBrowser();
		await rig.enter(rig.auth, idle, 'ada');

		rig.clock.at = START + idleMs - 1;
		expect(await visitOf(rig.auth, browser)).not.toBeNull();
		rig.clock.at = START + idleMs;
		expect(await visitOf(rig.auth, idle)).toBeNull();
	});

	it('[AU3] it slides with visits in its second half, and says that the cookie must too', async () => {
		const browser = openBrowser();
		await rig.enter(rig.auth, browser, 'ada');

		rig.clock.at = START + idleMs / 2 - 60_000;
		const early = await visitOf(rig.auth, browser);
		expect(early).toMatchObject({ expiresAt: START + idleMs, renewedCookie: null });

		rig.clock.at = START + idleMs / 2 + 60_000;
		const late = await visitOf(rig.auth, browser);
		expect(late?.expiresAt).toBe(rig.clock.at + idleMs);
		expect(late?.renewedCookie).toMatchObject({ value: secretOf(browser) });
		expect(await visitOf(rig.auth, browser)).toMatchObject({ renewedCookie: null });
	});

	it('[AU3] [A-03] it ends at its absolute end, however often one comes', async () => {
		const browser = openBrowser();
		await rig.enter(rig.auth, browser, 'ada');
		const step = idleMs / 4;
		for (let at = START + step; at < START + absoluteMs; at += step) {
			rig.clock.at = at;
			const visit = await visitOf(rig.auth, browser);
			expect(visit?.expiresAt).toBeLessThanOrEqual(START + absoluteMs);
		}
		rig.clock.at = START + absoluteMs - 1;
		expect(await visitOf(rig.auth, browser)).toMatchObject({ expiresAt: START + absoluteMs });
		rig.clock.at = START + absoluteMs;
		expect(await visitOf(rig.auth, browser)).toBeNull();
	});

	it('[AU3] near its absolute end there is nothing to renew, and nothing is written', async () => {
		const browser = openBrowser();
		await rig.enter(rig.auth, browser, 'ada');
		for (let at: number = START; at < START + absoluteMs; at += idleMs * 0.6) {
			rig.clock.at = at;
			await visitOf(rig.auth, browser);
		}
		rig.clock.at = START + absoluteMs - 1_000;
		const visit = await visitOf(rig.auth, browser);
		expect(visit).toMatchObject({ expiresAt: START + absoluteMs, renewedCookie: null });
	});

	it('[A-03] a clock that is set back revives no session, in this process or the next', async () => {
		const expired = openBrowser();
		await rig.enter(rig.auth, expired, 'ada');
		rig.clock.at = START + idleMs;
		expect(await visitOf(rig.auth, expired)).toBeNull();
		rig.clock.at = START;
		expect(await visitOf(rig.auth, expired)).toBeNull();
		expect(await visitOf(await rig.start(), expired)).toBeNull();
	});

	it('[A-03] a session that nobody asked about expires too before the clock is set back', async () => {
		const idle = openBrowser();
		await rig.enter(rig.auth, idle, 'ada');
		rig.clock.at = START + idleMs;
		await rig.enter(rig.auth, openBrowser(), 'ben');
		rig.clock.at = START;
		expect(await visitOf(rig.auth, idle)).toBeNull();
	});

	it('[AU3] a restarted process with a rewound clock goes on from the last moment that was seen', async () => {
		const idle = openBrowser();
		await rig.enter(rig.auth, idle, 'ada');
		rig.clock.at = START + idleMs;
		await rig.enter(rig.auth, openBrowser(), 'ben');
		rig.clock.at = START;
		expect(await visitOf(await rig.start(), idle)).toBeNull();
	});

	it('[AU5] the sweep ends what has expired, says which, and leaves the rest', async () => {
		const old = await rig.enter(rig.auth, openBrowser(), 'ada');
		rig.clock.at = START + 1;
		const young = await rig.enter(rig.auth, openBrowser(), 'ben');
		rig.clock.at = START + idleMs;
		await rig.auth.sweep();
		expect(rig.ended).toEqual([old.sessionId]);
		expect((await rows()).map(({ id_hash }) => id_hash)).toEqual([young.sessionId]);
	});
});

describe('ending sessions', () => {
	it('[AU4] signing out ends this session, says so once, and removes the cookie', async () => {
		const browser = openBrowser();
		const elsewhere = openBrowser();
		const { sessionId } = await rig.enter(rig.auth, browser, 'ada');
		await rig.enter(rig.auth, elsewhere, 'ada');

		const cookie = await rig.auth.signOut(sessionId, true);
		expect(cookie).toMatchObject({ name: '__Host-session', value: '', options: { maxAge: 0 } });
		await rig.auth.signOut(sessionId, true);
		expect(rig.ended).toEqual([sessionId]);
		expect(await visitOf(rig.auth, browser)).toBeNull();
		expect(await visitOf(rig.auth, elsewhere)).not.toBeNull();
	});

	it('[AU4] [A-04] all sessions of an account end together, and nobody else’s', async () => {
		const first = await rig.enter(rig.auth, openBrowser(), 'ada');
		const second = await rig.enter(rig.auth, openBrowser(), 'ada');
		const other = openBrowser();
		await rig.enter(rig.auth, other, 'ben');
		await rig.auth.endAll(first.accountId);
		expect(rig.ended.sort()).toEqual([first.sessionId, second.sessionId].sort());
		expect(await visitOf(rig.auth, other)).not.toBeNull();
	});

	it('[AU4] [A-12] the others of an account end, and the one in use goes on', async () => {
		const here = openBrowser();
		const other = await rig.enter(rig.auth, openBrowser(), 'ada');
		const kept = await rig.enter(rig.auth, here, 'ada');
		await rig.auth.endOthers(kept.accountId, kept.sessionId);
		expect(rig.ended).toEqual([other.sessionId]);
		expect(await visitOf(rig.auth, here)).not.toBeNull();
	});

	it('[AU4] a removed account has no session left', async () => {
		const browser = openBrowser();
		const { accountId } = await rig.enter(rig.auth, browser, 'ada');
		await rig.db.deleteFrom('account').where('id', '=', accountId).execute();
		expect(await visitOf(rig.auth, browser)).toBeNull();
		expect(await rows()).toEqual([]);
	});

	it('whoever stops listening hears nothing more', async () => {
		const heard: string[] = [];
		const stop = rig.auth.onSessionsEnded((sessionIds) => heard.push(...sessionIds));
		const first = await rig.enter(rig.auth, openBrowser(), 'ada');
		await rig.auth.signOut(first.sessionId, true);
		stop();
		const second = await rig.enter(rig.auth, openBrowser(), 'ada');
		await rig.auth.signOut(second.sessionId, true);
		expect(heard).toEqual([first.sessionId]);
	});
});

describe('a list of one’s sessions', () => {
	it('[AU13] says when each was last used, to about ten minutes, and with what', async () => {
		const [here, elsewhere] = [openBrowser(), openBrowser()];
		await rig.enter(rig.auth, elsewhere, 'ada');
		rig.clock.at = START + 60_000;
		const { accountId, sessionId } = await rig.enter(rig.auth, here, 'ada');
		rig.clock.at = START + 3_600_000;
		await visitOf(rig.auth, here);
		expect(await rig.auth.sessionsOf(accountId)).toMatchObject([
			{ sessionId, createdAt: START + 60_000, lastUsedAt: START + 3_600_000, userAgent: 'Test' },
			{ createdAt: START, lastUsedAt: START },
		]);
	});

	it('[AU13] what is over is not in it', async () => {
		const { accountId } = await rig.enter(rig.auth, openBrowser(), 'ada');
		rig.clock.at = START + SESSION_LIFETIME.idleMs;
		expect(await rig.auth.sessionsOf(accountId)).toEqual([]);
	});
});

describe('a database that cannot be written', () => {
	it('keeps people signed in, and says what it could not save', async () => {
		const browser = openBrowser();
		await rig.enter(rig.auth, browser, 'ada');
		rig.connection.pragma('query_only = ON');
		rig.clock.at = START + SESSION_LIFETIME.idleMs - 1;
		const visit = await visitOf(rig.auth, browser);
		expect(visit).toMatchObject({ accountId: 'ada', expiresAt: START + SESSION_LIFETIME.idleMs });
		expect(rig.unsaved).toHaveLength(1);
	});

	it('does not keep an expired session alive', async () => {
		const browser = openBrowser();
		await rig.enter(rig.auth, browser, 'ada');
		rig.connection.pragma('query_only = ON');
		rig.clock.at = START + SESSION_LIFETIME.idleMs;
		expect(await visitOf(rig.auth, browser)).toBeNull();
	});
});
