import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER_CORE, pinned } from './machine.ts';
import type { World, WorldSpec } from './world.ts';

interface Message {
	readonly ready?: Pick<World, 'port' | 'starts'>;
	readonly number?: number;
	readonly answer?: unknown;
}

/** A server under test, in a process of its own on a core of its own, with a new database. */
export class ServerProcess {
	readonly pid: number;
	readonly world: World;
	readonly #child: ChildProcess;
	readonly #folder: string;
	readonly #asked = new Map<number, (answer: unknown) => void>();
	#count = 0;
	#ending = false;

	private constructor(child: ChildProcess, folder: string, world: World) {
		this.#child = child;
		this.#folder = folder;
		this.pid = child.pid!;
		this.world = world;
		child.on('message', ({ number, answer }: Message) => {
			this.#asked.get(number ?? -1)?.(answer);
			this.#asked.delete(number ?? -1);
		});
		child.on('exit', (code, signal) => {
			if (!this.#ending) throw new Error(`a server ended by itself: ${code ?? signal}`);
		});
	}

	/** `peer` names a file in bench/peers. */
	static async start(peer: string, spec: WorldSpec): Promise<ServerProcess> {
		const folder = mkdtempSync(join(tmpdir(), 'visavis-bench-'));
		const script = fileURLToPath(new URL(`./peers/${peer}.ts`, import.meta.url));
		const profile = process.env['BENCH_PROFILE'];
		const flags = ['--expose-gc', ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])];
		const how = pinned
			? { execPath: 'taskset', execArgv: ['-c', SERVER_CORE, process.execPath, ...flags] }
			: { execArgv: flags };
		const child = fork(script, [JSON.stringify(spec), folder], {
			...how,
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		});
		const failed = once(child, 'exit').then(() => {
			throw new Error(`${peer} did not start`);
		});
		const [{ ready }] = (await Promise.race([once(child, 'message'), failed])) as [Message];
		failed.catch(() => {});
		if (!ready) throw new Error(`${peer} did not say where it listens`);
		return new ServerProcess(child, folder, { ...spec, ...ready });
	}

	ask<Answer>(name: string): Promise<Answer> {
		const number = ++this.#count;
		return new Promise((resolve) => {
			this.#asked.set(number, resolve as (answer: unknown) => void);
			this.#child.send({ number, name });
		});
	}

	/** Bytes on disk, by the end of their names. */
	fileBytes(ending: string): number {
		return readdirSync(this.#folder)
			.filter((name) => name.endsWith(ending))
			.reduce((sum, name) => sum + statSync(join(this.#folder, name)).size, 0);
	}

	async stop(): Promise<void> {
		const ended = once(this.#child, 'exit');
		this.#ending = true;
		// Only a process that ends by itself writes down its profile.
		if (process.env['BENCH_PROFILE']) this.#child.disconnect();
		else this.#child.kill('SIGKILL');
		await ended;
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
