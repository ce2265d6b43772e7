import { error } from '@sveltejs/kit';
import { isEntityId } from '#schema/ids.ts';
import type { ParticipantId } from '#schema/ids.ts';
import { db } from '#lib/server/database.ts';
import { memberHere } from '#lib/server/member-here.ts';
import { talentOf } from '#lib/server/talents.ts';
import type { PageServerLoad } from './$types';

/** As the list: only for recruiters, and only talents of their own fair (I19). */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { fair, role } = await memberHere(locals, params.fair);
	if (role !== 'recruiter' || !isEntityId(params.talent)) error(404, 'Not found');
	const talent = await talentOf(await db(), fair.id, params.talent as ParticipantId);
	if (!talent) error(404, 'Not found');
	return { talent };
};
