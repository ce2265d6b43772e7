/**
 * What must be true of a fair at every instant, said a second time and in other words than in the rules:
 * nothing here asks the code that decides. Each violation is a sentence, with the rule that it breaks.
 */
import type { FairFacts } from './domain/state.ts';
import type { Confirmed, Meeting, MeetingStatus } from './domain/meeting.ts';
import type { FairEvent, FairEventKind } from './domain/event.ts';
import type { Instant } from './ids.ts';
import { MINUTE_MS } from './ids.ts';

export function violations(facts: FairFacts, latest: Instant): readonly string[] {
	const meetings = [...facts.meetings.values()];
	return [
		...chatsInOneSlot(meetings),
		...chatsAtOneTime(meetings, facts.fair.rules.bufferMinutes),
		...chatsWithoutSlot(meetings, facts),
		...twoLiveMeetings(meetings),
		...limitsExceeded(meetings, facts),
		...overlappingSlots(facts, latest),
		...strangeAnnouncements(facts),
		...strangeSupports(facts),
		...strangeVacancies(facts),
	];
}

const isConfirmed = (meeting: Meeting): meeting is Confirmed => meeting.status === 'confirmed';

function* pairsOf<Item>(items: readonly Item[]): Iterable<readonly [Item, Item]> {
	for (const [index, a] of items.entries()) for (const b of items.slice(index + 1)) yield [a, b];
}

function* chatsInOneSlot(meetings: readonly Meeting[]): Iterable<string> {
	for (const [a, b] of pairsOf(meetings.filter(isConfirmed)))
		if (a.recruiterId === b.recruiterId && a.startsAt === b.startsAt)
			yield `SL3: ${a.id} and ${b.id} hold one slot`;
}

function* chatsAtOneTime(meetings: readonly Meeting[], bufferMinutes: number): Iterable<string> {
	const gap = (a: Confirmed, b: Confirmed) =>
		Math.max(a.startsAt - b.endsAt, b.startsAt - a.endsAt) / MINUTE_MS;
	for (const [a, b] of pairsOf(meetings.filter(isConfirmed))) {
		if (a.talentId === b.talentId && gap(a, b) < bufferMinutes)
			yield `SL5: ${a.talentId} is in ${a.id} and ${b.id}`;
		if (a.recruiterId === b.recruiterId && gap(a, b) < 0)
			yield `SL6: ${a.recruiterId} is in ${a.id} and ${b.id}`;
	}
}

function* chatsWithoutSlot(meetings: readonly Meeting[], facts: FairFacts): Iterable<string> {
	for (const { id, recruiterId, startsAt, endsAt } of meetings.filter(isConfirmed))
		if (facts.calendarOf(recruiterId).get(startsAt)?.endsAt !== endsAt)
			yield `SL2, AV3: ${id} has no slot of its length`;
}

function* twoLiveMeetings(meetings: readonly Meeting[]): Iterable<string> {
	const live = meetings.filter(({ status }) => LIVE.has(status));
	for (const [a, b] of pairsOf(live))
		if (a.talentId === b.talentId && a.recruiterId === b.recruiterId)
			yield `RQ4: ${a.talentId} and ${a.recruiterId} have two live meetings`;
}

const LIVE = new Set<MeetingStatus>(['requested', 'in_scheduling', 'confirmed']);

function* limitsExceeded(meetings: readonly Meeting[], facts: FairFacts): Iterable<string> {
	const { maxOpenRequests, maxChats, invitationsCount } = facts.fair.rules;
	for (const talentId of new Set(meetings.map((meeting) => meeting.talentId))) {
		const theirs = meetings.filter((meeting) => meeting.talentId === talentId);
		const asked = theirs.filter(({ requestedBy }) => requestedBy === 'talent');
		const open = asked.filter(({ status }) => status === 'requested').length;
		const counted = invitationsCount ? theirs : asked;
		const waiting = asked.filter(
			({ status }) => status === 'requested' || status === 'in_scheduling',
		);
		const chats = waiting.length + counted.filter(tookPlaceOrWill).length;
		if (open > maxOpenRequests) yield `QU1: ${talentId} has ${open} open requests`;
		if (chats > maxChats) yield `QU2: ${talentId} has ${chats} chats`;
	}
}

