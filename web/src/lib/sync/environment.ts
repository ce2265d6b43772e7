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
	/** Rejects when this device keeps nothing; the document works all the same. */
	readonly loaded: Promise<void>;
	/** Resolves once all changes so far are written down; rejects where one was not. */
	written(): Promise<void>;
	/**
	 * Keeps watch from now on. What it returns tells, once all changes so far are written down, whether no
	 * other page has opened or changed meanwhile what is kept; it rejects where one was not written.
	 */
	watch(): () => Promise<boolean>;
	/** Stops keeping it; what is kept stays. */
	close(): Promise<void>;
	/** Stops keeping it, and throws away what was kept. */
	forget(): Promise<void>;
}

export interface SyncEnvironment {
	readonly clock: Clock;
	/** From 0 to just below 1: for jitter. */
	readonly random: () => number;
	/** Writes random bytes: for ids. */
	readonly fillRandom: (bytes: Uint8Array) => void;
	readonly storage: KeyValueStorage;
	readonly keep: (name: string, doc: Y.Doc) => KeptDoc;
	/** A standard WebSocket: binaryType, readyState, send, close and its four events. */
	readonly WebSocket: new (url: string) => object;
	/** The machine woke up, or has a network again. */
	readonly onWake: (listener: () => void) => Cancel;
}
