import { error } from '@sveltejs/kit';
import { browser } from '$app/env';
import type { PageLoad } from './$types';

/** As for a chat: asked for by its address, a company of another fair is answered like none at all. */
export const load: PageLoad = async ({ params, parent }) => {
	if (browser) return;
	const { initial } = await parent();
	if (!initial || !Object.hasOwn(initial.directory.companies, params.company))
		error(404, 'Not found');
};
