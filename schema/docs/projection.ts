/**
 * The common shape of every document that the server writes: one root map, in it the commit number
 * and one nested map a section, in those plain JSON values. Only this shape lets a newer lineage
 * replace an older one as a whole (SY4).
 */
import type { Instant } from '../ids.ts';

export const PROJECTION_ROOT = 'p';

export type Json =
	string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

export type Section = Readonly<Record<string, Json>>;

/** What a section-wise document holds, as its readers see it. */
export interface ProjectionHead {
	/** The last commit of the fair that is contained. */
	readonly seq: number;
	/** When it was rendered, by the server's clock. */
	readonly t: Instant;
}
