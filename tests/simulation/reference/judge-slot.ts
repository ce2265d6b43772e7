import type { IntentOf } from '#schema/domain/intent.ts';
import type { Case, Side } from './case.ts';
import { begin, change, otherSide, pairWith, take, told, toldOfReturn } from './case.ts';
import type { Meeting } from './facts.ts';
import {
	askingReasons,
	changeReasons,
	hasNoChatLeft,
	slotReasons,
	textReasons,
} from './reasons.ts';
import type { Ruling } from './ruling.ts';
import { ALREADY_SO, refusedFor, unless } from './ruling.ts';

/** ST1 */
export function book(given: Case, intent: IntentOf<'slot.book'>): Ruling {
	const pair = pairWith(given, intent.recruiter);
	if (pair?.by !== 'talent') return refusedFor('forbidden');
	const recruiter = given.facts.people.get(pair.recruiter)!;
	const reasons = {
		...slotReasons(given, pair, intent.startsAt),
		...askingReasons(given, pair),
		...textReasons(recruiter.question, intent),
		not_direct: recruiter.booking_mode !== 'direct',
		// Answered in the same moment, so it never waits.
		request_limit: false,
	};
	return unless(reasons, (begun) => {
		begin(given, begun, pair, intent, { status: 'confirmed', expires_at: null });
		take(given, begun, intent.startsAt);
		return [told(given, begun, 'recruiter', 'chat_confirmed', intent.startsAt)];
	});
}

/** SL1–SL8 */
export function claim(given: Case, meeting: Meeting, side: Side, startsAt: number): Ruling {
	if (side !== 'talent') return refusedFor('forbidden');
	if (meeting.status === 'confirmed')
		return meeting.starts_at === startsAt ? ALREADY_SO : refusedFor('already_confirmed');
	if (meeting.status === 'requested') return refusedFor('not_accepted');
	if (meeting.status !== 'in_scheduling') return refusedFor('wrong_status');
	const invited = meeting.requested_by === 'recruiter' && given.facts.rules.invitationsCount;
	const reasons = {
		...slotReasons(given, pairOf(meeting), startsAt),
		chat_limit: invited && hasNoChatLeft(given, meeting.talent_id),
	};
	return unless(reasons, () => {
		take(given, meeting.id, startsAt);
		return [told(given, meeting.id, 'recruiter', 'chat_confirmed', startsAt)];
	});
}

/** CH1, CH2: given back by release or by cancellation. */
export function giveBack(
	given: Case,
	meeting: Meeting,
	side: Side,
	{ note, to: status }: { readonly note: string; readonly to: 'in_scheduling' | 'cancelled' },
): Ruling {
	if (meeting.status === status) return ALREADY_SO;
	return unless(changeReasons(given, meeting), () => {
		change(given, meeting, { status, closed_by: side, note });
		const kind = status === 'cancelled' ? 'chat_cancelled' : 'slot_released';
		return [
			told(given, meeting.id, otherSide(side), kind, meeting.starts_at),
			...toldOfReturn(given, meeting),
		];
	});
}

/** CH3 */
export function reschedule(given: Case, meeting: Meeting, side: Side, startsAt: number): Ruling {
	if (meeting.status !== 'confirmed') return refusedFor('wrong_status');
	if (meeting.starts_at === startsAt) return ALREADY_SO;
	const slot = slotReasons(given, pairOf(meeting), startsAt, meeting.id);
	const reasons = {
		...slot,
		...changeReasons(given, meeting),
		// The other side's calendar is nobody's business.
		time_conflict: side === 'talent' && slot.time_conflict === true,
		peer_conflict: side === 'recruiter' && slot.time_conflict === true,
	};
	return unless(reasons, () => {
		take(given, meeting.id, startsAt);
		return [told(given, meeting.id, otherSide(side), 'chat_moved', startsAt)];
	});
}

const pairOf = ({ talent_id: talent, recruiter_id: recruiter }: Meeting) => ({ talent, recruiter });
