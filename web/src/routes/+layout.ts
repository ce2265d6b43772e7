import { browser } from '$app/env';
import { ask } from '#lib/ask.ts';
import { loadWords } from '#lib/messages.ts';
import type { ViewerFacts } from '#lib/server/viewer-facts.ts';
import { languageFor, languageKept } from '#lib/language.ts';
import { whoIsHere } from '#lib/who-is-here.ts';
import type { LayoutLoad } from './$types';

/** Nobody we know, and no server to ask. */
const STRANGER: Omit<ViewerFacts, 'language'> = {
	account: null,
	zone: null,
	zoneChoice: null,
	theme: 'system',
};

/** Who looks, and the words in their language: functions cannot travel with the other data. */
export const load: LayoutLoad = async ({ depends, fetch }) => {
	depends('account:me');
	const facts = await ask<ViewerFacts>({
		fetch,
		path: '/api/viewer',
		whose: browser ? whoIsHere() : '',
		whoseIs: ({ account }) => account?.id ?? '',
		otherwise: () => ({
			...STRANGER,
			language: languageFor(undefined, navigator.languages.join()),
		}),
	});
	// Chosen while the server could not hear of it.
	const language = facts.isKept && browser ? (languageKept() ?? facts.language) : facts.language;
	return { ...facts, language, messages: await loadWords(language) };
};
