/**
 * What a reverse proxy says about a request: who asked, and whether it came over https. Believed
 * only when the operator says that a proxy stands in front (TRUST_PROXY=1); from anyone else these
 * headers are overwritten with what the connection itself shows, for pages and upgrades alike.
 */
import type { IncomingMessage } from 'node:http';

/** Tells the adapter to read the headers below; it takes every request for https otherwise. */
export function announceForwardedHeaders(env: NodeJS.ProcessEnv, trustProxy: boolean): void {
	env.PROTOCOL_HEADER = 'x-forwarded-proto';
	env.ADDRESS_HEADER = 'x-forwarded-for';
	if (trustProxy) env.HOST_HEADER = 'x-forwarded-host';
}

/** Leaves exactly one truth in the headers of a request. Changes them in place. */
export function settleForwardedHeaders(request: IncomingMessage, trustProxy: boolean): void {
	const { headers } = request;
	const said = trustProxy ? headers : {};
	headers['x-forwarded-proto'] = said['x-forwarded-proto'] === 'https' ? 'https' : 'http';
	headers['x-forwarded-for'] = said['x-forwarded-for'] || request.socket.remoteAddress || '';
	headers['x-forwarded-host'] = said['x-forwarded-host'] || headers.host;
}
