import { redirect } from '@sveltejs/kit';
import { auth } from '#lib/server/auth.ts';
import { isSecure } from '#lib/server/caller.ts';
import { sayWhoIsHere } from '#lib/server/say-who-is-here.ts';
import type { RequestHandler } from './$types';

/** Ends the session, its sockets with it, and has the browser forget what it kept of this person (AU4). */
export const POST: RequestHandler = async (event) => {
	const { cookies, locals, setHeaders } = event;
	sayWhoIsHere(event, null);
	if (locals.session) {
		const cookie = await (await auth()).signOut(locals.session.sessionId, isSecure(event));
		cookies.set(cookie.name, cookie.value, cookie.options);
	}
	// Not the cookies: the mark of a known device helps this person sign in next time.
	setHeaders({ 'clear-site-data': '"cache", "storage"' });
	redirect(303, '/sign-in');
};
