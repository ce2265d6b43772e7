import * as Y from 'yjs';
import type { Json, Section } from '#schema/docs/projection.ts';
import { HEAD_SECTION, PROJECTION_ROOT } from '#schema/docs/projection.ts';
import { assert } from '#schema/assert.ts';
import type { Instant } from '#schema/ids.ts';

/**
 * New values for one section: a key with `undefined` is taken out. `whole` says that what is not
 * named is taken out too.
 */
export interface SectionChange {
	readonly entries: ReadonlyMap<string, Json | undefined>;
	readonly whole: boolean;
}

/**
 * Replaced and deleted entries leave markers of some ten bytes behind; above this many the section is
 * written anew, which leaves one itself: more often would grow by those, more seldom by the others.
 */
const COMPACT_MIN = 2_000;
const COMPACT_PER_ENTRY = 4;

/** Server transactions are told apart from those that arrive over a socket. */
const ORIGIN = { source: 'local', skipStoreHooks: true } as const;

/**
 * Writes one projection document: differences only, in one transaction a commit, so that readers see
 * each commit as a whole. All content hangs below one root map, which is what lets this lineage
 * replace older ones (SY4).
 */
export class ProjectionWriter {
	readonly document: Y.Doc;
	readonly #sections: readonly string[];
	readonly #nextLineage: () => number;
	readonly #worn = new Map<string, number>();
	#lineage: number;

	/** Takes a lineage for this document and lays out the empty sections. */
	constructor(document: Y.Doc, sections: readonly string[], nextLineage: () => number) {
		this.document = document;
		this.#sections = [HEAD_SECTION, ...sections];
		this.#nextLineage = nextLineage;
		this.#lineage = nextLineage();
		document.clientID = this.#lineage;
		document.transact(() => {
			for (const section of this.#sections) this.#renew(section, new Map());
		}, ORIGIN);
	}

	/** Brings the document to commit `seq`; gives back how many sections were compacted. */
	write(seq: number, t: Instant, changes: ReadonlyMap<string, SectionChange>): number {
		this.#keepLineage();
		let compacted = 0;
		this.document.transact(() => {
			for (const [name, change] of changes) this.#change(name, change);
			if (this.#section(HEAD_SECTION).get('seq') !== seq)
				this.#change(HEAD_SECTION, { entries: new Map(Object.entries({ seq, t })), whole: false });
			compacted = this.#compact();
		}, ORIGIN);
		return compacted;
	}

	/** Sets a plain value beside the sections, such as a fault of the storage. */
	setFlag(name: string, value: Json): void {
		this.#keepLineage();
		const entries = new Map([[name, value]]);
		this.document.transact(() => this.#change(HEAD_SECTION, { entries, whole: false }), ORIGIN);
	}

	#root(): Y.Map<unknown> {
		return this.document.getMap(PROJECTION_ROOT);
	}

	#section(name: string): Y.Map<Json> {
		const section = this.#root().get(name);
		assert(section instanceof Y.Map, `the projection has a section ${name}`);
		return section as Y.Map<Json>;
	}

	/** Yjs takes a random client id when it meets its own; that would fall below older lineages. */
	#keepLineage(): void {
		if (this.document.clientID === this.#lineage) return;
		this.#lineage = this.#nextLineage();
		this.document.clientID = this.#lineage;
		this.document.transact(() => {
			for (const name of this.#sections)
				this.#renew(name, new Map(Object.entries(this.#section(name).toJSON())));
		}, ORIGIN);
	}

	#change(name: string, { entries, whole }: SectionChange): void {
		const section = this.#section(name);
		let worn = this.#worn.get(name) ?? 0;
		for (const [key, value] of entries) {
			const present = section.get(key);
			if (value === undefined ? present === undefined : equal(present, value)) continue;
			if (value === undefined) section.delete(key);
			else section.set(key, value);
			if (present !== undefined) worn += 1;
		}
		if (whole)
			for (const key of [...section.keys()])
				if (!entries.has(key)) {
					section.delete(key);
					worn += 1;
				}
		this.#worn.set(name, worn);
	}

	/**
	 * Once a section is worn out it is written anew, and with it those that cost less than they leave
	 * behind: what lies between the markers of one in time would keep them apart. Returns how many.
	 */
	#compact(): number {
		// The size is asked for last: Yjs counts for it.
		const isWorn = (name: string, min: number, perEntry: number) => {
			const worn = this.#worn.get(name) ?? 0;
			return worn > min && worn > perEntry * this.#section(name).size;
		};
		if (!this.#sections.some((name) => isWorn(name, COMPACT_MIN, COMPACT_PER_ENTRY))) return 0;
		const due = this.#sections.filter((name) => isWorn(name, 0, 1));
		for (const name of due)
			this.#renew(name, new Map(Object.entries(this.#section(name).toJSON() as Section)));
		return due.length;
	}

	/** A fresh map in place of the worn one: its readers drop what the old one left behind (SY12). */
	#renew(name: string, entries: ReadonlyMap<string, Json | undefined>): void {
		const fresh = new Y.Map<Json>();
		for (const [key, value] of entries) if (value !== undefined) fresh.set(key, value);
		this.#root().set(name, fresh);
		this.#worn.set(name, 0);
	}
}

/** Equality of plain JSON; a missing field and an undefined one are the same. */
export function equal(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const left = Object.entries(a).filter(([, value]) => value !== undefined);
	const right = Object.entries(b).filter(([, value]) => value !== undefined);
	if (left.length !== right.length) return false;
	return left.every(([key, value]) => equal(value, (b as Record<string, unknown>)[key]));
}
