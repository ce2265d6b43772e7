import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from '#schema/docs/desk.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { IntentId, ParticipantId } from '#schema/ids.ts';

export interface Asked {
	readonly id: IntentId;
	readonly by: ParticipantId;
	readonly intent: ParticipantIntent;
	/** The deadline that travels with it (ID8). */
	readonly notAfter: number | null;
	/** The newest commit that anybody had been told of when this was asked. */
	readonly after: number;
}

/** What people asked for and what they were told, as they would testify to it. */
export class History {
	/** In the order in which they were asked. */
	readonly asked = new Map<IntentId, Asked>();
	/** Outcomes that somebody has seen: these hold for ever. */
	readonly acknowledged = new Map<IntentId, Outcome>();
	/** Told one thing, then another. */
	readonly contradictions: string[] = [];
	/** Taken back before they left the device. */
	readonly revoked = new Set<IntentId>();
	/**
	 * Lost with the last writes of a browser that crashed, or brought back by them after they had been
	 * revoked: decided late or never, and nobody was told anything else.
	 */
	readonly uncertain = new Set<IntentId>();
	#newest = 0;

	ask(asked: Omit<Asked, 'after'>): void {
		this.asked.set(asked.id, { ...asked, after: this.#newest });
	}

	hear(id: IntentId, outcome: Outcome): void {
		const before = this.acknowledged.get(id);
		if (before && !isDeepStrictEqual(before, outcome))
			this.contradictions.push(
				`${id} was ${JSON.stringify(before)}, then ${JSON.stringify(outcome)}`,
			);
		if (before) return;
		this.acknowledged.set(id, outcome);
		this.#newest = Math.max(this.#newest, outcome.seq);
	}

	/** This person's browser is back at an earlier state, in which only these were waiting. */
	rewind(person: ParticipantId, waiting: ReadonlySet<IntentId>): void {
		for (const { id, by } of this.asked.values()) {
			if (by !== person || this.acknowledged.has(id)) continue;
			const isBack = waiting.has(id) && this.revoked.delete(id);
			const isLost = !waiting.has(id) && !this.revoked.has(id);
			if (isBack || isLost) this.uncertain.add(id);
		}
	}
}
