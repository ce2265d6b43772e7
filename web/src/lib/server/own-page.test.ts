import { expect, it } from 'vitest';
import { isFromOwnPage, mayChange } from './own-page.ts';

const self = 'https://fair.example';

it('[AU11] [H-01] a request of the site’s own page is accepted, with and without fetch metadata', () => {
	expect(isFromOwnPage({ origin: self, fetchSite: 'same-origin' }, self)).toBe(true);
	expect(isFromOwnPage({ origin: self, fetchSite: null }, self)).toBe(true);
});

it.each([
	[null, null],
	[null, 'same-origin'],
	['null', 'same-origin'],
	['', 'same-origin'],
	['https://evil.example', null],
	['http://fair.example', null],
	['https://fair.example:8443', null],
	['https://www.fair.example', 'same-site'],
	['https://fair.example.evil.example', null],
	['https://FAIR.example', null],
	['https://fair.example/', null],
	[self, 'cross-site'],
	[self, 'same-site'],
	[self, 'none'],
])('[H-01] Origin %j with Sec-Fetch-Site %j is refused', (origin, fetchSite) => {
	expect(isFromOwnPage({ origin, fetchSite }, self)).toBe(false);
});

it('[AU11] only reading needs no Origin', () => {
	expect(['GET', 'HEAD', 'OPTIONS'].some(mayChange)).toBe(false);
	expect(['POST', 'PUT', 'PATCH', 'DELETE', 'get', 'PROPFIND'].every(mayChange)).toBe(true);
});
