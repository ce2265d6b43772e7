import { error } from '@sveltejs/kit';
import type { ParticipantId } from '#schema/ids.ts';
import { teamOf } from '#lib/server/first-picture.ts';
import { memberHere } from '#lib/server/member-here.ts';
import type { PageServerLoad } from './$types';

/** Somebody of another company and somebody who does not exist are answered alike (TE1). */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { fair, participant, role } = await memberHere(locals, params.fair);
	const team = role === 'recruiter' ? await teamOf(fair.id, participant) : null;
	if (!team || !Object.hasOwn(team.people, params.recruiter)) error(404, 'Not found');
	return { team, colleague: params.recruiter as ParticipantId };
};
