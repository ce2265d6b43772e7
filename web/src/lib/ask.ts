/** How pages ask the server for what they show; without a connection they recall what it said last. */
import { error, redirect } from '@sveltejs/kit';
import { browser } from '$app/env';
import { keptAnswers } from './sync/kept-answers.ts';

interface Question<Answer> {
	readonly fetch: typeof fetch;
	/** Of the API: nothing else is ever asked. */
	readonly path: `/api/${string}`;
	/** The account that asks; `''` is nobody, of whom nothing is kept. */
	readonly whose: string;
	/** Whose the answer turned out to be, where only it tells. */
	readonly whoseIs?: (answer: Answer) => string;
	/** What of the answer is worth keeping here. */
	readonly keep?: (answer: Answer) => Answer;
	/** What to go on with where nothing was kept; else that is an error page. */
	readonly otherwise?: () => Answer;
	/** Where the person is, to come back to after signing in. */
	readonly at?: string;
}

/** Throws what SvelteKit shows as an error page; `isKept` when the server could not be asked. */
export async function ask<Answer extends object>(
	question: Question<Answer>,
): Promise<Answer & { readonly isKept: boolean }> {
	const { path, whose, whoseIs = () => whose, keep = (answer) => answer, at = '' } = question;
	let response: Response;
	try {
		response = await question.fetch(path);
	} catch (reason) {
		if (!browser) throw reason;
		const kept = whose === '' ? null : await keptAnswers(whose).recall(path);
		const answer = (kept as Answer | null) ?? question.otherwise?.();
		if (answer) return { ...answer, isKept: true };
		error(503, { message: 'Offline', isOffline: true });
	}
	if (response.status === 401) redirect(303, `/sign-in?next=${encodeURIComponent(at)}`);
	if (!response.ok) error(response.status, (await response.json()) as App.Error);
	const answer = (await response.json()) as Answer;
	const owner = whoseIs(answer);
	// Before the page goes on: whoever is here now must be known to the next page without a server.
	if (browser && owner !== '') await keptAnswers(owner).keep(path, keep(answer));
	return { ...answer, isKept: false };
}
