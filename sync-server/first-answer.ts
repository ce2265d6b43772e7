import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import { SYNC, statusMessage, syncMessage, wireFrames } from './frames.ts';
import type { HubMetrics } from './hub-observe.ts';

/** The state as a reader lacks it, and that nothing of theirs is missing here. */
export interface FirstAnswer {
	readonly messages: readonly Uint8Array[];
	readonly frames: Buffer;
}

/** Different questions that are remembered for one state; nearly all readers ask the same one. */
const REMEMBERED = 16;
const QUESTION_BYTES_MAX = 64;

/**
 * Answers "what do you have that I lack" for projections. When a fair opens, thousands ask the same
 * within seconds: the answer is built once for each state of a document, frame and all.
 *
 * The server asks nothing in return, as it would of a writer: a reader has nothing to tell it.
 */
export class FirstAnswers {
	readonly #metrics: HubMetrics;
	readonly #known = new WeakMap<Document, Map<string, FirstAnswer>>();

	constructor(metrics: HubMetrics) {
		this.#metrics = metrics;
	}

	attach(document: Document): void {
		const known = new Map<string, FirstAnswer>();
		this.#known.set(document, known);
		document.on('update', () => known.clear());
	}

	/** `stateVector` is what the reader has, in its encoded form. */
	to(address: string, document: Document, stateVector: Uint8Array): FirstAnswer {
		const known = this.#known.get(document);
		const key = `${address}\0${Buffer.from(stateVector).toString('latin1')}`;
		const before = known?.get(key);
		this.#metrics.count('first_answer', before ? 'cached' : 'built');
		if (before) return before;
		const update = Y.encodeStateAsUpdate(document, stateVector);
		// The status comes second: some clients take it alone for the state.
		const messages = [syncMessage(address, SYNC.step2, update), statusMessage(address, true)];
		const answer = { messages, frames: wireFrames(...messages) };
		if (known && known.size < REMEMBERED && stateVector.length <= QUESTION_BYTES_MAX)
			known.set(key, answer);
		return answer;
	}
}
