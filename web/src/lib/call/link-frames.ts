/**
 * What the two pages say to each other beside sound and picture. The other page may be anybody's: what
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
	| { readonly t: 'tracks'; readonly names: TrackNames }
	| ({ readonly t: 'media' } & MediaState)
	/** A part of an update of the shared text, in base64: `n` of `of` parts of one, counted from 0. */
	| {
			readonly t: 'text';
			readonly id: number;
			readonly n: number;
			readonly of: number;
			readonly part: string;
	  }
	/** What this side has of the shared text: the other one sends what is missing. */
	| { readonly t: 'have'; readonly vector: string };

/** Characters of one frame, and parts of one update. */
export const FRAME_MAX = 12_000;
export const PARTS_MAX = 64;
/** Characters of a part, so that the frame around it fits. */
export const PART_MAX = 8_000;

const line = v.pipe(v.string(), v.maxLength(16));
const base64 = (length: number) =>
	v.pipe(v.string(), v.maxLength(length), v.regex(/^[0-9A-Za-z+/]*={0,2}$/));
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

const frame = v.variant('t', [
	v.object({ t: v.literal('tracks'), names: v.object({ mic: line, camera: line, screen: line }) }),
	v.object({
		t: v.literal('media'),
		mic: v.boolean(),
		camera: v.boolean(),
		screen: v.boolean(),
		quality: v.picklist(['good', 'fair', 'poor']),
	}),
	v.object({
		t: v.literal('text'),
		id: count(Number.MAX_SAFE_INTEGER),
		n: count(PARTS_MAX - 1),
		of: count(PARTS_MAX),
		part: base64(PART_MAX),
	}),
	v.object({ t: v.literal('have'), vector: base64(PART_MAX) }),
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
