/** How pages ask the server for what they show; without a connection they recall what it said last. */
import { error, redirect } from '@sveltejs/kit';
import { browser } from '$app/env';
import { keptAnswers } from './sync/kept-answers.ts';

interface Question<Answer> {
	readonly fetch: typeof fetch;
	/** Of the API: nothing else is ever asked. */
	readonly path: `/api/${string}`;
	/** The account that asks; `''` before it is known. */
	readonly whose: string;
	/** What of the answer is worth keeping here. */
	readonly keep?: (answer: Answer) => Answer;
	/** Where the person is, to come back to after signing in. */
	readonly at?: string;
}

/** Throws what SvelteKit shows as an error page; `isKept` when the server could not be asked. */
export async function ask<Answer extends object>(
	question: Question<Answer>,
): Promise<Answer & { readonly isKept: boolean }> {
	const { path, whose, keep = (answer) => answer, at = '' } = question;
	let response: Response;
	try {
		response = await question.fetch(path);
	} catch (reason) {
		if (!browser) throw reason;
		const kept = await keptAnswers(whose).recall(path);
		if (kept) return { ...(kept as Answer), isKept: true };
		error(503, { message: 'Offline', isOffline: true });
	}
	if (response.status === 401) redirect(303, `/sign-in?next=${encodeURIComponent(at)}`);
	if (!response.ok) error(response.status, (await response.json()) as App.Error);
	const answer = (await response.json()) as Answer;
	// Before the page goes on: whoever is here now must be known to the next page without a server.
	if (browser) await keptAnswers(whose).keep(path, keep(answer));
	return { ...answer, isKept: false };
}
