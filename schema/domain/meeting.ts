import type { Instant, MeetingId, ParticipantId } from '../ids.ts';
import type { Interval } from './interval.ts';
import type { Party } from './participant.ts';

/** What is true of a 1-1 chat from the first request to its end. */
interface MeetingBase {
	readonly id: MeetingId;
	readonly talentId: ParticipantId;
	readonly recruiterId: ParticipantId;
	/** Who asked. The other side answers. */
	readonly requestedBy: Party;
}

export interface Requested extends MeetingBase {
	readonly status: 'requested';
	readonly expiresAt: Instant;
}

/** Accepted, and no slot held: slots may run out while the talent chooses (I05). */
export interface InScheduling extends MeetingBase {
	readonly status: 'in_scheduling';
}

export interface Confirmed extends MeetingBase, Interval {
	readonly status: 'confirmed';
	readonly talentJoined: boolean;
	readonly recruiterJoined: boolean;
	/** When who said so will be there at last (LT1). */
	readonly talentLateUntil: Instant | null;
	readonly recruiterLateUntil: Instant | null;
	/** Who had not come when the grace time was over, while the other was there (NS1). */
	readonly absent: Party | null;
	/** How often it was extended (EX3). */
	readonly extensions: number;
}

export interface Declined extends MeetingBase {
	readonly status: 'declined';
	readonly declinedBy: Party;
}

export interface Cancelled extends MeetingBase {
	readonly status: 'cancelled';
}

export interface Expired extends MeetingBase {
	readonly status: 'expired';
}

/** Both were there. */
export interface Completed extends MeetingBase, Interval {
	readonly status: 'completed';
}

/** The time passed and at least one of them never joined. */
export interface Missed extends MeetingBase, Interval {
	readonly status: 'missed';
	readonly present: Party | 'nobody';
}

export type Meeting =
	Requested | InScheduling | Confirmed | Declined | Cancelled | Expired | Completed | Missed;
export type MeetingStatus = Meeting['status'];

/** Who was at a chat, as it is known when it is over. */
export type Attendance = Missed['present'] | 'both';

export const attendanceOf = (over: Completed | Missed): Attendance =>
	over.status === 'completed' ? 'both' : over.present;

/** A chat that is over, as it is when these were there. */
export function asAttended(
	{ id, talentId, recruiterId, requestedBy, startsAt, endsAt }: Completed | Missed,
	attendance: Attendance,
): Completed | Missed {
	const over = { id, talentId, recruiterId, requestedBy, startsAt, endsAt };
	if (attendance === 'both') return { ...over, status: 'completed' };
	return { ...over, status: 'missed', present: attendance };
}

/** A live meeting can still become, or is, a chat: a pair has at most one (RQ4). */
export type LiveMeeting = Requested | InScheduling | Confirmed;

export const isLive = (meeting: Meeting): meeting is LiveMeeting =>
	meeting.status === 'requested' ||
	meeting.status === 'in_scheduling' ||
	meeting.status === 'confirmed';

/** The five tabs of "1-1 Chats", and a quiet place for what ended without a chat. */
export type Tab = 'requests' | 'in_scheduling' | 'confirmed' | 'declined' | 'completed' | 'history';

const TAB_BY_STATUS = {
	requested: 'requests',
	in_scheduling: 'in_scheduling',
	confirmed: 'confirmed',
	declined: 'declined',
	completed: 'completed',
	cancelled: 'history',
	expired: 'history',
	missed: 'history',
} as const satisfies Record<MeetingStatus, Tab>;

/** Whether this version knows what that status means. */
export const isMeetingStatus = (text: string): text is MeetingStatus =>
	Object.hasOwn(TAB_BY_STATUS, text);

export const tabOf = (status: MeetingStatus): Tab => TAB_BY_STATUS[status];

export function partyOf(
	meeting: Pick<Meeting, 'talentId' | 'recruiterId'>,
	participant: ParticipantId,
): Party | null {
	if (meeting.talentId === participant) return 'talent';
	return meeting.recruiterId === participant ? 'recruiter' : null;
}
