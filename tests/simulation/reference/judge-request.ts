import type { IntentOf } from '#schema/domain/intent.ts';
import type { Case, Side } from './case.ts';
import { begin, change, expiry, otherSide, pairWith, told } from './case.ts';
import type { Meeting } from './facts.ts';
import {
	answerReasons,
	askingReasons,
	hasNoChatLeft,
	textReasons,
	windowReasons,
} from './reasons.ts';
import type { Ruling } from './ruling.ts';
import { ALREADY_SO, refusedFor, unless } from './ruling.ts';

/** RQ1–RQ6, ST2 */
export function send(given: Case, intent: IntentOf<'request.send'>): Ruling {
	const pair = pairWith(given, intent.to);
	if (!pair) return refusedFor('forbidden');
	const recruiter = given.facts.people.get(pair.recruiter)!;
	const byTalent = pair.by === 'talent';
	const text = byTalent ? textReasons(recruiter.question, intent) : {};
	return unless({ ...askingReasons(given, pair), ...text }, (begun) => {
		const direct = byTalent && recruiter.booking_mode === 'direct';
		const words = byTalent ? intent : { ...intent, question: '', answer: '' };
		const status = direct ? 'in_scheduling' : 'requested';
		begin(given, begun, pair, words, { status, expires_at: expiry(given) });
		const received = told(given, begun, otherSide(pair.by), 'request_received');
		return direct ? [received, told(given, begun, 'talent', 'request_accepted')] : [received];
	});
}

/** RQ7 */
export function cancel(given: Case, meeting: Meeting, side: Side): Ruling {
	if (meeting.status === 'cancelled') return ALREADY_SO;
	const waits = meeting.status === 'requested';
	const reasons = {
		forbidden: waits && meeting.requested_by !== side,
		wrong_status: !waits && meeting.status !== 'in_scheduling',
	};
	return unless(reasons, () => {
		change(given, meeting, { status: 'cancelled', closed_by: side });
		return [told(given, meeting.id, otherSide(side), 'request_withdrawn')];
	});
}

/** RQ8, QU3, SL1 */
export function accept(given: Case, meeting: Meeting, side: Side): Ruling {
	const asked = meeting.requested_by !== side;
	if (asked && meeting.status === 'in_scheduling') return ALREADY_SO;
	const spends = side === 'talent' && given.facts.rules.invitationsCount;
	const reasons = {
		...answerReasons(given, meeting, side),
		...windowReasons(given),
		chat_limit: spends && hasNoChatLeft(given, meeting.talent_id),
	};
	return unless(reasons, () => {
		change(given, meeting, { status: 'in_scheduling' });
		return [told(given, meeting.id, otherSide(side), 'request_accepted')];
	});
}

/** RQ8 */
export function decline(given: Case, meeting: Meeting, side: Side, note: string): Ruling {
	if (meeting.status === 'declined' && meeting.closed_by === side) return ALREADY_SO;
	return unless(answerReasons(given, meeting, side), () => {
		change(given, meeting, { status: 'declined', closed_by: side, note });
		return [told(given, meeting.id, otherSide(side), 'request_declined')];
	});
}

/** RQ9 */
export function reopen(given: Case, meeting: Meeting, side: Side): Ruling {
	if (meeting.status === 'requested' && meeting.requested_by !== side) return ALREADY_SO;
	if (meeting.status !== 'declined') return refusedFor('wrong_status');
	if (meeting.closed_by !== side) return refusedFor('forbidden');
	const { talent_id: talent, recruiter_id: recruiter, requested_by: by } = meeting;
	return unless(askingReasons(given, { talent, recruiter, by }), () => {
		change(given, meeting, { status: 'requested', expires_at: expiry(given) });
		return [told(given, meeting.id, otherSide(side), 'decline_undone')];
	});
}
