import { ask } from '#lib/ask.ts';
import type { FairRoomFacts } from '#lib/server/first-picture.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, params, parent }) => {
	const { account } = await parent();
	return ask<FairRoomFacts>({
		fetch,
		path: `/api/fairs/${params.fair}/room`,
		whose: account?.id ?? '',
		// The sync engine keeps what is to be seen, and newer than this.
		keep: (facts) => ({ ...facts, initial: null }),
		at: `/events/${params.fair}`,
	});
};
