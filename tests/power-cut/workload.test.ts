/** The power-cut rig itself needs a C compiler and minutes (`npm run power-cut`); its load must run anyway. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const BATCHES = 6;

it('[SY18] the load of the power-cut rig runs to its end, and writes down what was acknowledged', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'visavis-workload-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const workload = new URL('./workload.ts', import.meta.url).pathname;
	await promisify(execFile)(process.execPath, [workload, folder, String(BATCHES)]);
	const acknowledged = readFileSync(join(folder, 'acknowledged'), 'utf8').trim().split('\n');
	// One more in each batch.
	expect(acknowledged).toHaveLength((BATCHES * (BATCHES + 1)) / 2);
});
