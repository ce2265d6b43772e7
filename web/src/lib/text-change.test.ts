import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextChange } from './text-change.ts';
import { changesOf, mergeTexts, placeAfter } from './text-change.ts';

const text = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc
		.array(fc.constantFrom('one', 'two', 'three', ' ', '\n', '.', '😀', '😁'), { maxLength: 30 })
		.map((words) => words.join('')),
);

const carriedOut = (before: string, changes: readonly TextChange[]): string =>
	changes
		.toReversed()
		.reduce((now, { from, to, text }) => now.slice(0, from) + text + now.slice(to), before);

describe('what was done to a text', () => {
	it('[TN6] makes the one of the other', () => {
		fc.assert(
			fc.property(text, text, (before, after) => {
				const changes = changesOf(before, after);
				expect(carriedOut(before, changes)).toBe(after);
				if (before === after) expect(changes).toEqual([]);
			}),
		);
	});

	it('[TN6] touches only what changed, and never half a sign', () => {
		expect(changesOf('Good answers', 'Very good answers')).toEqual([
			{ from: 0, to: 1, text: 'Very g' },
		]);
		expect(changesOf('one two three', 'One two Three')).toEqual([
			{ from: 0, to: 1, text: 'O' },
			{ from: 8, to: 9, text: 'T' },
		]);
		expect(changesOf('a😀b', 'a😁b')).toEqual([{ from: 1, to: 3, text: '😁' }]);
	});

	it('[TN6] a caret stays at the words at which it was', () => {
		const before = 'one two three';
		const after = 'zero one 2 three';
		const changes = changesOf(before, after);
		expect(placeAfter(changes, 'one'.length)).toBe('zero one'.length);
		expect(placeAfter(changes, before.indexOf('three'))).toBe(after.indexOf('three'));
		expect(placeAfter(changes, before.length)).toBe(after.length);
		// What a colleague writes right where one is goes behind the caret.
		expect(placeAfter(changesOf('ab', 'axb'), 1)).toBe(1);
		expect(placeAfter(changesOf('abc', 'ac'), 2)).toBe(1);
	});
});

describe('what two people made of one text', () => {
	it('[TN4] is theirs where I did nothing, mine where they did nothing, and the same where both did the same', () => {
		fc.assert(
			fc.property(text, text, (base, other) => {
				expect(mergeTexts(base, other, base)).toBe(other);
				expect(mergeTexts(base, base, other)).toBe(other);
				expect(mergeTexts(base, other, other)).toBe(other);
			}),
		);
	});

	const base = 'the quick brown fox. jumps over a lazy dog';

	/** Puts some signs of an alphabet of its own into a text, and takes some other parts out. */
	const edited = (base: string, letters: string) =>
		fc
			.array(
				fc.record({
					place: fc.nat({ max: base.length }),
					drop: fc.nat({ max: 3 }),
					put: fc.string({ unit: fc.constantFrom(...letters), maxLength: 4 }),
				}),
				{ maxLength: 4 },
			)
			.map((edits) =>
				edits
					.toSorted((a, b) => b.place - a.place)
					.reduce(
						(now, { place, drop, put }) => now.slice(0, place) + put + now.slice(place + drop),
						base,
					),
			);

	it('[TN4, D-16] holds every sign that either of them wrote, once', () => {
		const only = (letters: string, from: string) =>
			[...from].filter((sign) => letters.includes(sign));
		fc.assert(
			fc.property(edited(base, 'ABC'), edited(base, '123'), (theirs, mine) => {
				const merged = mergeTexts(base, theirs, mine);
				expect(only('ABC', merged)).toEqual(only('ABC', theirs));
				expect(only('123', merged)).toEqual(only('123', mine));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('[TN4, D-16] what had been stored of my words already does not come twice when I wrote on', () => {
		const words = (letters: string) =>
			fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
		fc.assert(
			fc.property(
				fc.nat({ max: base.length }),
				words('ABC '),
				words('123 '),
				(place, part, more) => {
					const put = (written: string) => base.slice(0, place) + written + base.slice(place);
					const merged = mergeTexts(base, put(part), put(part + more));
					expect(merged.replaceAll(' ', '')).toBe(put(part + more).replaceAll(' ', ''));
				},
			),
			{ numRuns: 2_000 },
		);
	});

	it.each([
		['one two three', 'ONE two three', 'one two THREE', 'ONE two THREE'],
		['one two three', 'one three', 'one two three four', 'one three four'],
		['', 'hel there', 'hello', 'hel therelo'],
		['cat', 'cats', 'cat dog', 'cats dog'],
		['abc def', 'abc Xdef', 'abc ', 'abc X'],
		['one two', 'one 2', 'one zwei', 'one 2zwei'],
	])('[TN4] %j, as %j and as %j, is %j', (base, theirs, mine, merged) => {
		expect(mergeTexts(base, theirs, mine)).toBe(merged);
	});
});
