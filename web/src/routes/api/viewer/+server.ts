import { json } from '@sveltejs/kit';
import { viewerFacts } from '#lib/server/viewer-facts.ts';
import type { RequestHandler } from './$types';

/** Who looks, for every page. */
export const GET: RequestHandler = async ({ cookies, locals }) =>
	json(await viewerFacts(locals, cookies));
