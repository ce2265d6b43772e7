import { error } from '@sveltejs/kit';
import { isEntityId } from '#schema/ids.ts';
import type { CompanyId } from '#schema/ids.ts';
import { memberOf, viewAnswer } from '#lib/server/fair-api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { fair } = await memberOf(locals, params.fair);
	const { company } = params;
	if (!isEntityId(company)) error(404, 'There is no such event.');
	return viewAnswer(locals, { kind: 'vacancies', fair, company: company as CompanyId });
};
