import * as Y from 'yjs';
import type { FanOut } from './fan-out.ts';
import type { FirstAnswers } from './first-answer.ts';
import type { SyncMessage } from './frames.ts';
import { SYNC, statusMessage } from './frames.ts';
import type { HubLimits } from './hub-limits.ts';
import type { HubMetrics } from './hub-observe.ts';
import type { Complaint, Opening } from './opening.ts';
import { closeOpening } from './opening.ts';
import { readStateVector } from '#schema/state-vector.ts';

export interface ProjectionSyncOptions {
	readonly limits: HubLimits;
	readonly metrics: HubMetrics;
	readonly answers: FirstAnswers;
	readonly fanOut: FanOut;
}

/** A client that reads: it may say what it has and gets what it lacks; it cannot tell us anything. */
export class ProjectionSync {
	readonly #options: ProjectionSyncOptions;

	constructor(options: ProjectionSyncOptions) {
		this.#options = options;
	}

	/**
	 * `resets` is off for clients that know no reset; they come right too, because a newer lineage
	 * outranks theirs (SY4). Returns what is to be held against the sender, if anything.
	 */
	receive(
		opening: Opening,
		{ step, bytes }: SyncMessage,
		{ resets }: { resets: boolean },
	): Complaint | null {
		if (step === SYNC.step1) return this.#answer(opening, bytes, resets);
		if (step === SYNC.step2 && isEmpty(bytes)) {
			opening.socket.send(statusMessage(opening.address, true));
			return null;
		}
		this.#options.metrics.count('readonly_write');
		opening.socket.send(statusMessage(opening.address, false));
		closeOpening(opening, 'readonly');
		return 'readonly';
	}

	#answer(opening: Opening, stateVector: Uint8Array, resets: boolean): Complaint | null {
		const { limits, metrics, answers, fanOut } = this.#options;
		const document = opening.document!;
		const has = readStateVector(stateVector, limits.stateVectorEntries);
		if (!has) {
			closeOpening(opening, 'invalid');
			return 'state vector';
		}
		if (resets && isAhead(has, document)) {
			metrics.count('lineage_reset');
			closeOpening(opening, 'reset');
			return null;
		}
		const answer = answers.to(opening.address, document, stateVector);
		fanOut.follow(opening);
		// Those of several documents that are asked for in one breath go out in one write.
		opening.socket.deliverSoon(answer.messages, answer.frames);
		opening.keeper.fetched(answer.frames.length);
		return null;
	}
}

/** SY5: the replica holds what the document does not, left over from an earlier life of it. */
function isAhead(has: ReadonlyMap<number, number>, document: Y.Doc): boolean {
	for (const [client, clock] of has) if (clock > Y.getState(document.store, client)) return true;
	return false;
}

const isEmpty = (update: Uint8Array): boolean =>
	update.length === 2 && update[0] === 0 && update[1] === 0;
