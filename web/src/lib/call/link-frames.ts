/**
 * What the two pages say to each other beside sound, picture and text, as JSON. The other page may be anybody's: what
 * does not fit is dropped, whatever it is (C-07).
 */
import * as v from 'valibot';
import type { TrackNames } from './transport.ts';

/** What the other side has switched on, and how its connection is. */
export interface MediaState {
	readonly mic: boolean;
	readonly camera: boolean;
	readonly screen: boolean;
	readonly quality: Quality;
}

export type Quality = 'good' | 'fair' | 'poor';

export type LinkFrame =
	{ readonly t: 'tracks'; readonly names: TrackNames } | ({ readonly t: 'media' } & MediaState);

/** Characters of one frame. */
export const FRAME_MAX = 2_000;

const line = v.pipe(v.string(), v.maxLength(16));
const frame = v.variant('t', [
	v.object({ t: v.literal('tracks'), names: v.object({ mic: line, camera: line, screen: line }) }),
	v.object({
		t: v.literal('media'),
		mic: v.boolean(),
		camera: v.boolean(),
		screen: v.boolean(),
		quality: v.picklist(['good', 'fair', 'poor']),
	}),
]);

/** Nothing when it is none of ours. */
export function readLinkFrame(data: unknown): LinkFrame | null {
	if (typeof data !== 'string' || data.length > FRAME_MAX) return null;
	try {
		const parsed = v.safeParse(frame, JSON.parse(data));
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}
