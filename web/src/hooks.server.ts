/**
 * What every request passes before it reaches its page, in this order: headers that every answer
 * carries, the language, refusal of other sites' requests and of what is too large, who it is, whether they may.
 */
import { json, redirect } from '@sveltejs/kit';
import {
	sequence,
	type Handle,
	type HandleServerError,
	type ServerInit,
} from '@sveltejs/kit/hooks';
import { randomUUID } from 'node:crypto';
import { isStorageFault } from '#sync/storage-fault.ts';
import { LANGUAGE_COOKIE, languageFor } from '#lib/language.ts';
import { isApi, isPublic } from '#lib/server/access.ts';
import { auth } from '#lib/server/auth.ts';
import { isSecure } from '#lib/server/caller.ts';
import { compressed } from '#lib/server/compressed.ts';
import { installation } from '#lib/server/installation.ts';
import { preloadOf } from '#lib/server/language-files.ts';
import { log } from '#lib/server/log.ts';
import { signInPath } from '#lib/server/next-path.ts';
import { isFromOwnPage, mayChange } from '#lib/server/own-page.ts';
import { sayWhoIsHere } from '#lib/server/say-who-is-here.ts';
import { THEME_COOKIE, themeOf } from '#lib/theme.ts';
import { LEAVING_COOKIE } from '#lib/who-is-here.ts';
import { addSecurityHeaders, allowWebAssembly } from '#lib/server/security-headers.ts';

/** What SvelteKit's adapter allows, which counts what arrives where no length was announced. */
const LARGEST_BODY = 512 * 1024;

/** Before the first request: settings that are wrong, or a damaged database, end the process here. */
export const init: ServerInit = async () => {
	await installation();
};

const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	addSecurityHeaders(response.headers, isSecure(event));
	// Nearly every answer is about one person: not for a shared cache, nor for the back button.
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	return response;
};

/** Only who is signed in comes into a call, where a person is cut out of a picture by WebAssembly (record 0021). */
const policy: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (event.locals.account || event.route.id === '/shell') allowWebAssembly(response.headers);
	return response;
};

const language: Handle = ({ event, resolve }) => {
	const { cookies, locals, request } = event;
	locals.language = languageFor(
		cookies.get(LANGUAGE_COOKIE),
		request.headers.get('accept-language'),
	);
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%language%', locals.language).replace('%words%', preloadOf(locals.language)),
	});
};

/** On the page before it is drawn, so that nothing flashes in the other colours. */
const theme: Handle = ({ event, resolve }) => {
	const chosen = themeOf(event.cookies.get(THEME_COOKIE));
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%theme%', chosen),
	});
};

/** A cookie alone does not say that the person meant it: other sites can make browsers send it (AU11). */
const ownPages: Handle = ({ event, resolve }) => {
	const { request, url } = event;
	if (!mayChange(request.method)) return resolve(event);
	const origin = request.headers.get('origin');
	const fetchSite = request.headers.get('sec-fetch-site');
	if (isFromOwnPage({ origin, fetchSite }, url.origin)) return resolve(event);
	log().warn({ origin, fetchSite, self: url.origin }, 'a request of another origin was refused');
	return refusal(403, 'foreign_origin', 'This was not sent by a page of this site.');
};

const bodySize: Handle = ({ event, resolve }) => {
	const announced = Number(event.request.headers.get('content-length') ?? 0);
	if (announced <= LARGEST_BODY) return resolve(event);
	return refusal(413, 'too_large', 'This is larger than anything the site takes.');
};

const person: Handle = async ({ event, resolve }) => {
	const { cookies, locals, request } = event;
	const header = request.headers.get('cookie');
	const visit = await (await auth()).authenticate(header, isSecure(event));
	if (cookies.get(LEAVING_COOKIE) !== undefined) {
		const removed = await (await auth()).leave(header, isSecure(event));
		cookies.set(removed.name, removed.value, removed.options);
		cookies.delete(LEAVING_COOKIE, { path: '/', httpOnly: false, secure: isSecure(event) });
	}
	locals.account = visit?.account ?? null;
	locals.session = visit;
	const renewed = visit?.renewedCookie;
	if (renewed) cookies.set(renewed.name, renewed.value, renewed.options);
	sayWhoIsHere(event, visit?.account.id ?? null);
	return resolve(event);
};

const signedIn: Handle = ({ event, resolve }) => {
	const { isRemoteRequest, locals, route, url } = event;
	// A remote call names the page it comes from itself, so that page proves nothing.
	if (locals.account || (isPublic(route.id) && !isRemoteRequest)) return resolve(event);
	if (isApi(route.id)) return refusal(401, 'signed_out', 'Please sign in.');
	// What was posted is lost; the page it was posted from is not.
	const search = mayChange(event.request.method) ? '' : url.search;
	redirect(303, signInPath(url.pathname + search));
};

export const handle = sequence(
	compressed,
	headers,
	policy,
	language,
	theme,
	ownPages,
	bodySize,
	person,
	signedIn,
);

/** Says to people what they can do about it, and to the log what happened, under one reference. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind !== 'unknown') return;
	const reference = randomUUID();
	log().error({ reference, err: error, route: event.route.id }, 'a request failed');
	return isStorageFault(error)
		? { status: 503, message: 'Nothing can be saved right now. Please try again.', reference }
		: { message: 'Something went wrong on our side.', reference };
};

const refusal = (status: number, code: string, message: string): Response =>
	json({ code, message }, { status });
