/**
 * The built server for browser tests: one process per worker, on a free port, with a data folder of
 * its own. A file that needs its own settings says `test.use({ serverEnv: { … } })`.
 */
import { test as base } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export { expect } from '@playwright/test';

export interface RunningServer {
	/** Where it answers, without a slash at the end. */
	readonly url: string;
	readonly dataDir: string;
	readonly process: ChildProcess;
}

interface WorkerFixtures {
	/** Environment of the server, beside PORT, HOST and DATA_DIR. */
	serverEnv: Record<string, string>;
	server: RunningServer;
}

export const test = base.extend<object, WorkerFixtures>({
	serverEnv: [{}, { option: true, scope: 'worker' }],

	server: [
		async ({ serverEnv }, use) => {
			const dataDir = await mkdtemp(join(tmpdir(), 'visavis-e2e-'));
			const server = await startServer(dataDir, serverEnv);
			await use(server);
			await stopServer(server);
			await rm(dataDir, { recursive: true });
		},
		{ scope: 'worker' },
	],

	baseURL: async ({ server }, use) => use(server.url),
});

/** Starts build/server/main.js and resolves when it answers; throws what it printed when it ends. */
export async function startServer(
	dataDir: string,
	env: Record<string, string> = {},
): Promise<RunningServer> {
	const child = spawn(process.execPath, ['--enable-source-maps', 'build/server/main.js'], {
		env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...env },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const url = await announcedUrl(child.stdout);
	// From here on nobody reads, and a full pipe would stop the server.
	child.stdout.resume();
	const health = await fetch(`${url}/healthz`);
	if (!health.ok) throw new Error(`The server is not well: ${await health.text()}`);
	return { url, dataDir, process: child };
}

/** The address in the line with which the server says that it listens. */
async function announcedUrl(stdout: Readable): Promise<string> {
	const printed: string[] = [];
	for await (const line of createInterface({ input: stdout })) {
		printed.push(line);
		const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1];
		if (port) return `http://127.0.0.1:${port}`;
	}
	throw new Error(`The server ended before it listened:\n${printed.join('\n')}`);
}

/** Asks it to stop, as an operator would, and waits for its end. */
export async function stopServer({ process: child }: RunningServer): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	await ended;
}
