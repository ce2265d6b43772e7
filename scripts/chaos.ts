/**
 * Kills the built server (-9) again and again under the load of the product's own client, and counts
 * what was promised and not kept. Every few kills are a round of their own: quiet, reckoning, new fair.
 *
 *   npm run chaos -- [--kills 1000] [--seed 1] [--per-round 25]
 */
import { parseArgs } from 'node:util';
import type { Round } from '../tests/chaos/round.ts';
import { complaintsAbout, playRound } from '../tests/chaos/round.ts';

const { values } = parseArgs({
	options: {
		kills: { type: 'string', default: '100' },
		seed: { type: 'string', default: '1' },
		'per-round': { type: 'string', default: '25' },
	},
});
const kills = Number(values.kills);
const perRound = Number(values['per-round']);

const COLUMNS = [
	['kills', (round: Round) => round.kills],
	['intents', (round: Round) => round.asked],
	['acknowledged', (round: Round) => round.acknowledged],
	['redelivered', (round: Round) => round.redelivered],
	['lost', (round: Round) => round.lost.length],
	['changed', (round: Round) => round.changed.length],
	['twice', (round: Round) => round.twice.length],
	['double', (round: Round) => round.double.length],
	['vanished', (round: Round) => round.vanished.length + round.undead.length],
	['disorder', (round: Round) => round.disordered.length + round.unlike.length],
	['views', (round: Round) => round.views],
	['views≠SQL', (round: Round) => round.differing.length],
	['undrained', (round: Round) => round.undrained.length],
	['surprises', (round: Round) => round.surprises.length],
] as const;

const line = (cells: readonly (string | number)[]): string =>
	cells.map((cell, at) => String(cell).padStart(COLUMNS[at]?.[0].length ?? 0)).join('  ');

console.log(line(COLUMNS.map(([name]) => name)));
const sums = COLUMNS.map(() => 0);
for (let done = 0; done < kills;) {
	const size = Math.min(perRound, kills - done);
	const round = await playRound({ kills: size, seed: Number(values.seed) + done });
	done += size;
	const figures = COLUMNS.map(([, count]) => count(round));
	figures.forEach((figure, at) => (sums[at] = (sums[at] ?? 0) + figure));
	console.log(line(figures));
	for (const [kind, complaints] of Object.entries(complaintsAbout(round))) {
		for (const complaint of complaints) console.error(`${kind}: ${complaint}`);
		process.exitCode = 1;
	}
}
console.log(`${line(COLUMNS.map(([name]) => '-'.repeat(name.length)))}\n${line(sums)}`);
