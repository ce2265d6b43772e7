import type { RequestHandler } from './$types';

/** For load balancers and containers: the process answers. */
export const GET: RequestHandler = () =>
	new Response('ok\n', { headers: { 'content-type': 'text/plain' } });
