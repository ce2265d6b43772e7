import { error } from '@sveltejs/kit';
import { browser } from '$app/env';
import type { LayoutLoad } from './$types';

/**
 * A chat of others and one that does not exist are answered alike (ID1), and so are their rooms (I12).
 * Only where the page is asked for by its address: inside the fair it is read without the server, and says
 * itself what it does not know.
 */
export const load: LayoutLoad = async ({ params, parent }) => {
	if (browser) return;
	const { initial } = await parent();
	if (!initial || !Object.hasOwn(initial.desk.meetings, params.meeting)) error(404, 'Not found');
};
