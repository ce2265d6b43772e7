/**
 * The account that this browser is signed in with, told to its pages by the server. Without a server
 * they show what was kept of this account, and of nobody else. It opens nothing.
 */
import { pageCookie } from './page-cookie.ts';

export const WHO_COOKIE = 'account';
/** Set where somebody signed out and the server could not hear of it; it takes it away again. */
export const LEAVING_COOKIE = 'leaving';

/** Has somebody left, and the server has not heard of it? */
export const isLeaving = (): boolean => pageCookie(LEAVING_COOKIE) !== null;

/** `''` where nobody is signed in. */
export const whoIsHere = (): string => pageCookie(WHO_COOKIE) ?? '';
