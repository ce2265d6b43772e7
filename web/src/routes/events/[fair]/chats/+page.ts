import type { PageLoad } from './$types';
import { meetingList } from './parts.ts';

/** Of the screens behind the tabs only Explore comes with the page; the others when they are shown. */
export const load: PageLoad = async ({ parent, url }) => {
	const tab = url.searchParams.get('tab') ?? 'explore';
	const { me } = await parent();
	const isRecruiter = me.role === 'recruiter';
	return {
		recruiting: isRecruiter ? await import('./recruiter-parts.ts') : null,
		List: !isRecruiter && tab !== 'explore' ? await meetingList.bring() : null,
	};
};
