/** Every state of a very small world, and what becomes of it when one rule of the design is left out. */
import { expect, it } from 'vitest';
import { explore } from './model/explore.ts';
import type { Design, Faults } from './model/protocol.ts';
import { DESIGN, nameOf, next, start, wrongAtRest, wrongNow } from './model/protocol.ts';

const look = (change: Partial<Design>, faults: Faults) =>
	explore({
		start: start(faults),
		nameOf,
		next: (state) => next(state, { ...DESIGN, ...change }),
		wrongNow,
		wrongAtRest,
	});

it('[SY2] two crashes and a broken connection, at any step, break nothing', () => {
	const { violation, states } = look({}, { crashes: 2, drops: 1 });
	expect(violation).toBeNull();
	// All of them, not the first few.
	expect(states).toBeGreaterThan(10_000);
});

const omissions: readonly [rule: string, change: Partial<Design>, name: string][] = [
	['SY5', { lineages: false }, 'stale for ever'],
	['SY1', { renderAfterCommit: false }, 'saw what is not durable'],
	['SY8', { deleteOnOutcome: false }, 'intent lost'],
	['ID2', { deduplicate: false }, 'outcome changed'],
	['SY7', { mirrorOutbox: false }, 'outbox never drains'],
];

it.each(omissions)(
	'[%s] is needed: without it (%o) the model finds "%s"',
	(_rule, change, name) => {
		const { violation } = look(change, { crashes: 2, drops: 1 });
		expect(violation?.name).toBe(name);
		expect(violation?.steps).not.toEqual([]);
	},
);
