import { describe, expect, it } from 'vitest';
import { elapsed } from '#schema/ids.ts';
import { Budget } from './budget.ts';

const START = elapsed(7_000);
const after = (ms: number) => elapsed(START + ms);

describe('a budget', () => {
	it('[GA3] gives a burst at once and then says how long to wait for what is missing', () => {
		const budget = new Budget({ burst: 10, perSecond: 5 }, START);
		expect(budget.take(10, START)).toBe(0);
		expect(budget.take(1, START)).toBe(200);
		expect(budget.take(4, START)).toBe(1_000);
		expect(budget.take(0, after(1_000))).toBe(0);
		expect(budget.take(5, after(2_000))).toBe(0);
	});

	it('[GA3] never holds more than its burst', () => {
		const budget = new Budget({ burst: 10, perSecond: 5 }, START);
		expect(budget.take(10, after(3_600_000))).toBe(0);
		expect(budget.take(1, after(3_600_000))).toBe(200);
	});

	it('[GA3] is full again when everything came back', () => {
		const budget = new Budget({ burst: 10, perSecond: 5 }, START);
		expect(budget.isFull(START)).toBe(true);
		budget.take(5, START);
		expect(budget.isFull(after(999))).toBe(false);
		expect(budget.isFull(after(1_000))).toBe(true);
	});
});
