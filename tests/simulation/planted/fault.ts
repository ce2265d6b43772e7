/**
 * Faults that a test plants, one at a time, to see whether the checks notice. Each takes hold where the
 * product lets something in from outside, or on a prototype for as long as one simulation lasts.
 */
import type { FairSession } from '#lib/sync/fair-session.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import type { Documents } from '#sync/documents.ts';
import type { Engine } from '#sync/engine.ts';
import type { Tampering } from '../machine/server-disk.ts';

/** What a planted fault may need to know of the world in which it lives. */
export interface Surroundings {
	readonly connection: SqliteConnection;
	readonly now: () => number;
	readonly random: () => number;
	/** How often the server has been started. */
	readonly lives: () => number;
	/** The commit number as SQL has it. */
	readonly after: (delayMs: number, run: () => void) => void;
}

export interface PlantedFault {
	/** Changes the database before anybody uses it. */
	readonly prepare?: (connection: SqliteConnection) => void;
	readonly tamper?: (surroundings: Surroundings) => Tampering;
	readonly wrapEngine?: (engine: Engine, surroundings: Surroundings) => Documents;
	readonly wrapSession?: (session: FairSession) => FairSession;
	/** Changes prototypes of the product; gives back how to undo it. */
	readonly patch?: (surroundings: Surroundings) => () => void;
}
