import { must } from '#schema/assert.ts';
import type { Statements } from './statements.ts';

/** Taken from SQL this many at a time, so that opening a document costs no commit. */
const BLOCK = 1_024;

/**
 * Client ids for server-written documents: durable, ever rising, above everything a browser can draw.
 * A restart begins with a new block, so what it renders outranks whatever the process before it
 * showed, stored or not (SY4).
 */
export function lineageSource(sql: Statements): () => number {
	let next = 0;
	let end = 0;
	return () => {
		if (next === end) {
			end = must(sql.takeLineages.get({ count: BLOCK }), 'the lineage counter exists').value;
			next = end - BLOCK;
		}
		next += 1;
		return next;
	};
}
