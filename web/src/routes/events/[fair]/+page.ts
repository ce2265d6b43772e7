import { redirect } from '@sveltejs/kit';
import { chatsPath } from '#lib/paths.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) =>
	redirect(303, chatsPath((await parent()).fair.id));
