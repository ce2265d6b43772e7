import { addMinutes, earlier } from '../ids.ts';
import { assert } from '../assert.ts';
import { allowanceOf } from './allowance.ts';
import type { Case, Decision } from './decision.ts';
import { NOOP, ok, ownMeeting, pairOf, refused } from './decision.ts';
import type { IntentOf } from './intent.ts';
import type { Recruiter, Talent } from './participant.ts';
import { refusal } from './refusal.ts';
import {
	whyNotAccept,
	whyNotAnswer,
	whyNotCancelRequest,
	whyNotReopen,
	whyNotRequest,
	whyNotText,
} from './why-not.ts';

/** RQ1–RQ6. A recruiter with direct booking has said yes beforehand (ST2). */
export function decideSend(given: Case, intent: IntentOf<'request.send'>): Decision {
	const { facts, now, actor, newMeetingId } = given;
	const other = facts.participants.get(intent.to);
	const pair = other && talentAndRecruiter(actor, other);
	if (!pair) return refused(refusal('forbidden'));
	const { talent, recruiter } = pair;
	const by = actor.id === talent.id ? 'talent' : 'recruiter';
	const why =
		whyNotRequest(requestFacts(given, talent, recruiter, by)) ??
		(by === 'talent' ? whyNotText(recruiter.question, intent) : null);
	if (why) return refused(why);
	const ids = { meeting: newMeetingId, talentId: talent.id, recruiterId: recruiter.id };
	const asked = by === 'talent' ? recruiter.question : '';
	const sent = {
		...ids,
		kind: 'request_sent',
		requestedBy: by,
		text: {
			message: intent.message,
			question: asked,
			answer: asked === '' ? '' : intent.answer,
		},
		expiresAt: expiry(given),
	} as const;
	if (by === 'talent' && recruiter.bookingMode === 'direct')
		return ok(sent, { ...ids, kind: 'request_accepted', by: 'recruiter' });
	assert(sent.expiresAt > now, 'a request ends after it begins');
	return ok(sent);
}

/** RQ7. */
export function decideCancelRequest(given: Case, intent: IntentOf<'request.cancel'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own) return refused(refusal('forbidden'));
	if (own.meeting.status === 'cancelled') return NOOP;
	const why = whyNotCancelRequest(own.meeting, own.party);
	if (why) return refused(why);
	return ok({ kind: 'request_cancelled', ...pairOf(own.meeting), by: own.party });
}

/** RQ8, QU3. Accepting reserves nothing (I05). */
export function decideAccept(given: Case, intent: IntentOf<'request.accept'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own) return refused(refusal('forbidden'));
	const { meeting, party } = own;
	if (meeting.status === 'in_scheduling' && meeting.requestedBy !== party) return NOOP;
	const { rules } = given.facts.fair;
	const allowance = allowanceOf(given.facts.meetingsOf(meeting.talentId), rules);
	const why = whyNotAccept(meeting, party, { rules, now: given.now, allowance });
	if (why) return refused(why);
	return ok({ kind: 'request_accepted', ...pairOf(meeting), by: party });
}

/** RQ8. */
export function decideDecline(given: Case, intent: IntentOf<'request.decline'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own) return refused(refusal('forbidden'));
	const { meeting, party } = own;
	if (meeting.status === 'declined' && meeting.declinedBy === party) return NOOP;
	const why = whyNotAnswer(meeting, party, given.now);
	if (why) return refused(why);
	return ok({ kind: 'request_declined', ...pairOf(meeting), by: party, note: intent.note });
}

/** RQ9. */
export function decideReopen(given: Case, intent: IntentOf<'request.reopen'>): Decision {
	const own = ownMeeting(given, intent.meeting);
	if (!own) return refused(refusal('forbidden'));
	const { meeting, party } = own;
	if (meeting.status === 'requested' && meeting.requestedBy !== party) return NOOP;
	const { facts, now } = given;
	const why = whyNotReopen(meeting, party, {
		rules: facts.fair.rules,
		now,
		live: facts.liveMeetingOf(meeting.talentId, meeting.recruiterId),
		allowance: allowanceOf(facts.meetingsOf(meeting.talentId), facts.fair.rules),
	});
	if (why) return refused(why);
	const expiresAt = expiry(given);
	return ok({ kind: 'decline_undone', ...pairOf(meeting), by: party, expiresAt });
}

/** RQ10: a request waits for so many minutes, and never beyond the booking window. */
function expiry({ facts, now }: Case) {
	const { rules } = facts.fair;
	return earlier(addMinutes(now, rules.requestExpiryMinutes), rules.bookingClosesAt);
}

export function requestFacts(
	{ facts, now }: Case,
	talent: Talent,
	recruiter: Recruiter,
	by: 'talent' | 'recruiter',
) {
	const { rules } = facts.fair;
	return {
		rules,
		now,
		by,
		live: facts.liveMeetingOf(talent.id, recruiter.id),
		allowance: allowanceOf(facts.meetingsOf(talent.id), rules),
	};
}

/** RQ1: a request goes from a talent to a recruiter, or the other way. */
function talentAndRecruiter(actor: Case['actor'], other: Case['actor']) {
	if (actor.role === 'talent' && other.role === 'recruiter')
		return { talent: actor, recruiter: other };
	if (actor.role === 'recruiter' && other.role === 'talent')
		return { talent: other, recruiter: actor };
	return null;
}
