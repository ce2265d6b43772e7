/** Which language to speak to somebody: the one they chose, else what their browser asks for. */
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from './messages.ts';
import { keepPageCookie, pageCookie } from './page-cookie.ts';

export const LANGUAGE_COOKIE = 'language';

export const ALL_LANGUAGES = Object.keys(LANGUAGES) as readonly Language[];

export const isLanguage = (value: unknown): value is Language =>
	typeof value === 'string' && Object.hasOwn(LANGUAGES, value);

/** @param accepted the header `Accept-Language`, as browsers and others write it */
export function languageFor(chosen: string | undefined, accepted: string | null): Language {
	if (isLanguage(chosen)) return chosen;
	return wishes(accepted ?? '').find(isLanguage) ?? DEFAULT_LANGUAGE;
}

/** `de-CH, en;q=0.8` as `['de', 'en']`: the most wanted first, without what is not wanted at all. */
function wishes(accepted: string): readonly string[] {
	return accepted
		.slice(0, 1_000)
		.split(',')
		.map((wish) => {
			const [tag = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
			const weight = parameters.find((parameter) => parameter.startsWith('q='));
			return {
				language: tag === '*' ? DEFAULT_LANGUAGE : (tag.split('-')[0] ?? ''),
				weight: weight === undefined ? 1 : Number(weight.slice(2)),
			};
		})
		.filter(({ weight }) => weight > 0)
		.toSorted((a, b) => b.weight - a.weight)
		.map(({ language }) => language);
}

export function keepLanguage(language: Language): void {
	keepPageCookie(LANGUAGE_COOKIE, language);
	document.documentElement.lang = language;
}

/** What was chosen in this browser, if anything. */
export function languageKept(): Language | null {
	const chosen = pageCookie(LANGUAGE_COOKIE);
	return isLanguage(chosen) ? chosen : null;
}
