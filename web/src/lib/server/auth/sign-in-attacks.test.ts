/** What those get who do not know the password. */
import { hash } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '#schema/ids.ts';
import type { SignIn } from './sign-in.ts';
import { GUESSING } from './guessing.ts';
import { openAuthRig, openBrowser, PASSWORD, type AuthRig } from './testing/auth-rig.ts';

let rig: AuthRig;

beforeEach(async () => {
	rig = await openAuthRig();
	await rig.addAccount('ada');
	await rig.addAccount('ben');
});
afterEach(() => rig.close());

const ada = 'ada@fair.example';
/** Another address each time, so that only the account's own delay counts. */
let lastAddress = 0;
const elsewhere = () => openBrowser(`2001:db8:${(lastAddress += 1).toString(16)}::1`).caller;

async function guess(times: number, email = ada): Promise<SignIn[]> {
	const answers: SignIn[] = [];
	for (let count = 0; count < times; count += 1)
		answers.push(await rig.auth.signIn(email, `wrong ${count}`, elsewhere()));
	return answers;
}

describe('telling accounts apart', () => {
	it('[AU8] [A-07] a wrong password and an unknown address get the same answer for the same work', async () => {
		await rig.addAccount('demo', { demo: true });
		const work: number[] = [];
		const answers: SignIn[] = [];
		for (const email of [ada, 'nobody@fair.example', 'demo@fair.example', '', '@', 'ada']) {
			const before = rig.auth.figures().passwords.begun;
			answers.push(await rig.auth.signIn(email, 'not it', elsewhere()));
			work.push(rig.auth.figures().passwords.begun - before);
		}
		expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
			new Set(['{"ok":false,"reason":"wrong"}']),
		);
		expect(work).toEqual([1, 1, 1, 1, 1, 1]);
	});

	it('[A-07] an unknown address is slowed down exactly as a known one', async () => {
		const known = await guess(GUESSING.free + 2);
		const unknown = await guess(GUESSING.free + 2, 'nobody@fair.example');
		expect(unknown).toEqual(known);
		expect(known.at(-1)).toMatchObject({ reason: 'slow_down' });
	});

	it('[AU8] nobody’s hash opens nothing, and neither does an empty password', async () => {
		for (const password of ['', PASSWORD, '\0'])
			expect(await rig.auth.signIn('nobody@fair.example', password, elsewhere())).toMatchObject({
				ok: false,
			});
	});
});

