import { ask } from '#lib/ask.ts';
import type { EventList } from '#lib/server/fairs.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url }) => {
	const { account } = await parent();
	return ask<EventList>({
		fetch,
		path: '/api/events',
		whose: account?.id ?? '',
		at: url.pathname,
	});
};
