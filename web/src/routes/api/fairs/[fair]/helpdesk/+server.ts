import { memberOf, viewAnswer } from '#lib/server/fair-api.ts';
import type { RequestHandler } from './$types';

/** The open support conversations, for organizers (SU2). */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { fair } = await memberOf(locals, params.fair);
	return viewAnswer(locals, { kind: 'helpdesk', fair });
};
