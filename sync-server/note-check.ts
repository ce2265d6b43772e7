import * as Y from 'yjs';
import { LINEAGES_FROM, NOTE_ROOT, isNote } from '#schema/docs/note.ts';
import { NOTE_LIMITS } from './hub-limits.ts';
import type { PartsFlaw } from '#schema/update-parts.ts';
import { isIn, partsOf } from '#schema/update-parts.ts';

/** What is wrong with an update to a note; a label for counting, never shown. */
export type NoteFlaw = PartsFlaw | 'bytes' | 'content' | 'place' | 'text' | 'writer';

export type NoteUpdate =
	/** `writers`: the client ids under which it writes. */
	| { readonly ok: true; readonly writers: ReadonlySet<number> }
	| { readonly ok: false; readonly flaw: NoteFlaw };

/** TN3: an update writes or removes characters of the one text, and nothing else. */
export function readNoteUpdate(update: Uint8Array): NoteUpdate {
	if (update.length > NOTE_LIMITS.updateBytes) return { ok: false, flaw: 'bytes' };
	const parts = partsOf(update, NOTE_LIMITS);
	if (!parts.ok) return parts;
	const writers = new Set<number>();
	for (const struct of parts.structs) {
		// A lineage is written once, by the server, before anybody reads it.
		if (struct.id.client >= LINEAGES_FROM) return { ok: false, flaw: 'writer' };
		writers.add(struct.id.client);
		const flaw = struct instanceof Y.Item ? flawOfItem(struct) : null;
		if (flaw) return { ok: false, flaw };
	}
	return { ok: true, writers };
}

function flawOfItem(item: Y.Item): NoteFlaw | null {
	const { content } = item;
	if (!isIn(NOTE_ROOT, item)) return 'place';
	if (content instanceof Y.ContentDeleted) return null;
	if (!(content instanceof Y.ContentString)) return 'content';
	return isNote(content.str) ? null : 'text';
}
