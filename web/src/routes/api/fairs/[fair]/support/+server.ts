import { memberOf, viewAnswer } from '#lib/server/fair-api.ts';
import type { RequestHandler } from './$types';

/** One's own conversation with the organizers (SU2). */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { fair, participant } = await memberOf(locals, params.fair);
	return viewAnswer(locals, { kind: 'support', fair, participant });
};
