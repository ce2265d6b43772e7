import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at, quarterHour, thursday } from '../fixtures.ts';
import type { Instant } from '../ids.ts';
import type { CalendarMark } from './calendar.ts';
import { slotKey, slotOf } from './calendar.ts';

const TEN = thursday('10:00');

it.each([
	['o', { passed: false, taken: false }],
	['t', { passed: false, taken: true }],
	['p', { passed: true, taken: false }],
] as const)(
	'[DO4, DO5] a slot marked %j is read with its times and nobody in it',
	(mark, state) => {
		expect(slotOf([TEN, 15, mark satisfies CalendarMark])).toStrictEqual({
			...quarterHour(TEN),
			...state,
		});
	},
);

it('[DO5] a key is short, and the start alone decides it', () => {
	fc.assert(
		fc.property(fc.integer({ min: 16_000_000, max: 120_000_000 }), (minute) => {
			const startsAt = (minute * 60_000) as Instant;
			expect(slotKey(startsAt)).toMatch(/^[0-9a-z]{1,6}$/);
			expect(Number.parseInt(slotKey(startsAt), 36) * 60_000).toBe(startsAt);
		}),
	);
});

it('[S-07, DO5] the hour that comes twice has two keys', () => {
	expect(slotKey(at('2026-10-25T02:30+02:00'))).not.toBe(slotKey(at('2026-10-25T02:30+01:00')));
});
