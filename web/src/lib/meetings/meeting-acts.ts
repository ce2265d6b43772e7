import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { IntentId } from '#schema/ids.ts';
import type { MeetingRow } from '../sync/overlay.ts';

/** Whoever hands an intent over, and tells what comes of it. */
export interface IntentActs {
	submit(intent: ParticipantIntent): void;
}

/** What one can do with a meeting from a list. Whoever renders the list says what each one means. */
export interface MeetingActs {
	accept(row: MeetingRow): void;
	/** Asks for a note first. */
	decline(row: MeetingRow): void;
	reopen(row: MeetingRow): void;
	/** Asks whether that is meant: a request is withdrawn, a chat called off. */
	cancel(row: MeetingRow): void;
	/** Opens the calendar: to choose a time, or another one. */
	pick(row: MeetingRow): void;
	/** Asks whether that is meant: the time is given back, and a new one can be chosen. */
	release(row: MeetingRow): void;
	join(row: MeetingRow): void;
	/** Takes back what has never left this device. */
	revoke(intent: IntentId): void;
}
