import type { FairSession } from '#lib/sync/fair-session.ts';
import { must } from '#schema/assert.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import type { Engine } from '#sync/engine.ts';
import type { Seat } from '#sync/rooms.ts';
import { Chance } from '../machine/chance.ts';
import { Network } from '../machine/network.ts';
import { ServerDisk } from '../machine/server-disk.ts';
import { VirtualTime } from '../machine/virtual-time.ts';
import { Findings } from '../rules/findings.ts';
import { Invocations } from '../rules/invocations.ts';
import { Ledger } from '../rules/ledger.ts';
import { Memory } from '../rules/memory.ts';
import { Secrets } from '../rules/secrets.ts';
import { Witness } from '../rules/witness.ts';
import type { Page } from './device.ts';
import { Device } from './device.ts';
import type { PlantedFault, Surroundings } from '../planted/fault.ts';
import { Intruder } from './intruder.ts';
import type { Setting } from './people.ts';
import { BEGINNING, FAIR } from './people.ts';
import type { Plan } from './plan.ts';
import { ServerHost } from './server-host.ts';
import { Sessions } from './server.ts';

export interface WorldOptions {
	readonly seed: number;
	readonly setting: Setting;
	readonly plan: Plan;
	/** A fair of this setting, in a database of its own; closed with the world. */
	readonly connection: SqliteConnection;
	readonly planted: PlantedFault | null;
	/** Called with each line of the story. */
	readonly tell: ((line: string) => void) | null;
}

/** A fair with its people, their devices, the network and the server: everything but what happens. */
export class World {
	readonly options: WorldOptions;
	readonly time: VirtualTime;
	readonly chance: Chance;
	readonly findings: Findings;
	readonly invocations = new Invocations();
	readonly secrets: Secrets;
	readonly memory = new Memory();
	readonly ledger: Ledger;
	readonly witness: Witness;
	readonly disk: ServerDisk;
	readonly sessions: Sessions;
	readonly networks: Network[] = [];
	readonly devices: readonly Device[];
	readonly intruder: Intruder | null;
	readonly host: ServerHost;
	/** Who is in which room, as the server's process sees it: `person meeting`. */
	readonly rooms = new Map<string, Seat>();
	/** From now on nothing fails. */
	isWell = false;
	readonly #surroundings: Surroundings;

