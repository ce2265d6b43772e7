import { ask } from '#lib/ask.ts';
import { needWords } from '#lib/messages.ts';
import type { FairRoomFacts } from '#lib/server/first-picture.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, params, parent }) => {
	const { account } = await parent();
	const facts = await ask<FairRoomFacts>({
		fetch,
		path: `/api/fairs/${params.fair}/room`,
		whose: account?.id ?? '',
		// The sync engine keeps what is to be seen, and newer than this.
		keep: (facts) => ({ ...facts, initial: null }),
		at: `/events/${params.fair}`,
	});
	if (facts.me.role === 'recruiter') await needWords('inbox', 'team');
	return facts;
};