describe('guessing', () => {
	it('[AU9] [A-08] after some wrong passwords each one doubles the wait, up to a limit', async () => {
		await guess(GUESSING.free);
		const waits: number[] = [];
		for (let count = 0; count < 12; count += 1) {
			const answer = await rig.auth.signIn(ada, 'wrong again', elsewhere());
			if (answer.ok || answer.reason !== 'slow_down') throw new Error('was let through');
			waits.push(answer.waitMs);
			rig.clock.at += answer.waitMs;
			expect(await rig.auth.signIn(ada, 'wrong again', elsewhere())).toMatchObject({
				reason: 'wrong',
			});
		}
		const doubling = waits.map((_wait, index) =>
			Math.min(GUESSING.firstDelayMs * 2 ** index, GUESSING.longestDelayMs),
		);
		expect(waits).toEqual(doubling);
		expect(waits.at(-1)).toBe(GUESSING.longestDelayMs);
	});

	it('[AU9] while one waits, nothing is compared: not even the right password', async () => {
		await guess(GUESSING.free);
		const before = rig.auth.figures().passwords.begun;
		expect(await rig.auth.signIn(ada, PASSWORD, elsewhere())).toMatchObject({
			reason: 'slow_down',
		});
		expect(rig.auth.figures().passwords.begun).toBe(before);
	});

	it('[AU9] asking while one waits makes the wait no longer', async () => {
		await guess(GUESSING.free);
		const first = await rig.auth.signIn(ada, 'x', elsewhere());
		await guess(50);
		expect(await rig.auth.signIn(ada, 'x', elsewhere())).toEqual(first);
	});

	it('[AU9] a hundred guesses at once are counted before they are made', async () => {
		const answers = await Promise.all(
			Array.from({ length: 100 }, (_none, index) =>
				rig.auth.signIn(ada, `guess ${index}`, elsewhere()),
			),
		);
		expect(answers.filter((answer) => !answer.ok && answer.reason === 'wrong')).toHaveLength(
			GUESSING.free,
		);
	});

	it('[AU9] the right password forgives the typing before it', async () => {
		await guess(GUESSING.free - 1);
		expect(await rig.auth.signIn(ada, PASSWORD, elsewhere())).toMatchObject({ ok: true });
		const again = await guess(GUESSING.free);
		expect(again.every((answer) => !answer.ok && answer.reason === 'wrong')).toBe(true);
	});

	it('[AU9] nobody can lock out somebody who has signed in here before', async () => {
		const own = openBrowser();
		await rig.enter(rig.auth, own, 'ada');
		await rig.auth.endAll('ada' as AccountId);
		await guess(GUESSING.free + 20);
		expect(await rig.auth.signIn(ada, PASSWORD, elsewhere())).toMatchObject({
			reason: 'slow_down',
		});
		expect(await rig.auth.signIn(ada, PASSWORD, own.caller)).toMatchObject({ ok: true });
	});

	it('[AU9] a known browser has its own delay: it is no way around it', async () => {
		const own = openBrowser();
		await rig.enter(rig.auth, own, 'ada');
		const answers: SignIn[] = [];
		for (let count = 0; count < GUESSING.free + 1; count += 1)
			answers.push(await rig.auth.signIn(ada, 'wrong', own.caller));
		expect(answers.at(-1)).toMatchObject({ reason: 'slow_down' });
	});

	it('[AU9] the mark of one account’s browser is nothing for another account, and cannot be made up', async () => {
		const bens = openBrowser();
		await rig.enter(rig.auth, bens, 'ben');
		await guess(GUESSING.free);
		const mark = bens.cookies.get('__Host-device') ?? '';
		const forged = [mark, `${'A'.repeat(22)}.${'A'.repeat(43)}`, mark.split('.')[0], '', '.', '%'];
		for (const value of forged) {
			const cookieHeader = `__Host-device=${value}`;
			const answer = await rig.auth.signIn(ada, PASSWORD, { ...elsewhere(), cookieHeader });
			expect(answer).toMatchObject({ reason: 'slow_down' });
		}
	});

	it('[A-08] one address guesses at many accounts only so often; others behind it who know theirs get in', async () => {
		const { caller } = openBrowser('198.51.100.9');
		const answers: SignIn[] = [];
		for (let count = 0; count <= GUESSING.addressAllowance; count += 1)
			answers.push(await rig.auth.signIn(`person${count}@fair.example`, 'Summer2026', caller));
		const last = answers.pop();
		expect(answers.every((answer) => !answer.ok && answer.reason === 'wrong')).toBe(true);
		expect(last).toMatchObject({ reason: 'slow_down', waitMs: GUESSING.addressRefillMs });

		rig.clock.at += GUESSING.addressRefillMs;
		for (let count = 0; count < 20; count += 1)
			expect(await rig.auth.signIn(ada, PASSWORD, caller)).toMatchObject({ ok: true });
	});

	it('[A-08] one IPv6 customer is one address', async () => {
		for (let count = 0; count < GUESSING.addressAllowance; count += 1) {
			const { caller } = openBrowser(`2001:db8:0:42:${count.toString(16)}::1`);
			await rig.auth.signIn(`person${count}@fair.example`, 'wrong', caller);
		}
		const neighbour = openBrowser('2001:db8:0:43::1').caller;
		const same = openBrowser('2001:db8:0:42::ffff').caller;
		expect(await rig.auth.signIn('x@fair.example', 'wrong', same)).toMatchObject({
			reason: 'slow_down',
		});
		expect(await rig.auth.signIn('y@fair.example', 'wrong', neighbour)).toMatchObject({
			reason: 'wrong',
		});
	});
});

