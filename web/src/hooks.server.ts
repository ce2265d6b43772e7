import type { Handle } from '@sveltejs/kit/hooks';

/** Headers that every page carries; the content security policy is set in svelte.config.js. */
const SECURITY_HEADERS = {
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'cross-origin-opener-policy': 'same-origin',
} as const;

export const handle: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
	return response;
};
