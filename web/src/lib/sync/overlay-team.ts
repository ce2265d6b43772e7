/** A team's document with one's own pending intents on top: what colleagues have is never shown as done before it is. */
import { teamSlotKey } from '#schema/docs/team.ts';
import type { TeamMeeting, TeamMember, TeamSlot, TeamView } from '#schema/docs/team.ts';
import type { FairDay } from '#schema/domain/fair.ts';
import type { IntentOf } from '#schema/domain/intent.ts';
import { contains } from '#schema/domain/interval.ts';
import { colleagueIn } from '#schema/domain/team.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import { addMinutes } from '#schema/ids.ts';
import type { MeetingRow, OverlayEntry, OwnSlotRow, PendingMark } from './overlay.ts';
import { liesOver, markOf } from './overlay.ts';

/** A meeting of the team; it stays as the server has it until the server has decided. */
export interface TeamRow extends MeetingRow, Pick<TeamMeeting, 'recruiter'> {}

export type TeamSlotRow = TeamSlot & OwnSlotRow;

export interface TeamMate extends TeamMember {
	readonly id: ParticipantId;
	readonly pending?: PendingMark;
}

export interface TeamSheet extends Omit<TeamView, 'people' | 'meetings' | 'slots'> {
	/** By name, oneself included. */
	readonly people: readonly TeamMate[];
	/** What waits longest first. */
	readonly meetings: readonly TeamRow[];
	/** By start. */
	readonly slots: readonly TeamSlotRow[];
}

export function overlayTeam(
	team: TeamView,
	me: ParticipantId,
	days: readonly FairDay[],
	entries: readonly OverlayEntry[],
): TeamSheet {
	const lying = entries.filter((entry) => liesOver(entry, team));
	const marks = marksOf(lying);
	const slots = new Map<string, TeamSlotRow>(Object.entries(team.slots));
	const people = new Map<ParticipantId, TeamMate>(
		(Object.entries(team.people) as [ParticipantId, TeamMember][]).map(([id, member]) => [
			id,
			{ ...member, id },
		]),
	);
	for (const entry of lying) {
		const { intent } = entry;
		const recruiter = colleagueIn(intent) ?? me;
		if (intent.kind === 'availability.set') layOffer(slots, days, recruiter, entry, intent);
		const member = people.get(recruiter);
		if (intent.kind !== 'recruiter.settings' || !member) continue;
		const { bookingMode, question, ideal } = intent;
		people.set(recruiter, { ...member, bookingMode, question, ideal, pending: markOf(entry) });
	}
	return {
		...team,
		people: [...people.values()].sort((a, b) => collator.compare(a.name, b.name)),
		meetings: Object.values(team.meetings)
			.map((meeting) => rowOf(meeting, marks.get(meeting.id)))
			.sort((a, b) => a.requestedAt - b.requestedAt || (a.id < b.id ? -1 : 1)),
		slots: [...slots.values()].sort((a, b) => a.startsAt - b.startsAt),
	};
}

const collator = new Intl.Collator('en');

const rowOf = (meeting: TeamMeeting, pending: PendingMark | undefined): TeamRow => ({
	...meeting,
	key: meeting.id,
	provisional: false,
	...(pending && { pending }),
});

/** The newest intent about each meeting. */
function marksOf(entries: readonly OverlayEntry[]): ReadonlyMap<MeetingId, PendingMark> {
	const marks = new Map<MeetingId, PendingMark>();
	for (const entry of entries)
		// AF1: what one keeps for oneself is on no document of the team.
		if ('meeting' in entry.intent && entry.intent.kind !== 'memo.keep')
			marks.set(entry.intent.meeting, markOf(entry));
	return marks;
}

/** AV3, AV5: booked and begun times stay whatever is offered. */
function layOffer(
	slots: Map<string, TeamSlotRow>,
	days: readonly FairDay[],
	recruiter: ParticipantId,
	entry: OverlayEntry,
	{ date, minutes, starts }: IntentOf<'availability.set'>,
): void {
	const day = days.find((other) => other.date === date);
	if (!day) return;
	const pending = markOf(entry);
	const wanted = new Set(starts);
	for (const [key, slot] of slots) {
		if (slot.recruiter !== recruiter || !contains(day, slot.startsAt)) continue;
		if (slot.passed || slot.meeting || wanted.has(slot.startsAt)) continue;
		slots.set(key, { ...slot, withdrawing: true, pending });
	}
	for (const startsAt of wanted) {
		const key = teamSlotKey(recruiter, startsAt);
		const slot = slots.get(key);
		const endsAt = addMinutes(startsAt, minutes);
		if (slot?.meeting || slot?.passed || startsAt <= entry.at) continue;
		if (slot?.endsAt === endsAt && !slot.withdrawing) continue;
		slots.set(key, { recruiter, startsAt, endsAt, passed: false, pending });
	}
}
