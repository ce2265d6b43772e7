import { memberOf, viewAnswer } from '#lib/server/fair-api.ts';
import type { RequestHandler } from './$types';

/** One's own desk; nobody else's can be asked for. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { fair, participant } = await memberOf(locals, params.fair);
	return viewAnswer(locals, { kind: 'desk', fair, participant });
};
