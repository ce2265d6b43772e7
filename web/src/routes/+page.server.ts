import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** There is one way in: the events of whoever is signed in. */
export const load: PageServerLoad = ({ locals }) =>
	redirect(303, locals.account ? '/events' : '/sign-in');
