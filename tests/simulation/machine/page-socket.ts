export const CONNECTING = 0;
export const OPEN = 1;
export const CLOSING = 2;
export const CLOSED = 3;

/** The way out of a page. */
export interface Uplink {
	sendFromPage(data: Uint8Array): void;
	closeFromPage(): void;
}

/** What a page holds: as much of a WebSocket as there is in a browser. */
export class PageSocket {
	binaryType = 'arraybuffer';
	readyState: number = CONNECTING;
	link!: Uplink;
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
		if (this.readyState >= CLOSING) return;
		this.readyState = CLOSING;
		this.link.closeFromPage();
	}
}
