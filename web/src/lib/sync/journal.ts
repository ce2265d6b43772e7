import type { IntentId } from '#schema/ids.ts';
import type { Envelope } from '#schema/outbox.ts';
import { parseEnvelope } from '#schema/outbox.ts';
import type { Clock, KeyValueStorage } from './environment.ts';

/** A server that lost its last commits is restored sooner than this, or by people who tell everybody. */
const KEPT_MS = 15 * 60_000;

interface Entry {
	readonly envelope: Envelope;
	/** The commit of its outcome. */
	readonly seq: number;
	/** When it was settled, by this device's clock. */
	readonly at: number;
}

/**
 * SY14: the intents that were granted lately. When the server turns out to have lost their commits,
 * they are sent again under the same ids: what survived stays as it is, what was lost is decided anew.
 * A refused intent is not among them: its person was told no, and has moved on.
 */
export class Journal {
	readonly #storage: KeyValueStorage;
	readonly #clock: Clock;
	readonly #prefix: string;
	readonly #entries = new Map<IntentId, Entry>();

	constructor(storage: KeyValueStorage, clock: Clock, prefix: string) {
		this.#storage = storage;
		this.#clock = clock;
		this.#prefix = prefix;
	}

	async load(): Promise<void> {
		for (const key of await this.#storage.keys(this.#prefix)) {
			const entry = entryOf(await this.#storage.get(key));
			if (entry && !this.#isOld(entry)) this.#entries.set(entry.envelope.i, entry);
			else await this.#storage.delete(key);
		}
	}

	async add(envelope: Envelope, seq: number): Promise<void> {
		const entry = { envelope, seq, at: this.#clock.now() };
		this.#entries.set(envelope.i, entry);
		await this.#storage.set(this.#prefix + envelope.i, entry);
		for (const old of this.#entries.values()) if (this.#isOld(old)) await this.#drop(old);
	}

	/** Whether commits that this person has seen are missing in what the server shows now. */
	isMissingFrom(seq: number): boolean {
		for (const entry of this.#entries.values())
			if (entry.seq > seq && !this.#isOld(entry)) return true;
		return false;
	}

	/** Up to so many intents in the order of their commits; they are no longer in the journal. */
	take(count: number): readonly Envelope[] {
		const taken = [...this.#entries.values()]
			.filter((entry) => !this.#isOld(entry))
			.sort((a, b) => a.seq - b.seq)
			.slice(0, count);
		for (const { envelope } of taken) this.#entries.delete(envelope.i);
		return taken.map(({ envelope }) => envelope);
	}

	async #drop({ envelope }: Entry): Promise<void> {
		this.#entries.delete(envelope.i);
		await this.#storage.delete(this.#prefix + envelope.i);
	}

	#isOld({ at }: Entry): boolean {
		return Math.abs(this.#clock.now() - at) > KEPT_MS;
	}
}

function entryOf(kept: unknown): Entry | null {
	if (typeof kept !== 'object' || kept === null) return null;
	const { envelope, seq, at } = kept as Partial<Record<keyof Entry, unknown>>;
	const parsed = parseEnvelope(envelope);
	return parsed && typeof seq === 'number' && typeof at === 'number'
		? { envelope: parsed, seq, at }
		: null;
}
