import type { RequestEvent } from '@sveltejs/kit';
import type { AccountId } from '#schema/ids.ts';
import { PAGE_COOKIE_AGE } from '../page-cookie.ts';
import { WHO_COOKIE } from '../who-is-here.ts';
import { isSecure } from './caller.ts';

/** With the answer that makes it so: the next page may have to open without a server (UI7). */
export function sayWhoIsHere(event: RequestEvent, account: AccountId | null): void {
	const { cookies } = event;
	if ((cookies.get(WHO_COOKIE) ?? null) === account) return;
	const options = { path: '/', httpOnly: false, sameSite: 'lax', secure: isSecure(event) } as const;
	if (account === null) cookies.delete(WHO_COOKIE, options);
	else cookies.set(WHO_COOKIE, account, { ...options, maxAge: PAGE_COOKIE_AGE });
}
