import { FairSession } from '#lib/sync/fair-session.ts';
import type { SyncEnvironment } from '#lib/sync/environment.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import type { Chance } from '../machine/chance.ts';
import { DeviceDisk } from '../machine/device-disk.ts';
import type { Caller, Network } from '../machine/network.ts';
import type { VirtualTime } from '../machine/virtual-time.ts';
import { Machine } from '../machine/virtual-time.ts';
import type { Person } from './people.ts';
import { COMPANIES, FAIR } from './people.ts';

const FRAME_MS = 16;

export interface DeviceOptions {
	readonly name: string;
	readonly owner: Person;
	readonly time: VirtualTime;
	readonly chance: Chance;
	readonly network: (device: Device) => Network;
	/** Everything that any page here is sent. */
	readonly overheard: (device: Device, frame: Uint8Array) => void;
	/** What a page shows has changed. */
	readonly drawn: (page: Page) => void;
	readonly isShutOut: (cookie: string) => boolean;
	/** For planting faults in what a page holds. */
	readonly wrap: (session: FairSession) => FairSession;
}

/** A browser of one person: what it keeps, its clock, its network, and the pages that are open. */
export class Device {
	readonly options: DeviceOptions;
	readonly disk: DeviceDisk;
	readonly network: Network;
	cookie: string;
	isOffline = false;
	clockError = 0;
	pages: Page[] = [];
	#loads = 0;

	constructor(options: DeviceOptions) {
		this.options = options;
		this.disk = new DeviceDisk(options.time, options.chance.fork('disk'));
		this.network = options.network(this);
		this.cookie = `${options.name}-session-0`;
	}

	get name(): string {
		return this.options.name;
	}

	get owner(): Person {
		return this.options.owner;
	}

	/** A new load of the page. */
	open(): Page {
		this.#loads += 1;
		const page = new Page(this, `${this.name}#${this.#loads}`);
		this.pages.push(page);
		return page;
	}

	wake(): void {
		for (const page of this.pages) page.wake();
	}
}

/** One load of the page: the product's own client on a machine of the simulation. */
export class Page implements Caller {
	readonly device: Device;
	readonly machine: Machine;
	readonly session: FairSession;
	/** What was asked for here, in order. */
	asked = 0;
	/** The meeting that its person has before their eyes. */
	looksAt: MeetingId | null = null;
	#lookAway: () => void = () => {};
	readonly #wakers = new Set<() => void>();

	constructor(device: Device, name: string) {
		const { owner, drawn, isShutOut, time, wrap } = device.options;
		this.device = device;
		this.machine = new Machine(name);
		this.machine.clockError = () => device.clockError;
		const { cookie } = device;
		this.session = wrap(
			new FairSession({
				environment: this.#environment(),
				url: 'ws://fair.example/sync',
				fair: FAIR,
				participant: owner.id,
				isShutOut: async () => {
					await time.pause(device.network.latency(), this.machine);
					if (device.isOffline) throw new Error('offline');
					return isShutOut(cookie);
				},
			}),
		);
		this.session.subscribe(() => drawn(this));
	}

	/** Runs on the machine. */
	start(recruiters: readonly ParticipantId[]): void {
		this.session.start();
		for (const recruiter of recruiters) this.session.calendar(recruiter);
		for (const company of COMPANIES) this.session.vacancies(company);
		if (this.device.owner.role === 'recruiter') this.session.followTeam();
		if (this.device.owner.role === 'organizer') this.session.followHelpdesk();
		this.session.support(this.device.owner.id);
	}

	/** Runs on the machine. */
	look(meeting: MeetingId | null): void {
		this.#lookAway();
		this.looksAt = meeting;
		this.#lookAway = meeting === null ? () => {} : this.session.look(meeting);
	}

	submit(intent: ParticipantIntent) {
		return this.session.submit(intent);
	}

	wake(): void {
		for (const waker of this.#wakers) this.device.options.time.after(0, waker, this.machine);
	}

	isOffline(): boolean {
		return this.device.isOffline;
	}

	overheard(frame: Uint8Array): void {
		this.device.options.overheard(this.device, frame);
	}

	#environment(): SyncEnvironment {
		const { machine, device } = this;
		const { time, chance } = device.options;
		const own = chance.fork(machine.name);
		return {
			clock: {
				now: () => time.nowAt(machine),
				after: (delayMs, run) => time.after(delayMs, run, machine),
				nextFrame: (run) => time.after(FRAME_MS, run, machine),
			},
			random: () => own.next(),
			fillRandom: own.fill,
			storage: device.disk.storageFor(machine),
			keep: device.disk.keepFor(machine),
			WebSocket: device.network.socketsOf(this),
			onWake: (listener) => {
				this.#wakers.add(listener);
				return () => this.#wakers.delete(listener);
			},
		};
	}
}