	constructor(options: WorldOptions) {
		const { seed, setting, plan, connection, planted } = options;
		this.options = options;
		this.chance = new Chance(seed).fork('world');
		this.time = new VirtualTime({
			start: BEGINNING,
			chance: this.chance.fork('libraries'),
			onUncaught: (machine, error) =>
				this.findings.broken('GA8', `${machine.name} ended: ${(error as Error)?.stack ?? error}`),
		});
		const { time } = this;
		this.findings = new Findings(() => time.now - BEGINNING);
		this.sessions = new Sessions(() => time.now + this.host.clockError);
		this.#surroundings = {
			connection,
			now: () => time.now,
			random: () => this.chance.next(),
			lives: () => this.host.lives,
			after: (delayMs, run) => void time.after(delayMs, run),
		};
		const { findings, invocations, memory } = this;
		const log = (line: string) => this.tell(line);
		this.ledger = new Ledger({ connection, fair: FAIR, invocations, findings, memory, log });
		this.secrets = new Secrets(setting.people);
		this.witness = new Witness({ ledger: this.ledger, invocations, findings, log });
		this.disk = new ServerDisk({
			chance: this.chance.fork('disk'),
			connection,
			tampering: planted?.tamper?.(this.#surroundings) ?? null,
			onCommitted: (machine) => this.ledger.committed(time.nowAt(machine)),
			onCrashed: (machine) => this.host.died(machine),
		});
		this.host = new ServerHost({
			time,
			chance: this.chance,
			disk: () => this.disk,
			sessions: this.sessions,
			findings,
			wrap: (engine) => planted?.wrapEngine?.(engine, this.#surroundings) ?? engine,
			meetingsChanged: (meetings, engine) => this.#reviewRooms(meetings, engine),
			linksOf: (machine) => this.networks.flatMap((network) => network.linksOf(machine)),
			onDeath: () => {
				memory.forget();
				invocations.forgetArrivals();
				this.rooms.clear();
			},
			tell: log,
		});
		this.devices = plan.devices.map((device) => this.#device(device.name, device.owner));
		this.intruder = this.#intruder();
	}

	get surroundings(): Surroundings {
		return this.#surroundings;
	}

	tell(line: string): void {
		const { tell } = this.options;
		if (!tell) return;
		const seconds = ((this.time.now - BEGINNING) / 1_000).toFixed(3).padStart(8);
		tell(`${seconds}  ${line}`);
	}

	/** True milliseconds since it all began. */
	get elapsed(): number {
		return this.time.now - BEGINNING;
	}

	device(name: string): Device {
		return must(
			this.devices.find((device) => device.name === name),
			`${name} is a device`,
		);
	}

	devicesOf(person: string): Device[] {
		return this.devices.filter(({ owner }) => owner.id === person);
	}

	pages(): Page[] {
		return this.devices.flatMap(({ pages }) => pages);
	}

	/* Devices */

	openPage(device: Device): void {
		const page = device.open();
		this.tell(`${page.machine.name} opens`);
		const { people } = this.options.setting;
		const recruiters = people.filter(({ role }) => role === 'recruiter').map(({ id }) => id);
		this.time.after(0, () => page.start(recruiters), page.machine);
	}

	/** As signaling does: whoever has no place in a room any more is out of it at once. */
	#reviewRooms(meetings: ReadonlySet<MeetingId> | 'all', engine: Engine): void {
		for (const [key, seat] of this.rooms) {
			if (meetings !== 'all' && !meetings.has(seat.meeting)) continue;
			const { account } = must(
				this.options.setting.people.find(({ id }) => id === seat.participant),
				'somebody is in a room',
			);
			const ruling = engine.seatOf(seat.meeting, account);
			if (ruling.ok && ruling.seat.peer === seat.peer) continue;
			this.rooms.delete(key);
			engine.left(seat);
		}
	}

	/** Closed in an orderly way: it may finish what it is doing. */
	closePage(page: Page): void {
		this.tell(`${page.machine.name} closes`);
		const { device } = page;
		device.pages = device.pages.filter((other) => other !== page);
		this.time.after(0, () => void page.session.close(), page.machine);
		this.time.after(200, () => this.#killPage(page));
	}

	crashPage(page: Page): void {
		this.tell(`${page.machine.name} crashes`);
		const { device } = page;
		device.pages = device.pages.filter((other) => other !== page);
		this.#killPage(page);
	}

	#killPage({ machine, device }: Page): void {
		if (!machine.alive) return;
		machine.alive = false;
		for (const link of device.network.linksOf(machine)) link.died();
	}

	/** The second door: both ways may fail, and then nobody knows. */
	post(device: Device, body: unknown, answered: (outcome: Outcome) => void): void {
		const server = this.host.current;
		if (!server || device.isOffline) return;
		const { time, chance } = this;
		const { cookie, network } = device;
		if (chance.happens(0.1)) return;
		const told = (outcome: Outcome | null) => {
			if (!outcome || !server.machine.alive || chance.happens(0.15)) return;
			time.after(network.latency(), () => answered(outcome));
		};
		// What is thrown there becomes a plain "500".
		const ask = () => void server.post(body, cookie).then(told, () => {});
		time.after(network.latency(), ask, server.machine);
	}

	#device(name: string, owner: string): Device {
		const { people } = this.options.setting;
		const person = must(
			people.find(({ id }) => id === owner),
			`${owner} is somebody`,
		);
		const device: Device = new Device({
			name,
			owner: person,
			time: this.time,
			chance: this.chance.fork(name),
			network: () => this.#network(() => device.cookie, name),
			overheard: ({ owner: reader }, frame) => this.secrets.seen(reader.id, frame),
			drawn: (page) => this.witness.look(page),
			isShutOut: (cookie) => !this.sessions.has(cookie),
			wrap: (session: FairSession) => this.options.planted?.wrapSession?.(session) ?? session,
		});
		this.sessions.signIn(device.cookie, person.account);
		return device;
	}

	#network(cookie: () => string, name: string): Network {
		const network = new Network({
			time: this.time,
			chance: this.chance.fork(`network ${name}`),
			latencyMax: this.options.plan.latencyMax,
			isWell: () => this.isWell,
			callee: () => {
				const server = this.host.current;
				return (
					server && {
						machine: server.machine,
						accept: (transport) => server.accept(transport, cookie()),
					}
				);
			},
		});
		this.networks.push(network);
		return network;
	}

	#intruder(): Intruder | null {
		const device = this.devices.find(({ owner }) => owner.isHostile);
		if (!device) return null;
		const { people } = this.options.setting;
		const { owner } = device;
		return new Intruder({
			device,
			others: people.filter((person) => person !== owner).map(({ id }) => id),
			meetings: () => [...this.ledger.facts.meetings.keys()] as MeetingId[],
			now: () => this.time.now,
			asked: (envelope, intent, malformed) =>
				this.witness.asked({ person: owner.id, envelope, intent, malformed, queue: null }),
			post: (body) =>
				this.post(device, body, (outcome) =>
					this.witness.answered(owner.id as ParticipantId, body, outcome),
				),
		});
	}
}
