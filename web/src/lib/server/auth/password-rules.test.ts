import { expect, it } from 'vitest';
import { whyNotPassword } from './password-rules.ts';

const about = ['ada.lindqvist@fair.example', 'Ada Lindqvist'];

it.each([
	['', 'at least 8'],
	['1234567', 'at least 8'],
	['€€€€€€€', 'at least 8'],
	['👩‍🚀', 'at least 8'],
	['x'.repeat(64) + 'y'.repeat(65), 'at most 128'],
	['aaaaaaaa', 'run'],
	['        ', 'run'],
	['12345678', 'run'],
	['1234567890', 'run'],
	['87654321', 'run'],
	['abcdefghij', 'run'],
	['HGFEDCBA', 'run'],
	['password', 'first to be guessed'],
	['Password1', 'first to be guessed'],
	['P@ssw0rd', 'first to be guessed'],
	['p4$$w0rd2026!', 'first to be guessed'],
	['123qwertz', 'first to be guessed'],
	['Summer2026', 'first to be guessed'],
	['visavis2026', 'first to be guessed'],
	['lindqvist', 'name'],
	['Lindqvist1990', 'name'],
	['ada.lindqvist@fair.example', 'name'],
])('[A-09] %j is refused: %s', (password, reason) => {
	expect(whyNotPassword(password, about)).toContain(reason);
});

it.each([
	'a long walk',
	'lindqvist likes tea',
	'correct horse battery staple',
	'Zq8$kv1!',
	'пароль с моря',
	'€'.repeat(64) + 'a'.repeat(64),
	'99 red balloons',
])('[A-09] %j is accepted', (password) => {
	expect(whyNotPassword(password, about)).toBeNull();
});
