import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether an upgrade comes from a page of ours (GA1). Browsers attach the cookie to sockets that any
 * page on the web opens, and say in `Origin` which page it was; a request without it is no browser's.
 * `allowed` holds further origins, as of `new URL(…).origin`.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, allowed: ReadonlySet<string>): boolean {
	const origin = originOf(headers.origin);
	if (!origin) return false;
	if (allowed.has(origin.origin)) return true;
	// A proxy that ends TLS hides the scheme, so the host decides; it includes the port.
	return headers.host !== undefined && origin.host === headers.host.toLowerCase();
}

function originOf(text: string | undefined): URL | null {
	if (text === undefined || !URL.canParse(text)) return null;
	const url = new URL(text);
	const isPage = url.protocol === 'https:' || url.protocol === 'http:';
	return isPage && url.origin === text.toLowerCase() ? url : null;
}
