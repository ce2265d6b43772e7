import { timingSafeEqual } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { config } from '#lib/server/config.ts';
import { installation } from '#lib/server/installation.ts';
import type { RequestHandler } from './$types';

/** For Prometheus. Where no token is set the figures are for nobody. */
export const GET: RequestHandler = async ({ request }) => {
	const { metricsToken } = config();
	const given = request.headers.get('authorization') ?? '';
	if (metricsToken === null || !isSame(given, `Bearer ${metricsToken}`)) error(404, 'Not found');
	const { registry } = await installation();
	return new Response(await registry.metrics(), {
		headers: { 'content-type': registry.contentType },
	});
};

function isSame(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
