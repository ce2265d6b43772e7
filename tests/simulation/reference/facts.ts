/**
 * What is true in a fair, kept a second time and in the plainest way there is: rows, looked through from
 * one end to the other. Written from SPEC.md, without a line of the program that it checks.
 */
import type {
	AnnouncementTable,
	MeetingTable,
	MemoTable,
	ParticipantTable,
	SlotTable,
	SupportLineTable,
	SupportTable,
	VacancyTable,
} from '#schema/db/tables.ts';
import type { FairDay, FairRules } from '#schema/domain/fair.ts';

export type Meeting = MeetingTable;
export type Slot = SlotTable;
export type Person = ParticipantTable;
export type Announcement = AnnouncementTable;
export type Support = SupportTable;
export type SupportLine = SupportLineTable;
export type Vacancy = VacancyTable;

export interface Facts {
	readonly rules: FairRules;
	readonly days: readonly FairDay[];
	readonly people: Map<string, Person>;
	readonly meetings: Map<string, Meeting>;
	/** By `slotId`. */
	readonly slots: Map<string, Slot>;
	/** Those that stand. */
	readonly announcements: Map<string, Announcement>;
	/** By person, and by person and number. */
	readonly supports: Map<string, Support>;
	readonly supportLines: Map<string, SupportLine>;
	/** By `memoId`. */
	readonly memos: Map<string, MemoTable>;
	readonly vacancies: Map<string, Vacancy>;
}

export const MINUTE = 60_000;
export const slotId = (recruiter: string, startsAt: number): string => `${recruiter} ${startsAt}`;

export const memoId = (writer: string, meeting: string): string => `${writer} ${meeting}`;

export const isLive = ({ status }: Meeting): boolean =>
	status === 'requested' || status === 'in_scheduling' || status === 'confirmed';

export const meetingsOf = ({ meetings }: Facts, person: string): Meeting[] =>
	[...meetings.values()].filter(
		({ talent_id, recruiter_id }) => talent_id === person || recruiter_id === person,
	);

export const chatsOf = (facts: Facts, person: string): Meeting[] =>
	meetingsOf(facts, person).filter(({ status }) => status === 'confirmed');

export const slotsOf = ({ slots }: Facts, recruiter: string): Slot[] =>
	[...slots.values()].filter(({ recruiter_id }) => recruiter_id === recruiter);

export const holderOf = (facts: Facts, recruiter: string, startsAt: number): Meeting | null =>
	chatsOf(facts, recruiter).find(({ starts_at }) => starts_at === startsAt) ?? null;

/** SL2–SL4: offered, not begun, not held. */
export const openSlotsOf = (facts: Facts, recruiter: string, now: number): Slot[] =>
	slotsOf(facts, recruiter).filter(
		({ passed, starts_at }) =>
			passed === 0 && starts_at > now && !holderOf(facts, recruiter, starts_at),
	);

/** QU1. */
export const openRequestsOf = (facts: Facts, talent: string): number =>
	meetingsOf(facts, talent).filter(
		({ status, requested_by }) => status === 'requested' && requested_by === 'talent',
	).length;

/** QU2–QU4. */
export function chatsSpentBy(facts: Facts, talent: string): number {
	return meetingsOf(facts, talent).filter((meeting) => {
		const own = meeting.requested_by === 'talent';
		if (!own && !facts.rules.invitationsCount) return false;
		switch (meeting.status) {
			case 'requested':
			case 'in_scheduling':
				return own;
			case 'confirmed':
			case 'completed':
				return true;
			case 'missed':
				// QU4: given back when the recruiter alone stayed away.
				return !(meeting.talent_joined === 1 && meeting.recruiter_joined === 0);
			default:
				return false;
		}
	}).length;
}
