import { error, redirect } from '@sveltejs/kit';
import { isLanguage, LANGUAGE_COOKIE } from '#lib/language.ts';
import { PAGE_COOKIE_AGE } from '#lib/page-cookie.ts';
import { isSecure } from '#lib/server/caller.ts';
import { formFields } from '#lib/server/form-fields.ts';
import { ownPath } from '#lib/server/next-path.ts';
import type { RequestHandler } from './$types';

/** Chooses a language where no script runs; where one does, the browser keeps the choice by itself. */
export const POST: RequestHandler = async (event) => {
	const { language, next } = await formFields(event.request);
	if (!isLanguage(language)) error(400, 'No such language');
	event.cookies.set(LANGUAGE_COOKIE, language, {
		path: '/',
		maxAge: PAGE_COOKIE_AGE,
		httpOnly: false,
		sameSite: 'lax',
		secure: isSecure(event),
	});
	redirect(303, ownPath(typeof next === 'string' ? next : null) ?? '/');
};
