/**
 * Every sentence of the interface, by language. A language is one object of the same shape as the
 * English one, so a missing or misspelt text does not compile. Browsers load the one they show; the parts
 * that only some pages show come with those: their layouts call `needWords`.
 */
import type { en } from './messages/en.ts';
import type * as account from './messages/account.en.ts';
import type * as inbox from './messages/inbox.en.ts';
import type * as offering from './messages/offering.en.ts';
import type * as recruiting from './messages/recruiting.en.ts';
import type * as team from './messages/team.en.ts';
import { isolating } from './messages/isolate.ts';

/** What every page needs, or nearly every one. */
export type CoreMessages = typeof en;
export type Messages = CoreMessages &
	typeof account &
	typeof offering &
	typeof recruiting &
	typeof inbox &
	typeof team;

/**
 * `account`: the page of one's own account; `offering`: companies and their openings; `recruiting`: what recruiters alone work with, on
 * pages of its own; `inbox`, `team`: what they meet everywhere in a fair.
 */
type Part = 'account' | 'offering' | 'recruiting' | 'inbox' | 'team';

interface LanguageEntry {
	/** As its speakers call it. */
	readonly name: string;
	readonly core: () => Promise<CoreMessages>;
	readonly parts: Readonly<Record<Part, () => Promise<object>>>;
}

export const LANGUAGES = {
	en: {
		name: 'English',
		core: async () => (await import('./messages/en.ts')).en,
		parts: {
			account: () => import('./messages/account.en.ts'),
			offering: () => import('./messages/offering.en.ts'),
			recruiting: () => import('./messages/recruiting.en.ts'),
			inbox: () => import('./messages/inbox.en.ts'),
			team: () => import('./messages/team.en.ts'),
		},
	},
	de: {
		name: 'Deutsch',
		core: async () => (await import('./messages/de.ts')).de,
		parts: {
			account: () => import('./messages/account.de.ts'),
			offering: () => import('./messages/offering.de.ts'),
			recruiting: () => import('./messages/recruiting.de.ts'),
			inbox: () => import('./messages/inbox.de.ts'),
			team: () => import('./messages/team.de.ts'),
		},
	},
} as const satisfies Record<string, LanguageEntry>;

export type Language = keyof typeof LANGUAGES;
export const DEFAULT_LANGUAGE: Language = 'en';

/** Each language as far as it is loaded; parts are put into it, so that whoever has it has them too. */
const catalogues = new Map<Language, Promise<Record<string, unknown>>>();
const needed = new Set<Part>();

/** The words of a language with all parts that were needed so far. */
export async function loadWords(language: Language): Promise<Messages> {
	let loading = catalogues.get(language);
	if (!loading) {
		loading = LANGUAGES[language].core().then((core) => isolating({ ...core }));
		catalogues.set(language, loading);
		// What could not be fetched is tried again.
		loading.catch(() => catalogues.delete(language));
	}
	const catalogue = await loading;
	for (const part of needed)
		Object.assign(catalogue, isolating({ ...(await LANGUAGES[language].parts[part]()) }));
	return catalogue as unknown as Messages;
}

/** Before a page is drawn that shows these: in each language that is in use, now and later. */
export async function needWords(...parts: readonly Part[]): Promise<void> {
	for (const part of parts) needed.add(part);
	await Promise.all([...catalogues.keys()].map(loadWords));
}
