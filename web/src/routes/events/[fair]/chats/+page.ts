import type { PageLoad } from './$types';
import { talentChats } from './parts.ts';

/** Of the screens behind the tabs only Explore comes with the page; the others when they are shown. */
export const load: PageLoad = async ({ parent, url }) => {
	const tab = url.searchParams.get('tab') ?? 'explore';
	const { me } = await parent();
	if (me.role === 'recruiter')
		return { OwnChats: (await import('./RecruiterChats.svelte')).default };
	return { OwnChats: tab === 'explore' ? null : await talentChats.bring() };
};
