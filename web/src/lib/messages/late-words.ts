import type { Language } from '../messages.ts';
import { isolating } from './isolate.ts';

/** The words of something that is not on every page, in each language, as their files give them. */
export type WordFiles<Words extends object> = Readonly<Record<Language, () => Promise<Words>>>;

/** Rejects where they cannot be fetched. */
export const fetchWords = async <Words extends object>(
	files: WordFiles<Words>,
	language: Language,
): Promise<Words> => isolating({ ...(await files[language]()) });
