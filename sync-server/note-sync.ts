import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import type { NoteAddress } from '#schema/docs/names.ts';
import { LINEAGES_FROM, NOTE_ROOT, isNote } from '#schema/docs/note.ts';
import { LIMITS } from '#schema/limits.ts';
import type { ParticipantId } from '#schema/ids.ts';
import type { Audit } from './audit.ts';
import type { Cancel, Clock } from './clock.ts';
import type { NoteStore } from './documents.ts';
import type { FanOut } from './fan-out.ts';
import type { SyncMessage } from './frames.ts';
import { SYNC, statusMessage, syncMessage, wireFrames } from './frames.ts';
import type { HubLimits } from './hub-limits.ts';
import { NOTE_LIMITS } from './hub-limits.ts';
import type { HubMetrics } from './hub-observe.ts';
import type { NoteFlaw } from './note-check.ts';
import { readNoteUpdate } from './note-check.ts';
import type { Complaint, Opening } from './opening.ts';
import { closeAll, closeOpening } from './opening.ts';
import { readStateVector } from '#schema/state-vector.ts';

export interface NoteSyncOptions {
	readonly clock: Clock;
	readonly limits: HubLimits;
	readonly metrics: HubMetrics;
	readonly audit: Audit;
	readonly fanOut: FanOut;
	readonly store: NoteStore;
}

/** An update that is in the draft and not yet stored. */
interface Waiting {
	readonly opening: Opening;
	/** Nothing where it changes nothing: it is acknowledged in its turn. */
	readonly update: Uint8Array | null;
}

interface NoteState {
	readonly address: NoteAddress;
	/** The document as it will be once everything that waits is stored. */
	draft: Y.Doc;
	waiting: Waiting[];
	/** Whose each client id is: nobody can write under a colleague's, and so tear their copy from ours. */
	readonly writers: Map<number, ParticipantId>;
	/** It is made anew, or about nobody any more: no one opens this document again. */
	isOver: boolean;
}

type Fault = NoteFlaw | 'step' | 'unasked' | 'apply' | 'gap' | 'long';

/**
 * The documents that several people write (record 0010). What comes in is taken apart, tried on a draft
 * that nobody sees, and stored; only then it enters the document, goes to the others and is acknowledged.
 * So what is refused, or cannot be stored, was never before anybody's eyes (SY1, TN2, TN3).
 */
export class NoteSync {
	readonly #options: NoteSyncOptions;
	readonly #states = new Map<Document, NoteState>();
	#timer: Cancel | null = null;
	#freeAt = 0;
	#failures = 0;

	constructor(options: NoteSyncOptions) {
		this.#options = options;
	}

	attach(address: NoteAddress, document: Document): void {
		this.#options.store.load(address, document);
		const draft = draftOf(document, []);
		this.#states.set(document, { address, draft, waiting: [], writers: new Map(), isOver: false });
	}

	forget(document: Document): void {
		this.#states.get(document)?.draft.destroy();
		this.#states.delete(document);
	}

