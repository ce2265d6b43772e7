import { expect, it } from 'vitest';
import { addressBlock } from './guessing.ts';

it.each([
	['203.0.113.7', '203.0.113.7'],
	['::ffff:203.0.113.7', '203.0.113.7'],
	['::FFFF:203.0.113.7', '203.0.113.7'],
	['2001:db8:0:42:1:2:3:4', '2001:db8:0:42::/64'],
	['2001:0DB8:0000:0042::1', '2001:db8:0:42::/64'],
	['2001:db8::', '2001:db8:0:0::/64'],
	['::1', '0:0:0:0::/64'],
	['::', '0:0:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['not an address', 'not an address'],
	['', ''],
])('[A-08] %s counts as %s', (address, block) => {
	expect(addressBlock(address)).toBe(block);
});
