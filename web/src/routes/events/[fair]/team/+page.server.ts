import { error } from '@sveltejs/kit';
import type { TeamView } from '#schema/docs/team.ts';
import { teamOf } from '#lib/server/first-picture.ts';
import { memberHere } from '#lib/server/member-here.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({
	locals,
	params,
}): Promise<{ team: TeamView | null }> => {
	const { fair, participant, role } = await memberHere(locals, params.fair);
	if (role !== 'recruiter') error(404, 'Not found');
	return { team: await teamOf(fair.id, participant) };
};
