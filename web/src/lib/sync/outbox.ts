import * as Y from 'yjs';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { IntentId } from '#schema/ids.ts';
import { isIntentId } from '#schema/ids.ts';
import type { Envelope } from '#schema/outbox.ts';
import { OUTBOX_ROOT, parseEnvelope, parseIntent } from '#schema/outbox.ts';
import type { Channel, ChannelListener } from './channel.ts';
import type { Connection } from './connection.ts';
import type { KeptDoc, SyncEnvironment } from './environment.ts';
import type { PendingState } from './overlay.ts';
import { Reopening } from './reopening.ts';

/** An intent that waits for its outcome. */
export interface PendingIntent {
	readonly id: IntentId;
	/** Null for one of another version of this page: it is answered, but it cannot be shown. */
	readonly intent: ParticipantIntent | null;
	readonly envelope: Envelope;
	readonly state: PendingState;
	/** It has never left this device. */
	readonly revocable: boolean;
	/** It was asked for in another tab or on another device. */
	readonly isForeign: boolean;
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
	/** What is put in here does not outlive the page. */
	readonly onNotKept: () => void;
}

/** A client id of Yjs is below this; the server's own lie above (SY4). */
const CLIENT_IDS = 2 ** 32;

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
	/**
	 * Made on this page load and never handed to a connection. Whether another page of this device may have
	 * read it, and so have handed it on: null where nothing of it is kept.
	 */
	readonly #unsent = new Map<IntentId, (() => Promise<boolean>) | null>();
	readonly #revoking = new Map<IntentId, Promise<boolean>>();
	/** In the server's memory, as far as is known on this connection. */
	readonly #arrived = new Set<IntentId>();
	readonly #handed = new Set<IntentId>();
	#channel: Channel | null = null;
	/** Made elsewhere: by another tab or device of the same person. */
	readonly #foreign = new Set<IntentId>();
	readonly #reopening: Reopening;
	#opening: Promise<void> | null = null;
	readonly #loaded = Promise.withResolvers<void>();
	#isLoaded = false;
	#isClosed = false;

	constructor(options: OutboxOptions) {
		this.#options = options;
		this.#reopening = new Reopening(options.environment);
		this.#doc.clientID = clientId(options.environment.fillRandom);
		this.#queue = this.#doc.getArray(OUTBOX_ROOT);
		this.#doc.on('update', (_update: Uint8Array, origin: unknown) => this.#updated(origin));
	}

	/** Resolves when what was kept is here, and the server may have it. */
	open(): Promise<void> {
		return (this.#opening ??= this.#open());
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
				isForeign: this.#foreign.has(envelope.i),
			};
		});
	}

	get envelopes(): readonly Envelope[] {
		const envelopes = this.#queue.toArray().map(parseEnvelope);
		return [...envelopes.filter((envelope) => envelope !== null), ...this.#early];
	}

	/** Also while it is being taken back, which may not succeed. */
	has(id: IntentId): boolean {
		return this.#revoking.has(id) || this.envelopes.some(({ i }) => i === id);
	}

	/** Resolves once this device has written down what is in here now; rejects where it keeps nothing. */
	async written(): Promise<void> {
		await this.#loaded.promise;
		if (!this.#kept) throw new Error('nothing is kept on this device');
		await this.#kept.written();
	}

	/** The caller has asked `whyNotQueue`. */
	add(envelope: Envelope): void {
		this.#unsent.set(envelope.i, null);
		this.#put([envelope]);
	}

	/** What the server once had and has lost. What stands here already is not put twice. */
	putBack(envelopes: readonly Envelope[]): void {
		this.#put(envelopes.filter(({ i }) => !this.has(i)));
	}

	/**
	 * Takes back what has never left this device. False when it may have left, also through another page that
	 * was opened here meanwhile; then it waits for its outcome as before.
	 */
	revoke(id: IntentId): Promise<boolean> {
		const underway = this.#revoking.get(id);
		if (underway || this.#isClosed) return underway ?? Promise.resolve(false);
		const revoking = this.#revoke(id).finally(() => {
			this.#revoking.delete(id);
			this.#options.onChange();
		});
		this.#revoking.set(id, revoking);
		return revoking;
	}

	/** The outcome of this intent has been seen. */
	settle(id: IntentId): void {
		this.#remove(id);
	}

	async close(): Promise<void> {
		await this.#stop();
		await this.#kept?.close();
		this.#doc.destroy();
	}

	/** Closes, and throws away what this device keeps. */
	async forget(): Promise<void> {
		await this.#stop();
		await this.#kept?.forget();
		this.#doc.destroy();
	}

	async #open(): Promise<void> {
		const { environment, keptAs, onNotKept, connection, name, onChange } = this.#options;
		try {
			const kept = environment.keep(await keptAs(), this.#doc);
			await kept.loaded;
			this.#kept = kept;
		} catch {
			onNotKept();
		}
		this.#isLoaded = true;
		const early = this.#early;
		this.#early = [];
		this.#append(early);
		this.#loaded.resolve();
		if (this.#isClosed) return;
		this.#channel = connection.join(name, this.#doc, this.#listener());
		onChange();
	}

	/** What was asked for a moment ago is kept before anything is closed. */
	async #stop(): Promise<void> {
		this.#isClosed = true;
		this.#reopening.cancel();
		this.#channel?.leave();
		this.#channel = null;
		if (this.#early.length > 0) await this.open();
		await this.#opening;
		// Nobody is told that something is taken back which is still kept when the page is gone.
		await Promise.all(this.#revoking.values());
	}

	async #revoke(id: IntentId): Promise<boolean> {
		const untouched = this.#unsent.get(id);
		// Asked first, so that what stays keeps its place before what was asked after it.
		if (untouched && !(await isTrue(untouched))) this.#unsent.delete(id);
		const envelope = this.envelopes.find(({ i }) => i === id);
		if (!envelope || !this.#unsent.has(id)) return false;
		this.#remove(id);
		// A page that is opened once this is written down does not find it any more; one that was just before may.
		const isGone = !untouched || (await isTrue(untouched));
		if (!isGone) this.#put([envelope]);
		return isGone;
	}

	#put(envelopes: readonly Envelope[]): void {
		if (this.#isLoaded) this.#append(envelopes);
		else this.#early.push(...envelopes);
		this.#options.onChange();
	}

	#append(envelopes: readonly Envelope[]): void {
		if (envelopes.length === 0) return;
		if (this.#channel?.isAttached) this.#hand(envelopes);
		for (const { i } of envelopes)
			if (this.#kept && this.#unsent.has(i)) this.#unsent.set(i, this.#kept.watch());
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
			synced: () => this.#reopening.succeeded(),
			arrived: () => {
				for (const id of this.#handed) this.#arrived.add(id);
				onChange();
			},
			lost: () => {
				this.#reopening.cancel();
				this.#isGone();
			},
			closed: (reason) => this.#closed(reason),
		};
	}

	#closed(reason: string): void {
		if (reason === 'denied' || reason === 'upgrade') return this.#options.onDenied(reason);
		if (reason === 'invalid') return this.#options.onInvalid(this.envelopes);
		this.#isGone();
		this.#reopening.later(() => this.#channel?.reopen());
	}

	/** The next server may be one that has never heard of them. */
	#isGone(): void {
		this.#arrived.clear();
		this.#options.onChange();
	}

	/** From the server come the intents of the person's other tabs and devices: it has those. */
	#updated(origin: unknown): void {
		const isOwn = origin === null;
		if (isOwn || !this.#isLoaded) return;
		for (const { i } of this.envelopes)
			if (!this.#handed.has(i) && !this.#unsent.has(i)) {
				this.#foreign.add(i);
				this.#handed.add(i);
				this.#arrived.add(i);
			}
		this.#options.onChange();
	}
}

/** What cannot be found out is not relied on. */
const isTrue = (ask: () => Promise<boolean>): Promise<boolean> => ask().catch(() => false);

function idOf(item: unknown): IntentId | null {
	if (typeof item !== 'object' || item === null || !('i' in item)) return null;
	return isIntentId(item.i) ? item.i : null;
}

function clientId(fillRandom: (bytes: Uint8Array) => void): number {
	const bytes = new Uint8Array(4);
	fillRandom(bytes);
	return bytes.reduce((id, byte) => id * 256 + byte, 0) % CLIENT_IDS;
}
