/**
 * Several requests declined with one note. Each is an intent of its own, decided on its own, and its row
 * says how far it has come. An outbox holds only so many: the rest follows as room becomes free.
 */
import type { Outcome } from '#schema/docs/desk.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { Refusal } from '#schema/domain/refusal.ts';
import type { IntentId, MeetingId } from '#schema/ids.ts';
import { refusedOf } from '#lib/refusal-sentence.ts';
import type { Submission } from '#lib/sync/intents.ts';
import type { MeetingRow } from '#lib/sync/overlay.ts';

export type BulkState =
	| { readonly kind: 'waiting' }
	| { readonly kind: 'submitted'; readonly intent: IntentId }
	| { readonly kind: 'declined' }
	/** Taken back before it was sent. */
	| { readonly kind: 'revoked' }
	| { readonly kind: 'refused'; readonly why: Refusal };

export interface BulkRow {
	readonly meeting: MeetingId;
	readonly name: string;
	readonly state: BulkState;
}

type Submit = (intent: ParticipantIntent) => Submission;

export class BulkDecline {
	#rows = $state.raw<readonly BulkRow[]>([]);
	readonly #submit: Submit;
	/** When all are decided: whether the note reached anybody, and need be kept no longer. */
	readonly isTaken: Promise<boolean>;

	constructor(rows: readonly MeetingRow[], note: string, submit: Submit) {
		this.#submit = submit;
		this.#rows = rows.map(({ id, peer }) => ({
			meeting: id,
			name: peer.name,
			state: { kind: 'waiting' },
		}));
		this.isTaken = this.#run(note).then(() => this.declined.length > 0);
	}

	get rows(): readonly BulkRow[] {
		return this.#rows;
	}

	get declined(): readonly BulkRow[] {
		return this.#rows.filter(({ state }) => state.kind === 'declined');
	}

	get refused(): readonly BulkRow[] {
		return this.#rows.filter(({ state }) => state.kind === 'refused');
	}

	get isFinished(): boolean {
		return this.#rows.every(({ state }) => !['waiting', 'submitted'].includes(state.kind));
	}

	/** Takes back what was declined; returns when the server has decided each of them. */
	async undo(): Promise<number> {
		const outcomes = await submitInTurn(
			this.declined.map(({ meeting }) => ({ kind: 'request.reopen', meeting })),
			this.#submit,
		);
		return outcomes.filter((outcome) => outcome && !refusedOf(outcome)).length;
	}

	#run(note: string): Promise<unknown> {
		const meetings = this.#rows.map(({ meeting }) => meeting);
		return submitInTurn(
			meetings.map((meeting) => ({ kind: 'request.decline', meeting, note })),
			this.#submit,
			(index, intent) => this.#set(index, { kind: 'submitted', intent }),
			(index, outcome) => this.#set(index, stateOf(outcome)),
		);
	}

	#set(index: number, state: BulkState): void {
		this.#rows = this.#rows.map((row, place) => (place === index ? { ...row, state } : row));
	}
}

function stateOf(outcome: Outcome | null): BulkState {
	if (!outcome) return { kind: 'revoked' };
	const why = refusedOf(outcome);
	return why ? { kind: 'refused', why } : { kind: 'declined' };
}

/** Hands intents over as the outbox has room for them, in order; resolves when all are decided. */
async function submitInTurn(
	intents: readonly ParticipantIntent[],
	submit: Submit,
	onsubmit: (index: number, intent: IntentId) => void = () => {},
	ondecide: (index: number, outcome: Outcome | null) => void = () => {},
): Promise<readonly (Outcome | null)[]> {
	const decided: Promise<Outcome | null>[] = [];
	for (const [index, intent] of intents.entries()) {
		let submission = submit(intent);
		// No room: wait until one of these has left, then try again.
		for (const earlier of decided) {
			if (submission.ok) break;
			await earlier;
			submission = submit(intent);
		}
		if (!submission.ok) break;
		onsubmit(index, submission.id);
		decided.push(
			submission.outcome.then((outcome) => {
				ondecide(index, outcome);
				return outcome;
			}),
		);
	}
	return Promise.all(decided);
}
