import { graphemesOf } from '../graphemes.ts';

/** About two lines of a toast or of the bell. */
const LENGTH = 120;

/** How a text begins, in one line; cut between words, and never within a character. */
export function firstWords(text: string, length = LENGTH): string {
	const line = text.replace(/\s+/gu, ' ').trim();
	const signs = graphemesOf(line);
	if (signs.length <= length) return line;
	const start = signs.slice(0, length).join('');
	const words = start.replace(/[\s.,:;]+\S*$/, '');
	return `${words.length > start.length / 2 ? words : start}…`;
}
