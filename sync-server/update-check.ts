/**
 * An update to an outbox is taken apart beside the document first (GA4): once it is applied it cannot
 * be taken back, and a decoder that trusts it may be made to reserve hundreds of megabytes.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { OUTBOX_LIMITS } from './hub-limits.ts';

/** What is wrong with an update; a label for counting, never shown. */
export type Flaw =
	| 'malformed'
	| 'structs'
	| 'clients'
	| 'deletions'
	| 'clock'
	| 'content'
	| 'place'
	| 'items'
	| 'value';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type Deletions = ReturnType<typeof Y.decodeUpdate>['ds'];

/** Clocks beyond this are no counting of ours. */
const CLOCK_MAX = 2 ** 40;

/** Nothing when the update holds plain entries of the one array, or their removal. */
export function flawOf(update: Uint8Array): Flaw | null {
	try {
		if (claimsTooMuch(update)) return 'structs';
		const { structs, ds } = Y.decodeUpdate(update);
		return flawOfStructs(structs) ?? flawOfDeletions(ds);
	} catch {
		return 'malformed';
	}
}

/** Twelve bytes may announce thirty million structs; this reads the announcement before anyone believes it. */
function claimsTooMuch(update: Uint8Array): boolean {
	const decoder = decoding.createDecoder(update);
	const clients = decoding.readVarUint(decoder);
	if (clients === 0) return false;
	return clients > OUTBOX_LIMITS.clients || decoding.readVarUint(decoder) > OUTBOX_LIMITS.structs;
}

function flawOfStructs(structs: readonly Struct[]): Flaw | null {
	if (structs.length > OUTBOX_LIMITS.structs) return 'structs';
	const clients = new Set<number>();
	let items = 0;
	for (const struct of structs) {
		clients.add(struct.id.client);
		if (struct.length < 1 || struct.id.clock + struct.length > CLOCK_MAX) return 'clock';
		if (!(struct instanceof Y.Item)) continue;
		const flaw = flawOfItem(struct);
		if (flaw) return flaw;
		if (struct.content instanceof Y.ContentAny) items += struct.length;
	}
	if (clients.size > OUTBOX_LIMITS.clients) return 'clients';
	return items > OUTBOX_LIMITS.items ? 'items' : null;
}

function flawOfItem({ content, parent, parentSub }: Y.Item): Flaw | null {
	// No parent is written where a neighbour tells it, and every neighbour has been through here.
	if (parentSub !== null || (parent !== null && (parent as unknown) !== OUTBOX_ROOT))
		return 'place';
	if (content instanceof Y.ContentDeleted) return null;
	if (!(content instanceof Y.ContentAny)) return 'content';
	return content.arr.every((value) => isPlain(value, OUTBOX_LIMITS.depth)) ? null : 'value';
}

function flawOfDeletions({ clients }: Deletions): Flaw | null {
	let stretches = 0;
	for (const list of clients.values()) {
		stretches += list.length;
		for (const { clock, len } of list) if (clock + len > CLOCK_MAX) return 'clock';
	}
	return stretches > OUTBOX_LIMITS.deletions ? 'deletions' : null;
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
