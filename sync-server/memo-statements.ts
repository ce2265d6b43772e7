import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';
import type { MemoTable } from '#schema/db/tables.ts';
import type { Instant, MeetingId, ParticipantId } from '#schema/ids.ts';

const meeting = param<MeetingId>('meeting');
const participant = param<ParticipantId>('participant');

/** What people keep about their chats, each for themselves alone (AF1). */
export function memoStatements(db: Db, connection: SqliteConnection) {
	const own = () => db.selectFrom('memo').selectAll().where('participant_id', '=', participant);
	return {
		selectMemos: prepare<{ participant: ParticipantId }, MemoTable>(connection, own()),
		selectMemo: prepare<{ participant: ParticipantId; meeting: MeetingId }, MemoTable>(
			connection,
			own().where('meeting_id', '=', meeting),
		),
		insertMemo: prepare(
			connection,
			db.insertInto('memo').values({
				meeting_id: meeting,
				participant_id: participant,
				text: param('text'),
				mark: param('mark'),
				changed_at: param<Instant>('at'),
			}),
		),
		deleteMemo: prepare(
			connection,
			db
				.deleteFrom('memo')
				.where('meeting_id', '=', meeting)
				.where('participant_id', '=', participant),
		),
		/** AF3: what somebody wrote, and what others wrote about them as a talent. */
		deleteMemosOf: prepare(
			connection,
			db
				.deleteFrom('memo')
				.where((eb) =>
					eb.or([
						eb('participant_id', '=', participant),
						eb(
							'meeting_id',
							'in',
							eb.selectFrom('meeting').select('meeting.id').where('talent_id', '=', participant),
						),
					]),
				),
		),
	};
}
