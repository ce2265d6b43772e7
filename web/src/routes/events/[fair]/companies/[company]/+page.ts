import { error } from '@sveltejs/kit';
import { browser } from '$app/env';
import type { VacanciesView } from '#schema/docs/vacancies.ts';
import { ask } from '#lib/ask.ts';
import type { PageLoad } from './$types';

/** As for a chat: asked for by its address, a company of another fair is answered like none at all. */
export const load: PageLoad = async ({ params, parent, fetch }) => {
	// In a browser the openings come with the document, and are kept with it.
	if (browser) return { vacancies: null };
	const { initial } = await parent();
	if (!initial || !Object.hasOwn(initial.directory.companies, params.company))
		error(404, 'Not found');
	const vacancies = await ask<VacanciesView>({
		fetch,
		path: `/api/fairs/${params.fair}/vacancies/${params.company}`,
		whose: '',
	});
	return { vacancies };
};
