/**
 * Signing out. Where the server cannot hear of it, this device forgets everything at once, and a cookie
 * says so with whatever is asked next: the server then ends the session before it answers (AU14).
 */
import { PAGE_COOKIE_AGE, keepPageCookie } from './page-cookie.ts';
import { forgetEverything } from './sync/browser-storage.ts';
import { LEAVING_COOKIE, WHO_COOKIE } from './who-is-here.ts';

/** A server that is silent for so long does not hear us. */
const PATIENCE_MS = 5_000;
const CHANNEL = 'visavis:leaving';

/** `unheard`: no answer came. `failed`: it could not be done now. */
export type SignOut = 'done' | 'unheard' | 'failed';

export async function signOut(): Promise<SignOut> {
	try {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const answer = await fetch('/sign-out', { method: 'POST', redirect: 'manual', signal });
		return answer.type === 'opaqueredirect' ? 'done' : 'failed';
	} catch {
		return 'unheard';
	}
}

/** Nothing of the person is left on this device; its other pages are told, and go. */
export async function leaveThisDevice(): Promise<void> {
	keepPageCookie(LEAVING_COOKIE, '1', PAGE_COOKIE_AGE);
	keepPageCookie(WHO_COOKIE, '', 0);
	await forgetAll();
	new BroadcastChannel(CHANNEL).postMessage('left');
}

/** Also what a page that was still open has written since. */
export async function forgetAll(): Promise<void> {
	try {
		localStorage.clear();
		sessionStorage.clear();
		await forgetEverything();
	} catch {
		// A browser that keeps nothing has nothing to forget.
	}
}

/** Calls back when another page of this browser has left. */
export function onLeft(listener: () => void): () => void {
	const channel = new BroadcastChannel(CHANNEL);
	channel.onmessage = listener;
	return () => channel.close();
}
