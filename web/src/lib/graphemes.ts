const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a reader takes for one character each, whatever it is made of. */
export const graphemesOf = (text: string): readonly string[] =>
	Array.from(segmenter.segment(text), ({ segment }) => segment);
