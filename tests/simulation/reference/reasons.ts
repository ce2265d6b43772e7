/** Every reason that the rules give for a no, each by itself. */
import type { RefusalCode } from '#schema/domain/refusal.ts';
import type { Case, Pair, Side, Words } from './case.ts';
import type { Meeting } from './facts.ts';
import {
	MINUTE,
	chatsOf,
	chatsSpentBy,
	isLive,
	meetingsOf,
	openRequestsOf,
	slotId,
} from './facts.ts';

export type Reasons = Partial<Record<RefusalCode, boolean>>;

export interface Times {
	readonly starts_at: number;
	readonly ends_at: number;
}

/** WI1 */
export function windowReasons({ facts, now }: Case): Reasons {
	const { bookingOpensAt, bookingClosesAt } = facts.rules;
	return { window_not_open: now < bookingOpensAt, window_closed: now >= bookingClosesAt };
}

/** WI1, RQ3, RQ4, QU1, QU2 */
export function askingReasons(given: Case, { talent, recruiter, by }: Pair): Reasons {
	const { facts } = given;
	const { rules } = facts;
	const own = by === 'talent';
	return {
		...windowReasons(given),
		direction_closed: rules.whoMayRequest === (own ? 'recruiters' : 'talents'),
		already_active: meetingsOf(facts, talent).some(
			(meeting) => meeting.recruiter_id === recruiter && isLive(meeting),
		),
		request_limit: own && openRequestsOf(facts, talent) >= rules.maxOpenRequests,
		chat_limit: own && hasNoChatLeft(given, talent),
	};
}

/** RQ5, RQ6 */
export function textReasons(asked: string, { question, answer }: Words): Reasons {
	const nothingToSee = answer.replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '') === '';
	return { question_changed: question !== asked, answer_required: asked !== '' && nothingToSee };
}

/** RQ8 */
export function answerReasons({ now }: Case, meeting: Meeting, side: Side): Reasons {
	const waits = meeting.status === 'requested';
	const isOver = waits && now >= meeting.expires_at!;
	return {
		forbidden: meeting.requested_by === side,
		request_expired: meeting.status === 'expired' || isOver,
		wrong_status: !waits && meeting.status !== 'expired',
	};
}

/** CH1 */
export function changeReasons({ facts, now }: Case, meeting: Meeting): Reasons {
	if (meeting.status !== 'confirmed') return { wrong_status: true };
	const last = meeting.starts_at! - facts.rules.changeCutoffMinutes * MINUTE;
	return { too_close: now >= last };
}

/** WI1, SL2–SL6. `moved` is a chat that would give up its time for this one. */
export function slotReasons(
	given: Case,
	{ talent, recruiter }: Pick<Pair, 'talent' | 'recruiter'>,
	startsAt: number,
	moved?: string,
): Reasons {
	const { facts, now } = given;
	const slot = facts.slots.get(slotId(recruiter, startsAt));
	if (!slot) return { ...windowReasons(given), slot_gone: true };
	const clashes = (person: string, buffer: number) =>
		chatsOf(facts, person).some(
			(chat) => chat.id !== moved && overlap(chat as Times, slot, buffer * MINUTE),
		);
	return {
		...windowReasons(given),
		slot_passed: slot.passed === 1 || slot.starts_at <= now,
		slot_taken: clashes(recruiter, 0),
		time_conflict: clashes(talent, facts.rules.bufferMinutes),
	};
}

/** QU2 */
export const hasNoChatLeft = ({ facts }: Case, talent: string): boolean =>
	chatsSpentBy(facts, talent) >= facts.rules.maxChats;

export const overlap = (a: Times, b: Times, apart = 0): boolean =>
	a.starts_at < b.ends_at + apart && b.starts_at < a.ends_at + apart;
