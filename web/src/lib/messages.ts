/**
 * Every sentence of the interface, by language. A language is one object of the same shape as the
 * English one, so a missing or misspelt text does not compile. Browsers load the one they show.
 */
import type { en } from './messages/en.ts';
import { isolating } from './messages/isolate.ts';

export type Messages = typeof en;

interface LanguageEntry {
	/** As its speakers call it. */
	readonly name: string;
	readonly load: () => Promise<Messages>;
}

export const LANGUAGES = {
	en: { name: 'English', load: async () => isolating((await import('./messages/en.ts')).en) },
	de: { name: 'Deutsch', load: async () => isolating((await import('./messages/de.ts')).de) },
} as const satisfies Record<string, LanguageEntry>;

export type Language = keyof typeof LANGUAGES;
export const DEFAULT_LANGUAGE: Language = 'en';
