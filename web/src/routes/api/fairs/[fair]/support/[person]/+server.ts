import { error } from '@sveltejs/kit';
import { isEntityId } from '#schema/ids.ts';
import type { ParticipantId } from '#schema/ids.ts';
import { memberOf, viewAnswer } from '#lib/server/fair-api.ts';
import type { RequestHandler } from './$types';

/** The conversation of somebody, for organizers (SU2). */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { fair } = await memberOf(locals, params.fair);
	const { person } = params;
	if (!isEntityId(person)) error(404, 'There is no such event.');
	return viewAnswer(locals, { kind: 'support', fair, participant: person as ParticipantId });
};
