/** The two cookies of this site and how they are read and written (AU6, A-06). */
import { LEAVING_COOKIE } from '../../who-is-here.ts';
import { SESSION_LIFETIME } from './sessions.ts';

export interface Cookie {
	readonly name: string;
	readonly value: string;
	/** As SvelteKit takes them. No domain: the cookie is for this host alone. */
	readonly options: {
		readonly path: '/';
		readonly httpOnly: true;
		readonly sameSite: 'lax';
		readonly secure: boolean;
		/** Seconds; 0 removes the cookie. */
		readonly maxAge: number;
	};
}

type CookieKind = 'session' | 'device';

/**
 * Over https the prefix makes the browser refuse the cookie from any other host, a subdomain's
 * included; that is why only that name counts there.
 */
const nameOf = (kind: CookieKind, secure: boolean): string => (secure ? `__Host-${kind}` : kind);

export function makeCookie(
	kind: CookieKind,
	value: string,
	{ secure, maxAgeMs }: { secure: boolean; maxAgeMs: number },
): Cookie {
	const maxAge = Math.floor(maxAgeMs / 1_000);
	const options = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge } as const;
	return { name: nameOf(kind, secure), value, options };
}

export const removedCookie = (kind: CookieKind, secure: boolean): Cookie =>
	makeCookie(kind, '', { secure, maxAgeMs: 0 });

/** The raw value: ours need no decoding, and decoding what a stranger sent may throw. */
export function readCookie(
	cookieHeader: string | null,
	kind: CookieKind,
	secure: boolean,
): string | null {
	const start = `${nameOf(kind, secure)}=`;
	for (const part of cookieHeader?.split(';') ?? []) {
		const pair = part.trim();
		if (pair.startsWith(start)) return pair.slice(start.length);
	}
	return null;
}

/** A mark that pages set themselves: it opens nothing, and whoever forges it signs themselves out. */
export const hasLeft = (cookieHeader: string | null): boolean =>
	(cookieHeader ?? '').split(';').some((part) => part.trim().startsWith(`${LEAVING_COOKIE}=`));

/** Lasts as long as its session does when nobody comes back. */
export const sessionCookie = (secret: string, secure: boolean): Cookie =>
	makeCookie('session', secret, { secure, maxAgeMs: SESSION_LIFETIME.idleMs });
