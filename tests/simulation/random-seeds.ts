import './machine/globals.ts';
import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { report } from './world/report.ts';
import { simulate } from './world/simulate.ts';

/** Time enough for a slow machine, and for shortening what was found. */
const TIME_LIMIT_MS = 600_000;

/** Seeds that nobody has seen before; their first one is printed. */
export function randomSeeds(count: number): void {
	const from = Number(process.env['SIMULATE_FROM'] ?? randomInt(1, 2 ** 31));
	it(
		`[SY2] ${count} fairs full of faults, new ones each time, break no rule`,
		async () => {
			console.log(`simulating ${count} fairs from seed ${from}`);
			let decided = 0;
			for (let seed = from; seed < from + count; seed += 1) {
				const run = await simulate(seed);
				if (run.violation) expect.fail(await report(seed, run.violation));
				decided += run.decided;
			}
			// They were full of life, too.
			expect(decided).toBeGreaterThan(count * 10);
		},
		TIME_LIMIT_MS,
	);
}
