/** The words of the equipment check: a part of the catalogue that only its page needs. */
import { createContext } from 'svelte';
import type { Language } from '../../messages.ts';
import type { equipmentCheck } from '../../messages/equipment.en.ts';
import type { WordFiles } from '../../messages/late-words.ts';
import { fetchWords } from '../../messages/late-words.ts';

export type CheckWords = typeof equipmentCheck;

const FILES: WordFiles<{ readonly equipmentCheck: CheckWords }> = {
	en: () => import('../../messages/equipment.en.ts'),
	de: () => import('../../messages/equipment.de.ts'),
};

export const loadCheckWords = async (language: Language): Promise<CheckWords> =>
	(await fetchWords(FILES, language)).equipmentCheck;

/** The words in the language of now, which may change while they are on screen (UI3). */
export const [getCheckWords, provideCheckWords] = createContext<() => CheckWords>();
