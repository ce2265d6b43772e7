import { expect, it } from 'vitest';
import { makeCookie, readCookie, removedCookie } from './cookies.ts';

const maxAgeMs = 60_000;

it('[AU6] [A-06] over https the cookie is Secure and bound to this host by its name', () => {
	expect(makeCookie('session', 'secret', { secure: true, maxAgeMs })).toEqual({
		name: '__Host-session',
		value: 'secret',
		options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 60 },
	});
});

it('[AU6] [A-06] over http it has the plain name; everything else stays', () => {
	expect(makeCookie('session', 'secret', { secure: false, maxAgeMs })).toEqual({
		name: 'session',
		value: 'secret',
		options: { path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge: 60 },
	});
	expect(removedCookie('session', false)).toMatchObject({ value: '', options: { maxAge: 0 } });
});

it.each([
	['session=a', 'a'],
	['other=b; session=a', 'a'],
	['other=b;session=a;', 'a'],
	['session=a=b', 'a=b'],
	['xsession=a', null],
	['session', null],
	['Session=a', null],
	['%73ession=a', null],
	['', null],
	[null, null],
])('of %j the session is %j', (header, value) => {
	expect(readCookie(header, 'session', false)).toBe(value);
});
