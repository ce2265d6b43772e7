/** A client that says exactly what a test tells it to, and shows all that comes back. */
import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as wire from '../hocuspocus/wire.ts';
import type { Frame } from '../hocuspocus/wire.ts';

export interface UpgradeHeaders {
	readonly cookie?: string;
	readonly origin?: string;
}

export interface Closed {
	readonly code: number;
	readonly reason: string;
}

export class RawClient {
	readonly frames: Frame[] = [];
	readonly socket: WebSocket;
	pings = 0;
	closed: Closed | undefined;
	#answersPings = true;

	private constructor(socket: WebSocket) {
		this.socket = socket;
		socket.on('message', (data: Buffer) => {
			if (data.length === 1 && data[0] === wire.PING[0]) {
				this.pings++;
				if (this.#answersPings) socket.send(wire.PONG);
			} else this.frames.push(wire.read(data));
		});
		socket.on('close', (code, reason) => {
			this.closed = { code, reason: reason.toString() };
		});
		socket.on('error', () => {});
	}

	/** Throws `Error('HTTP 401')` and the like when it is refused. Ends with its test. */
	static async connect(url: string, headers: UpgradeHeaders): Promise<RawClient> {
		const client = await RawClient.connectLasting(url, headers);
		onTestFinished(() => client.socket.terminate());
		return client;
	}

	/** One that outlives the test that opened it. */
	static async connectLasting(url: string, headers: UpgradeHeaders): Promise<RawClient> {
		const { cookie, origin } = headers;
		const socket = new WebSocket(url, {
			...(origin === undefined ? {} : { origin }),
			headers: cookie === undefined ? {} : { cookie },
		});
		const client = new RawClient(socket);
		await new Promise<void>((resolve, reject) => {
			socket.once('open', () => resolve());
			socket.once('error', reject);
			socket.once('unexpected-response', (_request, response) =>
				reject(new Error(`HTTP ${response.statusCode}`)),
			);
		});
		return client;
	}

	ignorePings(): void {
		this.#answersPings = false;
	}

	send(...frames: readonly (Uint8Array | string)[]): void {
		for (const frame of frames) this.socket.send(frame);
	}

	of<K extends Frame['kind']>(kind: K, address?: string): Extract<Frame, { kind: K }>[] {
		return this.frames.filter(
			(frame): frame is Extract<Frame, { kind: K }> =>
				frame.kind === kind && (address === undefined || frame.address === address),
		);
	}

	/** Waits for the nth frame of a kind (the first by default) and returns it. */
	async next<K extends Frame['kind']>(
		kind: K,
		address?: string,
		nth = 1,
	): Promise<Extract<Frame, { kind: K }>> {
		await vi.waitUntil(() => this.of(kind, address).length >= nth || this.closed, {
			timeout: 60_000,
			interval: 2,
		});
		const found = this.of(kind, address)[nth - 1];
		if (!found)
			throw new Error(`closed with ${this.closed?.code} before ${kind} of ${address ?? 'any'}`);
		return found;
	}

	/** Opens a document and waits for its state; returns it. */
	async open(name: string, session = '1', seen = Uint8Array.of(0)): Promise<Uint8Array> {
		const address = wire.addressOf(name, session);
		this.send(wire.auth(address), wire.step1(address, seen));
		return (await this.next('step2', address)).bytes;
	}

	/** How the socket ended. */
	async end(): Promise<Closed> {
		return vi.waitUntil(() => this.closed, { timeout: 120_000, interval: 2 });
	}
}
