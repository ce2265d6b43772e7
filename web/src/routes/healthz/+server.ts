import { json } from '@sveltejs/kit';
import { installation } from '#lib/server/installation.ts';
import type { RequestHandler } from './$types';

/** For load balancers and containers: the process answers, and the database can be read. */
export const GET: RequestHandler = async () => {
	const { engine } = await installation();
	return json({ status: 'ok', fairs: engine.stats().fairs });
};
