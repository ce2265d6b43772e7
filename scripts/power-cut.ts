/**
 * Cuts the power, in replay, at random moments of a recorded run, and counts what was acknowledged
 * and is gone. Needs a C compiler (Debian: gcc and libc6-dev) and Linux.
 *
 *   npm run power-cut -- [--cuts 300] [--batches 60] [--seed 1]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import type { Loss } from '../tests/power-cut/replay.ts';
import { diskAfter, readRecord } from '../tests/power-cut/replay.ts';

const LOSSES: readonly Loss[] = ['all', 'tail', 'sectors'];
const FILE = 'visavis.db';

const { values } = parseArgs({
	options: {
		cuts: { type: 'string', default: '300' },
		batches: { type: 'string', default: '60' },
		seed: { type: 'string', default: '1' },
	},
});

const work = mkdtempSync(join(tmpdir(), 'visavis-power-'));
try {
	const recorder = join(work, 'recorder.so');
	const source = new URL('../tests/power-cut/recorder.c', import.meta.url).pathname;
	execFileSync('cc', [
		'-shared',
		'-fPIC',
		'-O1',
		'-w',
		'-o',
		recorder,
		source,
		'-ldl',
		'-lpthread',
	]);
	const shipped = run(recorder, null);
	const weaker = run(recorder, 'NORMAL');
	console.log('settings  cuts  acknowledged  lost in cuts  most lost  damaged');
	for (const [name, { cuts, acknowledged, losing, most, damaged }] of [
		['shipped', shipped],
		['NORMAL', weaker],
	] as const)
		console.log(
			[
				name.padEnd(8),
				String(cuts).padStart(5),
				String(acknowledged).padStart(13),
				String(losing).padStart(13),
				String(most).padStart(10),
				String(damaged).padStart(8),
			].join(' '),
		);
	if (shipped.losing > 0 || shipped.damaged > 0)
		fail('The shipped settings lose what was acknowledged.');
	if (weaker.losing === 0)
		fail('The rig finds nothing with weaker settings, so it proves nothing.');
} finally {
	rmSync(work, { recursive: true });
}

function fail(reason: string): void {
	console.error(reason);
	process.exitCode = 1;
}

interface Result {
	readonly cuts: number;
	readonly acknowledged: number;
	readonly losing: number;
	readonly most: number;
	readonly damaged: number;
}

function run(recorder: string, synchronous: string | null): Result {
	const dir = mkdtempSync(join(work, 'run-'));
	const log = `${dir}.record`;
	const workload = new URL('../tests/power-cut/workload.ts', import.meta.url).pathname;
	const settings = synchronous === null ? [] : [synchronous];
	execFileSync(process.execPath, [workload, dir, values.batches, ...settings], {
		env: { ...process.env, LD_PRELOAD: recorder, RECORD_DIR: dir, RECORD_LOG: log },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const steps = readRecord(log);
	const random = mulberry32(Number(values.seed));
	const result = { cuts: 0, acknowledged: 0, losing: 0, most: 0, damaged: 0 };
	for (; result.cuts < Number(values.cuts); result.cuts += 1) {
		const cut = Math.floor(random() * (steps.length + 1));
		const loss = LOSSES[result.cuts % LOSSES.length] ?? 'all';
		const disk = diskAfter(steps, cut, loss, random);
		const acknowledged = disk.written(join(dir, 'acknowledged')).toString().trim();
		const lines = acknowledged === '' ? [] : acknowledged.split('\n');
		result.acknowledged += lines.length;
		const lost = lostOn(disk.files, dir, lines);
		if (lost === 'damaged') result.damaged += 1;
		else if (lost > 0) result.losing += 1;
		if (lost !== 'damaged') result.most = Math.max(result.most, lost);
	}
	return result;
}

/** How many acknowledged outcomes the database, opened after the cut, does not know any more. */
function lostOn(
	files: ReadonlyMap<string, Buffer>,
	dir: string,
	acknowledged: readonly string[],
): number | 'damaged' {
	const after = mkdtempSync(join(work, 'after-'));
	mkdirSync(after, { recursive: true });
	for (const name of [FILE, `${FILE}-wal`]) {
		const content = files.get(join(dir, name));
		if (content) writeFileSync(join(after, name), content);
	}
	try {
		const database = new Database(join(after, FILE));
		try {
			if (database.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged';
			if (acknowledged.length === 0) return 0;
			const find = database.prepare(
				'SELECT code, seq FROM intent WHERE participant_id = ? AND id = ?',
			);
			return acknowledged.filter((line) => {
				const [talent, id, code, seq] = line.split(' ');
				const row = find.get(talent, id) as { code: string; seq: number } | undefined;
				return row?.code !== code || String(row?.seq) !== seq;
			}).length;
		} finally {
			database.close();
		}
	} catch (error) {
		// A table that is not there lost everything; a file that cannot be read is damaged.
		const gone = error instanceof Error && error.message.startsWith('no such table');
		return gone ? acknowledged.length : 'damaged';
	} finally {
		rmSync(after, { recursive: true });
	}
}

/** mulberry32: a small, well-known generator, so that a seed gives the same cuts again. */
function mulberry32(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
