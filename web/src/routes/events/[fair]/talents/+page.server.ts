import { error } from '@sveltejs/kit';
import { db } from '#lib/server/database.ts';
import { memberHere } from '#lib/server/member-here.ts';
import { findTalents } from '#lib/server/talents.ts';
import { talentFiltersFrom } from './talent-filters.ts';
import type { PageServerLoad } from './$types';

/** Only recruiters look for talents; for everyone else this page does not exist (I19). */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { fair, participant, role } = await memberHere(locals, params.fair);
	if (role !== 'recruiter') error(404, 'Not found');
	const filters = talentFiltersFrom(url.searchParams);
	const { text, language, topic, page, isNew } = filters;
	const notInTouchWith = isNew ? participant : null;
	const search = { text, language, topic, page, notInTouchWith };
	return { filters, found: await findTalents(await db(), fair.id, search) };
};
