import { expect, it } from 'vitest';
import { isBlank } from './text.ts';

it('[RQ5] each character that prints nothing is blank, alone and in company', () => {
	const blank = [
		0x09, 0x20, 0x85, 0xa0, 0xad, 0x034f, 0x061c, 0x115f, 0x1160, 0x1680, 0x17b4, 0x180e,
	]
		.concat([
			0x200b, 0x200d, 0x200f, 0x2028, 0x2029, 0x202e, 0x2060, 0x2064, 0x2800, 0x3000, 0x3164,
		])
		.concat([0xfe0f, 0xfeff, 0xffa0, 0x16fe4, 0x1d159, 0x1d173, 0xe0001, 0xe0020, 0xe0100])
		.map((code) => String.fromCodePoint(code));
	expect(blank.filter((character) => !isBlank(character))).toEqual([]);
	expect(isBlank(blank.join(''))).toBe(true);
});

it('[RQ5] one sign that can be seen is enough, wherever it stands', () => {
	const padding = '\u200b \u3164'.repeat(1000);
	expect(isBlank(`${padding}x`)).toBe(false);
	expect(isBlank(`x${padding}`)).toBe(false);
});

it('[RQ5] every letter, digit and mark of punctuation can be seen', () => {
	const unseen: string[] = [];
	for (let code = 0; code < 0x3000; code += 1) {
		const character = String.fromCodePoint(code);
		const isFiller = /\p{Default_Ignorable_Code_Point}/u.test(character);
		if (/[\p{L}\p{N}\p{P}]/u.test(character) && !isFiller && isBlank(character))
			unseen.push(code.toString(16));
	}
	expect(unseen).toEqual([]);
});

it('[RQ5, D-12] ten megabytes of zero-width spaces are blank', () => {
	expect(isBlank('\u200b'.repeat(10_000_000))).toBe(true);
});
