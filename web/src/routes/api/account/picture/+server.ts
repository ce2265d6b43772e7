import { json } from '@sveltejs/kit';
import { must } from '#schema/assert.ts';
import { instant } from '#schema/ids.ts';
import type { PictureFault } from '#schema/picture-file.ts';
import { readPicture } from '#schema/picture-file.ts';
import { createAllowances } from '#lib/server/auth/guessing.ts';
import { changeEverywhere, pictureOf } from '#lib/server/own-account.ts';
import type { RequestHandler } from './$types';

/** So many pictures at once, then one a minute: each is written to disk and told to all screens. */
const uploads = createAllowances(() => instant(Date.now()), { most: 20, refillMs: 60_000 });

const SENTENCES: Readonly<Record<PictureFault | 'slow_down' | 'unavailable', string>> = {
	too_large: 'A picture has at most 100 kB.',
	not_a_picture: 'A picture is a JPEG, PNG or WebP file.',
	wrong_type: 'The file is not what it says it is.',
	wrong_size: 'A picture has between 64 and 512 pixels a side.',
	moving: 'A picture does not move.',
	slow_down: 'That were many pictures. Please try again in a minute.',
	unavailable: 'The picture cannot be saved right now. Please try again.',
};

const refuse = (code: keyof typeof SENTENCES, status: number) =>
	json({ code, message: SENTENCES[code] }, { status });

/** The bytes are the body; their type is the header's. */
export const PUT: RequestHandler = async ({ locals, request }) => {
	const { id } = must(locals.account, 'hooks.server.ts lets only signed-in people pass');
	if (uploads.spend(id) > 0) return refuse('slow_down', 429);
	const bytes = new Uint8Array(await request.arrayBuffer());
	const read = readPicture(bytes, request.headers.get('content-type') ?? '');
	if (!read.ok) return refuse(read.fault, read.fault === 'too_large' ? 413 : 422);
	const picture = pictureOf(bytes, read.type);
	if (!(await changeEverywhere(id, { kind: 'picture.set', picture })))
		return refuse('unavailable', 503);
	return json({ picture: picture.hash });
};

export const DELETE: RequestHandler = async ({ locals }) => {
	const { id } = must(locals.account, 'hooks.server.ts lets only signed-in people pass');
	if (!(await changeEverywhere(id, { kind: 'picture.set', picture: null })))
		return refuse('unavailable', 503);
	return json({ picture: null });
};
