import { must } from '#schema/assert.ts';
import type { DeskMeeting } from '#schema/docs/desk.ts';
import type { Fair } from '#schema/domain/fair.ts';
import { contains } from '#schema/domain/interval.ts';
import { partyOf } from '#schema/domain/meeting.ts';
import { extendedEnd, hasRoom, roomWindow } from '#schema/domain/room.ts';
import { whyNotExtend } from '#schema/domain/why-not-chat.ts';
import type { FairId, Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import { fairOf, meetingOf } from './load-state.ts';
import type { Statements } from './statements.ts';
import type { MeetingRow } from './view-statements.ts';

/** What one of the two may know of the other's other chats: that there is one, never with whom (I19). */
export class ChatNow {
	readonly #sql: Statements;
	readonly #fairId: FairId;
	readonly #roomsOf: (person: ParticipantId) => ReadonlySet<MeetingId>;

	constructor(
		sql: Statements,
		fair: FairId,
		roomsOf: (person: ParticipantId) => ReadonlySet<MeetingId>,
	) {
		this.#sql = sql;
		this.#fairId = fair;
		this.#roomsOf = roomsOf;
	}

	/** Of a confirmed chat. */
	of(row: MeetingRow, reader: ParticipantId): Pick<DeskMeeting, 'extendsTo' | 'elsewhereUntil'> {
		const peer = row.talent_id === reader ? row.recruiter_id : row.talent_id;
		const extendsTo = this.#extendsTo(row, reader);
		const elsewhereUntil = this.#elsewhereUntil(row, peer);
		return {
			...(extendsTo !== null && { extendsTo }),
			...(elsewhereUntil !== null && { elsewhereUntil }),
		};
	}

	/** EX2: until when the chat lasts once it is extended, if both are free then. */
	#extendsTo(row: MeetingRow, reader: ParticipantId): Instant | null {
		const meeting = meetingOf(row);
		if (meeting.status !== 'confirmed') return null;
		// Most rows are of chats that nobody has come to yet.
		if (!meeting.talentJoined || !meeting.recruiterJoined) return null;
		const { days, rules } = this.#fair();
		const { startsAt } = meeting;
		const until = extendedEnd(meeting);
		const chats = (participant: ParticipantId) => this.#chatsOf(participant);
		const why = whyNotExtend(meeting, must(partyOf(meeting, reader), 'one of the two'), {
			rules,
			now: startsAt,
			until,
			day: days.find((day) => contains(day, startsAt)) ?? null,
			talentChats: chats(meeting.talentId),
			recruiterChats: chats(meeting.recruiterId),
		});
		return why ? null : until;
	}

	/** LT3: only where it can last into this chat; what is over before it makes nobody late. */
	#elsewhereUntil(row: MeetingRow, peer: ParticipantId): Instant | null {
		let until: Instant | null = null;
		for (const meeting of this.#roomsOf(peer)) {
			const other = meeting === row.id ? undefined : this.#sql.selectMeetingView.get({ meeting });
			const chat = other && meetingOf(other);
			if (!chat || !hasRoom(chat) || row.starts_at === null) continue;
			const { endsAt } = roomWindow(chat, this.#fair().rules);
			const isBefore = chat.startsAt < row.starts_at;
			if (isBefore && endsAt > row.starts_at && (until === null || endsAt > until)) until = endsAt;
		}
		return until;
	}

	#chatsOf(participant: ParticipantId) {
		return this.#sql.selectChats.all({ participant }).map(({ id, starts_at, ends_at }) => ({
			id,
			startsAt: must(starts_at, 'a confirmed chat has a start'),
			endsAt: must(ends_at, 'a confirmed chat has an end'),
		}));
	}

	#fair(): Fair {
		return fairOf(must(this.#sql.selectFair.get({ fair: this.#fairId }), 'the fair exists'));
	}
}
