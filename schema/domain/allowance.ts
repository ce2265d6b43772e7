import type { FairRules } from './fair.ts';
import type { Meeting } from './meeting.ts';

/** What a talent has used of the organizer's two limits (1.0 of the requirements, QU1–QU4). */
export interface Allowance {
	readonly openRequests: number;
	readonly maxOpenRequests: number;
	readonly chats: number;
	readonly maxChats: number;
}

/** An unanswered request of the talent's own (QU1). */
const isOpenRequest = (meeting: Meeting): boolean =>
	meeting.status === 'requested' && meeting.requestedBy === 'talent';

/**
 * Whether a meeting takes one of the talent's chats (QU2–QU4): from sending when the talent asked,
 * from confirming when the recruiter did. It is given back when the meeting is declined, cancelled
 * or expires, and when the talent was there and the recruiter was not.
 */
export function spendsChat(meeting: Meeting, rules: Pick<FairRules, 'invitationsCount'>): boolean {
	if (meeting.requestedBy === 'recruiter' && !rules.invitationsCount) return false;
	switch (meeting.status) {
		case 'requested':
		case 'in_scheduling':
			return meeting.requestedBy === 'talent';
		case 'confirmed':
		case 'completed':
			return true;
		case 'missed':
			return meeting.present !== 'talent';
		case 'declined':
		case 'cancelled':
		case 'expired':
			return false;
	}
}

export function allowanceOf(meetings: Iterable<Meeting>, rules: FairRules): Allowance {
	let openRequests = 0;
	let chats = 0;
	for (const meeting of meetings) {
		if (isOpenRequest(meeting)) openRequests += 1;
		if (spendsChat(meeting, rules)) chats += 1;
	}
	return {
		openRequests,
		chats,
		maxOpenRequests: rules.maxOpenRequests,
		maxChats: rules.maxChats,
	};
}
