import { must } from '#schema/assert.ts';
import { db } from '#lib/server/database.ts';
import { whatIsMine } from '#lib/server/what-is-mine.ts';
import type { RequestHandler } from './$types';

/** JSON, which no spreadsheet runs (H-12), for the person it is about alone. */
export const GET: RequestHandler = async ({ locals }) => {
	const { id } = must(locals.account, 'hooks.server.ts lets only signed-in people pass');
	const mine = await whatIsMine(await db(), id);
	return new Response(`${JSON.stringify(mine, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="visavis-my-data.json"',
			'cache-control': 'no-store',
		},
	});
};
