/**
 * What a screen of one fair knows and may offer: everything here is derived from the overlaid
 * documents. The `whyNot…` functions ask the same rules as the server does (schema/domain/why-not.ts),
 * with what this screen knows: `null` means that the button is enabled. `now` is the server's time as
 * `session.now` estimates it.
 */
import type { DeskNotice, Me } from '#schema/docs/desk.ts';
import type {
	CompanyCard,
	DirectoryView,
	FairCard,
	RecruiterCard,
} from '#schema/docs/directory.ts';
import type { Allowance } from '#schema/domain/allowance.ts';
import type { IntentOf } from '#schema/domain/intent.ts';
import type { Tab } from '#schema/domain/meeting.ts';
import type { Refusal } from '#schema/domain/refusal.ts';
import type { CompanyId, Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import type { CalendarSheet, MeetingRow, OverlaidDesk, OwnSlotRow } from './overlay.ts';

/** One fair as one person sees it now, pending intents included. */
export interface FairView {
	readonly desk: OverlaidDesk;
	readonly directory: DirectoryView;
}

/** A recruiter as Explore lists them. */
export interface RecruiterRow {
	readonly id: ParticipantId;
	readonly card: RecruiterCard;
	readonly company: CompanyCard | null;
	readonly companyId: CompanyId;
	readonly openSlots: number;
	readonly requestsReceived: number;
	readonly online: boolean;
	/** One's own live meeting with them. */
	readonly meeting: MeetingRow | null;
}

export interface NoticeRow extends DeskNotice {
	readonly id: string;
}

type NotBuilt = never;
const notBuilt = (): NotBuilt => {
	throw new Error('not built yet');
};

/* eslint-disable @typescript-eslint/no-unused-vars -- signatures first */
export const meOf = (view: FairView): Me => view.desk.me.me;
export const fairOf = (view: FairView): FairCard => view.directory.fair.fair;

/** The rows of each tab: what is next first for confirmed chats, what changed last first elsewhere. */
export function meetingsByTab(view: FairView): Readonly<Record<Tab, readonly MeetingRow[]>> {
	return notBuilt();
}

/** Confirmed chats by start: My Schedule. */
export function schedule(view: FairView): readonly MeetingRow[] {
	return notBuilt();
}

export function recruiters(view: FairView): readonly RecruiterRow[] {
	return notBuilt();
}

/** Newest first. */
export function notices(view: FairView): readonly NoticeRow[] {
	return notBuilt();
}

/** A recruiter's own slots by start, unsettled changes included. */
export function ownSlots(view: FairView): readonly OwnSlotRow[] {
	return notBuilt();
}

/** A talent's use of the two limits, requests and claims under way included; null for others. */
export function allowance(view: FairView): Allowance | null {
	return notBuilt();
}

/** Requests and chats that a talent may still begin: the smaller of the two rests. */
export function chatsLeft(view: FairView): number | null {
	return notBuilt();
}

/** The live meeting with another person, if there is one. */
export function liveMeetingWith(view: FairView, other: ParticipantId): MeetingRow | null {
	return notBuilt();
}

export function whyNotRequestTo(
	view: FairView,
	other: ParticipantId,
	now: Instant,
): Refusal | null {
	return notBuilt();
}

/** As `whyNotRequestTo`, and whether the text of the dialog may be sent as it is. */
export function whyNotSend(
	view: FairView,
	intent: IntentOf<'request.send'>,
	now: Instant,
): Refusal | null {
	return notBuilt();
}

export function whyNotAcceptRequest(view: FairView, row: MeetingRow, now: Instant): Refusal | null {
	return notBuilt();
}

export function whyNotDecline(view: FairView, row: MeetingRow, now: Instant): Refusal | null {
	return notBuilt();
}

/** Taking a decline back. */
export function whyNotReopenRequest(view: FairView, row: MeetingRow, now: Instant): Refusal | null {
	return notBuilt();
}

/** Withdrawing a request, or calling off a chat: which of the two, `cancelIntentOf` says. */
export function whyNotCancel(view: FairView, row: MeetingRow, now: Instant): Refusal | null {
	return notBuilt();
}

export function cancelIntentOf(
	row: MeetingRow,
	note: string,
): IntentOf<'request.cancel'> | IntentOf<'chat.cancel'> {
	return notBuilt();
}

/** A slot for an accepted request; with a confirmed one, the move to another slot. */
export function whyNotClaimSlot(
	view: FairView,
	calendar: CalendarSheet,
	row: MeetingRow,
	startsAt: Instant,
	now: Instant,
): Refusal | null {
	return notBuilt();
}

/** A slot straight away, where the recruiter has direct booking. */
export function whyNotBookSlot(
	view: FairView,
	calendar: CalendarSheet,
	startsAt: Instant,
	now: Instant,
): Refusal | null {
	return notBuilt();
}

/** A recruiter moves a chat to another of their own slots. */
export function whyNotMoveTo(
	view: FairView,
	row: MeetingRow,
	startsAt: Instant,
	now: Instant,
): Refusal | null {
	return notBuilt();
}

/** Giving the time back, and letting the talent choose again. */
export function whyNotRelease(view: FairView, row: MeetingRow, now: Instant): Refusal | null {
	return notBuilt();
}

/** Moving a confirmed chat at all, before a slot is chosen. */
export function whyNotReschedule(view: FairView, row: MeetingRow, now: Instant): Refusal | null {
	return notBuilt();
}

export function whyNotJoinChat(view: FairView, row: MeetingRow, now: Instant): Refusal | null {
	return notBuilt();
}

/** From when on "Join" works, for a countdown. */
export function joinOpens(view: FairView, row: MeetingRow): Instant | null {
	return notBuilt();
}

export function whyNotSetAvailability(
	view: FairView,
	intent: IntentOf<'availability.set'>,
	now: Instant,
): Refusal | null {
	return notBuilt();
}
