/** What the socket side tells the people who run it. Bound to pino and prom-client outside. */

/** Things that are counted, each with what it is about where that matters. */
export type HubCount =
	/** label: HTTP status */
	| 'upgrade_refused'
	| 'socket_opened'
	/** label: close code */
	| 'socket_closed'
	/** label: kind of document */
	| 'document_opened'
	/** label: `denied`, `upgrade` */
	| 'document_denied'
	| 'document_loaded'
	| 'document_unloaded'
	/** Expected after restarts only; anything else is a bug. */
	| 'lineage_reset'
	| 'readonly_write'
	/** label: what was wrong */
	| 'invalid_outbox'
	/** label: what was wrong */
	| 'invalid_note'
	/** label: `lineage` after a restart or a long absence, `worn` when it was made anew */
	| 'note_reset'
	/** Commits of one note; and commits of all that wait which the storage refused. */
	| 'note_stored'
	| 'note_not_stored'
	/** label: why, as in the audit line */
	| 'abuse'
	/** label: message type */
	| 'frame_dropped'
	| 'slow_reader_cut'
	/** label: `cached`, `built` */
	| 'first_answer'
	| 'update_received'
	| 'broadcast'
	| 'delivery'
	/** label: hook */
	| 'hook_failed';

export interface HubMetrics {
	count(what: HubCount, label?: string, amount?: number): void;
	/** Milliseconds that one round of broadcasts took. */
	broadcast(durationMs: number): void;
}

export const uncounted: HubMetrics = { count() {}, broadcast() {} };

/** For `/metrics` and for tests: how much there is right now. */
export interface HubStats {
	readonly sockets: number;
	readonly upgrading: number;
	readonly documents: number;
	readonly openings: number;
	readonly online: number;
}
