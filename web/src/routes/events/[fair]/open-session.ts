import { browser } from '$app/env';
import { updated } from '$app/state';
import { browserClock, browserRandom } from '#lib/sync/browser-clock.ts';
import { directoryState } from '#lib/sync/directory-state.ts';
import type { EarlySessionOptions } from '#lib/sync/early-session.ts';
import { EarlySession } from '#lib/sync/early-session.ts';
import { LiveFairSession } from '#lib/sync/fair-session.svelte.ts';

const loadEngine = () => import('#lib/sync/open-engine.ts');

type Who = Pick<EarlySessionOptions, 'fair' | 'participant' | 'initial' | 'onRefused'>;

/** The session of this page. On the server it is never started, and shows what it was given. */
export function openSession(origin: string, who: Who, deletedWord: () => string) {
	const { fair, participant, initial } = who;
	// On its way while the page comes alive; it is asked for again once it does, and then told if it is not there.
	if (browser) loadEngine().catch(() => undefined);
	const state = browser ? directoryState(fair) : undefined;
	const session = new EarlySession({
		...who,
		clock: browserClock,
		fillRandom: browserRandom,
		async load(time) {
			const { openEngine } = await loadEngine();
			return openEngine({
				fair,
				participant,
				...(initial && { initial }),
				directoryState: state,
				time,
				url: `${origin.replace(/^http/, 'ws')}/sync`,
				isShutOut: () => isShutOut(who),
			});
		},
		// Without a network, or since another version took the place of this one.
		onFailure: () => void updated.check().catch(() => undefined),
	});
	return { session, live: new LiveFairSession(session, browserClock, deletedWord) };
}

/** Asked over HTTP, since a browser is not told why a socket was refused: signed out, or removed. */
async function isShutOut({ fair }: Who): Promise<boolean> {
	const { status } = await fetch(`/api/fairs/${fair}/desk`, { method: 'HEAD' });
	return status === 401 || status === 403 || status === 404;
}
