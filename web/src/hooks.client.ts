import type { HandleClientError } from '@sveltejs/kit/hooks';

/** What a page needs from the server cannot come without a connection; anything else is a bug. */
export const handleError: HandleClientError = ({ error, kind }) => {
	if (kind !== 'unknown') return;
	// What `fetch` throws where there is no network.
	if (error instanceof TypeError && !navigator.onLine)
		return { message: 'Offline', isOffline: true };
	console.error(error);
	return { message: 'Something went wrong in this page.' };
};
