import { error } from '@sveltejs/kit';
import { must } from '#schema/assert.ts';
import { db } from '#lib/server/database.ts';
import { membershipIn } from '#lib/server/fairs.ts';
import { firstPicture } from '#lib/server/first-picture.ts';
import type { LayoutServerLoad } from './$types';

/** A fair one is no member of and one that does not exist are answered alike (S05). */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const account = must(locals.account, 'hooks.server.ts lets only signed-in people pass');
	const member = await membershipIn(await db(), account.id, params.fair);
	if (!member) error(404, 'Not found');
	const { fair, participant, role, name } = member;
	return {
		fair,
		me: { participant, role, name },
		initial: await firstPicture(fair.id, participant),
	};
};
