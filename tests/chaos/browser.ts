/** A browser without pictures: the machine that the product's own client runs on. */
import { WebSocket } from 'ws';
import type { SyncEnvironment } from '#lib/sync/environment.ts';
import type { MemoryDevice } from '#lib/sync/memory-device.ts';

const FRAME_MS = 16;

export interface BrowserOptions {
	readonly device: MemoryDevice;
	/** Of the server, without a slash at the end; the browser's pages are its own. */
	readonly url: string;
	readonly cookie: string;
	readonly random: () => number;
}

export class Browser {
	readonly environment: SyncEnvironment;
	readonly #wakers = new Set<() => void>();

	constructor({ device, url, cookie, random }: BrowserOptions) {
		this.environment = {
			clock: { now: () => Date.now(), after, nextFrame: (run) => after(FRAME_MS, run) },
			random,
			fillRandom: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
			storage: device,
			keep: (name, doc) => device.keep(name, doc),
			WebSocket: class extends WebSocket {
				constructor(address: string) {
					super(address, { headers: { cookie, origin: url } });
					// A browser's socket that fails after nobody listens any more disturbs nobody.
					this.on('error', () => {});
				}
			},
			onWake: (listener) => {
				this.#wakers.add(listener);
				return () => this.#wakers.delete(listener);
			},
		};
	}

	/** The machine says that there is a network again. */
	wake(): void {
		for (const wake of [...this.#wakers]) wake();
	}
}

export const syncUrl = (url: string): string => `${url.replace('http', 'ws')}/sync`;

/** As a page asks when its socket does not open: whether it ever will. */
export async function isShutOut(url: string, fair: string, cookie: string): Promise<boolean> {
	const { status } = await fetch(`${url}/api/fairs/${fair}/desk`, {
		method: 'HEAD',
		headers: { cookie },
	});
	return status === 401 || status === 403 || status === 404;
}

function after(delayMs: number, run: () => void): () => void {
	const timer = setTimeout(run, delayMs);
	return () => clearTimeout(timer);
}
