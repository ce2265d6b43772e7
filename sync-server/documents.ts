import type * as Y from 'yjs';
import type { Access, Reader } from '#schema/docs/access.ts';
import type { DocAddress, NoteAddress } from '#schema/docs/names.ts';
import type { AccountId, FairId, Instant, MeetingId } from '#schema/ids.ts';

/** A signed-in person behind a socket. */
export interface SignedIn {
	/** Hash of the session's secret: names the session, opens nothing. */
	readonly sessionId: string;
	readonly accountId: AccountId;
	readonly expiresAt: Instant;
}

/** Who may come in; implemented by the accounts module, asked at each upgrade and again while it lasts. */
export interface Identity {
	authenticate(cookieHeader: string | null): Promise<SignedIn | null>;
}

export type Admission =
	| {
			readonly ok: true;
			readonly address: DocAddress;
			readonly reader: Reader;
			readonly access: Exclude<Access, 'none'>;
	  }
	/** `denied`: no right, or no such document; the two look the same. `upgrade`: reload the page. */
	| { readonly ok: false; readonly reason: 'denied' | 'upgrade' };

export interface StoredNote {
	readonly address: NoteAddress;
	readonly text: string;
}

/** Where the notes of teams are kept. */
export interface NoteStore {
	/** Whether there is somebody to write about. */
	exists(address: NoteAddress): boolean;
	/** Takes a new lineage and fills the document with the text as it is stored (TN4). */
	load(address: NoteAddress, document: Y.Doc): void;
	/**
	 * Stores all of them or none. Says of each whether there is still somebody whom it is about; null when
	 * the storage failed.
	 */
	store(notes: readonly StoredNote[]): readonly boolean[] | null;
}

/** What the socket side (hub) needs of the engine behind it. All synchronous: SQLite is. */
export interface Documents {
	/** Authorises by SQL row, before any document exists (DO1–DO3, DO6). */
	admit(documentName: string, account: AccountId): Admission;
	/** Takes a new lineage, renders everything from SQL, keeps it up to date from now on. */
	loadProjection(documentName: string, address: DocAddress, document: Y.Doc): void;
	/** Watches an owner's outbox and passes on each new intent. */
	loadOutbox(address: DocAddress, document: Y.Doc): void;
	readonly notes: NoteStore;
	/** The document was unloaded; forget it. */
	unload(documentName: string): void;
	/** A meeting was opened before somebody's eyes, or closed again (TE4). */
	lookChanged(fair: FairId, reader: Reader, meeting: MeetingId, isLooking: boolean): void;
	/** The first socket of an account in a fair came, or the last one went (server-written presence). */
	presenceChanged(fair: FairId, reader: Reader, online: boolean): void;
}
