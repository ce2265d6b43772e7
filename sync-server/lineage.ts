import { must } from '#schema/assert.ts';
import type { Clock } from './clock.ts';
import type { Statements } from './statements.ts';

/** Taken from SQL this many at a time, so that opening a document costs no commit. */
const BLOCK = 1_024;

/**
 * Client ids for server-written documents: durable, ever rising, above everything a browser can draw.
 * A restart begins with a new block, so what it renders outranks whatever the process before it
 * showed, stored or not (SY4). They grow at least as fast as the clock, because a database that was put
 * back to an earlier state no longer knows which ones it gave out (SY14).
 */
export function lineageSource(sql: Statements, clock: Clock): () => number {
	let next = 0;
	let end = 0;
	return () => {
		if (next === end) {
			end = must(
				sql.takeLineages.get({ count: BLOCK, least: clock.now() }),
				'the lineage counter exists',
			).value;
			next = end - BLOCK;
		}
		next += 1;
		return next;
	};
}
