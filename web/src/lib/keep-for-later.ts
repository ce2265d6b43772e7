import { updated } from '$app/state';
import { ask } from './ask.ts';
import { letNewWorkerTakeOver } from './new-version.ts';

/** Before this nothing is fetched that is not for now: the page has the network for itself. */
const PAUSE_MS = 3_000;

/**
 * Has this browser keep what opens the app without a server: its scripts, by the service worker, and
 * the list of events, from which one gets everywhere else. Ends by being called.
 */
export function keepForLater(whose: string | null): () => void {
	const timer = setTimeout(() => {
		// A browser that allows none works all the same, with a connection.
		void keepProgram().catch(() => undefined);
		if (whose !== null) ask({ fetch, path: '/api/events', whose }).catch(() => undefined);
	}, PAUSE_MS);
	return () => clearTimeout(timer);
}

async function keepProgram(): Promise<void> {
	const registration = await navigator.serviceWorker?.register('/service-worker.js');
	if (registration && !(await updated.check())) letNewWorkerTakeOver(registration);
}
