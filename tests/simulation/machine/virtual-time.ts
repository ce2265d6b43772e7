import FakeTimers from '@sinonjs/fake-timers';
import type { Chance } from './chance.ts';
import type { Substitutes } from './globals.ts';
import { realSetImmediate, substitute } from './globals.ts';

/** Whatever dies at once, with all that it was about to do: a server process, a page in a browser. */
export class Machine {
	readonly name: string;
	alive = true;
	/** How far this machine's clock is off. */
	clockError: () => number = () => 0;

	constructor(name: string) {
		this.name = name;
	}
}

export type Cancel = () => void;
type Timers = Omit<Substitutes, 'now' | 'random' | 'fill'>;

export interface VirtualTimeOptions {
	readonly start: number;
	readonly chance: Chance;
	/** A machine threw where nobody caught it: the end of a process. */
	readonly onUncaught: (machine: Machine, error: unknown) => void;
}

/**
 * Time that moves from one thing to be done to the next. Whatever runs, runs on one machine; what it
 * puts off is that machine's too, and is never done when that is dead by then.
 */
export class VirtualTime {
	readonly #options: VirtualTimeOptions;
	readonly #clock: ReturnType<typeof FakeTimers.createClock>;
	/** Nature: things that happen to machines. */
	readonly #nature = new Machine('nature');
	#current: Machine = this.#nature;

	constructor(options: VirtualTimeOptions) {
		this.#options = options;
		this.#clock = FakeTimers.createClock(options.start, Infinity);
	}

	/** The true time, which no machine need know. */
	get now(): number {
		return this.#clock.now;
	}

	nowAt(machine: Machine): number {
		return Math.round(this.#clock.now + machine.clockError());
	}

	/** Once, after so many true milliseconds; by nature unless it is some machine's own doing. */
	after(delayMs: number, run: () => void, machine: Machine = this.#nature): Cancel {
		const timer = this.#clock.setTimeout(() => this.#turn(machine, run), Math.max(0, delayMs));
		return () => this.#clock.clearTimeout(timer);
	}

	/** Once, when what happens at this moment has happened. */
	soon(run: () => void, machine: Machine): Cancel {
		const handle = this.#clock.setImmediate(() => this.#turn(machine, run));
		return () => this.#clock.clearImmediate(handle);
	}

	/** A promise for use by a machine: resolved after so many milliseconds, never when it is dead. */
	pause(delayMs: number, machine: Machine): Promise<void> {
		return new Promise((resolve) => this.after(delayMs, resolve, machine));
	}

	/** Runs the world until the true time, or until `isDone` after some turn. */
	async run(until: number, isDone: () => boolean = () => false): Promise<void> {
		const restore = substitute({
			...this.#timers(),
			now: () => this.nowAt(this.#current),
			random: () => this.#options.chance.next(),
			fill: this.#options.chance.fill,
		});
		const others = process.listeners('unhandledRejection');
		process.removeAllListeners('unhandledRejection');
		process.on('unhandledRejection', (error) => this.#uncaught(error));
		let over = this.#clock.now >= until;
		const end = this.#clock.setTimeout(() => (over = true), until - this.#clock.now);
		try {
			while (!over && !isDone()) {
				this.#current = this.#nature;
				this.#clock.next();
				await new Promise((resolve) => realSetImmediate(resolve));
			}
		} finally {
			this.#clock.clearTimeout(end);
			process.removeAllListeners('unhandledRejection');
			for (const listener of others) process.on('unhandledRejection', listener);
			restore();
		}
	}

	#turn(machine: Machine, run: () => void): void {
		if (!machine.alive) return;
		this.#current = machine;
		try {
			run();
		} catch (error) {
			this.#uncaught(error);
		}
	}

	#uncaught(error: unknown): void {
		// What a dead process throws while it is being taken down, nobody hears.
		if (this.#current.alive) this.#options.onUncaught(this.#current, error);
	}

	/** The timers of a machine, as its libraries know them. */
	#timers(): Timers {
		const clock = this.#clock;
		const owned = (run: (...args: unknown[]) => void, args: unknown[]) => {
			const machine = this.#current;
			return () => this.#turn(machine, () => run(...args));
		};
		const timers = {
			setTimeout: (run: () => void, delayMs?: number, ...args: unknown[]) =>
				clock.setTimeout(owned(run, args), delayMs ?? 0),
			setInterval: (run: () => void, delayMs?: number, ...args: unknown[]) => {
				const machine = this.#current;
				const interval = clock.setInterval(() => {
					if (machine.alive) this.#turn(machine, () => run(...(args as [])));
					else clock.clearInterval(interval);
				}, delayMs ?? 0);
				return interval;
			},
			setImmediate: (run: () => void, ...args: unknown[]) => clock.setImmediate(owned(run, args)),
			clearTimeout: (timer: FakeTimers.TimerId) => clock.clearTimeout(timer),
			clearInterval: (timer: FakeTimers.TimerId) => clock.clearInterval(timer),
			clearImmediate: (timer: ReturnType<typeof clock.setImmediate>) => clock.clearImmediate(timer),
		};
		return timers as unknown as Timers;
	}
}
