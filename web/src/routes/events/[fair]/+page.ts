import { redirect } from '@sveltejs/kit';
import { chatsPath, overviewPath } from '#lib/paths.ts';
import type { PageLoad } from './$types';

/** An organizer's own screens follow; until then they look at the recruiters. */
export const load: PageLoad = async ({ parent }) => {
	const { fair, me } = await parent();
	redirect(303, me.role === 'organizer' ? chatsPath(fair.id) : overviewPath(fair.id));
};
