/** A desk with the person's pending intents laid over it: one small function for each kind. */
import { unreachable } from '#schema/assert.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import type { DeskMeeting, DeskView, Me, Peer } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import type { Allowance } from '#schema/domain/allowance.ts';
import { allowanceOf } from '#schema/domain/allowance.ts';
import type { FairRules } from '#schema/domain/fair.ts';
import type { IntentOf } from '#schema/domain/intent.ts';
import type { Interval } from '#schema/domain/interval.ts';
import { contains } from '#schema/domain/interval.ts';
import type { Meeting } from '#schema/domain/meeting.ts';
import { isLive } from '#schema/domain/meeting.ts';
import type { KeptMemo } from '#schema/domain/memo.ts';
import { isEmptyMemo } from '#schema/domain/memo.ts';
import { colleagueIn } from '#schema/domain/team.ts';
import type { Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import { addMinutes, earlier, entityId } from '#schema/ids.ts';
import { meetingOf, partyOfMe } from './meeting-facts.ts';
import type { MeetingRow, OverlaidDesk, OverlayEntry, OwnSlotRow, PendingMark } from './overlay.ts';
import { liesOver, markOf } from './overlay.ts';

export interface OverlayContext {
	readonly directory: DirectoryView;
	/** When a slot of a calendar that is open on this device ends. */
	readonly slotEnd: (recruiter: ParticipantId, startsAt: Instant) => Instant | null;
	/** Rows that began as a provisional one keep its key. */
	readonly keys: ReadonlyMap<MeetingId, string>;
}

/** The desk while it is being laid over: only what the intents can change is open to change. */
interface Draft extends OverlayContext {
	readonly rules: FairRules;
	me: Me;
	mePending: PendingMark | undefined;
	readonly meetings: Map<MeetingId, MeetingRow>;
	readonly slots: Map<string, OwnSlotRow>;
	readonly memos: Map<MeetingId, KeptMemo>;
}

export function overlayDesk(
	desk: DeskView,
	entries: readonly OverlayEntry[],
	context: OverlayContext,
): OverlaidDesk {
	const draft: Draft = {
		...context,
		rules: context.directory.fair.fair.rules,
		me: desk.me.me,
		mePending: undefined,
		meetings: new Map(),
		slots: new Map(Object.entries(desk.slots)),
		memos: new Map(Object.entries(desk.memos) as [MeetingId, KeptMemo][]),
	};
	for (const meeting of Object.values(desk.meetings))
		draft.meetings.set(meeting.id, plainRow(meeting, context.keys));
	const before = factsOf(draft);
	for (const entry of entries) if (liesOver(entry, desk)) lay(draft, entry);
	const { chats } = desk.quota;
	return {
		...desk,
		me: { me: draft.me },
		...(draft.mePending && { mePending: draft.mePending }),
		meetings: Object.fromEntries(draft.meetings),
		slots: Object.fromEntries(draft.slots),
		memos: Object.fromEntries(draft.memos),
		quota: chats ? { chats: moved(chats, before, factsOf(draft), draft.rules) } : desk.quota,
	};
}

/** Exhaustive: a new kind of intent does not compile without saying how it looks while it is pending. */
function lay(draft: Draft, entry: OverlayEntry): void {
	const { intent } = entry;
	const colleague = colleagueIn(intent);
	// What is done for a colleague is on the colleague's desk (TE1).
	if (colleague !== null && colleague !== draft.me.id) return;
	switch (intent.kind) {
		case 'request.send':
			return laySend(draft, entry, intent);
		case 'request.cancel':
			return change(draft, entry, intent.meeting, ['requested', 'in_scheduling'], () => ({
				status: 'cancelled',
				by: partyOfMe(draft.me),
			}));
		case 'request.accept':
			return change(draft, entry, intent.meeting, ['requested'], () => ({
				status: 'in_scheduling',
			}));
		case 'request.decline':
			return change(draft, entry, intent.meeting, ['requested'], () => ({
				status: 'declined',
				by: partyOfMe(draft.me),
				note: intent.note,
			}));
		case 'request.reopen':
			return change(draft, entry, intent.meeting, ['declined'], () => ({
				status: 'requested',
				expiresAt: expiry(draft, entry),
			}));
		case 'slot.book':
			return layBook(draft, entry, intent);
		case 'slot.claim':
		case 'slot.reschedule': {
			const from = intent.kind === 'slot.claim' ? 'in_scheduling' : 'confirmed';
			return change(draft, entry, intent.meeting, [from], (row) =>
				taking(entry, askedTime(draft, row.peer.id, intent.startsAt)),
			);
		}
		case 'slot.release':
			return change(draft, entry, intent.meeting, ['confirmed'], () => ({
				status: 'in_scheduling',
				by: partyOfMe(draft.me),
				note: intent.note,
			}));
		case 'chat.cancel':
			return change(draft, entry, intent.meeting, ['confirmed'], () => ({
				status: 'cancelled',
				by: partyOfMe(draft.me),
				note: intent.note,
			}));
		case 'chat.late':
		case 'chat.extend':
		case 'chat.correct':
			// Times and facts are the server's to say: the row is marked, and nothing in it is guessed.
			return change(draft, entry, intent.meeting, [], () => ({}));
		case 'memo.keep':
			return layMemo(draft, entry, intent);
		case 'chat.handover':
			return change(draft, entry, intent.meeting, [], () => ({}));
		case 'availability.set':
			return layAvailability(draft, entry, intent);
		case 'recruiter.settings': {
			const { bookingMode, question, ideal } = intent;
			return layMe(draft, entry, { bookingMode, question, ideal });
		}
		case 'profile.update':
			return layMe(draft, entry, { profile: intent.profile });
		case 'announcement.publish':
		case 'announcement.withdraw':
		case 'vacancy.publish':
		case 'vacancy.change':
		case 'vacancy.withdraw':
			// They stand elsewhere, see `overlay-announcements.ts` and `overlay-vacancies.ts`.
			return;
		case 'support.write':
		case 'support.answer':
		case 'support.take':
		case 'support.close':
			// They have a document of their own, see `overlay-support.ts`.
			return;
		default:
			return unreachable(intent);
	}
}

/** While it is undecided the row says so; once granted it is simply so, ahead of a document that lags. */
const marked = (entry: OverlayEntry): { pending?: PendingMark } =>
	entry.outcome === null ? { pending: markOf(entry) } : {};

function change(
	draft: Draft,
	entry: OverlayEntry,
	id: MeetingId,
	from: readonly DeskMeeting['status'][],
	effect: (row: MeetingRow) => Partial<MeetingRow>,
): void {
	const row = draft.meetings.get(id);
	if (!row) return;
	const effects = from.includes(row.status) ? effect(row) : {};
	draft.meetings.set(id, { ...row, ...effects, ...marked(entry) });
}

/** A time is asked for until the server has said yes: never shown as confirmed before. */
const taking = (entry: OverlayEntry, time: Interval): Partial<MeetingRow> =>
	entry.outcome === null ? { asking: time } : { status: 'confirmed', ...time };

function laySend(draft: Draft, entry: OverlayEntry, intent: IntentOf<'request.send'>): void {
	const direct = draft.directory.cards[intent.to]?.bookingMode === 'direct';
	const accepted = direct && partyOfMe(draft.me) === 'talent';
	begin(draft, entry, intent.to, intent, {
		status: accepted ? 'in_scheduling' : 'requested',
		...(!accepted && { expiresAt: expiry(draft, entry) }),
	});
}

function layBook(draft: Draft, entry: OverlayEntry, intent: IntentOf<'slot.book'>): void {
	begin(draft, entry, intent.recruiter, intent, {
		status: 'in_scheduling',
		...taking(entry, askedTime(draft, intent.recruiter, intent.startsAt)),
	});
}

/** A row for a meeting that the server has not told of yet; a pair has at most one live one (RQ4). */
function begin(
	draft: Draft,
	entry: OverlayEntry,
	other: ParticipantId,
	{ message, question, answer }: Pick<DeskMeeting, 'message' | 'question' | 'answer'>,
	effects: Pick<MeetingRow, 'status'> & Partial<MeetingRow>,
): void {
	for (const row of draft.meetings.values())
		if (row.peer.id === other && isLive(meetingOf(row, draft.me))) return;
	const id = entry.outcome?.meeting ?? entityId<MeetingId>(entry.id);
	const { at } = entry;
	draft.meetings.set(id, {
		id,
		key: entry.id,
		provisional: entry.outcome?.meeting === undefined,
		requestedBy: partyOfMe(draft.me),
		peer: entry.peer ?? peerOf(draft.directory, other),
		message,
		question,
		answer,
		requestedAt: at,
		changedAt: at,
		...effects,
		...marked(entry),
	});
}

function peerOf(directory: DirectoryView, id: ParticipantId): Peer {
	const card = directory.cards[id];
	const company = card ? directory.companies[card.company]?.name : undefined;
	return {
		id,
		name: card?.name ?? '',
		...(card?.picture && { picture: card.picture }),
		headline: card?.headline ?? '',
		company: company ?? '',
	};
}

const expiry = ({ rules }: Draft, { at }: OverlayEntry): Instant =>
	earlier(addMinutes(at, rules.requestExpiryMinutes), rules.bookingClosesAt);

/** The asked time; where its calendar is not open here, at least its start is right. */
function askedTime(draft: Draft, recruiter: ParticipantId, startsAt: Instant): Interval {
	const shortest = Math.min(...draft.rules.allowedMinutes);
	const own = draft.me.id === recruiter ? draft.slots.get(slotKey(startsAt))?.endsAt : undefined;
	const endsAt = own ?? draft.slotEnd(recruiter, startsAt) ?? addMinutes(startsAt, shortest);
	return { startsAt, endsAt };
}

/** AV3, AV5: booked and begun times stay whatever is offered. */
function layAvailability(
	draft: Draft,
	entry: OverlayEntry,
	intent: IntentOf<'availability.set'>,
): void {
	const day = draft.directory.fair.fair.days.find(({ date }) => date === intent.date);
	if (!day) return;
	const wanted = new Set(intent.starts);
	for (const [key, slot] of draft.slots) {
		if (!contains(day, slot.startsAt) || slot.passed || slot.meeting) continue;
		if (!wanted.has(slot.startsAt)) withdraw(draft, entry, key, slot);
	}
	for (const startsAt of wanted) {
		const key = slotKey(startsAt);
		const slot = draft.slots.get(key);
		const endsAt = addMinutes(startsAt, intent.minutes);
		if (slot?.meeting || slot?.passed || startsAt <= entry.at) continue;
		if (slot?.endsAt === endsAt && !slot.withdrawing) continue;
		draft.slots.set(key, { startsAt, endsAt, passed: false, ...marked(entry) });
	}
}

/** One's own words, for oneself: what was written is what is read. */
function layMemo(
	draft: Draft,
	{ at }: OverlayEntry,
	{ meeting, text, mark }: IntentOf<'memo.keep'>,
): void {
	if (isEmptyMemo({ text, mark })) draft.memos.delete(meeting);
	else draft.memos.set(meeting, { text, mark, changedAt: at });
}

function withdraw(draft: Draft, entry: OverlayEntry, key: string, slot: OwnSlotRow): void {
	if (entry.outcome !== null) draft.slots.delete(key);
	else draft.slots.set(key, { ...slot, withdrawing: true, pending: markOf(entry) });
}

function layMe(draft: Draft, entry: OverlayEntry, change: Partial<Me>): void {
	draft.me = { ...draft.me, ...change };
	draft.mePending = marked(entry).pending ?? draft.mePending;
}

/** The allowance the server counted, moved by what the pending intents would change. */
function moved(
	counted: Allowance,
	before: readonly Meeting[],
	after: readonly Meeting[],
	rules: FairRules,
): Allowance {
	const was = allowanceOf(before, rules);
	const is = allowanceOf(after, rules);
	return {
		...counted,
		openRequests: counted.openRequests + is.openRequests - was.openRequests,
		chats: counted.chats + is.chats - was.chats,
	};
}

/** A time that is being asked for counts as if it were granted, so that nobody asks for one too many. */
const factsOf = ({ meetings, me }: Draft): Meeting[] =>
	[...meetings.values()].map((row) =>
		meetingOf(row.asking ? { ...row, ...row.asking, status: 'confirmed' } : row, me),
	);

/** The same meeting gives the same row, so that a list redraws only what changed. */
const plainRows = new WeakMap<DeskMeeting, MeetingRow>();

function plainRow(meeting: DeskMeeting, keys: ReadonlyMap<MeetingId, string>): MeetingRow {
	const key = keys.get(meeting.id) ?? meeting.id;
	const known = plainRows.get(meeting);
	if (known?.key === key) return known;
	const row: MeetingRow = { ...meeting, key, provisional: false };
	plainRows.set(meeting, row);
	return row;
}
