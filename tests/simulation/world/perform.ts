import type { IntentId } from '#schema/ids.ts';
import { Chance } from '../machine/chance.ts';
import type { Device, Page } from './device.ts';
import { intentsKeptOn } from './kept-intents.ts';
import type { Step } from './plan.ts';
import { Wishes } from './wishes.ts';
import type { World } from './world.ts';

/** AU4 */
const SOCKETS_CLOSED_MS = 1_000;
/** After this, whatever pages were writing on their devices is written. */
const KEPT_MS = 1_000;

/** Carries out what a plan says, as far as it is possible when its time has come. */
export class Performer {
	readonly #world: World;
	/** Asked for and kept on some device, or on a page that is open: all of it must be decided. */
	readonly owed = new Set<string>();

	constructor(world: World) {
		this.#world = world;
	}

	perform(step: Step): void {
		const world = this.#world;
		switch (step.act) {
			case 'wish':
				return this.#wish(step.person, new Chance(step.dice));
			case 'race':
				return this.#race(step.recruiter, new Chance(step.dice));
			case 'post':
				return this.#post(step.person, new Chance(step.dice));
			case 'revoke':
				return this.#revoke(step.person);
			case 'intrude': {
				const { intruder } = world;
				if (intruder)
					world.time.after(0, () => intruder.act(new Chance(step.dice)), intruder.machine);
				return;
			}
			case 'crash server':
				world.downMs = step.forMs;
				return world.crashServer();
			case 'restart server':
				world.downMs = step.forMs;
				if (world.server) world.time.after(0, () => void world.stopServer(), world.server.machine);
				return;
			case 'crash at commit':
				world.downMs = step.forMs;
				world.disk.plannedCrash = { when: step.when, commits: step.commits };
				return;
			case 'disk trouble':
				world.tell(`the database is ${step.trouble}`);
				world.disk.trouble = step.trouble;
				world.time.after(step.forMs, () => (world.disk.trouble = null));
				return;
			case 'set server clock':
				world.tell(`the server's clock is set by ${step.byMs} ms`);
				world.serverClockError += step.byMs;
				return;
			default:
				return this.#toDevice(step, world.device(step.device));
		}
	}

