/**
 * Flash booking and watchers, of the product and of what it is measured by, in turn in the same run:
 *
 *   npm run bench:claims -- [--size smoke|full] [--rounds 3] [--only S1] [--peers ours,limit]
 *
 * Servers run as processes of their own on one core, the load on another, over real sockets. Prints a
 * table, adds a line of JSON to bench/results, and fails when the product has promised what it did not
 * keep. Ratios are of the same run; the machine's other work is told beside them.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Peer } from './load/client.ts';
import { hocuspocus } from './load/hocuspocus.ts';
import { limit } from './load/limit.ts';
import { ours } from './load/ours.ts';
import { yWebsocket } from './load/y-websocket.ts';
import { load1, pinSelf, pinned } from './machine.ts';
import { isSound } from './oracle.ts';
import type { Results } from './results.ts';
import { goalsOf, tablesOf } from './report.ts';
import type { AdjudicatorFigures } from './scenarios/adjudicator.ts';
import { coldJoin } from './scenarios/cold-join.ts';
import { flash } from './scenarios/flash.ts';
import { growth } from './scenarios/growth.ts';
import { calendars, idle } from './scenarios/idle.ts';
import { watchers } from './scenarios/watchers.ts';
import type { Size } from './sizes.ts';
import { SIZES } from './sizes.ts';

const { values } = parseArgs({
	options: {
		size: { type: 'string', default: 'full' },
		rounds: { type: 'string' },
		/** Scenarios by the first letters of their names; all of them when missing. */
		only: { type: 'string', default: '' },
		/** Names of files in bench/peers, divided by commas; all of them when missing. */
		peers: { type: 'string', default: 'ours,limit,hocuspocus,y-websocket' },
	},
});
const size = SIZES[values.size];
if (!size) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);

const everybody = [ours, limit, hocuspocus, yWebsocket];
const judges = everybody.filter(({ adjudicates }) => adjudicates);

pinSelf();
const begunAt = new Date().toISOString();
const results: Results = {
	flash: [],
	watchers: [],
	coldJoin: [],
	idle: [],
	calendars: [],
	growth: [],
	adjudicator: [],
};
process.once('SIGTERM', finish);
process.once('SIGINT', finish);
await measure(size, Number(values.rounds ?? size.rounds));
finish();

/** Also of a run that is broken off: what was measured until then is not lost. */
function finish(): never {
	process.stdout.write(`${tablesOf(results)}\n${goalsOf(results)}\n`);
	keep();
	const unsound = results.flash.filter(({ peer, ...run }) => peer === ours.name && !isSound(run));
	const stale = results.watchers.filter(
		({ peer, staleViews }) => peer === ours.name && staleViews > 0,
	);
	if (unsound.length + stale.length > 0) {
		console.error('A promise was broken:', JSON.stringify([...unsound, ...stale], null, '\t'));
		process.exit(1);
	}
	process.exit();
}

async function measure(wanted: Size, rounds: number): Promise<void> {
	const { adjudicator: alone, joins } = wanted;
	for (let round = 0; round < rounds; round++) {
		await each('adjudicator', round, [ours], async () => {
			results.adjudicator.push(await adjudicator(alone.claims, alone.oneByOne));
		});
		for (const [scenario, spec] of Object.entries(wanted.flash))
			await each(`S1-${scenario}`, round, everybody, async (peer) => {
				const run = await flash(peer, { ...spec, seed: round + 1 });
				results.flash.push({ scenario, peer: peer.name, round, ...run });
			});
		for (const spec of wanted.losers)
			await each(`S1-D ${spec.rate}/s`, round, judges, async (peer) => {
				const run = await flash(peer, { ...spec, seed: round + 1 });
				results.flash.push({ scenario: `D ${spec.rate}/s`, peer: peer.name, round, ...run });
			});
		for (const spec of wanted.watchers)
			await each(`S2 ${spec.watchers}`, round, everybody, async (peer) => {
				results.watchers.push({ peer: peer.name, round, ...(await watchers(peer, spec)) });
			});
	}
	const joiners = [ours, limit, hocuspocus];
	for (const [scenario, spec] of [
		['1 × 40', { joins, slots: 40, documents: 1 }],
		['1 × 400', { joins, slots: 400, documents: 1 }],
		['5 × 40', { joins, slots: 40, documents: 5 }],
	] as const)
		await each(`S3 ${scenario}`, 0, joiners, async (peer) => {
			results.coldJoin.push({ scenario, peer: peer.name, ...(await coldJoin(peer, spec)) });
		});
	const { watchers: count, ms } = wanted.idle;
	await each('S9 idle', 0, everybody, async (peer) => {
		const forMs = peer === ours ? ms : Math.min(ms, 3_000);
		results.idle.push({ peer: peer.name, documents: 1, ...(await idle(peer, count, forMs)) });
	});
	await each('S9 idle, 4 calendars', 0, [ours, hocuspocus], async (peer) => {
		results.idle.push({ peer: peer.name, documents: 4, ...(await idle(peer, count, 100, 5)) });
	});
	await each('calendars', 0, [ours], async (peer) => {
		const { count: loaded, awaitUnload } = wanted.calendars;
		results.calendars.push(await calendars(peer, loaded, awaitUnload));
	});
	await each('growth', 0, [ours], async () => {
		results.growth.push(await growth(wanted.flips));
	});
}

/** The order rotates from round to round, so that nobody always runs first. */
async function each(
	scenario: string,
	round: number,
	peers: readonly Peer[],
	run: (peer: Peer) => Promise<void>,
): Promise<void> {
	if (!scenario.startsWith(values.only)) return;
	const asked = peers.filter(({ server }) => values.peers.split(',').includes(server));
	for (let i = 0; i < asked.length; i++) {
		const peer = asked[(i + round) % asked.length]!;
		console.error(`round ${round + 1}: ${scenario}, ${peer.name} (load ${load1().toFixed(1)})`);
		await run(peer);
	}
}

async function adjudicator(claims: number, oneByOne: number): Promise<AdjudicatorFigures> {
	const script = fileURLToPath(new URL('./scenarios/adjudicator.ts', import.meta.url));
	const child = fork(script, [String(claims), String(oneByOne)]);
	const [figures] = (await once(child, 'message')) as [AdjudicatorFigures];
	child.disconnect();
	return figures;
}

function keep(): void {
	const folder = new URL('./results/', import.meta.url);
	mkdirSync(folder, { recursive: true });
	const line = JSON.stringify({ begunAt, size: values.size, pinned, load1: load1(), ...results });
	appendFileSync(new URL('claims.jsonl', folder), `${line}\n`);
}
