import type { Instant } from '../ids.ts';
import { addMinutes } from '../ids.ts';
import type { FairRules } from './fair.ts';
import type { Interval } from './interval.ts';
import type { Confirmed, Meeting } from './meeting.ts';
import type { Party } from './participant.ts';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';
import { joinOpensAt } from './why-not.ts';

/** RM1: when the two people of a chat may be in its room. It outlasts the chat, for a good-bye. */
export const roomWindow = (chat: Interval, rules: FairRules): Interval => ({
	startsAt: joinOpensAt(chat, rules),
	endsAt: addMinutes(chat.endsAt, rules.roomClosesMinutes),
});

/** By how much a chat is extended at once (EX1). */
export const EXTEND_MINUTES = 5;
/** By how much somebody says to be late (LT1). */
export const LATE_MINUTES = 5;

export const extendedEnd = ({ endsAt }: Pick<Interval, 'endsAt'>): Instant =>
	addMinutes(endsAt, EXTEND_MINUTES);

/** LT1: when somebody who says so at `now` will be there. */
export const lateUntil = ({ startsAt }: Pick<Interval, 'startsAt'>, now: Instant): Instant =>
	addMinutes(now > startsAt ? now : startsAt, LATE_MINUTES);

/** NS1, LT2: until when somebody may still come without being noted as not there. */
export function graceEndsAt(chat: Confirmed, party: Party, rules: FairRules): Instant {
	const ordinary = addMinutes(chat.startsAt, rules.graceMinutes);
	const said = party === 'talent' ? chat.talentLateUntil : chat.recruiterLateUntil;
	return said !== null && said > ordinary ? said : ordinary;
}

/** Whether this meeting has, or had, a time: a room belongs to a time. */
export const hasRoom = (meeting: Meeting): meeting is Extract<Meeting, Interval> =>
	meeting.status === 'confirmed' || meeting.status === 'completed' || meeting.status === 'missed';

/** RM1: only for a chat that has a time, and not before or after its room is open. */
export function whyNotEnter(meeting: Meeting, rules: FairRules, now: Instant): Refusal | null {
	if (!hasRoom(meeting)) return refusal('wrong_status');
	const { startsAt, endsAt } = roomWindow(meeting, rules);
	if (now < startsAt) return refusal('too_early', { at: startsAt });
	return now < endsAt ? null : refusal('too_late');
}
