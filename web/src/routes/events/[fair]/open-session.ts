import { browserEnvironment } from '#lib/sync/browser-environment.ts';
import { LiveFairSession } from '#lib/sync/fair-session.svelte.ts';
import type { FairSessionOptions } from '#lib/sync/fair-session.ts';
import { FairSession } from '#lib/sync/fair-session.ts';

type Who = Pick<FairSessionOptions, 'fair' | 'participant' | 'initial'>;

/** The session of this page. On the server it is never started, and shows what it was given. */
export function openSession(origin: string, who: Who, deletedWord: () => string) {
	const environment = browserEnvironment();
	const session = new FairSession({
		...who,
		environment,
		url: `${origin.replace(/^http/, 'ws')}/sync`,
		isShutOut: () => isShutOut(who),
	});
	return { session, live: new LiveFairSession(session, environment.clock, deletedWord) };
}

/** Asked over HTTP, since a browser is not told why a socket was refused: signed out, or removed. */
async function isShutOut({ fair }: Who): Promise<boolean> {
	const { status } = await fetch(`/api/fairs/${fair}/desk`, { method: 'HEAD' });
	return status === 401 || status === 403 || status === 404;
}
