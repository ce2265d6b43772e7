const HOME = '/events';
const LONGEST = 1_000;

/** Resolves the path as a browser would; the host is one that can never be ours. */
const ANYWHERE = 'http://visavis.invalid';

/**
 * Where to go after signing in. Whatever would leave this site, in any of the ways browsers read an
 * address, goes to the start page instead (H-11).
 */
export function nextPath(wanted: string | null): string {
	const path = ownPath(wanted);
	return path === null || /^\/sign-(in|out)([/?#]|$)/.test(path) ? HOME : path;
}

/** An address on this site, as a browser would resolve it; null for any other. */
export function ownPath(wanted: string | null): string | null {
	if (!wanted?.startsWith('/') || wanted.length > LONGEST) return null;
	if (!URL.canParse(wanted, ANYWHERE)) return null;
	const { origin, pathname, search, hash } = new URL(wanted, ANYWHERE);
	// "/.//evil.example" stays here when resolved once, and leaves when its result is resolved again.
	if (origin !== ANYWHERE || pathname.startsWith('//')) return null;
	return pathname + search + hash;
}

/** The address of the sign-in page that comes back to `path` afterwards. */
export const signInPath = (path: string): string =>
	nextPath(path) === HOME ? '/sign-in' : `/sign-in?next=${encodeURIComponent(nextPath(path))}`;
