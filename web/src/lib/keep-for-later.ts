import { ask } from './ask.ts';

/** Before this nothing is fetched that is not for now: the page has the network for itself. */
const PAUSE_MS = 3_000;

/**
 * Has this browser keep what opens the app without a server: its scripts, by the service worker, and
 * the list of events, from which one gets everywhere else. Ends by being called.
 */
export function keepForLater(whose: string | null): () => void {
	const timer = setTimeout(() => {
		// A browser that allows none works all the same, with a connection.
		void navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined);
		if (whose !== null) ask({ fetch, path: '/api/events', whose }).catch(() => undefined);
	}, PAUSE_MS);
	return () => clearTimeout(timer);
}
