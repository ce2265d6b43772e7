import { error } from '@sveltejs/kit';
import { needWords } from '#lib/messages.ts';
import type { PageLoad } from './$types';

/** For who works on the house: every piece of the kit in every state. The built app has no such page. */
export const load: PageLoad = async () => {
	await needWords('account', 'offering', 'recruiting', 'inbox', 'team');
	const bench = import.meta.env.DEV ? await import('./Workbench.svelte') : null;
	return { Workbench: bench?.default ?? error(404, 'Not found') };
};
