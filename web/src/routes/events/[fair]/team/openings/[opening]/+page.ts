import { error } from '@sveltejs/kit';
import { browser } from '$app/env';
import type { VacanciesView } from '#schema/docs/vacancies.ts';
import { ask } from '#lib/ask.ts';
import { recruitersOnly } from '../../../recruiters-only.ts';
import type { PageLoad } from './$types';

/** As for a chat: asked for by its address, an opening of others is answered like none at all (ID1). */
export const load: PageLoad = async ({ params, parent, fetch }) => {
	await recruitersOnly(parent);
	if (browser || params.opening === 'new') return;
	const { initial, me } = await parent();
	const company = initial?.directory.cards[me.participant]?.company;
	if (!company) error(404, 'Not found');
	const { vacancies } = await ask<VacanciesView>({
		fetch,
		path: `/api/fairs/${params.fair}/vacancies/${company}`,
		whose: '',
	});
	if (!Object.hasOwn(vacancies, params.opening)) error(404, 'Not found');
};
