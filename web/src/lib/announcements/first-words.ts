/** About two lines of a toast or of the bell. */
const LENGTH = 120;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How a text begins, in one line; cut between words, and never within a character. */
export function firstWords(text: string, length = LENGTH): string {
	const line = text.replace(/\s+/gu, ' ').trim();
	const signs = [...graphemes.segment(line)].map(({ segment }) => segment);
	if (signs.length <= length) return line;
	const start = signs.slice(0, length).join('');
	const lastSpace = start.lastIndexOf(' ');
	const words = lastSpace > start.length / 2 ? start.slice(0, lastSpace) : start;
	return `${words.replace(/[\s.,:;–—…]+$/u, '')}…`;
}
