import * as Y from 'yjs';
import {
	isSignedMessage,
	isTextRoot,
	messagesIn,
	newCallText,
	notesIn,
	TEXT_LIMITS,
} from './call-text.ts';
import { isStorable } from './domain/text.ts';
import type { PartsFlaw } from './update-parts.ts';
import { partsOf } from './update-parts.ts';

/**
 * Why an update is not taken; a label for counting, never shown. `gap`: something before it is missing,
 * which may happen to an honest page; whoever gets it asks for the rest.
 */
export type TextFlaw =
	PartsFlaw | 'bytes' | 'content' | 'place' | 'deletion' | 'apply' | 'gap' | 'long';

/**
 * A copy of a call's text that takes from others only what two honest pages could have written (TX2):
 * messages are added and never go or change, notes are characters, and there is nothing else. Each
 * update is tried on a draft first, since what was applied cannot be taken back.
 */
export class CheckedText {
	readonly doc = newCallText();
	#draft = newCallText();
	/** At least as many bytes as the document takes. */
	#size = 0;

	constructor() {
		this.doc.on('update', (update: Uint8Array) => {
			this.#size += update.length;
			Y.applyUpdate(this.#draft, update);
		});
	}

	/** Bytes that the document takes; a little more, while that is far from any limit. */
	get size(): number {
		if (this.#size > TEXT_LIMITS.bytes) this.#size = Y.encodeStateAsUpdate(this.doc).length;
		return this.#size;
	}

	/** Takes over what somebody else wrote, whole or not at all; an update that says nothing new is fine. */
	take(update: Uint8Array, origin: unknown): TextFlaw | null {
		const flaw = flawOfParts(update) ?? this.#tryOn(update);
		if (flaw) return flaw;
		Y.applyUpdate(this.doc, update, origin);
		return null;
	}

	destroy(): void {
		this.doc.destroy();
		this.#draft.destroy();
	}

	#tryOn(update: Uint8Array): TextFlaw | null {
		if (this.size + update.length > TEXT_LIMITS.bytesMost) return 'long';
		const flaw = flawOn(this.#draft, update);
		if (flaw) {
			this.#draft.destroy();
			this.#draft = newCallText();
			Y.applyUpdate(this.#draft, Y.encodeStateAsUpdate(this.doc));
		}
		return flaw;
	}
}

function flawOfParts(update: Uint8Array): TextFlaw | null {
	if (update.length > TEXT_LIMITS.bytesMost) return 'bytes';
	const parts = partsOf(update, TEXT_LIMITS);
	if (!parts.ok) return parts.flaw;
	for (const struct of parts.structs) {
		if (!(struct instanceof Y.Item)) return 'content';
		// No parent is written where a neighbour tells it.
		const { parent, parentSub } = struct;
		if (parentSub !== null || (parent !== null && !isTextRoot(parent))) return 'place';
	}
	return null;
}

/** Applies it to the draft, which must be thrown away when there is a flaw. */
function flawOn(draft: Y.Doc, update: Uint8Array): TextFlaw | null {
	let flaw: TextFlaw | null = null;
	const judge = (transaction: Y.Transaction) => {
		flaw ??= flawOfDeletions(transaction) ?? flawOfAdditions(transaction);
	};
	draft.on('afterTransaction', judge);
	try {
		Y.applyUpdate(draft, update);
	} catch {
		// Well-formed in every part and still not possible.
		return 'apply';
	} finally {
		draft.off('afterTransaction', judge);
	}
	if (flaw) return flaw;
	const { pendingStructs, pendingDs } = draft.store;
	if (pendingStructs !== null || pendingDs !== null) return 'gap';
	return notesIn(draft).length > TEXT_LIMITS.notesMost ? 'long' : null;
}

function flawOfDeletions(transaction: Y.Transaction): TextFlaw | null {
	let flaw: TextFlaw | null = null;
	const messages: unknown = messagesIn(transaction.doc);
	Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
		if (struct instanceof Y.Item && struct.parent === messages) flaw = 'deletion';
	});
	return flaw;
}

function flawOfAdditions({ doc, beforeState, afterState }: Y.Transaction): TextFlaw | null {
	const [messages, notes]: unknown[] = [messagesIn(doc), notesIn(doc)];
	for (const [client, end] of afterState) {
		const begin = beforeState.get(client) ?? 0;
		if (end === begin) continue;
		const structs = doc.store.clients.get(client) ?? [];
		for (const struct of structs.slice(Y.findIndexSS(structs, begin))) {
			if (!(struct instanceof Y.Item)) return 'content';
			const { parent, content } = struct;
			if (parent === messages) {
				const isFine = content instanceof Y.ContentAny && content.arr.every(isSignedMessage);
				if (!isFine) return 'content';
			} else if (parent !== notes) return 'place';
			else if (!isNoteContent(content)) return 'content';
		}
	}
	return null;
}

const isNoteContent = (content: Y.Item['content']): boolean =>
	content instanceof Y.ContentDeleted ||
	(content instanceof Y.ContentString && isStorable(content.str));
