import { expect, it } from 'vitest';
import type { Operation } from './one-slot.ts';
import { isLinearizable } from './one-slot.ts';

const act = (by: string, what: Operation['what'], from: number, to = Infinity): Operation => ({
	by,
	what,
	from,
	to,
});

it('[SL3] of two claims at the same time one may win and the other hear of it', () => {
	expect(isLinearizable([act('ada', 'took', 1, 4), act('ben', 'was refused', 2, 3)])).toBe(true);
});

it('[SL3] two winners have no explanation, however their times overlap', () => {
	expect(isLinearizable([act('ada', 'took', 1, 4), act('ben', 'took', 2, 3)])).toBe(false);
	expect(isLinearizable([act('ada', 'took', 1), act('ben', 'took', 2)])).toBe(false);
});

it('[SL3] two may have it one after the other when it was given back in between', () => {
	const adas = [act('ada', 'took', 1, 2), act('ada', 'gave back', 3, 6)];
	expect(isLinearizable([...adas, act('ben', 'took', 4, 5)])).toBe(true);
	expect(isLinearizable([...adas, act('ben', 'took', 0, 1)])).toBe(false);
});

it('[SL3] nobody is refused for a claim that was made only after they had heard', () => {
	expect(isLinearizable([act('ben', 'was refused', 1, 2), act('ada', 'took', 3, 4)])).toBe(false);
	expect(isLinearizable([act('ben', 'was refused', 1, 4), act('ada', 'took', 3, 5)])).toBe(true);
});

it('[SY2] an outcome that nobody saw may have come at any time', () => {
	const unseen = act('ada', 'gave back', 2);
	expect(isLinearizable([act('ada', 'took', 0, 1), unseen, act('ben', 'took', 8, 9)])).toBe(true);
});
