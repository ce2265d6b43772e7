/** What every response carries, errors and files included (H-04). */
import type { ServerResponse } from 'node:http';

const HEADERS = {
	// Pages bring a stricter policy of their own, with a nonce; see svelte.config.js.
	'content-security-policy':
		"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
};

/** Two years: from the first visit on, browsers do not even try plain http. */
const OVER_HTTPS = { 'strict-transport-security': 'max-age=63072000' };

const headersFor = (secure: boolean) =>
	Object.entries(secure ? { ...HEADERS, ...OVER_HTTPS } : HEADERS);

/** For what SvelteKit answers itself or serves from disk. A page's own values replace these. */
export function setSecurityHeaders(response: ServerResponse, secure: boolean): void {
	for (const [name, value] of headersFor(secure)) response.setHeader(name, value);
}

export function addSecurityHeaders(headers: Headers, secure: boolean): void {
	for (const [name, value] of headersFor(secure)) if (!headers.has(name)) headers.set(name, value);
}

/** In the policy of a page: pages are opened within one another, so it must have come with the first of them. */
export function allowWebAssembly(headers: Headers): void {
	const policy = headers.get('content-security-policy');
	if (policy?.includes("script-src 'self'"))
		headers.set(
			'content-security-policy',
			policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
		);
}