const tookPlaceOrWill = (meeting: Meeting): boolean =>
	meeting.status === 'confirmed' ||
	meeting.status === 'completed' ||
	(meeting.status === 'missed' && meeting.present !== 'talent');

/** Slots that began before the latest moment anybody knows of are in nobody's way. */
function* overlappingSlots(facts: FairFacts, latest: Instant): Iterable<string> {
	for (const [recruiter, calendar] of facts.calendars) {
		const slots = [...calendar.values()].filter(
			({ startsAt }) => startsAt > latest || facts.bookingOf(recruiter, startsAt) !== null,
		);
		for (const [a, b] of pairsOf(slots))
			if (a.startsAt < b.endsAt && b.startsAt < a.endsAt)
				yield `AV4: ${recruiter} offers ${a.startsAt} and ${b.startsAt}`;
	}
}

function* strangeAnnouncements({ announcements, participants }: FairFacts): Iterable<string> {
	const standing = [...announcements.values()];
	if (standing.length > 20) yield `AN3: ${standing.length} announcements stand`;
	for (const { id, by, text } of standing) {
		if (participants.get(by)?.role !== 'organizer') yield `AN1: ${id} is of no organizer`;
		if (!/\p{L}/u.test(text)) yield `AN2: ${id} says nothing`;
	}
	for (const [a, b] of pairsOf(standing)) {
		if (a.text === b.text) yield `AN3: ${a.id} and ${b.id} say the same`;
		if (a.publishedAt === b.publishedAt) yield `AN4: ${a.id} and ${b.id} have no order`;
	}
}

function* strangeSupports({ supports, participants, meetings }: FairFacts): Iterable<string> {
	for (const { person, isOpen, helper, about, ...known } of supports.values()) {
		const { unanswered, waitingSince, count, burst } = known;
		const role = participants.get(person)?.role;
		if (!role || role === 'organizer') yield `SU1: ${person} cannot have asked for help`;
		if (unanswered > 10) yield `SU4: ${unanswered} messages of ${person} wait`;
		if (burst > 8) yield `SU4: ${burst} messages of ${person} within a minute`;
		if (count < 1 || unanswered > count) yield `SU3: ${person} has ${count} lines`;
		if (waitingSince !== null && (!isOpen || unanswered === 0))
			yield `SU5: ${person} waits without having written`;
		if (helper !== null && (!isOpen || participants.get(helper)?.role !== 'organizer'))
			yield `SU6: ${helper} takes care of ${person}`;
		// It may have been handed over meanwhile.
		const chat = about === null ? undefined : meetings.get(about);
		if (about !== null && role !== 'recruiter' && chat?.talentId !== person)
			yield `ID1: ${person} asks about ${about}`;
	}
}

function* strangeVacancies({ vacancies, participants }: FairFacts): Iterable<string> {
	const standing = [...vacancies.values()];
	const counts = new Map<string, number>();
	for (const { id, companyId, content, version } of standing) {
		counts.set(companyId, (counts.get(companyId) ?? 0) + 1);
		if (!/\p{L}/u.test(content.title)) yield `OP2: ${id} has no title`;
		if (!/^(?:https:\/\/[a-z0-9.-]+\/.*)?$/.test(content.link))
			yield `OP3: ${id} leads to ${content.link}`;
		if (version < 1) yield `OP6: ${id} has no version`;
		const contact = content.contact === null ? null : participants.get(content.contact);
		const isOurs = contact?.role === 'recruiter' && contact.companyId === companyId;
		if (contact !== null && !isOurs) yield `OP4: ${id} names ${content.contact}`;
	}
	for (const [company, count] of counts)
		if (count > 20) yield `OP5: ${company} has ${count} openings`;
	for (const [a, b] of pairsOf(standing))
		if (a.companyId === b.companyId && a.publishedAt === b.publishedAt)
			yield `OP7: ${a.id} and ${b.id} have no order`;
}

/** From which status each event may come; `null` is a meeting that was not there before. */
const COMES_FROM: Readonly<Partial<Record<FairEventKind, readonly (MeetingStatus | null)[]>>> = {
	request_sent: [null],
	request_cancelled: ['requested', 'in_scheduling'],
	request_accepted: ['requested'],
	request_declined: ['requested'],
	decline_undone: ['declined'],
	request_expired: ['requested', 'in_scheduling'],
	slot_claimed: ['in_scheduling'],
	slot_booked: [null],
	slot_released: ['confirmed'],
	chat_rescheduled: ['confirmed'],
	chat_cancelled: ['confirmed'],
	chat_joined: ['confirmed'],
	chat_late: ['confirmed'],
	no_show: ['confirmed'],
	chat_extended: ['confirmed'],
	chat_corrected: ['completed', 'missed'],
	memo_kept: ['confirmed', 'completed', 'missed'],
	chat_completed: ['confirmed'],
	chat_missed: ['confirmed'],
	chat_handed_over: ['in_scheduling', 'confirmed'],
};

