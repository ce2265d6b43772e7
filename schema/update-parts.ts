/**
 * An update of a browser is taken apart beside the document first (GA4, TN3): once it is applied it
 * cannot be taken back, and a decoder that trusts it may be made to reserve hundreds of megabytes.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

export interface UpdateLimits {
	readonly structs: number;
	/** Client ids under which something is written. */
	readonly clients: number;
	/** Stretches of deleted items. */
	readonly deletions: number;
}

/** What is wrong with the shape of an update, whatever it is an update of. */
export type PartsFlaw = 'malformed' | 'structs' | 'clients' | 'deletions' | 'clock';

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type Deletions = ReturnType<typeof Y.decodeUpdate>['ds'];

/** Clocks beyond this are no counting of ours. */
const CLOCK_MAX = 2 ** 40;

export type Parts =
	| { readonly ok: true; readonly structs: readonly Struct[] }
	| { readonly ok: false; readonly flaw: PartsFlaw };

/** What it adds, if it is of a size and form that an honest one has. */
export function partsOf(update: Uint8Array, limits: UpdateLimits): Parts {
	try {
		if (claimsTooMuch(update, limits)) return { ok: false, flaw: 'structs' };
		const { structs, ds } = Y.decodeUpdate(update);
		const flaw = flawOfStructs(structs, limits) ?? flawOfDeletions(ds, limits);
		return flaw ? { ok: false, flaw } : { ok: true, structs };
	} catch {
		return { ok: false, flaw: 'malformed' };
	}
}

/** Twelve bytes may announce thirty million structs; this reads the announcement before anyone believes it. */
function claimsTooMuch(update: Uint8Array, limits: UpdateLimits): boolean {
	const decoder = decoding.createDecoder(update);
	const clients = decoding.readVarUint(decoder);
	if (clients === 0) return false;
	return clients > limits.clients || decoding.readVarUint(decoder) > limits.structs;
}

function flawOfStructs(structs: readonly Struct[], limits: UpdateLimits): PartsFlaw | null {
	if (structs.length > limits.structs) return 'structs';
	const clients = new Set<number>();
	for (const { id, length } of structs) {
		clients.add(id.client);
		if (length < 1 || id.clock + length > CLOCK_MAX) return 'clock';
	}
	return clients.size > limits.clients ? 'clients' : null;
}

function flawOfDeletions({ clients }: Deletions, limits: UpdateLimits): PartsFlaw | null {
	let stretches = 0;
	for (const list of clients.values()) {
		stretches += list.length;
		for (const { clock, len } of list) if (clock + len > CLOCK_MAX) return 'clock';
	}
	return stretches > limits.deletions ? 'deletions' : null;
}

/**
 * Whether it hangs directly below this root, as an element of its sequence. No parent is written where a
 * neighbour tells it, and every neighbour has been through here.
 */
export const isIn = (root: string, { parent, parentSub }: Y.Item): boolean =>
	parentSub === null && (parent === null || (parent as unknown) === root);
