/**
 * The common shape of every document that the server writes: one root map, in it one nested map a
 * section, in those plain JSON values. Only this shape lets a newer lineage replace an older one as a
 * whole (SY4), and only what hangs in a section can be compacted (SY12).
 */
import type { Instant } from '../ids.ts';

export const PROJECTION_ROOT = 'p';
/** The section that every projection has: what is true of it as a whole. */
export const HEAD_SECTION = 'head';

export type Json =
	string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

export type Section = Readonly<Record<string, Json>>;

/** The entries of the head; in a view they stand beside the sections. */
export interface ProjectionHead {
	/** The last commit of the fair that is contained. */
	readonly seq: number;
	/** When it was rendered, by the server's clock. */
	readonly t: Instant;
}
