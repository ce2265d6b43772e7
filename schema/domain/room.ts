import type { Instant } from '../ids.ts';
import { addMinutes } from '../ids.ts';
import type { FairRules } from './fair.ts';
import type { Interval } from './interval.ts';
import type { Meeting } from './meeting.ts';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';
import { joinOpensAt } from './why-not.ts';

/** RM1: when the two people of a chat may be in its room. It outlasts the chat, for a good-bye. */
export const roomWindow = (chat: Interval, rules: FairRules): Interval => ({
	startsAt: joinOpensAt(chat, rules),
	endsAt: addMinutes(chat.endsAt, rules.roomClosesMinutes),
});

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
