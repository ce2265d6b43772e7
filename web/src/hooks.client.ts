import type { HandleClientError } from '@sveltejs/kit/hooks';

/** What a page needs from the server cannot come without a connection; anything else is a bug. */
export const handleError: HandleClientError = ({ error, kind }) => {
	if (kind !== 'unknown') return;
	// What `fetch` throws where nobody answers; a browser may still believe that it has a network.
	if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message))
		return { message: 'Offline', isOffline: true };
	console.error(error);
	return { message: 'Something went wrong in this page.' };
};
