import type { IntentId } from '#schema/ids.ts';
import type { Device, Page } from './device.ts';
import { intentsKeptOn } from './kept-intents.ts';
import type { Step } from './plan.ts';
import type { World } from './world.ts';

/** AU4 */
const SOCKETS_CLOSED_MS = 1_000;
/** After this, whatever pages were writing on their devices is written. */
const KEPT_MS = 1_000;
const RELOAD_MS = 300;

export type DeviceStep = Extract<Step, { readonly device: string }>;

/** What happens to people's devices, and how all of it ends well. */
export class Mishaps {
	readonly #world: World;
	/** `person id` of what a page that is gone had kept on its device: all of it must be decided. */
	readonly owed = new Set<string>();
	/** What had been taken back when a device was copied. */
	readonly #revokedByThen = new Map<Device, ReadonlySet<string>>();

	constructor(world: World) {
		this.#world = world;
	}

	happen(step: DeviceStep): void {
		const world = this.#world;
		const device = world.device(step.device);
		world.tell(`${device.name}: ${step.act}`);
		const links = [...device.network.links];
		switch (step.act) {
			case 'cut':
				return links.forEach((link) => link.cut());
			case 'stall':
				return links.forEach((link) => link.stall(step.forMs));
			case 'offline':
				device.isOffline = true;
				links.forEach((link) => link.cut());
				world.time.after(step.forMs, () => this.#backOnline(device));
				return;
			case 'fill disk':
				device.disk.isFull = true;
				world.time.after(step.forMs, () => (device.disk.isFull = false));
				return;
			case 'back up':
				this.#revokedByThen.set(device, new Set(world.witness.revoked));
				return device.disk.backUp();
			case 'set device clock':
				device.clockError += step.byMs;
				return;
			case 'open page':
				if (device.pages.length < 3) world.openPage(device);
				return;
			case 'close page':
				return device.pages.slice(0, 1).forEach((page) => this.#close(page));
			case 'reload':
				return this.#replacePages(device, (page) => this.#close(page), RELOAD_MS);
			case 'crash page':
				this.#replacePages(device, (page) => this.#crash(page), step.forMs);
				if (step.restore && device.disk.restore()) this.#isAsBefore(device);
				return;
			case 'end session':
				return this.#endSession(device, step.forMs);
		}
	}

	/** Everything is as it should be again, and nothing fails any more. */
	heal(): void {
		const world = this.#world;
		world.tell('everything heals');
		world.isWell = true;
		world.disk.trouble = null;
		world.disk.plannedCrash = null;
		world.host.downMs = 500;
		for (const device of world.devices) {
			device.disk.isFull = false;
			if (device.owner.isHostile) continue;
			this.#signInAgain(device);
			this.#backOnline(device);
			if (world.options.plan.leaving.includes(device.name))
				[...device.pages].forEach((page) => this.#close(page));
		}
		for (const network of world.networks) [...network.links].forEach((link) => link.heal());
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

	/** Signed out from elsewhere: the page ends; later the person signs in again. */
	#endSession(device: Device, forMs: number): void {
		const { sessions, host, time, findings } = this.#world;
		const server = host.current;
		const session = device.cookie;
		sessions.end(session);
		if (server) time.after(0, () => server.closeSession(session), server.machine);
		const links = [...device.network.links];
		time.after(SOCKETS_CLOSED_MS, () => {
			const isLeft = server?.machine.alive && links.some(({ isOpenAtServer }) => isOpenAtServer);
			findings.expect(!isLeft, 'AU4', () => `${device.name} is still connected`);
		});
		time.after(SOCKETS_CLOSED_MS + forMs, () => this.#signInAgain(device));
	}

	#signInAgain(device: Device): void {
		const { sessions, elapsed } = this.#world;
		if (sessions.has(device.cookie)) return;
		device.cookie = `${device.name}-session-${Math.floor(elapsed)}`;
		sessions.signIn(device.cookie, device.owner.account);
		this.#replacePages(device, (page) => this.#crash(page), 0);
	}

	#backOnline(device: Device): void {
		device.isOffline = false;
		[...device.network.links].forEach((link) => link.heal());
		device.wake();
	}

	/** As many as there were. */
	#replacePages(device: Device, end: (page: Page) => void, afterMs: number): void {
		const { time } = this.#world;
		for (const page of [...device.pages]) {
			end(page);
			time.after(afterMs, () => this.#world.openPage(device));
		}
	}

	#close(page: Page): void {
		this.#owe(page);
		this.#world.closePage(page);
	}

	#crash(page: Page): void {
		this.#owe(page);
		this.#world.crashPage(page);
	}

	/** Only what had reached the disk is still to be expected. */
	#owe({ device, session }: Page): void {
		const kept = intentsKeptOn(device.disk);
		for (const { id } of session.pending) if (kept.has(id)) this.owed.add(keyOf(device, id));
	}

	/** What the device has forgotten nobody can send, and it knows nothing of what was taken back since. */
	#isAsBefore(device: Device): void {
		const { revoked, returned } = this.#world.witness;
		const revokedByThen = this.#revokedByThen.get(device);
		for (const id of intentsKeptOn(device.disk)) {
			const key = keyOf(device, id);
			if (!revokedByThen?.has(key) && revoked.delete(key)) returned.add(key);
		}
		const own = this.#world.devicesOf(device.owner.id);
		const there = new Set(own.flatMap(({ disk }) => [...intentsKeptOn(disk)]));
		const keys = new Set([...there].map((id) => keyOf(device, id)));
		for (const key of this.owed)
			if (key.startsWith(`${device.owner.id} `) && !keys.has(key)) this.owed.delete(key);
	}
}

const keyOf = ({ owner }: Device, id: IntentId): string => `${owner.id} ${id}`;
