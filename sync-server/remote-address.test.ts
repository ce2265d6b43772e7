import { describe, expect, it } from 'vitest';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { forwardedAddress, limitKey } from './remote-address.ts';

describe('the address that limits count by', () => {
	it.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:db8:1:2::9', '2001:db8:1:2'],
		['2001:db8::9', '2001:db8:0:0'],
		['2001:0DB8:0001:0002::', '2001:db8:1:2'],
		['fe80::1%eth0', 'fe80:0:0:0'],
		['::1', '0:0:0:0'],
		['', ''],
	])('[GA2] of %s it is %s', (address, key) => {
		expect(limitKey(address)).toBe(key);
	});
});

describe('the address behind a proxy', () => {
	it.each([
		['192.0.2.7', '192.0.2.7'],
		['10.9.9.9, 192.0.2.7', '192.0.2.7'],
		['2001:db8:1:2::9', '2001:db8:1:2'],
		['', ''],
	])('[H-10] is the one that the last proxy added: %j', (said, key) => {
		const request = new IncomingMessage(new Socket());
		request.headers['x-forwarded-for'] = said;
		expect(forwardedAddress(request)).toBe(key);
	});
});