describe('a flood', () => {
	it('[AU10] [A-10] more people at once than the queue holds are asked to come back, and the rest get in', async () => {
		const people = Array.from({ length: 200 }, (_none, index) => `p${index}`);
		for (const name of people) await rig.addAccount(name);
		const answers = await Promise.all(
			people.map((name) => rig.auth.signIn(`${name}@fair.example`, PASSWORD, elsewhere())),
		);
		const inside = answers.filter(({ ok }) => ok).length;
		const { begun, refused, waiting, running } = rig.auth.figures().passwords;
		expect(inside).toBeGreaterThan(0);
		expect({ begun, refused, waiting, running }).toEqual({
			begun: inside,
			refused: 200 - inside,
			waiting: 0,
			running: 0,
		});
		expect(answers.every((answer) => answer.ok || answer.reason === 'slow_down')).toBe(true);
	});

	it('[A-10] being sent away by a full queue is no wrong guess', async () => {
		// So many that some are sent away more often than guesses are free.
		const names = Array.from({ length: 400 }, (_none, index) => `q${index}`);
		for (const name of names) await rig.addAccount(name);
		const attempts = (at: readonly string[]) =>
			Promise.all(at.map((name) => rig.auth.signIn(`${name}@fair.example`, PASSWORD, elsewhere())));
		let outside: readonly string[] = names;
		// Each round empties the queue, so everybody is inside after a few, without a wait.
		for (let round = 0; outside.length > 0; round += 1) {
			if (round > 50) throw new Error(`${outside.length} never got in`);
			const answers = await attempts(outside);
			outside = outside.filter((_name, index) => !answers[index]?.ok);
		}
		expect(rig.auth.figures()).toMatchObject({ signedIn: 400, wrong: 0 });
	});
});

describe('hashes', () => {
	it('[AU10] a hash of another cost is made anew when its password is given', async () => {
		const kept = async () => {
			const account = rig.db.selectFrom('account').select('password_hash').where('email', '=', ada);
			return (await account.executeTakeFirst())?.password_hash ?? '';
		};
		const old = await hash(PASSWORD, { memoryCost: 32, timeCost: 2, parallelism: 1 });
		await rig.db
			.updateTable('account')
			.set({ password_hash: old })
			.where('email', '=', ada)
			.execute();
		await guess(1);
		expect(await kept()).toBe(old);
		expect(await rig.auth.signIn(ada, PASSWORD, elsewhere())).toMatchObject({ ok: true });
		expect(await kept()).toContain('m=64,t=1,p=1');
		expect(await rig.auth.signIn(ada, PASSWORD, elsewhere())).toMatchObject({ ok: true });
	});
});

describe('entering as a demo person', () => {
	it('[AU7] works in demo mode, for demo people only', async () => {
		const demo = await openAuthRig('demo');
		const person = await demo.addAccount('demo-ada', { demo: true });
		const member = await demo.addAccount('ada');
		const browser = openBrowser();
		const signIn = await demo.auth.enterAsDemo(person, browser.caller);
		if (!signIn.ok) throw new Error(signIn.reason);
		browser.keep(signIn.cookies);
		expect(await demo.auth.authenticate(browser.caller.cookieHeader, true)).toMatchObject({
			account: { id: 'demo-ada', isDemo: true },
		});
		for (const other of [member, 'nobody' as AccountId, '' as AccountId, '__proto__' as AccountId])
			expect(await demo.auth.enterAsDemo(other, browser.caller)).toEqual({
				ok: false,
				reason: 'wrong',
			});
		await demo.close();
	});

	it('[AU7] does not work in production, not even for demo people left in the database', async () => {
		const person = await rig.addAccount('demo-ada', { demo: true });
		expect(await rig.auth.enterAsDemo(person, openBrowser().caller)).toEqual({
			ok: false,
			reason: 'wrong',
		});
	});

	it('[AU1] a new secret here too', async () => {
		const demo = await openAuthRig('demo');
		const person = await demo.addAccount('demo-ada', { demo: true });
		const browser = openBrowser();
		const secrets = new Set<string>();
		for (let count = 0; count < 3; count += 1) {
			const signIn = await demo.auth.enterAsDemo(person, browser.caller);
			if (signIn.ok) browser.keep(signIn.cookies);
			secrets.add(browser.cookies.get('__Host-session') ?? '');
		}
		expect(secrets.size).toBe(3);
		expect(demo.ended).toHaveLength(2);
		await demo.close();
	});
});
