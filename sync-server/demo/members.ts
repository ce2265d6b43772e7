import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';

/** The rows that are there before anything is decided: the fair, its companies and its people. */
export function prepareMembers(db: Db, connection: SqliteConnection) {
	return {
		insertFair: prepare(
			connection,
			db.insertInto('fair').values({
				id: param('fair'),
				name: param('name'),
				place: param('place'),
				summary: param('summary'),
				time_zone: param('zone'),
				published: 1,
				days: param('days'),
				rules: param('rules'),
				starts_at: param('startsAt'),
				ends_at: param('endsAt'),
				seq: 0,
				decided_at: param('startsAt'),
			}),
		),
		insertCompany: prepare(
			connection,
			db.insertInto('company').values({
				id: param('id'),
				fair_id: param('fair'),
				name: param('name'),
				tagline: param('tagline'),
				about: param('about'),
				sector: param('sector'),
			}),
		),
		/** The main people keep the account they have when a second demo fair is added. */
		insertAccount: prepare(
			connection,
			db
				.insertInto('account')
				.values({
					id: param('id'),
					email: param('email'),
					name: param('name'),
					password_hash: null,
					is_organizer: param('organizer'),
					is_demo: 1,
					created_at: param('at'),
				})
				.onConflict((conflict) => conflict.column('id').doNothing()),
		),
		insertParticipant: prepare(
			connection,
			db.insertInto('participant').values({
				id: param('id'),
				fair_id: param('fair'),
				account_id: param('account'),
				role: param('role'),
				company_id: param('company'),
				name: param('name'),
				headline: param('headline'),
				about: param('about'),
				languages: param('languages'),
				topics: param('topics'),
				booking_mode: param('bookingMode'),
				question: param('question'),
				ideal: param('ideal'),
			}),
		),
	};
}
