import * as Y from 'yjs';
import type { CalendarView } from '#schema/docs/calendar.ts';
import { PROJECTION_ROOT } from '#schema/docs/projection.ts';
import { NAIVE_ROOT } from '../world.ts';

/** `by` is null for a free slot, else who or what took it, as far as the document tells. */
export interface Change {
	readonly slot: number;
	readonly by: string | null;
}
type Slots = ReadonlyMap<number, string>;
type Read = (document: Y.Doc) => Slots;

const KEPT_MAX = 512;

/**
 * One calendar document as all clients of this process see it. Watchers get the same bytes, so each
 * message is decoded once, by Yjs, when the first of them gets it; a client of its own costs no Y.Doc.
 */
export class SharedView {
	readonly #read: Read;
	readonly #kept = new Map<string, readonly Change[]>();
	#document: Y.Doc | null = null;
	#slots: Slots = new Map();

	constructor(read: Read) {
		this.#read = read;
	}

	/** What the whole state of a document says, as changes of an empty one. */
	state(bytes: Buffer): readonly Change[] {
		return this.#once(`s${bytes.toString('latin1')}`, () => {
			const document = new Y.Doc();
			Y.applyUpdate(document, bytes);
			const slots = this.#read(document);
			this.#document ??= document;
			Y.applyUpdate(this.#document, bytes);
			this.#slots = this.#read(this.#document);
			return difference(new Map(), slots);
		});
	}

	update(bytes: Buffer): readonly Change[] {
		return this.#once(bytes.toString('latin1'), () => {
			this.#document ??= new Y.Doc();
			Y.applyUpdate(this.#document, bytes);
			const before = this.#slots;
			this.#slots = this.#read(this.#document);
			return difference(before, this.#slots);
		});
	}

	#once(key: string, decode: () => readonly Change[]): readonly Change[] {
		let changes = this.#kept.get(key);
		if (changes) return changes;
		changes = decode();
		this.#kept.set(key, changes);
		for (const oldest of this.#kept.keys()) {
			if (this.#kept.size <= KEPT_MAX) break;
			this.#kept.delete(oldest);
		}
		return changes;
	}
}

function difference(before: Slots, after: Slots): readonly Change[] {
	const changes: Change[] = [];
	for (const [slot, by] of after) if (before.get(slot) !== by) changes.push({ slot, by });
	for (const slot of before.keys()) if (!after.has(slot)) changes.push({ slot, by: null });
	return changes;
}

/** Taken slots of the product's calendar; it does not say by whom. */
export const readCalendar =
	(starts: readonly number[]): Read =>
	(document) => {
		const { slots } = document.getMap(PROJECTION_ROOT).toJSON() as CalendarView;
		const taken = new Map<number, string>();
		for (const [startsAt, , mark] of Object.values(slots))
			if (mark !== 'o') taken.set(starts.indexOf(startsAt), mark);
		return taken;
	};

/** Claims in the shared map of the plain designs. */
export const readNaive: Read = (document) => {
	const claims = document.getMap<string>(NAIVE_ROOT);
	const taken = new Map<number, string>();
	for (const [slot, claim] of claims) if (typeof claim === 'string') taken.set(Number(slot), claim);
	return taken;
};
