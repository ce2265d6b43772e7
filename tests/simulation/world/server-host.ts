import type { Documents } from '#sync/documents.ts';
import type { Engine } from '#sync/engine.ts';
import type { EngineLog } from '#sync/observe.ts';
import type { Chance } from '../machine/chance.ts';
import type { Link } from '../machine/link.ts';
import type { ServerDisk } from '../machine/server-disk.ts';
import type { VirtualTime } from '../machine/virtual-time.ts';
import { Machine } from '../machine/virtual-time.ts';
import type { Findings } from '../rules/findings.ts';
import type { ServerOptions, Sessions } from './server.ts';
import { Server } from './server.ts';

export interface ServerHostOptions {
	readonly time: VirtualTime;
	readonly chance: Chance;
	readonly disk: () => ServerDisk;
	readonly sessions: Sessions;
	readonly findings: Findings;
	readonly wrap: (engine: Engine) => Documents;
	readonly meetingsChanged: ServerOptions['meetingsChanged'];
	/** The sockets that one process has. */
	readonly linksOf: (machine: Machine) => readonly Link[];
	/** With a process goes all that it knew. */
	readonly onDeath: () => void;
	readonly tell: (line: string) => void;
}

/** The computer on which the server runs, one process after another. */
export class ServerHost {
	readonly #options: ServerHostOptions;
	/** The process that runs; none while it is down. */
	current: Server | null = null;
	/** How often it has been started. */
	lives = 0;
	clockError = 0;
	/** How long it takes until a dead process is started again. */
	downMs = 1_000;

	constructor(options: ServerHostOptions) {
		this.#options = options;
	}

	start(): void {
		if (this.current) return;
		this.lives += 1;
		const machine = new Machine(`server ${this.lives}`);
		machine.clockError = () => this.clockError;
		this.#options.tell(`${machine.name} starts`);
		this.#options.time.after(0, () => this.#boot(machine), machine);
	}

	/** kill -9. */
	kill(): void {
		if (this.current) this.died(this.current.machine);
	}

	/** An orderly end. Runs on the machine. */
	async stop(): Promise<void> {
		const server = this.current;
		if (!server) return;
		this.#options.tell(`${server.machine.name} stops`);
		await server.stop();
		if (this.current === server) this.died(server.machine);
	}

	died(machine: Machine): void {
		if (!machine.alive) return;
		const { tell, disk, onDeath, linksOf, time } = this.#options;
		tell(`${machine.name} is dead`);
		machine.alive = false;
		disk().rollBack();
		onDeath();
		this.current = null;
		for (const link of linksOf(machine)) link.died();
		time.after(this.downMs, () => this.start());
	}

	#boot(machine: Machine): void {
		const { time, chance, disk, sessions: identity, wrap } = this.#options;
		try {
			this.current = new Server({
				machine,
				time,
				chance: chance.fork(machine.name),
				connection: disk().open(machine),
				identity,
				log: this.#log(machine),
				meetingsChanged: this.#options.meetingsChanged,
				wrap,
			});
			this.current.start();
		} catch (error) {
			// A server that cannot read its database does not start; somebody will start it again.
			if (disk().trouble === null) throw error;
			this.died(machine);
		}
	}

	/** What it says of its own mistakes is believed; of the disk's it may complain while that lasts. */
	#log(machine: Machine): EngineLog {
		const { findings, disk } = this.#options;
		return {
			info() {},
			warn() {},
			error(facts, message) {
				const { err } = facts as { err?: Error };
				const isOfDisk = err?.name === 'SqliteError' && disk().trouble !== null;
				if (!machine.alive || isOfDisk) return;
				findings.broken('GA8', `${machine.name} says: ${message}: ${err?.stack ?? ''}`);
			},
		};
	}
}
