import { memberOf, stateAnswer } from '#lib/server/fair-api.ts';
import type { RequestHandler } from './$types';

/** What the sync engine would get first, but compressed: of a large event it is most of all bytes. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { fair } = await memberOf(locals, params.fair);
	return stateAnswer(locals, { kind: 'directory', fair });
};
