import { expect, it } from 'vitest';
import { firstWords } from './first-words.ts';

it('[AN6] a short text is told as it is, in one line', () => {
	expect(firstWords(' The hall\n\nis open. ')).toBe('The hall is open.');
});

it('[AN6] a long text is cut between words', () => {
	expect(firstWords('The hall is open until six o’clock', 20)).toBe('The hall is open…');
	expect(firstWords('The hall is open. Come in, all of you.', 20)).toBe('The hall is open…');
	expect(firstWords('x'.repeat(30), 20)).toBe(`${'x'.repeat(20)}…`);
});

it('[AN6] no character is cut in two', () => {
	const family = '👩‍👩‍👧';
	expect(firstWords(family.repeat(9), 3)).toBe(`${family.repeat(3)}…`);
	expect(firstWords('é'.repeat(9), 3)).toBe(`${'é'.repeat(3)}…`);
});
