import type { IntentId, MeetingId } from '#schema/ids.ts';

/** What is remembered of acts on this page. Nothing is drawn from it. */
export class ActsDone {
	/** Refusals that their window shows itself. */
	readonly watched = new Set<IntentId>();
	/** Accepted requests that were cancelled here: what is undone with one press is less than they were. */
	readonly accepted = new Set<MeetingId>();
	/** Somebody else tells of these, however they end. */
	readonly quiet = new Set<IntentId>();
}
