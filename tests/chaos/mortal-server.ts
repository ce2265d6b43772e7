/** The built server on a port that stays the same, through as many deaths as somebody gives it. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { must } from '#schema/assert.ts';
import { root } from '../built-server.ts';

const MAIN = 'build/server/main.js';
/** How pino writes the level of an error. */
const ERROR_LEVEL = 50;

export interface MortalServerOptions {
	readonly dataDir: string;
	/** Beside PORT, HOST and DATA_DIR. */
	readonly env?: Readonly<Record<string, string>>;
}

export class MortalServer {
	readonly dataDir: string;
	readonly url: string;
	/** What it logged as an error, in all its lives. */
	readonly errors: string[] = [];
	/** How a life ended that nobody took. */
	readonly deaths: string[] = [];
	readonly #port: number;
	readonly #env: Readonly<Record<string, string>>;
	#process: ChildProcess | null = null;
	#isMeantToEnd = false;

	private constructor(port: number, { dataDir, env = {} }: MortalServerOptions) {
		this.#port = port;
		this.#env = env;
		this.dataDir = dataDir;
		this.url = `http://127.0.0.1:${port}`;
	}

	static async on(options: MortalServerOptions): Promise<MortalServer> {
		if (!existsSync(join(root, MAIN)))
			throw new Error(`${MAIN} is missing. Run "npm run build" first.`);
		return new MortalServer(await freePort(), options);
	}

	get pid(): number {
		return must(this.#process?.pid, 'it was started');
	}

	/** Resolves when it listens. */
	async start(): Promise<void> {
		const child = spawn(process.execPath, [MAIN], {
			cwd: root,
			env: {
				...process.env,
				LOG_LEVEL: 'error',
				...this.#env,
				HOST: '127.0.0.1',
				PORT: String(this.#port),
				DATA_DIR: this.dataDir,
			},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.#process = child;
		this.#isMeantToEnd = false;
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		createInterface({ input: child.stdout }).on('line', (line) => {
			if (line.startsWith('Visavis is listening')) resolve();
			if (isError(line)) this.errors.push(line);
		});
		let said = '';
		child.stderr.on('data', (text: Buffer) => (said += text.toString()));
		child.on('exit', (code, signal) => {
			if (this.#isMeantToEnd) return;
			const death = `it ended by itself (${String(code ?? signal)}): ${said}`;
			this.deaths.push(death);
			reject(new Error(death));
		});
		await promise;
	}

	/** No good-bye, no chance to write anything more. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** As an operator stops it; its exit code. */
	async stop(): Promise<number | null> {
		return this.#end('SIGTERM');
	}

	async #end(signal: NodeJS.Signals): Promise<number | null> {
		const child = must(this.#process, 'it was started');
		this.#isMeantToEnd = true;
		if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
		const ended = once(child, 'exit');
		child.kill(signal);
		const [code] = (await ended) as [number | null];
		return code;
	}
}

function isError(line: string): boolean {
	if (!line.startsWith('{')) return false;
	const { level } = JSON.parse(line) as { level?: number };
	return (level ?? 0) >= ERROR_LEVEL;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
