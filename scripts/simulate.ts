/**
 * Tells the story of one seed, or looks for a seed that breaks a rule:
 *
 *     npm run simulate -- --seed 42
 *     npm run simulate -- --from 1 --count 1000
 */
import '../tests/simulation/machine/globals.ts';
import { parseArgs } from 'node:util';
import { report } from '../tests/simulation/world/report.ts';
import { simulate } from '../tests/simulation/world/simulate.ts';

const { values } = parseArgs({
	options: {
		seed: { type: 'string' },
		from: { type: 'string', default: '1' },
		count: { type: 'string', default: '300' },
	},
});

process.exitCode = (await (values.seed === undefined ? search() : tell(Number(values.seed))))
	? 0
	: 1;

async function tell(seed: number): Promise<boolean> {
	const { violation, decided } = await simulate(seed, { tell: (line) => console.log(line) });
	if (violation) console.log(`\n[${violation.rule}] is broken: ${violation.what}`);
	else console.log(`\nSeed ${seed}: ${decided} intents were decided, and every rule held.`);
	return violation === null;
}

async function search(): Promise<boolean> {
	const from = Number(values.from);
	const count = Number(values.count);
	let decided = 0;
	for (let seed = from; seed < from + count; seed += 1) {
		const run = await simulate(seed);
		decided += run.decided;
		if (!run.violation) continue;
		console.log(await report(seed, run.violation));
		return false;
	}
	console.log(`${count} seeds from ${from}: ${decided} intents were decided, and every rule held.`);
	return true;
}
