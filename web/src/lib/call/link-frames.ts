/**
 * What the two pages say to each other beside sound, picture and text, as JSON. The other page may be anybody's: what
 * does not fit is dropped, whatever it is (C-07).
 */
import * as v from 'valibot';
import type { LinkStatement } from '#schema/link-statement.ts';
import type { TrackNames } from './transport.ts';

/** What the other side has switched on, and how its connection is. */
export interface MediaState {
	readonly mic: boolean;
	readonly camera: boolean;
	readonly screen: boolean;
	readonly quality: Quality;
}

export type Quality = 'good' | 'fair' | 'poor';

/** The first of all: what its sender states of the connection (CA16). */
export type StatementFrame = {
	readonly t: 'statement';
	/** ECDSA with SHA-256 over `statementBytes`, 64 bytes as base64url. */
	readonly sig: string;
} & LinkStatement;

export type LinkFrame =
	| StatementFrame
	| { readonly t: 'tracks'; readonly names: TrackNames }
	| ({ readonly t: 'media' } & MediaState);

/** Characters of one frame. */
export const FRAME_MAX = 2_000;

/** Of at most SHA-512. */
const print = v.pipe(v.string(), v.regex(/^[a-z0-9-]{3,12} [0-9a-f]{2}(?::[0-9a-f]{2}){15,63}$/));
/** One certificate, told by several algorithms at most. */
const prints = v.pipe(v.array(print), v.maxLength(4), v.readonly());
const line = v.pipe(v.string(), v.maxLength(16));
const frame = v.variant('t', [
	v.object({
		t: v.literal('statement'),
		from: v.picklist(['talent', 'recruiter']),
		generation: v.pipe(v.number(), v.safeInteger()),
		own: prints,
		other: prints,
		sig: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{86}$/)),
	}),
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
