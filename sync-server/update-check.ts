import * as Y from 'yjs';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { OUTBOX_LIMITS } from './hub-limits.ts';
import type { PartsFlaw } from '#schema/update-parts.ts';
import { isIn, partsOf } from '#schema/update-parts.ts';

/** What is wrong with an update to an outbox; a label for counting, never shown. */
export type Flaw = PartsFlaw | 'content' | 'place' | 'items' | 'value';

/** Nothing when the update holds plain entries of the one array, or their removal. */
export function flawOf(update: Uint8Array): Flaw | null {
	const parts = partsOf(update, OUTBOX_LIMITS);
	if (!parts.ok) return parts.flaw;
	let items = 0;
	for (const struct of parts.structs) {
		if (!(struct instanceof Y.Item)) continue;
		const flaw = flawOfItem(struct);
		if (flaw) return flaw;
		if (struct.content instanceof Y.ContentAny) items += struct.length;
	}
	return items > OUTBOX_LIMITS.items ? 'items' : null;
}

function flawOfItem(item: Y.Item): Flaw | null {
	const { content } = item;
	if (!isIn(OUTBOX_ROOT, item)) return 'place';
	if (content instanceof Y.ContentDeleted) return null;
	if (!(content instanceof Y.ContentAny)) return 'content';
	return content.arr.every((value) => isPlain(value, OUTBOX_LIMITS.depth)) ? null : 'value';
}

/** JSON, not too deep: what else the encoding knows (big integers, bytes) trips up whoever reads it. */
function isPlain(value: unknown, depth: number): boolean {
	if (value === null || value === undefined) return true;
	if (typeof value !== 'object') return typeof value !== 'bigint';
	if (depth === 0) return false;
	if (Array.isArray(value)) return value.every((element) => isPlain(element, depth - 1));
	if (Object.getPrototypeOf(value) !== Object.prototype) return false;
	return Object.values(value).every((element) => isPlain(element, depth - 1));
}
