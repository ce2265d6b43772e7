/** Cookies that pages read and write themselves, so that the server draws the first picture right. No secrets. */

/** A year, in seconds. */
export const PAGE_COOKIE_AGE = 365 * 24 * 60 * 60;

/** @param maxAge seconds; 0 forgets it */
export function keepPageCookie(name: string, value: string, maxAge = PAGE_COOKIE_AGE): void {
	document.cookie = `${name}=${value}; path=/; max-age=${maxAge}; samesite=lax`;
}

export function pageCookie(name: string): string | null {
	const start = `${name}=`;
	const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(start));
	return found?.slice(start.length) ?? null;
}
