import { error } from '@sveltejs/kit';
import { must } from '#schema/assert.ts';
import { isPictureHash } from '#schema/ids.ts';
import { db } from '#lib/server/database.ts';
import { pictureFor } from '#lib/server/pictures.ts';
import type { RequestHandler } from './$types';

/** A picture opened by its address alone is a document: one that may do nothing at all (PI5). */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
/** The address names the bytes, so they never change; for this browser alone, until it signs out. */
const FOR_EVER = 'private, max-age=31536000, immutable';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { id } = must(locals.account, 'hooks.server.ts lets only signed-in people pass');
	const found = isPictureHash(params.hash) ? await pictureFor(await db(), id, params.hash) : null;
	if (!found) error(404, 'There is no such picture.');
	return new Response(new Uint8Array(found.bytes), {
		headers: {
			'content-type': found.type,
			'content-security-policy': POLICY,
			'x-content-type-options': 'nosniff',
			'cache-control': FOR_EVER,
		},
	});
};
