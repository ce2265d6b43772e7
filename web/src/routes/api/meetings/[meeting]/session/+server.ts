import { callSession } from '#lib/server/call-session.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, params, request }) =>
	callSession(locals, params.meeting, await request.json().catch(() => null));
