import { hash } from '@node-rs/argon2';
import { expect, it } from 'vitest';
import { createPasswords } from './passwords.ts';

it('[AU10] [A-09] a password is kept as argon2id, salted, at a cost no lower than advised', async () => {
	const passwords = createPasswords();
	const [first, second] = await Promise.all([
		passwords.hash('a long walk'),
		passwords.hash('a long walk'),
	]);
	const cost = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(first);
	expect(Number(cost?.[1])).toBeGreaterThanOrEqual(19_456);
	expect(Number(cost?.[2])).toBeGreaterThanOrEqual(2);
	expect(first).not.toBe(second);
	expect(passwords.isOutdated(first)).toBe(false);
	expect(passwords.isOutdated(await hash('a long walk', { timeCost: 1 }))).toBe(true);
});

it('[A-09] no character is cut off: the 128th counts as the first', async () => {
	const passwords = createPasswords();
	const long = '€'.repeat(127);
	const kept = await passwords.hash(`${long}a`);
	expect(await passwords.matches(`${long}a`, kept)).toBe(true);
	expect(await passwords.matches(`${long}b`, kept)).toBe(false);
	expect(await passwords.matches(long, kept)).toBe(false);
});

it('[AU8] without a hash to compare with, the work is done and nothing matches', async () => {
	const passwords = createPasswords();
	for (const password of ['', 'a long walk', '\0'])
		expect(await passwords.matches(password, null)).toBe(false);
	expect(passwords.figures().begun).toBe(3);
});
