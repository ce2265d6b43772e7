import { expect, it } from 'vitest';
import type { FairDay } from '#schema/domain/fair.ts';
import { addMinutes, entityId, instant, localDate } from '#schema/ids.ts';
import type { MeetingId } from '#schema/ids.ts';
import { copyDay } from './copy-day.ts';
import type { PlannedSlot } from './offer-plan.ts';

const at = (text: string) => instant(Date.parse(text));
const dayOf = (date: string, from: string, to: string): FairDay => ({
	date: localDate(date),
	startsAt: at(from),
	endsAt: at(to),
});
const slot = (from: string, meeting?: string): PlannedSlot => ({
	startsAt: at(from),
	endsAt: addMinutes(at(from), 30),
	...(meeting !== undefined && { meeting: entityId<MeetingId>(meeting) }),
});
const texts = (starts: readonly number[]) => starts.map((each) => new Date(each).toISOString());

// In Berlin the clocks go back in the night to 25 October 2026.
const SATURDAY = dayOf('2026-10-24', '2026-10-24T07:00:00Z', '2026-10-24T15:00:00Z');
const SUNDAY = dayOf('2026-10-25', '2026-10-25T08:00:00Z', '2026-10-25T16:00:00Z');
const HOW = { minutes: 30, zone: 'Europe/Berlin', now: at('2026-10-20T00:00:00Z') };

it('[M-R1] ten o’clock is copied to ten o’clock, although the clocks change in between', () => {
	const { starts, left } = copyDay(SATURDAY, SUNDAY, [slot('2026-10-24T08:00:00Z')], HOW);
	expect(texts(starts)).toEqual(['2026-10-25T09:00:00.000Z']);
	expect(left).toBe(0);
});

it('[M-R1] only times that the other day has are copied, and the rest is counted', () => {
	const short = dayOf('2026-10-25', '2026-10-25T09:00:00Z', '2026-10-25T10:00:00Z');
	const slots = ['08:00', '08:30', '09:00', '14:00'].map((time) => slot(`2026-10-24T${time}:00Z`));
	const { starts, left } = copyDay(SATURDAY, short, slots, HOW);
	expect(texts(starts)).toEqual(['2026-10-25T09:00:00.000Z', '2026-10-25T09:30:00.000Z']);
	expect(left).toBe(2);
});

it('[AV3] [M-R1] a booked time of the other day stays, and nothing is laid over it', () => {
	const slots = [
		slot('2026-10-24T08:00:00Z'),
		slot('2026-10-24T09:00:00Z'),
		slot('2026-10-25T09:15:00Z', 'ada'),
	];
	const { starts, left } = copyDay(SATURDAY, SUNDAY, slots, HOW);
	expect(texts(starts)).toEqual(['2026-10-25T09:15:00.000Z', '2026-10-25T10:00:00.000Z']);
	expect(left).toBe(1);
});

it('[AV5] [M-R1] what has begun on the other day is left out', () => {
	const slots = [slot('2026-10-24T08:00:00Z'), slot('2026-10-24T10:00:00Z')];
	const now = at('2026-10-25T09:30:00Z');
	expect(texts(copyDay(SATURDAY, SUNDAY, slots, { ...HOW, now }).starts)).toEqual([
		'2026-10-25T11:00:00.000Z',
	]);
});