	/** Whether it still holds what is not stored. */
	isWaiting(document: Document): boolean {
		return (this.#states.get(document)?.waiting.length ?? 0) > 0;
	}

	isOver(document: Document): boolean {
		return this.#states.get(document)?.isOver ?? false;
	}

	/** TN5: a note about somebody who is gone is let go at once. */
	review(document: Document): void {
		const state = this.#states.get(document);
		if (state && !this.#options.store.exists(state.address)) this.#end(document, state, 'denied');
	}

	receive(opening: Opening, { step, bytes }: SyncMessage): Complaint | null {
		const document = must(opening.document, 'what is received is for an open document');
		const state = must(this.#states.get(document), 'an open note has a state');
		if (step === SYNC.step1) return this.#exchange(opening, document, state, bytes);
		if (step !== SYNC.step2 && step !== SYNC.update) return this.#refuse(opening, 'step');
		// Whoever has not asked may hold a copy of another lineage, and does not know it.
		if (!opening.following) return this.#refuse(opening, 'unasked');
		return this.#take(opening, document, state, bytes);
	}

	/** Stores what waits, in one commit for all notes, and then lets it be seen. */
	store(): void {
		this.#timer?.();
		this.#timer = null;
		const due = [...this.#states].filter(([, { waiting }]) => waiting.length > 0);
		if (due.length === 0) return;
		const { audit, clock, store } = this.#options;
		let stored: readonly boolean[] | null = null;
		audit.guard('notes', () => {
			stored = store.store(due.map(([, { address, draft }]) => ({ address, text: textOf(draft) })));
		});
		if (stored === null) return this.#notStored(due.map(([, state]) => state));
		this.#failures = 0;
		this.#freeAt = clock.elapsed() + NOTE_LIMITS.storeMs;
		const isThere: readonly boolean[] = stored;
		for (const [index, [document, state]] of due.entries())
			if (isThere[index]) this.#publish(document, state);
			else this.#end(document, state, 'denied');
	}

	/** Stores what can be stored now, and then nothing more. */
	stop(): void {
		this.store();
		this.#timer?.();
		this.#timer = null;
	}

	/** The writer's part comes second here: what they have unsaved must arrive before what they add. */
	#exchange(
		opening: Opening,
		document: Document,
		state: NoteState,
		stateVector: Uint8Array,
	): Complaint | null {
		const { limits, metrics } = this.#options;
		const has = readStateVector(stateVector, limits.stateVectorEntries);
		if (!has) return this.#refuse(opening, 'malformed');
		if (state.isOver) {
			closeOpening(opening, 'unavailable');
			return null;
		}
		if (!isOfLineage(has, document.clientID)) {
			metrics.count('note_reset', 'lineage');
			closeOpening(opening, 'reset');
			return null;
		}
		const { socket, address } = opening;
		const messages = [
			syncMessage(address, SYNC.step1, Y.encodeStateVector(document)),
			syncMessage(address, SYNC.step2, Y.encodeStateAsUpdate(document, stateVector)),
		];
		const frames = wireFrames(...messages);
		this.#options.fanOut.follow(opening);
		socket.deliver(messages, frames);
		opening.keeper.fetched(frames.length);
		return null;
	}

	#take(
		opening: Opening,
		document: Document,
		state: NoteState,
		bytes: Uint8Array,
	): Complaint | null {
		const read = readNoteUpdate(bytes);
		if (!read.ok) return this.#refuse(opening, read.flaw);
		const { participant } = must(opening.grant.reader, 'a note is written by somebody');
		for (const writer of read.writers)
			if ((state.writers.get(writer) ?? participant) !== participant)
				return this.#refuse(opening, 'writer');
		const tried = tryOn(state.draft, bytes);
		if (tried.fault) {
			state.draft.destroy();
			state.draft = draftOf(document, state.waiting);
			return this.#refuse(opening, tried.fault);
		}
		for (const writer of read.writers) state.writers.set(writer, participant);
		this.#options.metrics.count('update_received');
		if (!tried.changed && state.waiting.length === 0) {
			opening.socket.sendSoon(statusMessage(opening.address, true));
			return null;
		}
		// A copy: what came may be a view of a larger buffer.
		state.waiting.push({ opening, update: tried.changed ? Uint8Array.from(bytes) : null });
		this.#storeIn(this.#freeAt - this.#options.clock.elapsed());
		return null;
	}

	#publish(document: Document, state: NoteState): void {
		const { fanOut, metrics } = this.#options;
		const { waiting } = state;
		state.waiting = [];
		for (const { opening, update } of waiting) {
			const { connection } = opening;
			if (update) Y.applyUpdate(document, update, { source: 'connection', connection });
			opening.socket.sendSoon(statusMessage(opening.address, true));
		}
		metrics.count('note_stored');
		fanOut.flush(document);
		if (!isWorn(document)) return;
		metrics.count('note_reset', 'worn');
		this.#end(document, state, 'reset');
	}

	/** Their writers are told, and it is tried again; what they wrote stays in the draft. */
	#notStored(states: readonly NoteState[]): void {
		const { metrics } = this.#options;
		metrics.count('note_not_stored');
		const openings = new Set(states.flatMap(({ waiting }) => waiting.map((one) => one.opening)));
		for (const { socket, address } of openings) socket.sendSoon(statusMessage(address, false));
		const { first, last } = NOTE_LIMITS.retryMs;
		this.#storeIn(Math.min(last, first * 2 ** Math.min(this.#failures, 10)));
		this.#failures += 1;
	}

	#storeIn(delayMs: number): void {
		const { clock } = this.#options;
		const run = () => this.store();
		// A clock that was set back does not make it longer.
		const delay = Math.min(delayMs, NOTE_LIMITS.retryMs.last);
		this.#timer ??= delay > 0 ? clock.after(delay, run) : clock.soon(run);
	}

	#end(document: Document, state: NoteState, reason: 'reset' | 'denied'): void {
		state.isOver = true;
		state.waiting = [];
		closeAll(document, reason);
	}

	#refuse(opening: Opening, fault: Fault): Complaint | null {
		this.#options.metrics.count('invalid_note', fault);
		closeOpening(opening, fault === 'long' ? 'limit' : 'invalid');
		// Two who each stayed within the limit may be beyond it together.
		return fault === 'long' ? null : `note ${fault}`;
	}
}

const textOf = (document: Y.Doc): string => document.getText(NOTE_ROOT).toJSON();

/** A copy of what is stored, with what waits on top. */
function draftOf(document: Y.Doc, waiting: readonly Waiting[]): Y.Doc {
	const draft = new Y.Doc();
	Y.applyUpdate(draft, Y.encodeStateAsUpdate(document));
	for (const { update } of waiting) if (update) Y.applyUpdate(draft, update);
	return draft;
}

/** Applies it to the draft, which must be thrown away when there is a fault. */
function tryOn(draft: Y.Doc, update: Uint8Array): { fault: Fault | null; changed: boolean } {
	let changed = false;
	const notice = () => (changed = true);
	draft.on('update', notice);
	try {
		Y.applyUpdate(draft, update);
	} catch {
		// Well-formed in every part and still not possible.
		return { fault: 'apply', changed };
	} finally {
		draft.off('update', notice);
	}
	const { pendingStructs, pendingDs } = draft.store;
	// What waits for something missing could not be stored, and so never be acknowledged.
	if (pendingStructs !== null || pendingDs !== null) return { fault: 'gap', changed };
	const text = textOf(draft);
	if (text.length > LIMITS.teamNote) return { fault: 'long', changed };
	return { fault: isNote(text) ? null : 'text', changed };
}

/**
 * TN4: a copy holds the lineage of this load and no other. One from an earlier load may hold the same
 * words under other names, which would then stand here twice.
 */
function isOfLineage(has: ReadonlyMap<number, number>, lineage: number): boolean {
	if (has.size === 0) return true;
	return has.has(lineage) && ![...has.keys()].some((id) => id >= LINEAGES_FROM && id !== lineage);
}

function isWorn({ store: { clients } }: Y.Doc): boolean {
	if (clients.size > NOTE_LIMITS.documentClients) return true;
	let structs = 0;
	for (const list of clients.values()) structs += list.length;
	return structs > NOTE_LIMITS.documentStructs;
}
