import { Doings } from './doings.ts';
import { Mishaps } from './mishaps.ts';
import type { Step } from './plan.ts';
import type { World } from './world.ts';

/** Carries out what a plan says, as far as it is possible when its time has come. */
export class Performer {
	readonly mishaps: Mishaps;
	readonly #world: World;
	readonly #doings: Doings;

	constructor(world: World) {
		this.#world = world;
		this.#doings = new Doings(world);
		this.mishaps = new Mishaps(world);
	}

	perform(step: Step): void {
		const { time, disk, host } = this.#world;
		switch (step.act) {
			case 'wish':
				return this.#doings.wish(step.person, step.dice);
			case 'race':
				return this.#doings.race(step.recruiter, step.dice);
			case 'look':
				return this.#doings.look(step.person, step.dice);
			case 'come':
				return this.#doings.come(step.person, step.dice);
			case 'go':
				return this.#doings.go(step.person);
			case 'post':
				return this.#doings.post(step.person, step.dice);
			case 'take back':
				return this.#doings.takeBack(step.person);
			case 'intrude':
				return this.#doings.intrude(step.dice);
			case 'crash server':
				host.downMs = step.forMs;
				return host.kill();
			case 'restart server':
				host.downMs = step.forMs;
				if (host.current) time.after(0, () => void host.stop(), host.current.machine);
				return;
			case 'crash at commit':
				host.downMs = step.forMs;
				disk.plannedCrash = { when: step.when, commits: step.commits };
				return;
			case 'disk trouble':
				this.#world.tell(`the database is ${step.trouble}`);
				disk.trouble = step.trouble;
				time.after(step.forMs, () => (disk.trouble = null));
				return;
			case 'set server clock':
				this.#world.tell(`the server's clock is set by ${step.byMs} ms`);
				host.clockError += step.byMs;
				return;
			default:
				return this.mishaps.happen(step);
		}
	}
}
