import { describe, expect, it } from 'vitest';
import { addMinutes, instant } from '#schema/ids.ts';
import { Budget } from './budget.ts';
import { NOON } from './testing/engine-rig.ts';

const after = (ms: number) => instant(NOON + ms);

describe('a budget', () => {
	it('[GA3] gives a burst at once and then says how long to wait for what is missing', () => {
		const budget = new Budget({ burst: 10, perSecond: 5 }, NOON);
		expect(budget.take(10, NOON)).toBe(0);
		expect(budget.take(1, NOON)).toBe(200);
		expect(budget.take(4, NOON)).toBe(1_000);
		expect(budget.take(0, after(1_000))).toBe(0);
		expect(budget.take(5, after(2_000))).toBe(0);
	});

	it('[GA3] never holds more than its burst', () => {
		const budget = new Budget({ burst: 10, perSecond: 5 }, NOON);
		expect(budget.take(10, addMinutes(NOON, 60))).toBe(0);
		expect(budget.take(1, addMinutes(NOON, 60))).toBe(200);
	});

	it('[GA3] a clock that is set back neither gives nor takes', () => {
		const budget = new Budget({ burst: 10, perSecond: 5 }, NOON);
		budget.take(10, NOON);
		expect(budget.take(0, after(-3_600_000))).toBe(0);
		expect(budget.take(5, after(-3_600_000))).toBe(1_000);
		expect(budget.take(0, after(-3_599_000))).toBe(0);
	});

	it('[GA3] is full again when everything came back', () => {
		const budget = new Budget({ burst: 10, perSecond: 5 }, NOON);
		expect(budget.isFull(NOON)).toBe(true);
		budget.take(5, NOON);
		expect(budget.isFull(after(999))).toBe(false);
		expect(budget.isFull(after(1_000))).toBe(true);
	});
});
