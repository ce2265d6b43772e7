import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';
import type { AnnouncementTable } from '#schema/db/tables.ts';
import type { AnnouncementId, FairId, Instant, ParticipantId } from '#schema/ids.ts';

const announcement = param<AnnouncementId>('announcement');
const fair = param<FairId>('fair');

/** What organizers say to everybody; withdrawing deletes it (AN4). */
export function announcementStatements(db: Db, connection: SqliteConnection) {
	return {
		insertAnnouncement: prepare(
			connection,
			db.insertInto('announcement').values({
				id: announcement,
				fair_id: fair,
				published_by: param<ParticipantId>('by'),
				text: param<string>('text'),
				published_at: param<Instant>('publishedAt'),
			}),
		),
		deleteAnnouncement: prepare(
			connection,
			db.deleteFrom('announcement').where('id', '=', announcement),
		),
		selectAnnouncement: prepare<{ announcement: AnnouncementId; fair: FairId }, AnnouncementTable>(
			connection,
			db
				.selectFrom('announcement')
				.selectAll()
				.where('id', '=', announcement)
				.where('fair_id', '=', fair),
		),
		selectAnnouncements: prepare<{ fair: FairId }, AnnouncementTable>(
			connection,
			db.selectFrom('announcement').selectAll().where('fair_id', '=', fair).orderBy('published_at'),
		),
	};
}
