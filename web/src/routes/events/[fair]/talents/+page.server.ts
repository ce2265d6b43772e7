import { error } from '@sveltejs/kit';
import { db } from '#lib/server/database.ts';
import { findTalents } from '#lib/server/talents.ts';
import { talentFiltersFrom } from './talent-filters.ts';
import type { PageServerLoad } from './$types';

/** Only recruiters look for talents; for everyone else this page does not exist (I19). */
export const load: PageServerLoad = async ({ parent, url }) => {
	const { fair, me } = await parent();
	if (me.role !== 'recruiter') error(404, 'Not found');
	const filters = talentFiltersFrom(url.searchParams);
	const { text, language, topic, page, isNew } = filters;
	const notInTouchWith = isNew ? me.participant : null;
	const search = { text, language, topic, page, notInTouchWith };
	return { filters, found: await findTalents(await db(), fair.id, search) };
};