/** What cannot happen to the fair as it is at this moment: called before the event is applied. */
export function illegal(event: FairEvent, facts: FairFacts, now: Instant): string | null {
	const from = COMES_FROM[event.kind];
	if (!from || !('meeting' in event)) return null;
	const meeting = facts.meetings.get(event.meeting);
	const status = meeting?.status ?? null;
	if (!from.includes(status)) return `RQ8: ${event.kind} of a meeting that is ${status}`;
	if (meeting && !isEntitled(event, meeting)) return `RQ7, RQ8: ${event.kind} by the wrong side`;
	const { bookingOpensAt, bookingClosesAt } = facts.fair.rules;
	const isOpen = bookingOpensAt <= now && now < bookingClosesAt;
	if (NEEDS_WINDOW.has(event.kind) && !isOpen) return `WI1: ${event.kind} outside the window`;
	switch (event.kind) {
		case 'slot_claimed':
		case 'slot_booked':
		case 'chat_rescheduled':
			return notFree(event, facts, now);
		case 'chat_extended':
			return meeting?.status === 'confirmed' ? notExtensible(event, meeting, facts, now) : null;
		case 'no_show':
			return meeting?.status === 'confirmed' && now >= meeting.startsAt
				? null
				: 'NS1: nobody is missed before the start';
		case 'request_expired':
		case 'chat_completed':
		case 'chat_missed':
			return meeting && isOver(meeting, facts, now) ? null : `CL1, CL2: ${event.kind} too early`;
		default:
			return null;
	}
}

function notExtensible(
	{ endsAt }: Extract<FairEvent, { kind: 'chat_extended' }>,
	chat: Confirmed,
	facts: FairFacts,
	now: Instant,
): string | null {
	if (now < chat.startsAt || now >= chat.endsAt) return 'EX1: extended while it did not take place';
	if (endsAt - chat.endsAt !== 5 * MINUTE_MS) return 'EX1: extended by another time than that';
	if (chat.extensions >= facts.fair.rules.maxExtensions) return 'EX3: extended once too often';
	const isOffered = [...facts.calendarOf(chat.recruiterId).values()].some(
		(slot) => !slot.passed && slot.startsAt >= chat.endsAt && slot.startsAt < endsAt,
	);
	return isOffered ? 'EX4: a time is offered in these minutes' : null;
}

function isOver(meeting: Meeting, facts: FairFacts, now: Instant): boolean {
	if (meeting.status === 'requested') return meeting.expiresAt <= now;
	if (meeting.status === 'confirmed') return meeting.endsAt <= now;
	return facts.fair.rules.bookingClosesAt <= now;
}

const NEEDS_WINDOW = new Set<FairEventKind>([
	'request_sent',
	'request_accepted',
	'decline_undone',
	'slot_claimed',
	'slot_booked',
	'chat_rescheduled',
]);

function isEntitled(event: FairEvent, meeting: Meeting): boolean {
	switch (event.kind) {
		case 'request_cancelled':
			return meeting.status !== 'requested' || event.by === meeting.requestedBy;
		case 'request_accepted':
		case 'request_declined':
		case 'decline_undone':
			return event.by !== meeting.requestedBy;
		default:
			return true;
	}
}

function notFree(
	{
		kind,
		recruiterId,
		startsAt,
	}: Extract<FairEvent, { kind: 'slot_claimed' | 'slot_booked' | 'chat_rescheduled' }>,
	facts: FairFacts,
	now: Instant,
): string | null {
	const slot = facts.calendarOf(recruiterId).get(startsAt);
	if (!slot) return `SL2: ${kind} of no slot`;
	if (slot.passed || startsAt <= now) return `SL4: ${kind} of a slot that has begun`;
	return facts.bookingOf(recruiterId, startsAt) ? `SL3: ${kind} of a slot that is taken` : null;
}
