import { redirect } from '@sveltejs/kit';
import { chatsPath, overviewPath } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/** An organizer's own screens follow; until then they look at the recruiters. */
export const load: PageServerLoad = async ({ parent }) => {
	const { fair, me } = await parent();
	redirect(303, me.role === 'organizer' ? chatsPath(fair.id) : overviewPath(fair.id));
};
