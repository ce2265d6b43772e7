import * as Y from 'yjs';
import type { ProjectionAddress } from '#schema/docs/names.ts';
import { docName } from '#schema/docs/names.ts';
import type { Json } from '#schema/docs/projection.ts';
import { sectionsOf } from '#schema/docs/sections.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import type { FairId, Instant } from '#schema/ids.ts';
import { must } from '#schema/assert.ts';
import type { Cancel, Clock } from './clock.ts';
import type { EngineLog, EngineMetrics } from './observe.ts';
import type { SectionChange } from './projection-writer.ts';
import { ProjectionWriter } from './projection-writer.ts';
import type { Renderer } from './render.ts';
import type { Keys } from './section-change.ts';
import type { Statements } from './statements.ts';
import type { Mark } from './touched.ts';

/** Everyone reads the directory, so it changes at once and then at most this often (SY11). */
const DIRECTORY_PAUSE_MS = 1_000;
/** What may take a moment is written with what comes next, or after this long by itself. */
const SOON_MS = 100;
/** What nobody waits for is written with what its own document is told next, or after this long by itself. */
const UNHURRIED_MS = 500;

export interface ProjectorOptions {
	readonly fair: FairId;
	readonly connection: SqliteConnection;
	readonly sql: Statements;
	readonly renderer: Renderer;
	readonly clock: Clock;
	readonly nextLineage: () => number;
	readonly log: EngineLog;
	readonly metrics: EngineMetrics;
	/** Sends what was written to these documents now, before anything written later (SY10). */
	readonly flush: (documentName: string) => void;
}

interface Loaded {
	readonly name: string;
	readonly address: ProjectionAddress;
	readonly writer: ProjectionWriter;
	/** Sections, and keys in them, that may differ from SQL. */
	dirty: Map<string, Keys>;
}

/**
 * The one writer of projections. What is open is rendered from SQL when it is loaded and after each
 * commit, as differences; what is not open costs nothing.
 */
export class Projector {
	readonly #options: ProjectorOptions;
	readonly #loaded = new Map<string, Loaded>();
	readonly #dirty = new Set<Loaded>();
	/** Nothing but what nobody waits for has changed in them, and when they are due; the oldest first. */
	readonly #unhurried = new Map<Loaded, number>();
	#cancelUnhurried: Cancel | null = null;
	#directoryFreeAt = 0;
	#later: Cancel | null = null;
	#laterAt = Infinity;
	#fault: Json = null;

	constructor(options: ProjectorOptions) {
		this.#options = options;
	}

	get size(): number {
		return this.#loaded.size;
	}

