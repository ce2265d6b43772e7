/**
 * Sockets without wires. Each keeps its order, as TCP does; between sockets there is none. A socket may
 * stand still for a while, break at any moment with what was under way, and be gone for one of its
 * ends long before the other one notices.
 */
import type { Line } from '#sync/line.ts';
import type { Transport } from '#sync/transport.ts';
import type { Chance } from './chance.ts';
import { Link } from './link.ts';
import { PageSocket } from './page-socket.ts';
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
