import { error, json } from '@sveltejs/kit';
import { isEntityId } from '#schema/ids.ts';
import { memberOf } from '#lib/server/fair-api.ts';
import { installation } from '#lib/server/installation.ts';
import type { RequestHandler } from './$types';

/** Nothing is later than this. */
const FROM_THE_LAST = { at: Number.MAX_SAFE_INTEGER, person: '' };

/** Those that are closed, a page at a time, for organizers; `?before=` is the `next` of a former page. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { fair, role } = await memberOf(locals, params.fair);
	if (role !== 'organizer') error(404, 'There is no such event.');
	const before = url.searchParams.get('before');
	const from = before === null ? FROM_THE_LAST : placeOf(before);
	if (!from) error(400, 'This could not be understood.');
	const { engine } = await installation();
	return json(engine.closedSupport(fair, from));
};

function placeOf(before: string): { readonly at: number; readonly person: string } | null {
	const [at = '', person = ''] = before.split('.');
	return /^\d{1,15}$/.test(at) && isEntityId(person) ? { at: Number(at), person } : null;
}