	/** Synchronous, so that no commit can fall between the registration and the first render. */
	load(address: ProjectionAddress, document: Y.Doc): void {
		const sections = sectionsOf(address);
		const loaded: Loaded = {
			name: docName(address),
			address,
			writer: new ProjectionWriter(document, sections, this.#options.nextLineage),
			dirty: new Map(sections.map((section) => [section, 'all'])),
		};
		this.#loaded.set(loaded.name, loaded);
		this.#snapshot((seq, now) => this.#render(loaded, seq, now));
		if (this.#fault !== null && address.kind === 'desk')
			loaded.writer.setFlag('fault', this.#fault);
	}

	unload(documentName: string): void {
		const loaded = this.#loaded.get(documentName);
		if (!loaded) return;
		this.#loaded.delete(documentName);
		this.#dirty.delete(loaded);
		this.#unhurried.delete(loaded);
	}

	/** The document of a projection as one update of Yjs; null while nobody has it open. */
	stateOf(address: ProjectionAddress): Uint8Array | null {
		const loaded = this.#loaded.get(docName(address));
		return loaded ? Y.encodeStateAsUpdate(loaded.writer.document) : null;
	}

	mark(marks: readonly Mark[] | 'all'): void {
		if (this.#loaded.size === 0) return;
		if (marks === 'all') return this.#markAll();
		for (const mark of marks) {
			const loaded = this.#soil(mark);
			if (!loaded) continue;
			this.#dirty.add(loaded);
			this.#unhurried.delete(loaded);
		}
	}

	/** As `mark`, of what nobody waits for; it needs no call of `render`. */
	markUnhurried(marks: readonly Mark[]): void {
		const dueAt = this.#options.clock.elapsed() + UNHURRIED_MS;
		for (const mark of marks) {
			const loaded = this.#soil(mark);
			if (loaded && !this.#dirty.has(loaded) && !this.#unhurried.has(loaded))
				this.#unhurried.set(loaded, dueAt);
		}
		this.#awaitUnhurried();
	}

	/** The document that this is about, if it is open, now with one thing more to be rendered. */
	#soil(mark: Mark): Loaded | null {
		const loaded = this.#loaded.get(this.#nameOf(mark));
		if (!loaded) return null;
		const keys = loaded.dirty.get(mark.section);
		if (keys === 'all') return loaded;
		if (mark.key === undefined) loaded.dirty.set(mark.section, 'all');
		else if (keys) (keys as Set<string>).add(mark.key);
		else loaded.dirty.set(mark.section, new Set([mark.key]));
		return loaded;
	}

	#awaitUnhurried(): void {
		if (this.#cancelUnhurried || this.#unhurried.size === 0) return;
		const { clock } = this.#options;
		this.#cancelUnhurried = clock.after(SOON_MS, () => {
			this.#cancelUnhurried = null;
			const now = clock.elapsed();
			for (const [loaded, dueAt] of this.#unhurried) {
				if (dueAt > now) break;
				this.#unhurried.delete(loaded);
				this.#dirty.add(loaded);
			}
			if (this.#dirty.size > 0) this.render();
			this.#awaitUnhurried();
		});
	}

	#markAll(): void {
		this.#unhurried.clear();
		for (const loaded of this.#loaded.values()) {
			this.#dirty.add(loaded);
			loaded.dirty = new Map(sectionsOf(loaded.address).map((section) => [section, 'all']));
		}
	}

	/** Calendars and directory before desks: a loser sees the slot taken no later than the refusal. */
	render(): void {
		this.#cancelLater();
		const due = [...this.#dirty].filter((loaded) => !this.#mustWait(loaded));
		if (due.length > 0) this.#renderAll(due);
		if (this.#dirty.size > 0) this.#renderWithin(Math.max(1, this.#directoryPause()));
	}

	/** As `render`, but it may take a moment, so that several changes share the work. */
	renderSoon(): void {
		if (this.#dirty.size > 0) this.#renderWithin(SOON_MS);
	}

	#renderWithin(delayMs: number): void {
		const { clock } = this.#options;
		const at = clock.elapsed() + delayMs;
		if (this.#later && this.#laterAt <= at) return;
		this.#cancelLater();
		this.#laterAt = at;
		this.#later = clock.after(delayMs, () => this.render());
	}

	/** Tells every open desk whether the server can save at present (SY13). */
	setFault(fault: 'storage' | null): void {
		if (this.#fault === fault) return;
		this.#fault = fault;
		for (const { address, writer } of this.#loaded.values())
			if (address.kind === 'desk') writer.setFlag('fault', fault);
	}

	/** Tells every open desk what the clock says, without a commit (CL6). */
	tellTime(): void {
		const now = this.#options.clock.now();
		for (const { address, writer } of this.#loaded.values())
			if (address.kind === 'desk') writer.setFlag('t', now);
	}

	stop(): void {
		this.#cancelLater();
		this.#cancelUnhurried?.();
		this.#cancelUnhurried = null;
	}

	#cancelLater(): void {
		this.#later?.();
		this.#later = null;
	}

	#renderAll(due: readonly Loaded[]): void {
		const { metrics, clock, flush } = this.#options;
		const startedAt = performance.now();
		const desksLast = [...due].sort(
			(a, b) => Number(a.address.kind === 'desk') - Number(b.address.kind === 'desk'),
		);
		// Taken out before the snapshot is opened: what is marked from here on is rendered again.
		for (const loaded of due) this.#dirty.delete(loaded);
		try {
			this.#snapshot((seq, now) => {
				for (const loaded of desksLast) this.#render(loaded, seq, now);
			});
		} catch (error) {
			for (const loaded of due) if (loaded.dirty.size > 0) this.#dirty.add(loaded);
			this.#directoryFreeAt = clock.elapsed() + DIRECTORY_PAUSE_MS;
			this.#options.log.error({ err: error }, 'render failed');
			return;
		}
		for (const { address, name } of desksLast) {
			if (address.kind === 'directory')
				this.#directoryFreeAt = clock.elapsed() + DIRECTORY_PAUSE_MS;
			flush(name);
		}
		metrics.rendered(due.length, performance.now() - startedAt);
	}

	#mustWait({ address }: Loaded): boolean {
		return address.kind === 'directory' && this.#directoryPause() > 0;
	}

	/** Milliseconds until the directory may change again. */
	#directoryPause(): number {
		return this.#directoryFreeAt - this.#options.clock.elapsed();
	}

	/** Everything that is read in here is of one commit. */
	#snapshot(read: (seq: number, now: Instant) => void): void {
		const { connection, sql, fair, clock } = this.#options;
		connection.exec('BEGIN');
		try {
			const { seq } = must(sql.selectCommit.get({ fair }), 'the fair exists');
			read(seq, clock.now());
		} finally {
			connection.exec('COMMIT');
		}
	}

	#render(loaded: Loaded, seq: number, now: Instant): void {
		const changes = new Map<string, SectionChange>();
		for (const [section, keys] of loaded.dirty)
			changes.set(section, this.#options.renderer.section(loaded.address, section, keys));
		const compacted = loaded.writer.write(seq, now, changes);
		for (let i = 0; i < compacted; i += 1) this.#options.metrics.compacted();
		loaded.dirty = new Map();
	}

	#nameOf(mark: Mark): string {
		const { fair } = this.#options;
		switch (mark.doc) {
			case 'desk':
				return docName({ kind: 'desk', fair, participant: mark.id });
			case 'calendar':
				return docName({ kind: 'calendar', fair, recruiter: mark.id });
			case 'directory':
				return docName({ kind: 'directory', fair });
			case 'vacancies':
				return docName({ kind: 'vacancies', fair, company: mark.id });
			case 'team':
				return docName({ kind: 'team', fair, company: mark.id });
			case 'support':
				return docName({ kind: 'support', fair, participant: mark.id });
			case 'helpdesk':
				return docName({ kind: 'helpdesk', fair });
		}
	}
}
