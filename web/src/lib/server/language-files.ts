import type { Language } from '../messages.ts';

/** `en=/a.js;de=/b.js`, written here by scripts/language-files.ts when the browsers' build is done. */
const WRITTEN = '__LANGUAGE_FILES__';

const files = new Map(
	WRITTEN.split(';').map((entry): [string, string | undefined] => {
		const [language = '', file] = entry.split('=');
		return [language, file];
	}),
);

/** Has a page fetch its words with its program; nothing where the program is not built, as in development. */
export function preloadOf(language: Language): string {
	const file = files.get(language);
	return file ? `<link rel="modulepreload" href="${file}" />` : '';
}
