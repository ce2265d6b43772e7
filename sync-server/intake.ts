import type * as Y from 'yjs';
import { OUTBOX_ROOT, parseEnvelope } from '#schema/outbox.ts';
import type { IntentId, ParticipantId } from '#schema/ids.ts';
import { isIntentId } from '#schema/ids.ts';
import type { EngineLog } from './observe.ts';
import type { Submission } from './submission.ts';
import { submissionOf } from './submission.ts';

export interface IntakeOptions {
	readonly log: EngineLog;
	readonly submit: (submission: Submission) => void;
	/** Intents stand in the outbox no more, as a rule after their outcomes were seen: the desk drops those too (SY7). */
	readonly onSettled: (participant: ParticipantId, intents: readonly IntentId[]) => void;
}

/**
 * Reads the outboxes of the people who are connected. It never writes one: what stands there belongs
 * to its owner (SY8). An intent that stands there again after a crash is passed on again; the
 * adjudicator knows it by its id.
 */
export class Intake {
	readonly #options: IntakeOptions;
	readonly #present = new Map<ParticipantId, ReadonlySet<IntentId>>();

	constructor(options: IntakeOptions) {
		this.#options = options;
	}

	/** Intents that stand in this outbox now. */
	present(participant: ParticipantId): ReadonlySet<IntentId> {
		return this.#present.get(participant) ?? new Set();
	}

	open(participant: ParticipantId, document: Y.Doc): void {
		const outbox = document.getArray(OUTBOX_ROOT);
		document.on('update', () => {
			try {
				this.#read(participant, outbox);
			} catch (error) {
				// A throw in here is swallowed by the protocol layer and would acknowledge what was not read.
				this.#options.log.error({ err: error, participant }, 'outbox not read');
			}
		});
		this.#read(participant, outbox);
	}

	/** Nobody has it open: what stood in it may be gone when it comes back, and comes again if it is not. */
	close(participant: ParticipantId): void {
		const before = this.present(participant);
		this.#present.delete(participant);
		if (before.size > 0) this.#options.onSettled(participant, [...before]);
	}

	#read(participant: ParticipantId, outbox: Y.Array<unknown>): void {
		const before = this.present(participant);
		const now = new Set<IntentId>();
		const arrived: Submission[] = [];
		for (const item of outbox) {
			const id = idOf(item);
			if (id === null || now.has(id)) continue;
			now.add(id);
			if (before.has(id)) continue;
			const envelope = parseEnvelope(item);
			if (envelope) arrived.push(submissionOf(participant, envelope));
		}
		this.#present.set(participant, now);
		for (const submission of arrived) this.#options.submit(submission);
		const settled = [...before].filter((id) => !now.has(id));
		if (settled.length > 0) this.#options.onSettled(participant, settled);
	}
}

function idOf(item: unknown): IntentId | null {
	if (typeof item !== 'object' || item === null || !('i' in item)) return null;
	return isIntentId(item.i) ? item.i : null;
}
