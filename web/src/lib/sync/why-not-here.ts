/**
 * What a screen may offer. Each function asks the same rules as the server does
 * (schema/domain/why-not.ts) with what this screen knows: `null` means that the button is enabled, and
 * that the intent would pass on this knowledge. `now` is the server's time as `session.now` has it.
 */
import type { Me } from '#schema/docs/desk.ts';
import type { Allowance } from '#schema/domain/allowance.ts';
import { spendsChat } from '#schema/domain/allowance.ts';
import type { IntentOf } from '#schema/domain/intent.ts';
import type { Interval } from '#schema/domain/interval.ts';
import { contains } from '#schema/domain/interval.ts';
import type { Meeting } from '#schema/domain/meeting.ts';
import type { Refusal } from '#schema/domain/refusal.ts';
import { refusal } from '#schema/domain/refusal.ts';
import { extendedEnd } from '#schema/domain/room.ts';
import {
	whyNotCorrect,
	whyNotExtend,
	whyNotLate,
	whyNotMemo,
} from '#schema/domain/why-not-chat.ts';
import * as rule from '#schema/domain/why-not.ts';
import type { Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import { meetingOf, partyOfMe, timeOf } from './meeting-facts.ts';
import type { CalendarSheet, MeetingRow } from './overlay.ts';
import type { FairView } from './view.ts';
import { allowance, fairOf, liveMeetingWith, meOf, ownSlots } from './view.ts';

/** Another talent's allowance is nobody's business: what is not known here does not disable a button. */
export const UNKNOWN_ALLOWANCE: Allowance = {
	openRequests: 0,
	maxOpenRequests: Infinity,
	chats: 0,
	maxChats: Infinity,
};

export function whyNotRequestTo(
	view: FairView,
	other: ParticipantId,
	now: Instant,
): Refusal | null {
	const me = meOf(view);
	if (me.role === 'organizer' || other === me.id) return refusal('forbidden');
	return rule.whyNotRequest(requestFacts(view, other, now));
}

/** As `whyNotRequestTo`, and whether the text of the dialog may be sent as it is. */
export function whyNotSend(
	view: FairView,
	intent: IntentOf<'request.send'>,
	now: Instant,
): Refusal | null {
	return whyNotRequestTo(view, intent.to, now) ?? whyNotText(view, intent.to, intent);
}

export const whyNotAcceptRequest = (
	view: FairView,
	row: MeetingRow,
	now: Instant,
): Refusal | null =>
	known(view, row, (meeting, me) =>
		rule.whyNotAccept(meeting, partyOfMe(me), {
			rules: fairOf(view).rules,
			now,
			allowance: allowance(view) ?? UNKNOWN_ALLOWANCE,
		}),
	);

export const whyNotDecline = (view: FairView, row: MeetingRow, now: Instant): Refusal | null =>
	known(view, row, (meeting, me) => rule.whyNotAnswer(meeting, partyOfMe(me), now));

/** Taking a decline back. */
export const whyNotReopenRequest = (
	view: FairView,
	row: MeetingRow,
	now: Instant,
): Refusal | null =>
	known(view, row, (meeting, me) =>
		rule.whyNotReopen(meeting, partyOfMe(me), requestFacts(view, row.peer.id, now)),
	);

/** Withdrawing a request, or calling off a chat: `cancelIntentOf` makes the one that fits. */
export const whyNotCancel = (view: FairView, row: MeetingRow, now: Instant): Refusal | null =>
	known(view, row, (meeting, me) =>
		meeting.status === 'confirmed'
			? rule.whyNotChange(meeting, fairOf(view).rules, now)
			: rule.whyNotCancelRequest(meeting, partyOfMe(me)),
	);

export const cancelIntentOf = (
	{ id: meeting, status }: MeetingRow,
	note: string,
): IntentOf<'request.cancel'> | IntentOf<'chat.cancel'> =>
	status === 'confirmed'
		? { kind: 'chat.cancel', meeting, note }
		: { kind: 'request.cancel', meeting };

/** A slot for an accepted request; for a confirmed chat, the move to another slot. */
export const whyNotClaimSlot = (
	view: FairView,
	calendar: CalendarSheet,
	row: MeetingRow,
	startsAt: Instant,
	now: Instant,
): Refusal | null =>
	known(view, row, (meeting, me) => {
		if (partyOfMe(me) !== 'talent') return refusal('forbidden');
		if (meeting.status === 'requested') return refusal('not_accepted');
		const unchangeable =
			meeting.status === 'confirmed' ? rule.whyNotChange(meeting, fairOf(view).rules, now) : null;
		if (unchangeable) return unchangeable;
		if (meeting.status !== 'in_scheduling' && meeting.status !== 'confirmed')
			return refusal('wrong_status');
		return rule.whyNotSlot({
			...calendarFacts(view, calendar, startsAt, now, row.id),
			spends: spendsOneMore(view, meeting),
		});
	});

/** A slot straight away, where the recruiter has direct booking. */
export function whyNotBookSlot(
	view: FairView,
	calendar: CalendarSheet,
	startsAt: Instant,
	now: Instant,
): Refusal | null {
	const card = view.directory.cards[calendar.recruiter];
	if (meOf(view).role !== 'talent' || !card) return refusal('forbidden');
	return (
		rule.whyNotBook(card.bookingMode, requestFacts(view, calendar.recruiter, now)) ??
		rule.whyNotSlot({ ...calendarFacts(view, calendar, startsAt, now, null), spends: null })
	);
}

/** As `whyNotBookSlot`, and whether the text of the dialog may be sent as it is. */
export function whyNotBook(
	view: FairView,
	calendar: CalendarSheet,
	intent: IntentOf<'slot.book'>,
	now: Instant,
): Refusal | null {
	return (
		whyNotBookSlot(view, calendar, intent.startsAt, now) ??
		whyNotText(view, intent.recruiter, intent)
	);
}

/** A recruiter moves a chat to another of their own slots. */
export const whyNotMoveTo = (
	view: FairView,
	row: MeetingRow,
	startsAt: Instant,
	now: Instant,
): Refusal | null =>
	known(view, row, (meeting, me) => {
		const { rules } = fairOf(view);
		const unchangeable = rule.whyNotChange(meeting, rules, now);
		if (unchangeable) return unchangeable;
		if (me.role !== 'recruiter') return refusal('forbidden');
		const slots = ownSlots(view);
		const slot = slots.find((own) => own.startsAt === startsAt && !own.withdrawing) ?? null;
		return rule.whyNotSlot({
			rules,
			now,
			slot,
			taken: slot?.meeting !== undefined && slot.meeting !== row.id,
			// The talent's other chats are not known here; the server looks at them.
			talentChats: [],
			recruiterChats: ownChats(view, row.id),
			spends: null,
		});
	});

/** Giving the time back, and letting the talent choose again. */
export const whyNotRelease = (view: FairView, row: MeetingRow, now: Instant): Refusal | null =>
	known(view, row, (meeting) => rule.whyNotChange(meeting, fairOf(view).rules, now));

/** Moving a confirmed chat at all, before a slot is chosen. */
export const whyNotReschedule = (view: FairView, row: MeetingRow, now: Instant): Refusal | null =>
	whyNotRelease(view, row, now) ?? rule.whyNotNow(fairOf(view).rules, now);

export const whyNotJoinChat = (view: FairView, row: MeetingRow, now: Instant): Refusal | null =>
	known(view, row, (meeting) => rule.whyNotJoin(meeting, fairOf(view).rules, now));

export const whyNotSayLate = (view: FairView, row: MeetingRow, now: Instant): Refusal | null =>
	known(view, row, (meeting, me) => whyNotLate(meeting, partyOfMe(me), now));

/** EX2: what the other has beside this chat, the server alone knows: it says whether they are free. */
export const whyNotExtendChat = (view: FairView, row: MeetingRow, now: Instant): Refusal | null =>
	known(view, row, (meeting, me) => {
		const { rules, days } = fairOf(view);
		const { startsAt = now, endsAt = now, extendsTo } = row;
		const party = partyOfMe(me);
		const own = ownChats(view, row.id);
		const why = whyNotExtend(meeting, party, {
			rules,
			now,
			until: extendedEnd({ endsAt }),
			day: days.find((day) => contains(day, startsAt)) ?? null,
			talentChats: party === 'talent' ? own : [],
			recruiterChats: party === 'recruiter' ? own : [],
		});
		return why ?? (extendsTo === undefined ? refusal('peer_conflict') : null);
	});

/** NS4: of a recruiter's own chats; organizers have none on their desk. */
export const whyNotCorrectChat = (view: FairView, row: MeetingRow, now: Instant): Refusal | null =>
	known(view, row, (meeting, me) =>
		me.role === 'recruiter'
			? whyNotCorrect(meeting, fairOf(view).rules, now)
			: refusal('forbidden'),
	);

export const whyNotKeepMemo = (view: FairView, row: MeetingRow): Refusal | null =>
	known(view, row, (meeting) => whyNotMemo(meeting));

export function whyNotSetAvailability(
	view: FairView,
	intent: IntentOf<'availability.set'>,
	now: Instant,
): Refusal | null {
	if (meOf(view).role !== 'recruiter') return refusal('forbidden');
	const { days, rules } = fairOf(view);
	const day = days.find(({ date }) => date === intent.date) ?? null;
	const slots = ownSlots(view)
		.filter(({ startsAt }) => day !== null && contains(day, startsAt))
		.map((slot) => ({ ...slot, booked: slot.meeting !== undefined }));
	return rule.whyNotOffer(rules, day, {
		now,
		minutes: intent.minutes,
		starts: intent.starts,
		slots,
	});
}

/** Saying something to everybody at all, before it is written (AN1, AN3). */
export const whyNotAnnounce = ({ desk, announcements }: FairView): Refusal | null =>
	rule.whyNotAnnounce({
		by: desk.me.me.role,
		standing: announcements.filter(({ pending }) => pending?.kind !== 'announcement.withdraw')
			.length,
	});

/**
 * A row that the server does not know yet, or a time that is still being asked for, cannot be acted
 * upon: whatever came next would be decided on facts that this screen has not seen.
 */
function known(
	view: FairView,
	row: MeetingRow,
	ask: (meeting: Meeting, me: Me) => Refusal | null,
): Refusal | null {
	if (row.provisional || row.asking) return refusal('wrong_status');
	const me = meOf(view);
	return ask(meetingOf(row, me), me);
}

/** RQ5, RQ6: only a talent is asked a question. */
function whyNotText(
	view: FairView,
	recruiter: ParticipantId,
	sent: { readonly question: string; readonly answer: string },
): Refusal | null {
	if (meOf(view).role !== 'talent') return null;
	return rule.whyNotText(view.directory.cards[recruiter]?.question ?? '', sent);
}

const requestFacts = (view: FairView, other: ParticipantId, now: Instant): rule.RequestFacts => ({
	rules: fairOf(view).rules,
	now,
	by: partyOfMe(meOf(view)),
	live: liveMeetingWith(view, other),
	allowance: allowance(view) ?? UNKNOWN_ALLOWANCE,
});

function calendarFacts(
	view: FairView,
	calendar: CalendarSheet,
	startsAt: Instant,
	now: Instant,
	meeting: MeetingId | null,
) {
	const slot = calendar.slots.find((row) => row.startsAt === startsAt) ?? null;
	const isOwn = (row: { readonly mine?: MeetingId }) => meeting !== null && row.mine === meeting;
	return {
		rules: fairOf(view).rules,
		now,
		slot,
		taken: slot !== null && slot.taken && !isOwn(slot),
		talentChats: ownChats(view, meeting),
		recruiterChats: calendar.slots.filter((row) => row.taken && !isOwn(row)),
	};
}

/** One's own chats, times that are being asked for included, without the one in question. */
function ownChats(view: FairView, except: MeetingId | null): (Interval & { id: MeetingId })[] {
	const chats: (Interval & { id: MeetingId })[] = [];
	for (const row of Object.values(view.desk.meetings)) {
		if (row.id === except) continue;
		if (row.asking) chats.push({ id: row.id, ...row.asking });
		if (row.status === 'confirmed') chats.push({ id: row.id, ...timeOf(row) });
	}
	return chats;
}

/** QU2, QU3: a meeting that has spent its chat already does not spend another by getting a time. */
function spendsOneMore(view: FairView, meeting: Meeting): Allowance | null {
	const { rules } = fairOf(view);
	if (spendsChat(meeting, rules)) return null;
	return meeting.requestedBy === 'recruiter' && !rules.invitationsCount ? null : allowance(view);
}
