/** How a page goes on with a new version of the program, when its person wants to. */
import { TAKE_OVER } from './take-over.ts';

/** The service worker fetches the new program while one goes on with the old one. */
export async function fetchNewVersion(): Promise<void> {
	const registration = await navigator.serviceWorker?.getRegistration();
	// Without one the page loads all the same.
	await registration?.update().catch(() => undefined);
}

/** A page of the present version needs no older one any more: what has waited may take over. */
export function letNewWorkerTakeOver(registration: ServiceWorkerRegistration): void {
	registration.waiting?.postMessage(TAKE_OVER);
	const coming = registration.installing;
	coming?.addEventListener('statechange', () => {
		if (coming.state === 'installed') coming.postMessage(TAKE_OVER);
	});
}
