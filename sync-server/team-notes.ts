import type * as Y from 'yjs';
import type { NoteAddress } from '#schema/docs/names.ts';
import { docName } from '#schema/docs/names.ts';
import { NOTE_ROOT } from '#schema/docs/note.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import type { CompanyId, ParticipantId } from '#schema/ids.ts';
import type { Clock } from './clock.ts';
import type { StoredNote } from './documents.ts';
import type { EngineLog, EngineMetrics } from './observe.ts';
import type { Statements } from './statements.ts';
import { isStorageFault } from './storage-fault.ts';

export interface TeamNotesOptions {
	readonly connection: SqliteConnection;
	readonly assertInPlace?: () => void;
	readonly sql: Statements;
	readonly clock: Clock;
	readonly nextLineage: () => number;
	readonly log: EngineLog;
	readonly metrics: EngineMetrics;
	/** Somebody's right to this document may have ended. */
	readonly review: (documentName: string) => void;
}

/** Who erased themselves: a talent about whom there may be notes, or a recruiter who wrote some. */
export interface Departure {
	readonly participant: ParticipantId;
	readonly company: CompanyId | null;
}

/**
 * The notes of teams as rows (record 0010). What is written together lives in a document for as long as
 * it is open; what is kept is its text alone, so nothing of its history is stored and nothing grows.
 */
export class TeamNotes {
	readonly #options: TeamNotesOptions;
	readonly #open = new Map<string, NoteAddress>();

	constructor(options: TeamNotesOptions) {
		this.#options = options;
	}

	/** Whether there is somebody to write about. */
	exists({ fair, company, talent }: NoteAddress): boolean {
		const { sql } = this.#options;
		return (
			sql.selectRole.get({ participant: talent, fair })?.role === 'talent' &&
			sql.selectCompany.get({ company, fair }) !== undefined
		);
	}

	/** The text as it is stored, under a lineage of its own. */
	load(address: NoteAddress, document: Y.Doc): void {
		const { sql, nextLineage } = this.#options;
		const { company, talent } = address;
		const stored = sql.selectTeamNote.get({ company, talent })?.text ?? '';
		document.clientID = nextLineage();
		const text = document.getText(NOTE_ROOT);
		document.transact(() => {
			// An empty document has its lineage too, so that every copy of it can be told from others.
			text.insert(0, stored || ' ');
			if (stored === '') text.delete(0, 1);
		});
		this.#open.set(docName(address), address);
	}

	unload(documentName: string): void {
		this.#open.delete(documentName);
	}

	/**
	 * Stores all of them in one commit. Says of each whether it was: there may be nobody any more whom it
	 * is about. Null when the storage failed and nothing was stored.
	 */
	store(notes: readonly StoredNote[]): readonly boolean[] | null {
		const { connection, assertInPlace, log, metrics } = this.#options;
		try {
			connection.exec('BEGIN IMMEDIATE');
			const stored = notes.map((note) => this.#put(note));
			connection.exec('COMMIT');
			assertInPlace?.();
			return stored;
		} catch (error) {
			if (connection.inTransaction) connection.exec('ROLLBACK');
			if (!isStorageFault(error)) throw error;
			log.error({ err: error, notes: notes.length }, 'notes not stored');
			metrics.commitFailed();
			return null;
		}
	}

	/** TN5: what is open about somebody who is gone, or in front of somebody who is, is looked at again. */
	left({ participant, company }: Departure): void {
		for (const [name, address] of [...this.#open])
			if (address.talent === participant || address.company === company) this.#options.review(name);
	}

	#put({ address, text }: StoredNote): boolean {
		const { sql, clock } = this.#options;
		const { fair, company, talent } = address;
		if (text !== '')
			return sql.putTeamNote.run({ fair, company, talent, text, at: clock.now() }).changes === 1;
		sql.deleteTeamNote.run({ company, talent });
		return this.exists(address);
	}
}
