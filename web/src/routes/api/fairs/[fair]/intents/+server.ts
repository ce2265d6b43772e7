import { json } from '@sveltejs/kit';
import { sentenceOf } from '#schema/domain/refusal-sentences.ts';
import { memberOf, outcomeAnswer } from '#lib/server/fair-api.ts';
import { installation } from '#lib/server/installation.ts';
import type { RequestHandler } from './$types';

/** The second door: one intent, answered with its outcome. Sending it again with its id is safe. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { fair, participant } = await memberOf(locals, params.fair);
	const body: unknown = await request.json().catch(() => null);
	const { engine } = await installation();
	const outcome = await engine.submit(fair, participant, body);
	if (outcome) return outcomeAnswer(outcome);
	return json({ code: 'invalid', message: sentenceOf('invalid') }, { status: 400 });
};
