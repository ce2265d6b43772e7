import type { Connection, Document } from '@hocuspocus/server';
import type { Elapsed } from '#schema/ids.ts';
import type { Budget } from './budget.ts';
import type { SyncSocket } from './sync-socket.ts';
import type { Grant } from './visitor.ts';

/** One document as one socket has opened it. */
export interface Opening {
	readonly socket: SyncSocket;
	/** As it stands in every frame. */
	readonly address: string;
	readonly name: string;
	readonly grant: Grant;
	readonly since: Elapsed;
	/** Where it belongs. */
	readonly keeper: Keeper;
	/** Missing while it is being loaded. */
	document: Document | null;
	/** What came in the meantime. */
	readonly held: Uint8Array[];
	/** Of a writer: its place in Hocuspocus. Readers share one (readers.ts). */
	connection: Connection | null;
	/** Questions for the state. */
	readonly asks: Budget;
	/** Has had its first answer, and gets every change from then on. */
	following: boolean;
}

/** Keeps the openings of one socket. */
export interface Keeper {
	/** The document is there. */
	ready(opening: Opening, document: Document): void;
	/** So many bytes of state were sent because this client asked. */
	fetched(bytes: number): void;
	/** It is over; the other side is told why. */
	shut(opening: Opening, reason: CloseReason): void;
}

/** What Hocuspocus keeps with each connection: the opening, as soon as it is one. */
export interface OpeningContext {
	opening?: Opening;
}

export const openingOf = (connection: Connection): Opening | undefined =>
	(connection.context as OpeningContext).opening;

/** Why one document was closed for one socket; the socket itself lives on. */
export type CloseReason =
	/** Start again from an empty document. */
	| 'reset'
	/** What was sent does not belong into an outbox or a note. */
	| 'invalid'
	/** What was sent does not belong anywhere: the document is the server's. */
	| 'readonly'
	| 'denied'
	| 'upgrade'
	| 'limit'
	/** Not now; try again in a moment. */
	| 'unavailable'
	| 'provider_initiated';

/** What a sender did wrong, as it is counted and stands in the audit line; never what they sent. */
export type Complaint = string;

/** Forgets the opening and tells the other side why. The code goes nowhere, only the reason does. */
export function closeOpening(opening: Opening, reason: CloseReason): void {
	if (opening.connection) opening.connection.close({ code: 4205, reason });
	else opening.keeper.shut(opening, reason);
}

/** Lets the document go, for everybody who has it open. */
export function closeAll(document: Document, reason: CloseReason): void {
	for (const connection of document.getConnections()) {
		const opening = openingOf(connection);
		if (opening) closeOpening(opening, reason);
	}
}
