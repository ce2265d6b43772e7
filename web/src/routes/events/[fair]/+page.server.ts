import { redirect } from '@sveltejs/kit';
import { chatsPath } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) =>
	redirect(303, chatsPath((await parent()).fair.id));
