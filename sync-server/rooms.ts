import { fromJson } from '#schema/db/json.ts';
import type { FairRules } from '#schema/domain/fair.ts';
import { partyOf } from '#schema/domain/meeting.ts';
import type { Party } from '#schema/domain/participant.ts';
import { otherParty } from '#schema/domain/participant.ts';
import type { Refusal } from '#schema/domain/refusal.ts';
import { refusal } from '#schema/domain/refusal.ts';
import { hasRoom, roomWindow, whyNotEnter } from '#schema/domain/room.ts';
import type { AccountId, FairId, Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import { meetingOf } from './load-state.ts';
import type { Statements } from './statements.ts';

/** One of the two people of a chat, and when its room is open for them (RM1). */
export interface Seat {
	readonly fair: FairId;
	readonly meeting: MeetingId;
	readonly party: Party;
	readonly participant: ParticipantId;
	readonly peer: ParticipantId;
	readonly startsAt: Instant;
	readonly endsAt: Instant;
	readonly opensAt: Instant;
	/** The room closes just before it. */
	readonly closesAt: Instant;
}

export type SeatRuling =
	{ readonly ok: true; readonly seat: Seat } | { readonly ok: false; readonly refusal: Refusal };

const refused = (why: Refusal): SeatRuling => ({ ok: false, refusal: why });

/**
 * RM1: who this account is in the room of this meeting at `now`, by SQL. Who is none of the two, and a
 * meeting that does not exist, are both refused as `forbidden` (I12).
 */
export function seatIn(
	sql: Statements,
	meetingId: MeetingId,
	account: AccountId,
	now: Instant,
): SeatRuling {
	const row = sql.selectRoom.get({ meeting: meetingId, account });
	const meeting = row && meetingOf(row);
	const party = meeting && partyOf(meeting, row.me);
	if (!meeting || !party) return refused(refusal('forbidden'));
	const rules = fromJson<FairRules>(row.rules);
	const why = whyNotEnter(meeting, rules, now);
	if (why || !hasRoom(meeting)) return refused(why ?? refusal('wrong_status'));
	const { startsAt, endsAt, talentId, recruiterId } = meeting;
	const window = roomWindow(meeting, rules);
	const seat: Seat = {
		fair: row.fair_id,
		meeting: meetingId,
		party,
		participant: row.me,
		peer: otherParty(party) === 'talent' ? talentId : recruiterId,
		startsAt,
		endsAt,
		opensAt: window.startsAt,
		closesAt: window.endsAt,
	};
	return { ok: true, seat };
}
