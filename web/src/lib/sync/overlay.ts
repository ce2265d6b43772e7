/**
 * What a person sees at once: their pending intents laid over the projections. Only for the eye:
 * nothing here is written into a document, and a time that is being asked for is never shown as theirs.
 */
import type { DeskMeeting, DeskView, Me, OwnSlot } from '#schema/docs/desk.ts';
import type { Interval } from '#schema/domain/interval.ts';
import type { IntentKind } from '#schema/domain/intent.ts';
import type { Slot } from '#schema/domain/slot.ts';
import type { Instant, IntentId, MeetingId, ParticipantId } from '#schema/ids.ts';

/**
 * How far an intent has come. `queued`: on this device only; `sending`: handed to the connection;
 * `deciding`: the server has it and has not said yet.
 */
export type PendingState = 'queued' | 'sending' | 'deciding';

/** Why a row looks as it does although the server has not said so yet. */
export interface PendingMark {
	readonly intent: IntentId;
	readonly kind: IntentKind;
	readonly state: PendingState;
	/** It has never left this device, so it can still be taken back (`revoke`). */
	readonly revocable: boolean;
}

export interface MeetingRow extends DeskMeeting {
	/** Stays the same when a request that was just sent gets its real id: the key for `{#each}`. */
	readonly key: string;
	/** Only this device knows of it: it has no id yet that the server would understand. */
	readonly provisional: boolean;
	/** The newest intent about this meeting that is not settled. */
	readonly pending?: PendingMark;
	/** The time that is being asked for: neither reserved nor granted. */
	readonly asking?: Interval;
}

export interface OwnSlotRow extends OwnSlot {
	/** Offered or withdrawn on this device, not confirmed yet. */
	readonly pending?: PendingMark;
	readonly withdrawing?: true;
}

/** A desk with what is pending laid over it. */
export interface OverlaidDesk extends Omit<DeskView, 'me' | 'meetings' | 'slots'> {
	readonly me: { readonly me: Me };
	/** The newest unsettled change of one's own profile or settings. */
	readonly mePending?: PendingMark;
	readonly meetings: Readonly<Record<MeetingId, MeetingRow>>;
	readonly slots: Readonly<Record<string, OwnSlotRow>>;
}

/** One slot of a recruiter as everybody may see it, with one's own asking on top. */
export interface SlotRow extends Slot {
	readonly taken: boolean;
	/** One's own claim on it that is not decided yet. */
	readonly asking?: PendingMark;
	/** One's own confirmed chat is on it. */
	readonly mine?: MeetingId;
}

/** A recruiter's calendar, by start. */
export interface CalendarSheet {
	readonly recruiter: ParticipantId;
	readonly seq: number;
	readonly t: Instant;
	readonly slots: readonly SlotRow[];
}
