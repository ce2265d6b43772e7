import { error } from '@sveltejs/kit';
import { browser } from '$app/env';
import type { PageLoad } from './$types';

/**
 * A chat of others and one that does not exist are answered alike (ID1). Only where the page is asked
 * for by its address: inside the fair it is read without the server, and says itself what it does not know.
 */
export const load: PageLoad = async ({ params, parent }) => {
	if (browser) return;
	const { initial } = await parent();
	if (!initial || !Object.hasOwn(initial.desk.meetings, params.meeting)) error(404, 'Not found');
};
