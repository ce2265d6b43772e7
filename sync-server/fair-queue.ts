import type { ParticipantId } from '#schema/ids.ts';
import type { Submission } from './submission.ts';

/**
 * Waiting intents, handed out round-robin over the people who sent them: nobody's flood delays
 * another person by more than one turn, and each person's own intents keep their order.
 */
export class FairQueue {
	readonly #byPerson = new Map<ParticipantId, Submission[]>();
	#size = 0;

	get size(): number {
		return this.#size;
	}

	push(submission: Submission): void {
		const own = this.#byPerson.get(submission.participant);
		if (own) own.push(submission);
		else this.#byPerson.set(submission.participant, [submission]);
		this.#size += 1;
	}

	take(limit: number): Submission[] {
		const taken: Submission[] = [];
		while (taken.length < limit && this.#size > 0) {
			for (const [person, own] of this.#byPerson) {
				const next = own.shift();
				if (next) taken.push(next);
				if (next) this.#size -= 1;
				if (own.length === 0) this.#byPerson.delete(person);
				if (taken.length === limit) break;
			}
		}
		return taken;
	}

	/** Returns what could not be settled to the front, in the order in which it was taken. */
	putBack(batch: readonly Submission[]): void {
		for (const submission of [...batch].reverse()) {
			const own = this.#byPerson.get(submission.participant);
			if (own) own.unshift(submission);
			else this.#byPerson.set(submission.participant, [submission]);
			this.#size += 1;
		}
	}
}
