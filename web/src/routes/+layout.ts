import { browser } from '$app/env';
import { ask } from '#lib/ask.ts';
import { LANGUAGES } from '#lib/messages.ts';
import type { ViewerFacts } from '#lib/server/viewer-facts.ts';
import { languageKept } from '#lib/language.ts';
import type { LayoutLoad } from './$types';

/** Who looks, and the words in their language: functions cannot travel with the other data. */
export const load: LayoutLoad = async ({ depends, fetch }) => {
	depends('account:me');
	const facts = await ask<ViewerFacts>({ fetch, path: '/api/viewer', whose: '' });
	// Chosen while the server could not hear of it.
	const language = facts.isKept && browser ? (languageKept() ?? facts.language) : facts.language;
	return { ...facts, language, messages: await LANGUAGES[language].load() };
};
