import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { LIMITS } from '#schema/limits.ts';
import type { Audit } from './audit.ts';
import { Budget } from './budget.ts';
import type { Clock } from './clock.ts';
import type { HubLimits } from './hub-limits.ts';
import type { HubMetrics } from './hub-observe.ts';

/** Statuses with which an upgrade is refused. */
export type Refusal = 400 | 401 | 403 | 404 | 429 | 503;

const PHRASES: Record<Refusal, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	429: 'Too Many Requests',
	503: 'Service Unavailable',
};

/** Judges a request; may take its time. */
export type Doorkeeper<Guest extends object> = () => Promise<Guest | Refusal>;

export interface UpgradesOptions {
	readonly clock: Clock;
	readonly limits: HubLimits;
	readonly audit: Audit;
	readonly metrics: HubMetrics;
}

/** A connection that asks to become a stream. */
export interface Caller {
	readonly stream: Duplex;
	/** What came with the request already. */
	readonly head: Buffer;
	readonly remote: string;
	/** Bytes of one frame of what it becomes. */
	readonly frameBytes?: number;
}

/**
 * HTTP requests on their way to becoming sockets. Places are counted before anything is awaited, and
 * given back when the connection ends, however far it came (GA2).
 */
export class Upgrades {
	readonly #options: UpgradesOptions;
	readonly #places = new Map<string, number>();
	readonly #refusals = new Map<string, Budget>();
	readonly #servers = new Map<number, WebSocketServer>();
	#total = 0;
	#upgrading = 0;
	#draining = false;

	constructor(options: UpgradesOptions) {
		this.#options = options;
	}

	get upgrading(): number {
		return this.#upgrading;
	}

	drain(): void {
		this.#draining = true;
	}

	/** Lets in whoever `judge` makes a guest; `enter` gets the open stream. */
	async admit<Guest extends object>(
		request: IncomingMessage,
		{ stream, head, remote, frameBytes = LIMITS.frameBytes }: Caller,
		judge: Doorkeeper<Guest>,
		enter: (webSocket: WebSocket, guest: Guest) => void,
	): Promise<void> {
		const full = this.#takePlace(remote, stream);
		if (full !== null) return this.refuse(stream, full);
		const verdict = await this.#judged(judge, stream);
		if (stream.destroyed) return;
		if (typeof verdict === 'number') {
			const isGuess = verdict === 401 || verdict === 403;
			return isGuess ? this.#refuseLater(stream, verdict, remote) : this.refuse(stream, verdict);
		}
		if (this.#draining) return this.refuse(stream, 503);
		this.#serverFor(frameBytes).handleUpgrade(request, stream, head, (webSocket) =>
			enter(webSocket, verdict),
		);
	}

	/** Forgets who has not knocked in vain for a while. */
	sweep(): void {
		const now = this.#options.clock.elapsed();
		for (const [remote, budget] of this.#refusals)
			if (budget.isFull(now)) this.#refusals.delete(remote);
	}

	refuse(stream: Duplex, status: Refusal): void {
		this.#options.metrics.count('upgrade_refused', String(status));
		if (stream.destroyed) return;
		stream.once('finish', () => stream.destroy());
		stream.end(
			`HTTP/1.1 ${status} ${PHRASES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
		);
	}

	#serverFor(maxPayload: number): WebSocketServer {
		const known = this.#servers.get(maxPayload);
		if (known) return known;
		const server = new WebSocketServer({
			noServer: true,
			clientTracking: false,
			maxPayload,
			// Compression costs memory for each socket, invites bombs and would break our framing.
			perMessageDeflate: false,
			// Pings of the protocol are answered by us, so that they count.
			autoPong: false,
			maxFragments: 64,
			maxBufferedChunks: 1_024,
			handleProtocols: () => false,
		});
		this.#servers.set(maxPayload, server);
		return server;
	}

	#takePlace(remote: string, stream: Duplex): Refusal | null {
		const { limits } = this.#options;
		const here = this.#places.get(remote) ?? 0;
		if (this.#draining || this.#total >= limits.socketsTotal) return 503;
		if (here >= limits.socketsPerAddress) return 429;
		this.#total++;
		this.#places.set(remote, here + 1);
		stream.once('close', () => {
			this.#total--;
			const left = (this.#places.get(remote) ?? 1) - 1;
			if (left > 0) this.#places.set(remote, left);
			else this.#places.delete(remote);
		});
		return null;
	}

	async #judged<Guest extends object>(
		judge: Doorkeeper<Guest>,
		stream: Duplex,
	): Promise<Guest | Refusal> {
		const { clock, limits, audit } = this.#options;
		this.#upgrading++;
		const cancel = clock.after(limits.authenticateMs, () => this.refuse(stream, 503));
		try {
			return await judge();
		} catch (error) {
			audit.failure('upgrade', error);
			return 503;
		} finally {
			cancel();
			this.#upgrading--;
		}
	}

	/** Whoever knocks again and again without a session waits longer for each answer. */
	#refuseLater(stream: Duplex, status: Refusal, remote: string): void {
		const { clock, limits, audit } = this.#options;
		const now = clock.elapsed();
		let budget = this.#refusals.get(remote);
		if (!budget) this.#refusals.set(remote, (budget = new Budget(limits.refusals, now)));
		const wait = budget.take(1, now);
		if (wait === 0) return this.refuse(stream, status);
		audit.abuse('knocking', { remote, status });
		// What is not covered is not held against them for ever.
		if (wait > limits.refusalMs) budget.take(-1, now);
		clock.after(Math.min(wait, limits.refusalMs), () => this.refuse(stream, status));
	}
}
