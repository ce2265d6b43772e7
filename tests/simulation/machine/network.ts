/**
 * Sockets without wires. Each keeps its order, as TCP does; between sockets there is none. A socket may
 * stand still for a while, break at any moment with what was under way, and be gone for one of its
 * ends long before the other one notices.
 */
import type { Line } from '#sync/line.ts';
import type { Transport } from '#sync/transport.ts';
import type { Chance } from './chance.ts';
import type { Machine, VirtualTime } from './virtual-time.ts';

/** A browser page on the network. */
export interface Caller {
	readonly machine: Machine;
	/** No network at all: nothing goes out, and nothing comes in. */
	isOffline(): boolean;
	/** Every frame that reaches this page. */
	overheard(frame: Uint8Array): void;
}

/** The server at the other end. */
export interface Callee {
	readonly machine: Machine;
	/** Null where the upgrade was refused. */
	accept(transport: Transport): Promise<Line | null>;
}

export interface NetworkOptions {
	readonly time: VirtualTime;
	readonly chance: Chance;
	/** Milliseconds that a frame takes at most. */
	readonly latencyMax: number;
	/** Whoever answers calls at present. */
	readonly callee: () => Callee | null;
	/** Nothing is broken any more, and whatever ends is noticed at once. */
	readonly isWell: () => boolean;
}

const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3];
/** How long a browser waits for the other side's part of a close. */
const CLOSE_WAIT_MS = 10_000;
/** An end that heard nothing of the break finds out at last, when the network is there again. */
const HALF_OPEN_MAX_MS = 45_000;

export class Network {
	readonly options: NetworkOptions;
	readonly links = new Set<Link>();

	constructor(options: NetworkOptions) {
		this.options = options;
	}

	/** The WebSocket class of one page. */
	socketsOf(caller: Caller): new (url: string) => object {
		const dial = (socket: PageSocket) => new Link(this, caller, socket);
		return class extends PageSocket {
			constructor() {
				super();
				this.link = dial(this);
			}
		};
	}

	linksOf(machine: Machine): Link[] {
		return [...this.links].filter((link) => link.isBetween(machine));
	}

	latency(): number {
		const { chance, latencyMax } = this.options;
		// Mostly quick, sometimes not.
		return 1 + Math.floor(chance.next() ** 3 * latencyMax);
	}
}

/** What a page holds: as much of a WebSocket as there is in a browser. */
class PageSocket {
	binaryType = 'arraybuffer';
	readyState = CONNECTING;
	link!: Link;
	readonly #listeners = new Map<string, Set<(event: object) => void>>();

	addEventListener(type: string, listener: (event: object) => void): void {
		const listeners = this.#listeners.get(type);
		if (listeners) listeners.add(listener);
		else this.#listeners.set(type, new Set([listener]));
	}

	removeEventListener(type: string, listener: (event: object) => void): void {
		this.#listeners.get(type)?.delete(listener);
	}

