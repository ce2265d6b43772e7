import { memberOf, viewAnswer } from '#lib/server/fair-api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { fair } = await memberOf(locals, params.fair);
	return viewAnswer(locals, { kind: 'directory', fair });
};
