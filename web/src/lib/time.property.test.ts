/** Times on both sides of every change of the clocks, in zones that change differently or not at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#schema/fixtures.ts';
import type { Instant } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';
import { byDay } from './calendar/days.ts';
import { besideIn, dateIn, sameClock, timeIn } from './time.ts';

const MINUTE = 60_000;
const ZONES = [
	'Europe/Berlin',
	'Europe/London',
	'America/New_York',
	'America/St_Johns',
	'Asia/Kolkata',
	'Australia/Lord_Howe',
	'Pacific/Auckland',
	'UTC',
];
/** Some night in each of these, the clocks of one of the zones change. */
const NIGHTS = [
	'2026-03-08T06:00Z',
	'2026-03-29T01:00Z',
	'2026-04-04T15:00Z',
	'2026-09-26T14:00Z',
	'2026-10-03T15:30Z',
	'2026-10-25T01:00Z',
	'2026-11-01T06:00Z',
].map(at);

const zone = fc.constantFrom(...ZONES);
/** Minutes within two days of a change. */
const moment = fc
	.tuple(fc.constantFrom(...NIGHTS), fc.integer({ min: -2_880, max: 2_880 }))
	.map(([night, minutes]) => instant(night + minutes * MINUTE));
const nearby = fc.integer({ min: -1_440, max: 1_440 }).filter((minutes) => minutes !== 0);

const told = (where: string, moment: Instant) =>
	`${dateIn(where, moment)} ${timeIn(where, 'en-GB', moment)}`;

describe('over the nights the clocks change', () => {
	it('[I10] two moments are never told by the same date and time', () => {
		fc.assert(
			fc.property(zone, moment, nearby, (where, first, minutes) => {
				const second = instant(first + minutes * MINUTE);
				expect(told(where, first)).not.toBe(told(where, second));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('[I10] the offset is told only where the plain clock would not do', () => {
		fc.assert(
			fc.property(zone, moment, (where, first) => {
				const clock = (at: number) => told(where, instant(at)).replace(/ GMT.*$/u, '');
				const twins = [30, 60].filter((minutes) =>
					[-1, 1].some((way) => clock(first + way * minutes * MINUTE) === clock(first)),
				);
				expect(told(where, first).includes('GMT')).toBe(twins.length > 0);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('[I10] the fair’s clock stands beside mine exactly where they differ, with its day where that differs too', () => {
		fc.assert(
			fc.property(zone, zone, moment, (own, fair, moment) => {
				const beside = besideIn({ own, fair, locale: 'en-GB' }, moment);
				expect(beside === null).toBe(sameClock(own, fair, moment));
				if (beside === null) return;
				expect(beside.endsWith(timeIn(fair, 'en-GB', moment))).toBe(true);
				expect(/^[A-Z]/u.test(beside)).toBe(dateIn(own, moment) !== dateIn(fair, moment));
			}),
		);
	});

	it('[I10] grouped by days, each chat is once under the day of its own start, in order', () => {
		fc.assert(
			fc.property(zone, fc.array(moment, { maxLength: 30 }), (where, moments) => {
				const items = moments.toSorted((a, b) => a - b).map((startsAt) => ({ startsAt }));
				const days = byDay(items, where);
				expect(days.flatMap(({ items }) => items)).toEqual(items);
				for (const day of days)
					for (const { startsAt } of day.items) expect(dateIn(where, startsAt)).toBe(day.date);
				expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
			}),
		);
	});
});
