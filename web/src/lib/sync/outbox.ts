import * as Y from 'yjs';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { IntentId } from '#schema/ids.ts';
import { isIntentId } from '#schema/ids.ts';
import type { Envelope } from '#schema/outbox.ts';
import { OUTBOX_ROOT, parseEnvelope, parseIntent } from '#schema/outbox.ts';
import type { Channel, ChannelListener } from './channel.ts';
import type { Connection } from './connection.ts';
import type { Cancel, KeptDoc, SyncEnvironment } from './environment.ts';
import type { PendingState } from './overlay.ts';

/** An intent that waits for its outcome. */
export interface PendingIntent {
	readonly id: IntentId;
	/** Null for one of another version of this page: it is answered, but it cannot be shown. */
	readonly intent: ParticipantIntent | null;
	readonly envelope: Envelope;
	readonly state: PendingState;
	/** It has never left this device. */
	readonly revocable: boolean;
}

export interface OutboxOptions {
	readonly environment: Pick<SyncEnvironment, 'clock' | 'random' | 'fillRandom' | 'keep'>;
	readonly connection: Connection;
	/** Of the shared document. */
	readonly name: string;
	/** Under which this device keeps it. */
	readonly keptAs: () => Promise<string>;
	readonly onChange: () => void;
	/** The server did not accept what is in here. What waits is returned, and this outbox is closed. */
	readonly onInvalid: (lost: readonly Envelope[]) => void;
	readonly onDenied: (reason: string) => void;
	/** Empty, and full of marks of former pages: it is to be replaced before it is opened. */
	readonly onWorn: () => Promise<void>;
	/** What is put in here does not outlive the page. */
	readonly onNotKept: () => void;
}

/** A client id of Yjs is below this; the server's own lie above (SY4). */
const CLIENT_IDS = 2 ** 32;
/** Each page that asked for something is a client; the server takes eight times as many. */
const WORN_CLIENTS = 64;
const RETRY_FIRST_MS = 1_000;
const RETRY_LAST_MS = 30_000;

/**
 * The document in which this person's devices put what they ask for. They are its only writers: an
 * intent leaves it when its outcome has been seen, and not before (SY8). It is kept on this device,
 * so what is asked offline is asked when the connection is back, also after a reload.
 */
export class Outbox {
	readonly #options: OutboxOptions;
	readonly #doc = new Y.Doc();
	readonly #queue: Y.Array<unknown>;
	#kept: KeptDoc | null = null;
	/** Asked for while the document is still being read from the device. */
	#early: Envelope[] = [];
	/** Made on this page load and never handed to a connection. */
	readonly #unsent = new Set<IntentId>();
	/** In the server's memory, as far as is known on this connection. */
	readonly #arrived = new Set<IntentId>();
	readonly #handed = new Set<IntentId>();
	#channel: Channel | null = null;
	#retries = 0;
	#retry: Cancel | null = null;
	#isLoaded = false;
	#isClosed = false;

	constructor(options: OutboxOptions) {
		this.#options = options;
		this.#doc.clientID = clientId(options.environment.fillRandom);
		this.#queue = this.#doc.getArray(OUTBOX_ROOT);
		this.#doc.on('update', (_update: Uint8Array, origin: unknown) => this.#updated(origin));
	}

