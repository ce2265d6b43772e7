/**
 * What a reverse proxy says about a request: who asked, and whether it came over https. Believed
 * only when the operator says that a proxy stands in front (TRUST_PROXY=1); from anyone else these
 * headers are overwritten with what the connection itself shows, for pages and upgrades alike.
 */
import type { IncomingMessage } from 'node:http';

export interface Surroundings {
	readonly trustProxy: boolean;
	/** Where people reach the site, if the operator has said so; then nothing in a request says otherwise. */
	readonly origin: string | null;
}

/** Tells the adapter to read the headers below; it takes every request for https otherwise. */
export function announceForwardedHeaders(env: NodeJS.ProcessEnv): void {
	env.PROTOCOL_HEADER = 'x-forwarded-proto';
	env.ADDRESS_HEADER = 'x-forwarded-for';
	env.HOST_HEADER = 'x-forwarded-host';
}

/** Leaves exactly one truth in the headers of a request. Changes them in place. */
export function settleForwardedHeaders(
	request: IncomingMessage,
	{ trustProxy, origin }: Surroundings,
): void {
	const { headers } = request;
	const said = trustProxy ? headers : {};
	const site = origin === null ? null : new URL(origin);
	const isHttps = site ? site.protocol === 'https:' : said['x-forwarded-proto'] === 'https';
	headers['x-forwarded-proto'] = isHttps ? 'https' : 'http';
	headers['x-forwarded-for'] = said['x-forwarded-for'] || request.socket.remoteAddress || '';
	headers['x-forwarded-host'] = site?.host ?? (said['x-forwarded-host'] || headers.host);
}

/** Whether people reach the site over https, by headers that were settled. */
export const isOverHttps = ({ headers }: IncomingMessage): boolean =>
	headers['x-forwarded-proto'] === 'https';
