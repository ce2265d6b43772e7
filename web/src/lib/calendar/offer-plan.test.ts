import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { collides } from '#schema/domain/interval.ts';
import { FAIR, THURSDAY, thursday } from '#schema/fixtures.ts';
import { addMinutes, entityId } from '#schema/ids.ts';
import type { MeetingId } from '#schema/ids.ts';
import type { PlannedSlot } from './offer-plan.ts';
import { cellsOf, minutesOf, startsOf, startsWithLength } from './offer-plan.ts';

const day = must(
	FAIR.days.find(({ date }) => date === THURSDAY),
	'the fair has a Thursday',
);
const BEFORE = thursday('08:00');
const MEETING = entityId<MeetingId>('ada-rita');

const slot = (time: string, minutes: number, meeting?: MeetingId): PlannedSlot => ({
	startsAt: thursday(time),
	endsAt: addMinutes(thursday(time), minutes),
	...(meeting && { meeting }),
});
const at = (time: string) => thursday(time);

describe('the cells of a day', () => {
	it('[AV1] fill the hours of the day and not a minute more', () => {
		const cells = cellsOf(day, 30, [], BEFORE);
		expect(cells).toHaveLength(16);
		expect(cells.every(({ state }) => state === 'blank')).toBe(true);
		expect(cells[0]?.startsAt).toBe(day.startsAt);
		expect(cells.at(-1)?.endsAt).toBe(day.endsAt);
	});

	it('[AV4] never overlap, however odd the times are that exist already', () => {
		const slots = [slot('09:07', 15), slot('10:00', 30, MEETING), slot('10:40', 15)];
		const cells = cellsOf(day, 30, slots, BEFORE);
		for (const [index, cell] of cells.entries())
			for (const other of cells.slice(index + 1)) expect(collides(cell, other)).toBe(false);
		expect(cells.filter(({ state }) => state === 'offered')).toHaveLength(2);
	});

	it('[AV3] keep a booked time where it is, with its chat', () => {
		const booked = cellsOf(day, 15, [slot('10:00', 30, MEETING)], BEFORE).find(
			({ state }) => state === 'booked',
		);
		expect(booked).toMatchObject({ startsAt: at('10:00'), meeting: MEETING });
	});

	it('[AV5] have passed once they have begun, offered or not', () => {
		const cells = cellsOf(day, 30, [slot('09:00', 30)], at('09:30'));
		expect(cells.slice(0, 3).map(({ state }) => state)).toEqual(['passed', 'passed', 'blank']);
	});

	it('[M-R1] show a time that is being withdrawn as gone, and as not saved yet', () => {
		const slots = [{ ...slot('09:00', 30), withdrawing: true, pending: {} }];
		expect(cellsOf(day, 30, slots, BEFORE)[0]).toMatchObject({ state: 'blank', pending: true });
	});
});

describe('the length of chats on a day', () => {
	it('[AV2] is that of what is offered, else of what is booked, else the first allowed', () => {
		expect(minutesOf(day, [slot('09:00', 15, MEETING), slot('10:00', 30)], [15, 30])).toBe(30);
		expect(minutesOf(day, [slot('09:00', 30, MEETING)], [15, 30])).toBe(30);
		expect(minutesOf(day, [], [15, 30])).toBe(15);
		expect(minutesOf(day, [slot('09:00', 50)], [15, 30])).toBe(15);
	});

	it('[AV2] [AV3] [I15] when changed, offers the same hours again and leaves booked times alone', () => {
		const slots = [slot('09:00', 30), slot('09:30', 30, MEETING), slot('10:00', 30)];
		const starts = startsWithLength(day, 15, slots, BEFORE);
		expect(starts).toEqual(['09:00', '09:15', '09:30', '10:00', '10:15'].map(at));
	});
});

it('[AV3] what is sent always contains the booked times', () => {
	const cells = cellsOf(day, 30, [slot('09:00', 30, MEETING), slot('10:00', 30)], BEFORE);
	expect(startsOf(cells)).toEqual([at('09:00'), at('10:00')]);
});
