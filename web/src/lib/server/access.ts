/**
 * Which addresses are for everybody. All others need a session, so that a route somebody forgets to
 * list is closed rather than open. Who may see what, beyond that, is decided where it is read.
 */
const PUBLIC_ROUTES = new Set([
	'/',
	'/sign-in',
	'/sign-out',
	'/signed-out',
	'/language',
	'/shell',
	'/api/viewer',
	'/healthz',
	'/metrics',
]);

/** @param routeId as SvelteKit names it, `/events/[fair]`; null where there is no such page */
export function isPublic(routeId: string | null): boolean {
	return routeId === null || PUBLIC_ROUTES.has(withoutGroups(routeId));
}

export const isApi = (routeId: string | null): boolean =>
	routeId !== null && withoutGroups(routeId).startsWith('/api/');

/** `/(plain)/sign-in` has the address `/sign-in`. */
const withoutGroups = (routeId: string): string => routeId.replace(/\/\([^)/]+\)/g, '') || '/';
