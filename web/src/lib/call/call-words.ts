/** The words of the room: a part of the catalogue that only its page needs. */
import { createContext } from 'svelte';
import type { Language } from '../messages.ts';
import type { call } from '../messages/call.en.ts';
import type { WordFiles } from '../messages/late-words.ts';
import { fetchWords } from '../messages/late-words.ts';

export type CallWords = typeof call;

const FILES: WordFiles<{ readonly call: CallWords }> = {
	en: () => import('../messages/call.en.ts'),
	de: () => import('../messages/call.de.ts'),
};

export const loadCallWords = async (language: Language): Promise<CallWords> =>
	(await fetchWords(FILES, language)).call;

/** The words in the language of now, which may change while they are on screen (UI3). */
export const [getCallWords, provideCallWords] = createContext<() => CallWords>();