	dispatch(type: string, event: object = {}): void {
		for (const listener of [...(this.#listeners.get(type) ?? [])]) listener(event);
	}

	send(data: Uint8Array): void {
		if (this.readyState === OPEN) this.link.sendFromPage(Uint8Array.from(data));
	}

	close(): void {
		if (this.readyState >= CLOSING!) return;
		this.readyState = CLOSING!;
		this.link.closeFromPage();
	}
}

/** One direction of a socket: first in, first out, never sooner than it takes. */
class Lane {
	readonly #network: Network;
	readonly #machine: Machine;
	readonly #waiting: { readonly due: number; readonly arrive: () => void }[] = [];
	#pumping = false;
	#stalledUntil = 0;
	isCut = false;
	isPaused = false;
	bytes = 0;

	/** `machine` is the one at which things arrive. */
	constructor(network: Network, machine: Machine) {
		this.#network = network;
		this.#machine = machine;
	}

	put(arrive: () => void, bytes = 0): void {
		if (this.isCut) return;
		const due = this.#network.options.time.now + this.#network.latency();
		this.bytes += bytes;
		this.#waiting.push({
			due,
			arrive: () => {
				this.bytes -= bytes;
				arrive();
			},
		});
		this.#pump();
	}

	stall(until: number): void {
		this.#stalledUntil = Math.max(this.#stalledUntil, until);
	}

	unstall(): void {
		this.#stalledUntil = 0;
		this.#pump();
	}

	resume(): void {
		this.isPaused = false;
		this.#pump();
	}

	#pump(): void {
		const next = this.#waiting[0];
		if (!next || this.#pumping || this.isPaused) return;
		const { time } = this.#network.options;
		this.#pumping = true;
		const wait = Math.max(next.due, this.#stalledUntil) - time.now;
		time.after(wait, () => this.#arrive(), this.#machine);
	}

	#arrive(): void {
		this.#pumping = false;
		if (this.isCut) return;
		const { time } = this.#network.options;
		if (!this.isPaused && time.now >= this.#stalledUntil) this.#waiting.shift()?.arrive();
		this.#pump();
	}
}

/** One socket between a page and the server process that answered. */
export class Link {
	readonly #network: Network;
	readonly #caller: Caller;
	readonly #page: PageSocket;
	readonly #callee: Callee | null;
	readonly #toPage: Lane;
	readonly #toServer: Lane | null;
	#line: Line | null = null;
	#serverState = OPEN;

	constructor(network: Network, caller: Caller, page: PageSocket) {
		const { time, callee } = network.options;
		this.#network = network;
		this.#caller = caller;
		this.#page = page;
		this.#callee = callee();
		this.#toPage = new Lane(network, caller.machine);
		this.#toServer = this.#callee && new Lane(network, this.#callee.machine);
		network.links.add(this);
		if (caller.isOffline() || !this.#callee?.machine.alive) this.#fail();
		else time.after(network.latency(), () => this.#knock(), this.#callee.machine);
	}

	isBetween(machine: Machine): boolean {
		return this.#caller.machine === machine || this.#callee?.machine === machine;
	}

	/** Still thought to be open by one of its ends. */
	get isHeld(): boolean {
		return (
			this.#page.readyState !== CLOSED || (this.#line !== null && this.#serverState !== CLOSED)
		);
	}

	/** The network breaks it: what is under way is lost; each end finds out in its own time. */
	cut(): void {
		const { chance, isWell } = this.#network.options;
		const late = isWell() ? 'neither' : chance.pick(['neither', 'neither', 'page', 'server']);
		const delay = () => chance.between(0, HALF_OPEN_MAX_MS);
		this.#break(late === 'page' ? delay() : 0, late === 'server' ? delay() : 0);
	}

	/** Nothing gets through for a while, and nothing is lost. */
	stall(forMs: number): void {
		const until = this.#network.options.time.now + forMs;
		this.#toPage.stall(until);
		this.#toServer?.stall(until);
	}

	/** The network is well again: what stood still goes on, and who was left hanging finds out. */
	heal(): void {
		this.#toPage.unstall();
		this.#toServer?.unstall();
		if (this.#toPage.isCut) this.#break(0, 0);
	}

	/** One of the two machines died. What the server had sent may still arrive, and then the end. */
	died(): void {
		const { chance } = this.#network.options;
		const isServer = this.#callee?.machine.alive === false;
		if (!isServer || chance.happens(0.5)) return this.cut();
		this.#serverState = CLOSED!;
		if (this.#toServer) this.#toServer.isCut = true;
		this.#toPage.put(() => this.#pageGone(1006, ''));
	}

	/** The server holds it open. */
	get isOpenAtServer(): boolean {
		return this.#line !== null && this.#serverState === OPEN && this.#callee!.machine.alive;
	}

	/* The page's side. */

	sendFromPage(data: Uint8Array): void {
		this.#toServer?.put(() => {
			if (this.#serverState === OPEN) this.#line?.receive(data);
		});
	}

	closeFromPage(): void {
		this.#toServer?.put(() => {
			this.#serverGone(1005);
			this.#toPage.put(() => this.#pageGone(1005, ''));
		});
		const { time } = this.#network.options;
		time.after(CLOSE_WAIT_MS, () => this.#pageGone(1006, ''), this.#caller.machine);
	}

	/* The server's side. */

	#knock(): void {
		const refused = () => this.#toPage.put(() => this.#pageGone(1006, ''));
		if (this.#toPage.isCut) return;
		void this.#callee!.accept(this.#transport()).then((line) => {
			if (!line) return refused();
			this.#line = line;
			if (this.#toPage.isCut) return this.#serverGone(1006);
			this.#toPage.put(() => this.#opened());
		});
	}

	#opened(): void {
		if (this.#page.readyState !== CONNECTING) return;
		this.#page.readyState = OPEN!;
		this.#page.dispatch('open');
	}

	#transport(): Transport {
		const isOpen = () => this.#serverState === OPEN;
		const lane = this.#toPage;
		const { time } = this.#network.options;
		const inbound = () => this.#toServer!;
		return {
			get readyState() {
				return isOpen() ? OPEN! : CLOSED!;
			},
			get bufferedAmount() {
				return lane.bytes;
			},
			send: (message) => {
				if (isOpen()) this.#sendToPage(Uint8Array.from(message));
			},
			pause: () => {
				inbound().isPaused = true;
			},
			resume: () => inbound().resume(),
			close: (code, reason) => {
				if (!isOpen()) return;
				this.#serverState = CLOSING!;
				inbound().resume();
				lane.put(() => {
					this.#pageGone(code, reason);
					inbound().put(() => this.#serverGone(code));
				});
			},
			terminate: () => {
				if (this.#serverState === CLOSED) return;
				this.#serverState = CLOSING!;
				time.after(0, () => this.#serverGone(1006), this.#callee!.machine);
				this.#toPage.isCut = true;
				time.after(this.#network.latency(), () => this.#pageGone(1006, ''), this.#caller.machine);
			},
		};
	}

	#sendToPage(message: Uint8Array<ArrayBuffer>): void {
		this.#toPage.put(() => {
			this.#caller.overheard(message);
			if (this.#page.readyState === OPEN) this.#page.dispatch('message', { data: message.buffer });
		}, message.length);
	}

	/* Ends. */

	#fail(): void {
		const { time } = this.#network.options;
		time.after(this.#network.latency(), () => this.#pageGone(1006, ''), this.#caller.machine);
	}

	#break(pageAfterMs: number, serverAfterMs: number): void {
		const { time } = this.#network.options;
		this.#toPage.isCut = true;
		if (this.#toServer) this.#toServer.isCut = true;
		time.after(pageAfterMs, () => this.#pageGone(1006, ''), this.#caller.machine);
		if (this.#callee) time.after(serverAfterMs, () => this.#serverGone(1006), this.#callee.machine);
	}

	#pageGone(code: number, reason: string): void {
		if (this.#page.readyState === CLOSED) return;
		this.#page.readyState = CLOSED!;
		this.#forgetIfOver();
		this.#page.dispatch('close', { code, reason });
	}

	#serverGone(code: number): void {
		if (!this.#line || this.#serverState === CLOSED) return;
		this.#serverState = CLOSED!;
		this.#forgetIfOver();
		this.#line.gone(code);
	}

	#forgetIfOver(): void {
		const pageIsOver = this.#page.readyState === CLOSED || !this.#caller.machine.alive;
		const serverIsOver =
			!this.#line || this.#serverState === CLOSED || !this.#callee?.machine.alive;
		if (pageIsOver && serverIsOver) this.#network.links.delete(this);
	}
}
