import { json } from '@sveltejs/kit';
import { must } from '#schema/assert.ts';
import { instant } from '#schema/ids.ts';
import { db } from '#lib/server/database.ts';
import { fairsOf, type EventList } from '#lib/server/fairs.ts';
import type { RequestHandler } from './$types';

/** The fairs that the person who asks is registered for. */
export const GET: RequestHandler = async ({ locals }) => {
	const { id } = must(locals.account, 'hooks.server.ts lets only signed-in people pass');
	const list: EventList = { fairs: await fairsOf(await db(), id), now: instant(Date.now()) };
	return json(list);
};
