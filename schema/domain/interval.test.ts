import { describe, expect, it } from 'vitest';
import { justBefore, thursday } from '../fixtures.ts';
import { collides, contains } from './interval.ts';

const chat = { startsAt: thursday('10:00'), endsAt: thursday('10:30') };
const between = (from: string, to: string) => ({ startsAt: thursday(from), endsAt: thursday(to) });

describe('two intervals', () => {
	it.each([
		['the same', '10:00', '10:30', true],
		['one inside', '10:10', '10:20', true],
		['one around', '09:00', '12:00', true],
		['overlapping the start', '09:45', '10:01', true],
		['overlapping the end', '10:29', '11:00', true],
		['right before', '09:30', '10:00', false],
		['right after', '10:30', '11:00', false],
		['far away', '14:00', '15:00', false],
	])('[SL5, SL6] %s', (_case, from, to, together) => {
		expect(collides(chat, between(from, to))).toBe(together);
		expect(collides(between(from, to), chat)).toBe(together);
	});

	it.each([
		['one minute short of the break before', '09:30', '09:51', true],
		['with the break before', '09:30', '09:50', false],
		['one minute short of the break after', '10:39', '11:00', true],
		['with the break after', '10:40', '11:00', false],
	])('[SL5] %s', (_case, from, to, together) => {
		expect(collides(chat, between(from, to), 10)).toBe(together);
		expect(collides(between(from, to), chat, 10)).toBe(together);
	});
});

describe('a moment in an interval', () => {
	it.each([
		['a millisecond before its start', justBefore(chat.startsAt), false],
		['its start', chat.startsAt, true],
		['a millisecond before its end', justBefore(chat.endsAt), true],
		['its end', chat.endsAt, false],
	])('[S-07] %s', (_case, moment, inside) => {
		expect(contains(chat, moment)).toBe(inside);
	});
});
