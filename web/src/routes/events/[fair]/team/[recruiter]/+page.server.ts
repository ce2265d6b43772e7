import { error } from '@sveltejs/kit';
import type { ParticipantId } from '#schema/ids.ts';
import { teamOf } from '#lib/server/first-picture.ts';
import { recruitersOnly } from '../../recruiters-only.ts';
import type { PageServerLoad } from './$types';

/** Somebody of another company and somebody who does not exist are answered alike (TE1). */
export const load: PageServerLoad = async ({ parent, params }) => {
	await recruitersOnly(parent);
	const { fair, me } = await parent();
	const team = await teamOf(fair.id, me.participant);
	if (!team || !Object.hasOwn(team.people, params.recruiter)) error(404, 'Not found');
	return { team, colleague: params.recruiter as ParticipantId };
};
