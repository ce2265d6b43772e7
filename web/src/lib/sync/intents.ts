import type { DeskView, Outcome, Peer } from '#schema/docs/desk.ts';
import { docName } from '#schema/docs/names.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { FairId, IntentId, ParticipantId } from '#schema/ids.ts';
import { randomIntentId } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';
import type { Envelope } from '#schema/outbox.ts';
import { envelopeOf, outboxBytes, parseIntent, whyNotQueue } from '#schema/outbox.ts';
import type { Connection } from './connection.ts';
import type { SyncEnvironment } from './environment.ts';
import { Journal } from './journal.ts';
import type { PendingIntent } from './outbox.ts';
import { Outbox } from './outbox.ts';
import type { OverlayEntry } from './overlay.ts';
import { Reopening } from './reopening.ts';
import type { ServerTime } from './server-time.ts';
import { Settlement } from './settlement.ts';

export type Submission =
	| {
			readonly ok: true;
			readonly id: IntentId;
			/** Null: taken back, or settled in another tab before this one could see how. */
			readonly outcome: Promise<Outcome | null>;
			/**
			 * True as soon as it cannot be lost with this page any more: this device has written it down, or it
			 * is decided, or was taken back. False: it was not taken at all.
			 */
			readonly isKept: Promise<boolean>;
	  }
	/** It was not even queued; the sentence says why. */
	| { readonly ok: false; readonly why: string };

/**
 * Something that a person should be told of the engine itself. `quarantined`: the server could not
 * read the outbox, and what it held (`lost`) has not been sent. `not_kept`: this device keeps nothing,
 * so what is queued does not outlive the page.
 */
export interface Trouble {
	readonly kind: 'quarantined' | 'not_kept';
	readonly lost: readonly LostAct[];
}

/** `intent` is null for one of another version of this page. */
export interface LostAct extends Envelope {
	readonly intent: ParticipantIntent | null;
}

export interface IntentsOptions {
	readonly environment: SyncEnvironment;
	readonly connection: Connection;
	readonly fair: FairId;
	readonly participant: ParticipantId;
	/** Of everything that this device keeps of this person in this fair. */
	readonly keptPrefix: string;
	readonly time: ServerTime;
	readonly onChange: () => void;
	readonly onTrouble: (trouble: Trouble) => void;
}

/** One object, so that it is the same as before when nothing was pending then either. */
const NOTHING: readonly OverlayEntry[] = [];
const EXTEND_WITHIN_MS = 60_000;

/** What a person asks for, from the click to the outcome. */
export class Intents {
	readonly settlement: Settlement;
	readonly #options: IntentsOptions;
	readonly #journal: Journal;
	readonly #peers = new Map<IntentId, Peer>();
	#outbox: Outbox;
	readonly #reopening: Reopening;
	#isClosed = false;

	constructor(options: IntentsOptions) {
		const { clock, storage } = options.environment;
		this.#options = options;
		this.#reopening = new Reopening(options.environment);
		this.settlement = new Settlement(clock, options.onChange);
		this.#journal = new Journal(storage, clock, `${options.keptPrefix}journal/`);
		this.#outbox = this.#newOutbox();
	}

	/** Oldest first. */
	get pending(): readonly PendingIntent[] {
		return this.#outbox.pending;
	}

	/** What is to be laid over the documents, oldest first. */
	get entries(): readonly OverlayEntry[] {
		const { time } = this.#options;
		const { lagging } = this.settlement;
		const settled = lagging.map(({ at, ...entry }): OverlayEntry => {
			const peer = this.#peers.get(entry.id);
			return { ...entry, peer, at: time.of(at), state: 'deciding', revocable: false };
		});
		const waiting: OverlayEntry[] = [];
		for (const { id, intent, envelope, state, revocable } of this.pending)
			if (intent) {
				const peer = this.#peers.get(id);
				const at = time.of(envelope.at);
				waiting.push({ id, intent, state, revocable, at, peer, outcome: null });
			}
		return settled.length + waiting.length === 0 ? NOTHING : [...settled, ...waiting];
	}

	/** What must be known before the desk is looked at: which of its commits this device has seen. */
	async recall(): Promise<void> {
		try {
			await this.#journal.load();
		} catch {
			this.#notKept();
		}
	}

	open(): Promise<void> {
		return this.#outbox.open();
	}

	whyNotSubmit(intent: ParticipantIntent): string | null {
		const waiting = this.#outbox.envelopes;
		return whyNotQueue(intent, waiting.length, outboxBytes(waiting));
	}

