/** Without case and accents: nobody should have to find the "é" to find René. */
export const plain = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase()
		.replace(/\s+/gu, ' ')
		.trim();

/** What is searched for, word by word. */
export const wordsOf = (search: string): readonly string[] =>
	plain(search).split(' ').filter(Boolean);