	/** Resolves when what was kept is here and the server may have it. */
	async open(): Promise<void> {
		const { environment, keptAs, onNotKept } = this.#options;
		try {
			this.#kept = environment.keep(await keptAs(), this.#doc);
			await this.#kept.loaded;
		} catch {
			onNotKept();
		}
		if (this.#isClosed) return;
		if (this.#isWorn()) return this.#options.onWorn();
		this.#isLoaded = true;
		const early = this.#early;
		this.#early = [];
		this.#append(early);
		const { connection, name } = this.#options;
		this.#channel = connection.join(name, this.#doc, this.#listener());
		this.#options.onChange();
	}

	/** Oldest first. */
	get pending(): readonly PendingIntent[] {
		return this.envelopes.map((envelope) => {
			const parsed = parseIntent(envelope);
			return {
				id: envelope.i,
				intent: parsed.ok ? parsed.intent : null,
				envelope,
				state: this.#stateOf(envelope.i),
				revocable: this.#unsent.has(envelope.i),
			};
		});
	}

	get envelopes(): readonly Envelope[] {
		const envelopes = this.#queue.toArray().map(parseEnvelope);
		return [...envelopes.filter((envelope) => envelope !== null), ...this.#early];
	}

	has(id: IntentId): boolean {
		return this.envelopes.some(({ i }) => i === id);
	}

	/** The caller has asked `whyNotQueue`. An intent that stands here already is not put twice. */
	add(...envelopes: readonly Envelope[]): void {
		const fresh = envelopes.filter(({ i }) => !this.has(i));
		for (const { i } of fresh) this.#unsent.add(i);
		if (this.#isLoaded) this.#append(fresh);
		else this.#early.push(...fresh);
		this.#options.onChange();
	}

	/** Takes back what has never left this device; false when it may have. */
	revoke(id: IntentId): boolean {
		if (!this.#unsent.has(id)) return false;
		this.#remove(id);
		return true;
	}

	/** The outcome of this intent has been seen. */
	settle(id: IntentId): void {
		this.#remove(id);
	}

	async close(): Promise<void> {
		this.#stop();
		await this.#kept?.close();
		this.#doc.destroy();
	}

	/** Closes, and throws away what this device keeps. */
	async forget(): Promise<void> {
		this.#stop();
		await this.#kept?.forget();
		this.#doc.destroy();
	}

	#stop(): void {
		this.#isClosed = true;
		this.#retry?.();
		this.#channel?.leave();
		this.#channel = null;
	}

	#append(envelopes: readonly Envelope[]): void {
		if (envelopes.length === 0) return;
		if (this.#channel?.isAttached) this.#hand(envelopes);
		this.#doc.transact(() => this.#queue.push([...envelopes]));
	}

	#remove(id: IntentId): void {
		this.#unsent.delete(id);
		this.#handed.delete(id);
		this.#arrived.delete(id);
		this.#early = this.#early.filter(({ i }) => i !== id);
		this.#doc.transact(() => {
			// From the end, so that the numbers of what is left to look at stay right.
			for (let index = this.#queue.length - 1; index >= 0; index -= 1)
				if (idOf(this.#queue.get(index)) === id) this.#queue.delete(index);
		});
		this.#options.onChange();
	}

	#isWorn(): boolean {
		return this.#queue.length === 0 && this.#doc.store.clients.size > WORN_CLIENTS;
	}

	/** From here on the server may have them: they cannot be taken back any more. */
	#hand(envelopes: readonly Envelope[]): void {
		for (const { i } of envelopes) {
			this.#unsent.delete(i);
			this.#handed.add(i);
		}
	}

	#stateOf(id: IntentId): PendingState {
		if (this.#arrived.has(id)) return 'deciding';
		return this.#handed.has(id) ? 'sending' : 'queued';
	}

	#listener(): ChannelListener {
		const { onChange } = this.#options;
		return {
			opening: () => {
				this.#hand(this.envelopes);
				onChange();
			},
			synced: () => {
				this.#retries = 0;
			},
			arrived: () => {
				for (const id of this.#handed) this.#arrived.add(id);
				onChange();
			},
			lost: () => {
				// The next server may be one that has never heard of them.
				this.#retry?.();
				this.#arrived.clear();
				onChange();
			},
			closed: (reason) => this.#closed(reason),
		};
	}

	#closed(reason: string): void {
		if (reason === 'denied' || reason === 'upgrade') return this.#options.onDenied(reason);
		if (reason === 'invalid') return this.#options.onInvalid(this.envelopes);
		const { clock, random } = this.#options.environment;
		const pause = Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** this.#retries);
		this.#retries += 1;
		this.#retry?.();
		this.#retry = clock.after(pause * (1 + random()), () => this.#channel?.reopen());
	}

	/** From the server come the intents of the person's other tabs and devices: it has those. */
	#updated(origin: unknown): void {
		const isOwn = origin === null;
		if (isOwn || !this.#isLoaded) return;
		for (const { i } of this.envelopes)
			if (!this.#handed.has(i) && !this.#unsent.has(i)) {
				this.#handed.add(i);
				this.#arrived.add(i);
			}
		this.#options.onChange();
	}
}

function idOf(item: unknown): IntentId | null {
	if (typeof item !== 'object' || item === null || !('i' in item)) return null;
	return isIntentId(item.i) ? item.i : null;
}

function clientId(fillRandom: (bytes: Uint8Array) => void): number {
	const bytes = new Uint8Array(4);
	fillRandom(bytes);
	return bytes.reduce((id, byte) => id * 256 + byte, 0) % CLIENT_IDS;
}
