import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './origin.ts';

const none: ReadonlySet<string> = new Set();
const published: ReadonlySet<string> = new Set(['https://fair.example.org']);

describe('the origin of an upgrade', () => {
	it.each([
		['http://127.0.0.1:3000', '127.0.0.1:3000'],
		['https://fair.example.org', 'fair.example.org'],
		['https://fair.example.org', 'FAIR.example.org'],
		['https://FAIR.example.org', 'fair.example.org'],
	])('[GA1] %s is the own one of host %s', (origin, host) => {
		expect(isOwnOrigin({ origin, host }, none)).toBe(true);
	});

	it.each([
		[undefined, 'fair.example.org'],
		['', 'fair.example.org'],
		['null', 'fair.example.org'],
		['https://evil.example', 'fair.example.org'],
		['https://fair.example.org.evil.example', 'fair.example.org'],
		['https://evil.example/fair.example.org', 'fair.example.org'],
		['https://fair.example.org@evil.example', 'fair.example.org'],
		['https://fair.example.org:8443', 'fair.example.org'],
		['https://sub.fair.example.org', 'fair.example.org'],
		['https://fair.example.org/', 'fair.example.org'],
		['chrome-extension://abcdef', 'abcdef'],
		['file://', ''],
		['https://fair.example.org', undefined],
	])('[GA1] %s is not the own one of host %s', (origin, host) => {
		expect(
			isOwnOrigin(
				{ ...(origin !== undefined && { origin }), ...(host !== undefined && { host }) },
				none,
			),
		).toBe(false);
	});

	it('[GA1] a published origin is accepted whatever a proxy made of the host', () => {
		const headers = { origin: 'https://fair.example.org', host: '10.0.0.7:3000' };
		expect(isOwnOrigin(headers, published)).toBe(true);
		expect(isOwnOrigin({ ...headers, origin: 'http://fair.example.org' }, published)).toBe(false);
	});
});
