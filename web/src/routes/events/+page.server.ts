import { must } from '#schema/assert.ts';
import { instant } from '#schema/ids.ts';
import { db } from '#lib/server/database.ts';
import { fairsOf } from '#lib/server/fairs.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { id } = must(locals.account, 'hooks.server.ts lets only signed-in people pass');
	return { fairs: await fairsOf(await db(), id), now: instant(Date.now()) };
};
