import type { Line } from '#sync/line.ts';
import type { Transport } from '#sync/transport.ts';
import { Lane } from './lane.ts';
import type { Callee, Caller, Network } from './network.ts';
import type { PageSocket } from './page-socket.ts';
import { CLOSED, CLOSING, CONNECTING, OPEN } from './page-socket.ts';
import type { Machine } from './virtual-time.ts';

/** How long a browser waits for the other side's part of a close. */
const CLOSE_WAIT_MS = 10_000;
/** An end that heard nothing of the break finds out at last, when the network is there again. */
const HALF_OPEN_MAX_MS = 45_000;

/** One socket between a page and the server process that answered. */
export class Link {
	readonly #network: Network;
	readonly #caller: Caller;
	readonly #page: PageSocket;
	readonly #callee: Callee | null;
	readonly #toPage: Lane;
	readonly #toServer: Lane | null;
	#line: Line | null = null;
	#serverState: number = OPEN;

	constructor(network: Network, caller: Caller, page: PageSocket) {
		const { time, callee } = network.options;
		this.#network = network;
		this.#caller = caller;
		this.#page = page;
		this.#callee = callee();
		const laneTo = (machine: Machine) =>
			new Lane({ time, machine, latency: () => network.latency() });
		this.#toPage = laneTo(caller.machine);
		this.#toServer = this.#callee && laneTo(this.#callee.machine);
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
		this.#serverState = CLOSED;
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
		this.#page.readyState = OPEN;
		this.#page.dispatch('open');
	}

	#transport(): Transport {
		const isOpen = () => this.#serverState === OPEN;
		const lane = this.#toPage;
		const { time } = this.#network.options;
		const inbound = () => this.#toServer!;
		return {
			get readyState() {
				return isOpen() ? OPEN : CLOSED;
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
				this.#serverState = CLOSING;
				inbound().resume();
				lane.put(() => {
					this.#pageGone(code, reason);
					inbound().put(() => this.#serverGone(code));
				});
			},
			terminate: () => {
				if (this.#serverState === CLOSED) return;
				this.#serverState = CLOSING;
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
		this.#page.readyState = CLOSED;
		this.#forgetIfOver();
		this.#page.dispatch('close', { code, reason });
	}

	#serverGone(code: number): void {
		if (!this.#line || this.#serverState === CLOSED) return;
		this.#serverState = CLOSED;
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
