/** The questions of a chat that takes place, or has; as in `why-not.ts`. */
import type { Instant } from '../ids.ts';
import { addMinutes } from '../ids.ts';
import type { FairRules } from './fair.ts';
import type { Interval } from './interval.ts';
import { collides } from './interval.ts';
import type { Confirmed, Meeting } from './meeting.ts';
import type { Party } from './participant.ts';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';
import { extendedEnd, hasRoom, lateUntil } from './room.ts';

/** LT1: whoever has not come yet says that they will, while it makes sense. */
export function whyNotLate(meeting: Meeting, by: Party, now: Instant): Refusal | null {
	if (meeting.status !== 'confirmed') return refusal('wrong_status');
	const isHere = by === 'talent' ? meeting.talentJoined : meeting.recruiterJoined;
	if (isHere) return refusal('already_there');
	return lateUntil(meeting, now) < meeting.endsAt ? null : refusal('too_late');
}

type Chat = Pick<Confirmed, 'id' | 'startsAt' | 'endsAt'>;

export interface ExtendFacts {
	readonly rules: FairRules;
	readonly now: Instant;
	/** The end that is asked for. */
	readonly until: Instant;
	/** The day of the fair on which it takes place. */
	readonly day: Interval | null;
	/** The confirmed chats of the two; this one may be among them. */
	readonly talentChats: Iterable<Chat>;
	readonly recruiterChats: Iterable<Chat>;
}

/** EX1–EX3: while both are there, the fair is open, and both are free for these minutes. */
export function whyNotExtend(meeting: Meeting, by: Party, facts: ExtendFacts): Refusal | null {
	if (meeting.status === 'completed' || meeting.status === 'missed') return refusal('too_late');
	if (meeting.status !== 'confirmed') return refusal('wrong_status');
	if (facts.now < meeting.startsAt) return refusal('not_begun', { at: meeting.startsAt });
	if (facts.now >= meeting.endsAt) return refusal('too_late');
	if (!meeting.talentJoined || !meeting.recruiterJoined) return refusal('not_together');
	const { maxExtensions, bufferMinutes } = facts.rules;
	if (meeting.extensions >= maxExtensions)
		return refusal('extension_limit', { limit: maxExtensions });
	if (facts.until !== extendedEnd(meeting)) return refusal('wrong_status');
	if (!facts.day || facts.until > facts.day.endsAt) return refusal('fair_over');
	const more = { startsAt: meeting.endsAt, endsAt: facts.until };
	const clashOf = (chats: Iterable<Chat>, buffer: number) =>
		[...chats]
			.filter((chat) => chat.id !== meeting.id && collides(chat, more, buffer))
			.sort((a, b) => a.startsAt - b.startsAt)[0];
	const clashes = {
		talent: clashOf(facts.talentChats, bufferMinutes),
		recruiter: clashOf(facts.recruiterChats, 0),
	};
	const own = clashes[by];
	if (own) return refusal('time_conflict', { meeting: own.id, at: own.startsAt });
	// I19: with whom the other talks next is nobody's business.
	return clashes.talent || clashes.recruiter ? refusal('peer_conflict') : null;
}

/** NS4: who was there can be corrected for some time after a chat. */
export function whyNotCorrect(meeting: Meeting, rules: FairRules, now: Instant): Refusal | null {
	if (meeting.status !== 'completed' && meeting.status !== 'missed') return refusal('wrong_status');
	const until = addMinutes(meeting.endsAt, rules.correctionMinutes);
	return now < until ? null : refusal('correction_over', { at: until });
}

/** AF1: about a chat that has, or had, a time. */
export const whyNotMemo = (meeting: Meeting): Refusal | null =>
	hasRoom(meeting) ? null : refusal('wrong_status');
