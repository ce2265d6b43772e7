/** The words of support conversations: a part of the catalogue that is fetched when it is needed. */
import { SvelteMap } from 'svelte/reactivity';
import type { Language } from '../messages.ts';
import type { WordFiles } from '../messages/late-words.ts';
import { fetchWords } from '../messages/late-words.ts';
import type { support } from '../messages/support.en.ts';

export type SupportWords = typeof support;

const FILES: WordFiles<{ readonly support: SupportWords }> = {
	en: () => import('../messages/support.en.ts'),
	de: () => import('../messages/support.de.ts'),
};

const known = new SvelteMap<Language, SupportWords>();

export async function loadSupportWords(language: Language): Promise<SupportWords> {
	const { support } = await fetchWords(FILES, language);
	known.set(language, support);
	return support;
}

/** Null until they were fetched. */
export const supportWordsIn = (language: Language): SupportWords | null =>
	known.get(language) ?? null;