	submit(intent: ParticipantIntent, peer?: Peer, id = this.#newId()): Submission {
		const why = this.whyNotSubmit(intent);
		if (why !== null) return { ok: false, why };
		const envelope = this.#envelopeOf(id, intent);
		if (peer) this.#peers.set(envelope.i, peer);
		const outcome = this.settlement.outcomeOf(envelope.i);
		this.#outbox.add(envelope);
		return { ok: true, id: envelope.i, outcome, isKept: this.#keptOrDecided(outcome) };
	}

	/** Never answers where this device keeps nothing and the page closes before the server has decided. */
	#keptOrDecided(outcome: Promise<Outcome | null>): Promise<boolean> {
		return new Promise((resolve) => {
			this.#outbox.written().then(
				() => resolve(true),
				() => {},
			);
			void outcome.then((decided) => {
				if (decided !== null || !this.#isClosed) resolve(true);
			});
		});
	}

	revoke(id: IntentId): Promise<boolean> {
		return this.#outbox.revoke(id);
	}

	/** The desk as the server has it now. */
	deskSeen(desk: DeskView): void {
		for (const pending of this.#outbox.pending) {
			const outcome = desk.outcomes[pending.id];
			if (outcome) this.#settle(pending, outcome, desk);
		}
		if (this.#journal.isMissingFrom(desk.seq)) this.#sendAgain();
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		this.#reopening.cancel();
		this.settlement.close();
		await this.#outbox.close();
	}

	async forget(): Promise<void> {
		this.#isClosed = true;
		this.#reopening.cancel();
		this.settlement.close();
		await this.#outbox.forget();
	}

	/** SY8: an intent leaves the outbox when its outcome has been seen, and not before. */
	#settle(pending: PendingIntent, outcome: Outcome, desk: DeskView): void {
		// Another device's clock would say nothing about this one.
		if (!pending.isForeign) this.#options.time.atMost(desk.t, pending.envelope.at);
		this.settlement.settle(pending, outcome);
		this.#outbox.settle(pending.id);
		if (outcome.code === 'ok' || outcome.code === 'noop')
			this.#journal.add(pending.envelope, outcome.seq).catch(() => this.#notKept());
	}

	/** SY14: the server has lost what it had granted. */
	#sendAgain(): void {
		this.settlement.forgetLagging();
		const room = LIMITS.outboxIntents - this.#outbox.envelopes.length;
		this.#outbox.putBack(this.#journal.take(room));
	}

	/** What the server cannot read is put aside, so that it does not block what comes after it. */
	async #quarantine(lost: readonly Envelope[]): Promise<void> {
		const { environment, keptPrefix, onTrouble } = this.#options;
		const { storage, clock } = environment;
		const refused = this.#outbox;
		this.#outbox = this.#newOutbox();
		if (lost.length > 0) onTrouble({ kind: 'quarantined', lost: lost.map(lostAct) });
		this.#changed();
		try {
			await storage.set(`${keptPrefix}quarantine/${clock.now()}`, lost);
			await storage.set(this.#numberKey, (await this.#outboxNumber()) + 1);
		} catch {
			this.#notKept();
		}
		await refused.forget();
		// The server lets go of what it refused when nobody has it open any more.
		this.#reopening.later(() => void this.#outbox.open());
	}

	#newOutbox(): Outbox {
		const { environment, connection, fair, participant } = this.#options;
		return new Outbox({
			environment,
			connection,
			name: docName({ kind: 'outbox', fair, participant }),
			keptAs: async () => {
				const number = await this.#outboxNumber();
				return `outbox:${fair}:${participant}${number === 0 ? '' : `:${number}`}`;
			},
			onChange: () => this.#changed(),
			onInvalid: (lost) => void this.#quarantine(lost),
			onDenied: (reason) => connection.end(reason === 'upgrade' ? 'upgrade' : 'ended'),
			onNotKept: () => this.#notKept(),
		});
	}

	/** An outbox that was put aside is never opened again: another tab may still have it open. */
	async #outboxNumber(): Promise<number> {
		const number = await this.#options.environment.storage.get(this.#numberKey);
		return typeof number === 'number' ? number : 0;
	}

	get #numberKey(): string {
		return `${this.#options.keptPrefix}outbox`;
	}

	#changed(): void {
		this.settlement.giveUpAllBut((id) => this.#outbox.has(id));
		this.#options.onChange();
	}

	#notKept(): void {
		this.#options.onTrouble({ kind: 'not_kept', lost: [] });
	}

	#newId(): IntentId {
		return randomIntentId(this.#options.environment.fillRandom);
	}

	#envelopeOf(id: IntentId, intent: ParticipantIntent): Envelope {
		const { environment, time } = this.#options;
		// More minutes are wanted now or not at all; everything else is still meant when the connection is back.
		const until = intent.kind === 'chat.extend' ? time.now() + EXTEND_WITHIN_MS : undefined;
		return envelopeOf(id, intent, environment.clock.now(), until);
	}
}

function lostAct(envelope: Envelope): LostAct {
	const parsed = parseIntent(envelope);
	return { ...envelope, intent: parsed.ok ? parsed.intent : null };
}
