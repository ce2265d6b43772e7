/**
 * The account that this browser is signed in with, told to its pages by the server. Without a server
 * they show what was kept of this account, and of nobody else. It opens nothing.
 */
import { pageCookie } from './page-cookie.ts';

export const WHO_COOKIE = 'account';

/** `''` where nobody is signed in. */
export const whoIsHere = (): string => pageCookie(WHO_COOKIE) ?? '';
