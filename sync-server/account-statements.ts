import { sql } from 'kysely';
import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';
import type { Party } from '#schema/domain/participant.ts';
import type { CompanyId, FairId, Instant, ParticipantId, PictureHash } from '#schema/ids.ts';

const participant = param<ParticipantId>('participant');
const company = param<CompanyId>('company');

/** A profile about which nothing is known, in columns. */
const NOBODY = {
	name: '',
	headline: '',
	about: '',
	languages: '[]',
	topics: '[]',
	question: '',
	ideal: '{"background":"","experience":"","languages":[],"topics":[]}',
	picture: null,
} as const;

/** What people change on the pages of their account: picture, name, and that they are gone. */
export function accountWrites(db: Db, connection: SqliteConnection) {
	const person = () => db.updateTable('participant').where('id', '=', participant);
	const bytes = () => ({
		hash: param<PictureHash>('hash'),
		type: param<string>('type'),
		bytes: param<Uint8Array>('bytes'),
	});
	const meetingsOf = (party: Party) =>
		db.updateTable('meeting').where(`${party}_id`, '=', participant);
	return {
		deletePicture: prepare(
			connection,
			db.deleteFrom('picture').where('participant_id', '=', participant),
		),
		insertPicture: prepare(
			connection,
			db
				.insertInto('picture')
				.values({ participant_id: participant, company_id: null, ...bytes() }),
		),
		setPicture: prepare(connection, person().set({ picture: param('hash') })),
		insertCompanyPicture: prepare(
			connection,
			db.insertInto('picture').values({ participant_id: null, company_id: company, ...bytes() }),
		),
		setCompanyPicture: prepare(
			connection,
			db
				.updateTable('company')
				.set({ picture: param('hash') })
				.where('id', '=', company),
		),
		setName: prepare(connection, person().set({ name: param('name') })),
		erasePerson: prepare(connection, person().set({ ...NOBODY, erased_at: param<Instant>('at') })),
		/** What a talent wrote: their requests, their answers, their notes. */
		eraseTalentWords: prepare(
			connection,
			meetingsOf('talent').set({
				answer: '',
				message: sql<string>`case when requested_by = 'talent' then '' else message end`,
				note: sql<string>`case when closed_by = 'talent' then '' else note end`,
			}),
		),
		eraseRecruiterWords: prepare(
			connection,
			meetingsOf('recruiter').set({
				question: '',
				message: sql<string>`case when requested_by = 'recruiter' then '' else message end`,
				note: sql<string>`case when closed_by = 'recruiter' then '' else note end`,
			}),
		),
		deleteNoticesOf: prepare(
			connection,
			db.deleteFrom('notice').where('participant_id', '=', participant),
		),
		/** Outcomes that quote a recruiter's question; what was decided stays (ID2). */
		eraseQuotedQuestions: prepare(
			connection,
			db
				.updateTable('intent')
				.set({ detail: null })
				.where('fair_id', '=', param<FairId>('fair'))
				.where('code', '=', 'question_changed'),
		),
	};
}
