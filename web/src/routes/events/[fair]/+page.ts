import { redirect } from '@sveltejs/kit';
import { overviewPath } from '#lib/paths.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { fair } = await parent();
	redirect(303, overviewPath(fair.id));
};
