import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import type { Elapsed } from '#schema/ids.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import type { FanOut } from './fan-out.ts';
import { SYNC, statusMessage, syncMessage, wireFrames } from './frames.ts';
import type { SyncMessage } from './frames.ts';
import type { HubLimits } from './hub-limits.ts';
import { OUTBOX_LIMITS } from './hub-limits.ts';
import type { HubMetrics } from './hub-observe.ts';
import type { Complaint, Opening } from './opening.ts';
import { closeAll, closeOpening } from './opening.ts';
import { readStateVector } from '#schema/state-vector.ts';
import { flawOf } from './update-check.ts';

interface OutboxState {
	/** Bytes that came in since it was last empty, or since they were last counted. */
	bytes: number;
	/** Since when too much waits for something missing. */
	pendingSince: Elapsed | null;
}

/**
 * What one person's browsers write, and nobody else reads. Updates are taken apart beside it, applied
 * here and now, and only then acknowledged: Hocuspocus acknowledges also what it could not apply.
 */
export class OutboxSync {
	readonly #limits: HubLimits;
	readonly #metrics: HubMetrics;
	readonly #fanOut: FanOut;
	readonly #states = new Map<Document, OutboxState>();

	constructor(options: { limits: HubLimits; metrics: HubMetrics; fanOut: FanOut }) {
		this.#limits = options.limits;
		this.#metrics = options.metrics;
		this.#fanOut = options.fanOut;
	}

	attach(document: Document): void {
		this.#states.set(document, { bytes: 0, pendingSince: null });
	}

	has(document: Document): boolean {
		return this.#states.has(document);
	}

	forget(document: Document): void {
		this.#states.delete(document);
	}

	receive(opening: Opening, { step, bytes }: SyncMessage): Complaint | null {
		if (step === SYNC.step1) return this.#exchange(opening, bytes);
		const flaw = step === SYNC.step2 || step === SYNC.update ? flawOf(bytes) : 'step';
		if (flaw) return this.#refuse(opening, flaw);
		return this.#apply(opening, bytes);
	}

	/** Closes outboxes in which too much has been waiting for too long. */
	sweep(now: Elapsed): void {
		for (const [document, state] of this.#states) {
			if (pendingBytes(document) <= OUTBOX_LIMITS.pendingBytesQuiet) state.pendingSince = null;
			else if (state.pendingSince === null) state.pendingSince = now;
			else if (now - state.pendingSince >= OUTBOX_LIMITS.pendingMs) {
				this.#metrics.count('invalid_outbox', 'gap');
				closeAll(document, 'limit');
			}
		}
	}

	/** Each side tells the other what it has, so that the outbox also fills after the server was away. */
	#exchange(opening: Opening, stateVector: Uint8Array): Complaint | null {
		if (!readStateVector(stateVector, this.#limits.stateVectorEntries))
			return this.#refuse(opening, 'state vector');
		const { socket, address } = opening;
		const document = opening.document!;
		const messages = [
			syncMessage(address, SYNC.step2, Y.encodeStateAsUpdate(document, stateVector)),
			syncMessage(address, SYNC.step1, Y.encodeStateVector(document)),
		];
		const frames = wireFrames(...messages);
		this.#fanOut.follow(opening);
		socket.deliver(messages, frames);
		opening.keeper.fetched(frames.length);
		return null;
	}

	#apply(opening: Opening, update: Uint8Array): Complaint | null {
		const connection = opening.connection!;
		const { document } = connection;
		try {
			Y.applyUpdate(document, update, { source: 'connection', connection });
		} catch {
			// Well-formed in every part and still not possible; what it left behind is not to be trusted.
			const complaint = this.#refuse(opening, 'apply');
			// Whoever has it open elsewhere opens it anew and sends what is missing.
			closeAll(document, 'unavailable');
			return complaint;
		}
		const excess = this.#excess(document, update.length);
		if (excess) {
			const complaint = this.#refuse(opening, excess);
			closeAll(document, 'unavailable');
			return complaint;
		}
		this.#metrics.count('update_received');
		// What is decided is told in a moment, by a message that takes this one along; nobody waits for it.
		opening.socket.sendUnhurried(statusMessage(opening.address, true));
		return null;
	}

	/** What there is too much of in the whole document, now that an update of so many bytes is in. */
	#excess(document: Document, bytes: number): string | null {
		const state = this.#states.get(document);
		if (!state) return 'unloaded';
		if (pendingBytes(document) > OUTBOX_LIMITS.pendingBytes) return 'pending';
		const { clients } = document.store;
		let structs = 0;
		for (const list of clients.values()) structs += list.length;
		if (structs > OUTBOX_LIMITS.documentStructs || clients.size > OUTBOX_LIMITS.clients)
			return 'document';
		const queue = document.getArray(OUTBOX_ROOT);
		if (queue.length > OUTBOX_LIMITS.items) return 'items';
		state.bytes = queue.length === 0 ? 0 : state.bytes + bytes;
		// Counting is dear, so it is done when the sum of what came in exceeds the limit, not before.
		if (state.bytes > OUTBOX_LIMITS.bytes)
			state.bytes = Buffer.byteLength(JSON.stringify(queue.toArray()));
		return state.bytes > OUTBOX_LIMITS.bytes ? 'bytes' : null;
	}

	#refuse(opening: Opening, flaw: string): Complaint {
		this.#metrics.count('invalid_outbox', flaw);
		closeOpening(opening, 'invalid');
		return `outbox ${flaw}`;
	}
}

function pendingBytes({ store }: Y.Doc): number {
	return (store.pendingStructs?.update.length ?? 0) + (store.pendingDs?.length ?? 0);
}
