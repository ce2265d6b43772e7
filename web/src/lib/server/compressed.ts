/** Pages and answers of the API, made smaller where the browser understands it; files are so on disk. */
import type { Handle } from '@sveltejs/kit/hooks';

/** What of a kind there is much of, and shrinks. */
const SHRINKS = /^(?:text\/html|application\/(?:json|octet-stream))\b/;

/**
 * What another site made a browser ask for is sent as it is: the length of something compressed tells
 * whether a guess that stands in the address stands in the page as well (H-20).
 */
export const compressed: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers, body } = response;
	if (event.isSubRequest || !body || headers.has('content-encoding')) return response;
	if (!SHRINKS.test(headers.get('content-type') ?? '')) return response;
	headers.append('vary', 'accept-encoding, sec-fetch-site');
	if (!takesGzip(event.request.headers)) return response;
	headers.set('content-encoding', 'gzip');
	headers.delete('content-length');
	return new Response(body.pipeThrough(new CompressionStream('gzip')), response);
};

const takesGzip = (asked: Headers): boolean =>
	/\bgzip\b(?!;q=0(?:$|,|\.0))/.test(asked.get('accept-encoding') ?? '') &&
	asked.get('sec-fetch-site') !== 'cross-site';
