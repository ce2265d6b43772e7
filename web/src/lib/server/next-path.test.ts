import { expect, it } from 'vitest';
import { nextPath, signInPath } from './next-path.ts';

it.each([
	['/events', '/events'],
	['/fairs/spring/chats?tab=requests#top', '/fairs/spring/chats?tab=requests#top'],
	['/a/../b', '/b'],
	['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
	['/fairs/é', '/fairs/%C3%A9'],
])('[H-11] %j stays on this site', (wanted, path) => {
	expect(nextPath(wanted)).toBe(path);
});

it.each([
	null,
	'',
	'events',
	'//evil.example',
	'///evil.example',
	'/\\evil.example',
	'\\\\evil.example',
	'/\t/evil.example',
	'/\n/evil.example',
	' //evil.example',
	'/.//evil.example',
	'/./\\evil.example',
	'/a/..//evil.example',
	'/%2e%2e//evil.example',
	'/%2e//evil.example',
	'https://evil.example',
	'https:evil.example',
	'javascript:alert(1)',
	'data:text/html,x',
	'/sign-in',
	'/sign-in?next=/sign-in',
	'/sign-out',
	'/' + 'x'.repeat(1_000),
])('[H-11] %j goes to the start page', (wanted) => {
	expect(nextPath(wanted)).toBe('/events');
});

it('[H-11] whatever it answers, a browser that is on the site stays there', () => {
	const site = 'https://fair.example';
	for (const start of ['/', '//', '/.', '/\\', '/\t', '/%2e', '/%5c'])
		for (const middle of ['', '/', '\\', '//', './/', '..//', '\r\n/'])
			for (const end of ['evil.example', '@evil.example', ':80', '?x=//e', '#//e']) {
				const path = nextPath(start + middle + end);
				expect(new URL(path, site).origin).toBe(site);
				expect(new URL(path, `${site}/sign-in/`).origin).toBe(site);
			}
});

it('the way to the sign-in page remembers where one wanted to go', () => {
	expect(signInPath('/fairs/a?b=c')).toBe('/sign-in?next=%2Ffairs%2Fa%3Fb%3Dc');
	expect(signInPath('/events')).toBe('/sign-in');
	expect(signInPath('//evil.example')).toBe('/sign-in');
});
