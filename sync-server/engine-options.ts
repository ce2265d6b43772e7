import type { SqliteConnection } from '#schema/db/open.ts';
import type { MeetingId } from '#schema/ids.ts';
import type { Clock, FillRandom } from './clock.ts';
import type { EngineLog, EngineMetrics } from './observe.ts';

export interface EngineOptions {
	/** A connection of the engine's own: nobody else's statement may fall into its transactions. */
	readonly connection: SqliteConnection;
	/** Throws when what was committed is not where the next start will look for it. */
	readonly assertInPlace?: () => void;
	readonly clock: Clock;
	/** How far apart batches begin at least, in ms; 0 where the clock stands still. */
	readonly gatherMs?: number;
	readonly random: FillRandom;
	readonly log: EngineLog;
	readonly metrics: EngineMetrics;
	/** Sends what was written to a document; the socket side provides it. */
	readonly flush: (documentName: string) => void;
	/** Asks again who may have this document open; the socket side does. */
	readonly review: (documentName: string) => void;
	/** These chats are not what they were: whoever sits in their rooms is looked at again. */
	readonly meetingsChanged?: (meetings: ReadonlySet<MeetingId> | 'all') => void;
}
