import { error } from '@sveltejs/kit';
import { db } from '#lib/server/database.ts';
import { memberHere } from '#lib/server/member-here.ts';
import { findTalents } from '#lib/server/talents.ts';
import type { PageServerLoad } from './$types';

/** Only recruiters look for talents; for everyone else this page does not exist (I19). */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { fair, role } = await memberHere(locals, params.fair);
	if (role !== 'recruiter') error(404, 'Not found');
	const text = (url.searchParams.get('q') ?? '').slice(0, LONGEST);
	const page = Number.parseInt(url.searchParams.get('page') ?? '1', 10) || 1;
	return { text, found: await findTalents(await db(), fair.id, { text, page }) };
};

/** Of a search. */
const LONGEST = 200;
