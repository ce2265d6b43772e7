/**
 * What a person sees at once: their pending intents laid over the projections. Only for the eye:
 * nothing here is written into a document, and a time that is being asked for is never shown as theirs.
 */
import type { CalendarView } from '#schema/docs/calendar.ts';
import { slotOf } from '#schema/docs/calendar.ts';
import type { DeskMeeting, DeskView, Me, Outcome, OwnSlot, Peer } from '#schema/docs/desk.ts';
import type { Interval } from '#schema/domain/interval.ts';
import type { IntentKind, ParticipantIntent } from '#schema/domain/intent.ts';
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

/** An intent that may still have to be laid over a document. */
export interface OverlayEntry {
	readonly id: IntentId;
	readonly intent: ParticipantIntent;
	readonly state: PendingState;
	readonly revocable: boolean;
	/** When the person acted. */
	readonly at: Instant;
	/** Known and accepted, but perhaps not in every document yet; null while undecided. */
	readonly outcome: Outcome | null;
	/** How to show the other side, where the directory does not tell. */
	readonly peer?: Peer | undefined;
}

/**
 * SY9: an intent is laid over a document until that very document contains its commit. A refused one,
 * and one that changed nothing, is laid over nothing: what the server shows is already the answer.
 */
export const liesOver = ({ outcome }: OverlayEntry, document: { readonly seq: number }): boolean =>
	outcome === null || (outcome.code === 'ok' && document.seq < outcome.seq);

export const markOf = ({ id, intent, state, revocable }: OverlayEntry): PendingMark => ({
	intent: id,
	kind: intent.kind,
	state,
	revocable,
});

/** Who takes the slots of this calendar on the person's behalf: undecided, or granted and not yet in it. */
interface Taking {
	readonly mark: PendingMark | null;
	readonly meeting: MeetingId | null;
}

/** A calendar with one's own asking on top. */
export function overlayCalendar(
	calendar: CalendarView,
	recruiter: ParticipantId,
	desk: OverlaidDesk | null,
	entries: readonly OverlayEntry[],
): CalendarSheet {
	const takings = takingsOf(calendar, recruiter, desk, entries);
	const givenBack = givenBackOf(calendar, recruiter, desk, entries);
	const mine = new Map<Instant, MeetingId>();
	for (const row of Object.values(desk?.meetings ?? {}))
		if (row.status === 'confirmed' && row.peer.id === recruiter && row.startsAt !== undefined)
			mine.set(row.startsAt, row.id);
	const slots = Object.values(calendar.slots)
		.map((packed) => slotRow(slotOf(packed), takings, givenBack, mine))
		.sort((a, b) => a.startsAt - b.startsAt);
	return { recruiter, seq: calendar.seq, t: calendar.t, slots };
}

function slotRow(
	slot: Slot & { taken: boolean },
	takings: ReadonlyMap<Instant, Taking>,
	givenBack: ReadonlySet<Instant>,
	mine: ReadonlyMap<Instant, MeetingId>,
): SlotRow {
	const taking = takings.get(slot.startsAt);
	if (taking?.mark) return { ...slot, asking: taking.mark };
	const own = taking?.meeting ?? mine.get(slot.startsAt);
	if (own) return { ...slot, taken: true, mine: own };
	return givenBack.has(slot.startsAt) ? { ...slot, taken: false } : slot;
}

function takingsOf(
	calendar: CalendarView,
	recruiter: ParticipantId,
	desk: OverlaidDesk | null,
	entries: readonly OverlayEntry[],
): ReadonlyMap<Instant, Taking> {
	const takings = new Map<Instant, Taking>();
	for (const entry of entries) {
		const { intent, outcome } = entry;
		if (!liesOver(entry, calendar)) continue;
		if (intent.kind === 'slot.book' && intent.recruiter === recruiter)
			takings.set(intent.startsAt, takingOf(entry, outcome?.meeting ?? null));
		if (intent.kind !== 'slot.claim' && intent.kind !== 'slot.reschedule') continue;
		if (desk?.meetings[intent.meeting]?.peer.id === recruiter)
			takings.set(intent.startsAt, takingOf(entry, intent.meeting));
	}
	return takings;
}

const takingOf = (entry: OverlayEntry, meeting: MeetingId | null): Taking => ({
	mark: entry.outcome === null ? markOf(entry) : null,
	meeting,
});

/** Times of this recruiter whose return has been granted, in a calendar that does not show it yet. */
function givenBackOf(
	calendar: CalendarView,
	recruiter: ParticipantId,
	desk: OverlaidDesk | null,
	entries: readonly OverlayEntry[],
): ReadonlySet<Instant> {
	const starts = new Set<Instant>();
	for (const entry of entries) {
		const { intent, outcome } = entry;
		if (outcome === null || !liesOver(entry, calendar)) continue;
		if (intent.kind !== 'slot.release' && intent.kind !== 'chat.cancel') continue;
		const row = desk?.meetings[intent.meeting];
		if (row?.peer.id === recruiter && row.startsAt !== undefined) starts.add(row.startsAt);
	}
	return starts;
}
