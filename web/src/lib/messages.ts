/**
 * Every sentence of the interface, by language. A language is one object of the same shape as the
 * English one, so a missing or misspelt text does not compile.
 */
import { en } from './messages/en.ts';

export type Messages = typeof en;

export const LANGUAGES = { en } as const satisfies Record<string, Messages>;
export type Language = keyof typeof LANGUAGES;
export const DEFAULT_LANGUAGE: Language = 'en';
