import type { AccountId, MeetingId } from '#schema/ids.ts';
import type { Seat, SeatRuling } from '#sync/rooms.ts';

/** What signaling asks of the server behind it. All synchronous: SQLite is. */
export interface Calls {
	/** Who this account is in the room of this meeting at present (RM1, I12). */
	seatOf(meeting: MeetingId, account: AccountId): SeatRuling;
	/** The server saw this person come in (CH5). */
	entered(seat: Seat): void;
	/** They are not there any more. */
	left(seat: Seat): void;
}
