import { error } from '@sveltejs/kit';
import { must } from '#schema/assert.ts';
import { db } from './database.ts';
import { membershipIn, type Membership } from './fairs.ts';

/** The person who asks, in this fair. One they are no member of and one that does not exist look alike (S05). */
export async function memberHere(locals: App.Locals, fair: string): Promise<Membership> {
	const account = must(locals.account, 'hooks.server.ts lets only signed-in people pass');
	return (
		(await membershipIn(await db(), account.id, fair)) ?? error(404, 'There is no such event.')
	);
}
