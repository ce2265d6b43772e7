import type { Outcome } from '#schema/docs/desk.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { IntentId, MeetingId } from '#schema/ids.ts';
import type { Cancel, Clock } from './environment.ts';
import type { PendingIntent } from './outbox.ts';

/** However late a document is, an overlay does not outlive its outcome by more than this (SY9). */
const LAG_MAX_MS = 10_000;
/** Outcomes to be told; whoever never dismisses them does not fill the memory. */
const DECIDED_MAX = 50;

/** An intent and what became of it, to be told. Stays until `dismiss`. */
export interface DecidedIntent {
	readonly id: IntentId;
	readonly intent: ParticipantIntent;
	readonly outcome: Outcome;
}

/** An accepted intent whose effects may not be in every document yet. */
export interface SettledIntent extends DecidedIntent {
	readonly at: number;
}

/** What happens when an outcome has been seen: whoever waits is told, and documents that lag are bridged. */
export class Settlement {
	readonly #clock: Clock;
	readonly #onChange: () => void;
	readonly #waiting = new Map<IntentId, (outcome: Outcome | null) => void>();
	readonly #timers = new Set<Cancel>();
	/** Keys of the provisional rows of meetings that have their real id now. */
	readonly keys = new Map<MeetingId, string>();
	decided: readonly DecidedIntent[] = [];
	/** Oldest first. */
	lagging: readonly SettledIntent[] = [];

	constructor(clock: Clock, onChange: () => void) {
		this.#clock = clock;
		this.#onChange = onChange;
	}

	/** Null: taken back, or settled in another tab before this one could see how. */
	outcomeOf(id: IntentId): Promise<Outcome | null> {
		return new Promise((resolve) => this.#waiting.set(id, resolve));
	}

	settle({ id, intent, envelope, isForeign }: PendingIntent, outcome: Outcome): void {
		if (outcome.meeting !== undefined) this.keys.set(outcome.meeting, id);
		if (intent) {
			const decided = { id, intent, outcome };
			// Where it was asked for, it is told.
			if (!isForeign) this.decided = [...this.decided.slice(1 - DECIDED_MAX), decided];
			if (outcome.code === 'ok') this.#bridge({ ...decided, at: envelope.at });
		}
		this.#answer(id, outcome);
	}

	/** Whoever waits for an intent that stands nowhere any more waits for nothing. */
	giveUpAllBut(stillThere: (id: IntentId) => boolean): void {
		for (const id of [...this.#waiting.keys()]) if (!stillThere(id)) this.#answer(id, null);
	}

	/** The server has lost commits: what was granted is being asked for again. */
	forgetLagging(): void {
		this.lagging = [];
	}

	dismiss(id: IntentId): void {
		this.decided = this.decided.filter((decided) => decided.id !== id);
		this.#onChange();
	}

	close(): void {
		for (const cancel of this.#timers) cancel();
		this.giveUpAllBut(() => false);
	}

	#bridge(settled: SettledIntent): void {
		this.lagging = [...this.lagging, settled];
		const cancel = this.#clock.after(LAG_MAX_MS, () => {
			this.#timers.delete(cancel);
			this.lagging = this.lagging.filter((other) => other !== settled);
			this.#onChange();
		});
		this.#timers.add(cancel);
	}

	#answer(id: IntentId, outcome: Outcome | null): void {
		this.#waiting.get(id)?.(outcome);
		this.#waiting.delete(id);
	}
}
