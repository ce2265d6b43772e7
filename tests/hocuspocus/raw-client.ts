import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { until } from './waiting.ts';
import * as wire from './wire.ts';
import type { Frame, FrameOf, Kind } from './wire.ts';

/** A client that says exactly what the test tells it to. */
export class RawClient {
	readonly frames: Frame[] = [];
	closed: { readonly code: number; readonly reason: string } | undefined;
	readonly #socket: WebSocket;

	constructor(socket: WebSocket) {
		this.#socket = socket;
		socket.on('message', (data: Buffer) => this.frames.push(wire.read(data)));
		socket.on('close', (code, reason) => {
			this.closed = { code, reason: reason.toString() };
		});
	}

	send(...frames: readonly Uint8Array[]): void {
		for (const frame of frames) this.#socket.send(frame);
	}

	/** The frames of a kind that have come so far, of one address or of all. */
	of<K extends Kind>(kind: K, address?: string): FrameOf<K>[] {
		return this.frames.filter(
			(frame): frame is Frame & FrameOf<K> =>
				frame.kind === kind && (address === undefined || frame.address === address),
		);
	}

	/** Waits for the nth frame of a kind (the first by default) and returns it. */
	async next<K extends Kind>(kind: K, address?: string, nth = 1): Promise<FrameOf<K>> {
		await until(() => this.of(kind, address).length >= nth);
		return this.of(kind, address)[nth - 1]!;
	}

	/** Authenticates, asks for the state and waits for it. */
	async open(address: string): Promise<void> {
		this.send(wire.auth(address), wire.step1(address));
		await this.next('step2', address);
	}

	/**
	 * Opens a fresh document on the same socket. When this has come back, whatever the server was
	 * going to say about an earlier frame has been said: the marker of every "never" below.
	 */
	async marker(): Promise<void> {
		for (let round = 0; round < 3; round++) await this.open(`marker-${++RawClient.#markers}`);
	}

	static #markers = 0;
}

export async function connectRaw(server: { readonly url: string }): Promise<RawClient> {
	const socket = new WebSocket(server.url);
	onTestFinished(() => socket.terminate());
	const client = new RawClient(socket);
	await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
	return client;
}