	#toDevice(step: Extract<Step, { device: string }>, device: Device): void {
		const world = this.#world;
		world.tell(`${device.name}: ${step.act}`);
		const links = device.network.links;
		switch (step.act) {
			case 'cut':
				for (const link of [...links]) link.cut();
				return;
			case 'stall':
				for (const link of links) link.stall(step.forMs);
				return;
			case 'offline':
				device.isOffline = true;
				for (const link of [...links]) link.cut();
				world.time.after(step.forMs, () => this.backOnline(device));
				return;
			case 'fill disk':
				device.disk.isFull = true;
				world.time.after(step.forMs, () => (device.disk.isFull = false));
				return;
			case 'back up':
				return device.disk.backUp();
			case 'set device clock':
				device.clockError += step.byMs;
				return;
			case 'open page':
				if (device.pages.length < 3) world.openPage(device);
				return;
			case 'close page':
				for (const page of [...device.pages].slice(0, 1)) this.#close(page);
				return;
			case 'reload':
				for (const page of [...device.pages]) {
					this.#close(page);
					world.time.after(300, () => world.openPage(device));
				}
				return;
			case 'crash page':
				for (const page of [...device.pages]) {
					this.#crash(page);
					world.time.after(step.forMs, () => world.openPage(device));
				}
				if (step.restore && device.disk.restore()) this.#forgetOwed(device);
				return;
			case 'end session':
				return this.#endSession(device, step.forMs);
		}
	}

	/** Signed out from elsewhere: the page ends; later the person signs in again. */
	#endSession(device: Device, forMs: number): void {
		const world = this.#world;
		const { server, sessions } = world;
		const session = device.cookie;
		sessions.end(session);
		if (server) world.time.after(0, () => server.closeSession(session), server.machine);
		const links = [...device.network.links];
		world.time.after(SOCKETS_CLOSED_MS, () => {
			const isLeft = server?.machine.alive && links.some(({ isOpenAtServer }) => isOpenAtServer);
			world.findings.expect(!isLeft, 'AU4', () => `${device.name} is still connected`);
		});
		world.time.after(SOCKETS_CLOSED_MS + forMs, () => this.signInAgain(device));
	}

	/** Everything is as it should be again, and nothing fails any more. */
	heal(): void {
		const world = this.#world;
		world.tell('everything heals');
		world.isWell = true;
		world.disk.trouble = null;
		world.disk.plannedCrash = null;
		world.downMs = 500;
		for (const device of world.devices) {
			device.disk.isFull = false;
			if (device.owner.isHostile) continue;
			this.signInAgain(device);
			this.backOnline(device);
			if (world.options.plan.leaving.includes(device.name))
				for (const page of [...device.pages]) this.#close(page);
		}
		for (const network of world.networks) for (const link of [...network.links]) link.heal();
		world.time.after(KEPT_MS, () => this.#openWhereSomethingIsKept());
	}

	/** What a page left behind when it was closed is sent by the next one that is opened. */
	#openWhereSomethingIsKept(): void {
		const { devices, ledger } = this.#world;
		for (const device of devices) {
			const known = device.pages.flatMap(({ session }) => session.pending.map(({ id }) => id));
			const left = [...intentsKeptOn(device.disk)].filter(
				(id) => !known.includes(id) && !ledger.entries.has(keyOf(device, id)),
			);
			if (left.length > 0) this.#world.openPage(device);
		}
	}

	backOnline(device: Device): void {
		device.isOffline = false;
		for (const link of [...device.network.links]) link.heal();
		device.wake();
	}

	signInAgain(device: Device): void {
		const world = this.#world;
		if (world.sessions.has(device.cookie)) return;
		device.cookie = `${device.name}-session-${Math.floor(world.elapsed)}`;
		world.sessions.signIn(device.cookie, device.owner.account);
		for (const page of [...device.pages]) {
			this.#crash(page);
			world.openPage(device);
		}
	}

	#close(page: Page): void {
		this.#owe(page);
		this.#world.closePage(page);
	}

	/** Only what had reached the disk is still to be expected. */
	#crash(page: Page): void {
		this.#owe(page);
		this.#world.crashPage(page);
	}

	#owe(page: Page): void {
		const { device, session } = page;
		const kept = intentsKeptOn(device.disk);
		for (const { id } of session.pending) if (kept.has(id)) this.owed.add(keyOf(device, id));
	}

	#forgetOwed(device: Device): void {
		const kept = intentsKeptOn(device.disk);
		const others = this.#world.devicesOf(device.owner.id).filter((other) => other !== device);
		const elsewhere = others.flatMap(({ disk }) => [...intentsKeptOn(disk)]);
		const there = new Set([...kept, ...elsewhere].map((id) => keyOf(device, id)));
		for (const key of this.owed)
			if (key.startsWith(`${device.owner.id} `) && !there.has(key)) this.owed.delete(key);
	}

	/* What people do */

	#somePage(person: string, chance: Chance): Page | null {
		const pages = this.#world.devicesOf(person).flatMap(({ pages: open }) => open);
		return pages.length > 0 ? chance.pick(pages) : null;
	}

	#wish(person: string, chance: Chance): void {
		const page = this.#somePage(person, chance);
		if (!page) return;
		const { owner } = page.device;
		const { setting } = this.#world.options;
		this.#submit(page, () => new Wishes(setting, owner, page.session, chance).draw());
	}

	#race(recruiter: string, chance: Chance): void {
		const { setting } = this.#world.options;
		for (const { id, role } of setting.people) {
			const page = role === 'talent' ? this.#somePage(id, chance) : null;
			const row = Object.values(page?.session.view?.desk.meetings ?? {}).find(
				({ peer, status }) => peer.id === recruiter && status === 'in_scheduling',
			);
			if (!page || !row) continue;
			// The same dice for all: the same time.
			const wishes = new Wishes(setting, page.device.owner, page.session, chance.fork('race'));
			this.#submit(page, () => wishes.claim(row));
		}
	}

	#submit(page: Page, draw: () => ReturnType<Wishes['draw']>): void {
		const { witness } = this.#world;
		const ask = () => {
			const intent = draw();
			const submission = page.session.submit(intent);
			if (!submission.ok) return;
			const pending = page.session.pending.find(({ id }) => id === submission.id);
			if (!pending) return this.#world.findings.broken('SY8', `${submission.id} is not queued`);
			const { envelope } = pending;
			const queue = page.machine.name;
			witness.asked({ person: page.device.owner.id, envelope, intent, malformed: null, queue });
		};
		this.#world.time.after(0, ask, page.machine);
	}

	/** The same intents by the second door, perhaps more than once. */
	#post(person: string, chance: Chance): void {
		const page = this.#somePage(person, chance);
		if (!page) return;
		const { witness } = this.#world;
		const { owner } = page.device;
		for (const { envelope } of page.session.pending)
			for (let times = chance.between(1, 2); times > 0; times -= 1) {
				witness.posted.add(`${owner.id} ${envelope.i}`);
				this.#world.post(page.device, envelope, (outcome) =>
					witness.answered(owner.id, envelope, outcome),
				);
			}
	}

	#revoke(person: string): void {
		const { time, witness } = this.#world;
		for (const { pages, owner } of this.#world.devicesOf(person))
			for (const { session, machine } of pages)
				time.after(
					0,
					() => {
						const last = session.pending.at(-1);
						const isPosted = last && witness.posted.has(`${owner.id} ${last.id}`);
						if (last && !isPosted && session.revoke(last.id))
							witness.revoked.add(`${owner.id} ${last.id}`);
					},
					machine,
				);
	}
}

const keyOf = ({ owner }: Device, id: IntentId): string => `${owner.id} ${id}`;
