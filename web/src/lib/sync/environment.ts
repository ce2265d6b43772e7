/**
 * Everything that the sync engine takes from the machine it runs on. The browser's own is in
 * `browser-environment.ts`; a simulation hands in a clock, randomness, storage and sockets of its own
 * and runs the very same engine.
 */
import type * as Y from 'yjs';

/** Ends what it was given for; calling it again does nothing. */
export type Cancel = () => void;

export interface Clock {
	/** Milliseconds since the epoch by this device, which may be wrong. */
	now(): number;
	/** Once, after so many milliseconds. */
	after(delayMs: number, run: () => void): Cancel;
	/** Once, when the screen is drawn next, so that a burst of changes is drawn once. */
	nextFrame(run: () => void): Cancel;
}

/** Small values under a key, for good. May refuse (a full or forbidden disk): then it rejects. */
export interface KeyValueStorage {
	get(key: string): Promise<unknown>;
	set(key: string, value: unknown): Promise<void>;
	delete(key: string): Promise<void>;
	keys(prefix: string): Promise<readonly string[]>;
}

/** Keeps a Yjs document on this device: what it kept before is in the document once it is loaded. */
export interface KeptDoc {
	readonly loaded: Promise<void>;
	/** Stops keeping it; what is kept stays. */
	close(): Promise<void>;
	/** Stops keeping it, and throws away what was kept. */
	forget(): Promise<void>;
}

/** The part of the browser's WebSocket that is used. */
export interface WebSocketClass {
	new (url: string): {
		binaryType: string;
		readonly readyState: number;
		send(data: Uint8Array): void;
		close(): void;
		addEventListener(type: string, listener: (event: never) => void): void;
		removeEventListener(type: string, listener: (event: never) => void): void;
	};
}

export interface SyncEnvironment {
	readonly clock: Clock;
	/** From 0 to just below 1: for jitter. */
	readonly random: () => number;
	/** Writes random bytes: for ids. */
	readonly fillRandom: (bytes: Uint8Array) => void;
	readonly storage: KeyValueStorage;
	readonly keep: (name: string, doc: Y.Doc) => KeptDoc;
	readonly WebSocket: WebSocketClass;
}
