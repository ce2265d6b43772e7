import { describe, expect, it } from 'vitest';
import { byDay } from './calendar/days.ts';
import { at } from '#schema/fixtures.ts';
import { cityOf, dateIn, dayIn, daySpan, isZone, sameClock, shortDayIn, timeIn } from './time.ts';

const BERLIN = 'Europe/Berlin';
const HELSINKI = 'Europe/Helsinki';
const NEW_YORK = 'America/New_York';

describe('[I10] a moment in two zones', () => {
	const moment = at('2026-11-05T10:00+01:00');

	it('[I10] has the time of each, and the day of each', () => {
		expect(timeIn(BERLIN, 'en-GB', moment)).toBe('10:00');
		expect(timeIn(NEW_YORK, 'en-GB', moment)).toBe('04:00');
		expect(dayIn(BERLIN, 'en-GB', moment)).toBe('Thursday 5 November');
		expect(dateIn('Pacific/Auckland', at('2026-11-05T13:00+01:00'))).toBe('2026-11-06');
	});

	it('[I10] midnight is 00:00 and not 24:00', () => {
		expect(timeIn(BERLIN, 'en-GB', at('2026-11-05T00:00+01:00'))).toBe('00:00');
	});

	it('[I10] one clock is shown where both say the same, whatever the zones are called', () => {
		expect(sameClock(BERLIN, 'Europe/Paris', moment)).toBe(true);
		expect(sameClock(BERLIN, HELSINKI, moment)).toBe(false);
	});

	it('[I10] between two changes of the clocks, zones that usually differ by six hours differ by five', () => {
		// Berlin went back on 25 October 2026, New York on 1 November.
		const between = at('2026-10-28T10:00+01:00');
		expect(timeIn(NEW_YORK, 'en-GB', between)).toBe('05:00');
		expect(timeIn(NEW_YORK, 'en-GB', moment)).toBe('04:00');
	});

	it('[I10] the hour that comes twice is two moments with one name', () => {
		const first = at('2026-10-25T02:30+02:00');
		const second = at('2026-10-25T02:30+01:00');
		expect(second - first).toBe(3_600_000);
		expect(timeIn(BERLIN, 'en-GB', first)).toBe(timeIn(BERLIN, 'en-GB', second));
		expect(dateIn(BERLIN, first)).toBe(dateIn(BERLIN, second));
	});
});

it('[I10] chats are grouped by the days of the reader, in the order they come', () => {
	const starts = ['2026-11-05T22:00+01:00', '2026-11-05T23:30+01:00', '2026-11-06T09:00+01:00'];
	const items = starts.map((text) => ({ startsAt: at(text) }));
	expect(byDay(items, BERLIN).map(({ date, items }) => [date, items.length])).toEqual([
		['2026-11-05', 2],
		['2026-11-06', 1],
	]);
	expect(byDay(items, HELSINKI).map(({ items }) => items.length)).toEqual([1, 2]);
});

it('a fair that ends at midnight does not take place on the day that begins then', () => {
	const from = at('2026-11-05T09:00+01:00');
	expect(daySpan(BERLIN, 'en-GB', from, at('2026-11-06T00:00+01:00'))).toBe('5 November 2026');
	expect(daySpan(BERLIN, 'en-GB', from, at('2026-11-06T17:00+01:00'))).toMatch(
		/^5\s?–\s?6 November 2026$/u,
	);
});

it('a zone is called by its city, and what is no zone is known as none', () => {
	expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
	expect(cityOf('UTC')).toBe('UTC');
	expect(isZone('Europe/Berlin')).toBe(true);
	expect(isZone('Moon/Base')).toBe(false);
	expect(isZone('')).toBe(false);
});

it('[UI1] a day is written as the language writes it', () => {
	const from = at('2026-11-05T09:00+01:00');
	expect(dayIn(BERLIN, 'de-DE', from)).toBe('Donnerstag, 5. November');
	expect(shortDayIn(BERLIN, 'de-DE', from)).toBe('Do., 5. Nov.');
	expect(daySpan(BERLIN, 'de-DE', from, at('2026-11-06T17:00+01:00'))).toMatch(
		/^5\.\s?–\s?6\. November 2026$/u,
	);
});
