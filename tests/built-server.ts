/** The built server as a process of its own, as an operator runs it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { must } from '#schema/assert.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Hundreds of servers start from the same files: what one has compiled the next need not. */
const COMPILED = { NODE_COMPILE_CACHE: join(root, '.cache/compiled') };

export interface RunningServer {
	/** Where it answers, without a slash at the end. */
	readonly url: string;
	readonly dataDir: string;
	readonly process: ChildProcess;
}

/**
 * Starts server/main.js of a build and resolves when it answers; throws what it printed when it ends.
 *
 * @param build its folder, from the root
 */
export async function startServer(
	dataDir: string,
	env: Record<string, string> = {},
	build = 'build',
): Promise<RunningServer> {
	const main = join(build, 'server/main.js');
	const child = spawn(process.execPath, ['--enable-source-maps', main], {
		cwd: root,
		env: { ...process.env, ...COMPILED, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...env },
		// By the last of these a test sets its clock.
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	const stdout = must(child.stdout, 'what it prints comes by a pipe');
	const url = await announcedUrl(stdout);
	// From here on nobody reads, and a full pipe would stop the server.
	stdout.resume();
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

/** For the environment of a server whose clock a test sets: ahead of the machine's, as long as it runs. */
export const clockAhead = (ms: number): Record<string, string> => ({
	NODE_OPTIONS: `--import ${new URL('clock-to-set.mjs', import.meta.url).href}`,
	CLOCK_AHEAD_MS: String(ms),
});

/** Sets the clock of a server that was started with `clockAhead`; resolves when it shows the new time. */
export async function setClock({ process: child }: RunningServer, aheadMs: number): Promise<void> {
	const isSet = once(child, 'message');
	child.send(aheadMs);
	await isSet;
}

/** Asks it to stop, as an operator would, and waits for its end. */
export async function stopServer({ process: child }: RunningServer): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	await ended;
}
