import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';
import type { Flag, JsonText, VacancyTable } from '#schema/db/tables.ts';
import type { VacancyKind } from '#schema/domain/vacancy.ts';
import type { CompanyId, FairId, Instant, ParticipantId, VacancyId } from '#schema/ids.ts';

const vacancy = param<VacancyId>('vacancy');
const company = param<CompanyId>('company');
const fair = param<FairId>('fair');

const content = {
	title: param<string>('title'),
	kind: param<VacancyKind>('kind'),
	place: param<string>('place'),
	remote: param<Flag>('remote'),
	description: param<string>('description'),
	languages: param<JsonText>('languages'),
	topics: param<JsonText>('topics'),
	link: param<string>('link'),
	contact_id: param<ParticipantId | null>('contact'),
};

/** What companies offer; withdrawing deletes it (OP7). */
export function vacancyStatements(db: Db, connection: SqliteConnection) {
	const newestFirst = () => db.selectFrom('vacancy').orderBy('published_at', 'desc');
	return {
		insertVacancy: prepare(
			connection,
			db.insertInto('vacancy').values({
				id: vacancy,
				fair_id: fair,
				company_id: company,
				...content,
				version: 1,
				published_at: param<Instant>('publishedAt'),
			}),
		),
		setVacancy: prepare(
			connection,
			db
				.updateTable('vacancy')
				.set({ ...content, version: param<number>('version') })
				.where('id', '=', vacancy),
		),
		deleteVacancy: prepare(connection, db.deleteFrom('vacancy').where('id', '=', vacancy)),
		selectVacancy: prepare<{ vacancy: VacancyId; company: CompanyId }, VacancyTable>(
			connection,
			db
				.selectFrom('vacancy')
				.selectAll()
				.where('id', '=', vacancy)
				.where('company_id', '=', company),
		),
		selectVacancies: prepare<{ company: CompanyId }, VacancyTable>(
			connection,
			newestFirst().selectAll().where('company_id', '=', company),
		),
		selectVacanciesOfFair: prepare<{ fair: FairId }, VacancyTable>(
			connection,
			newestFirst().selectAll().where('fair_id', '=', fair),
		),
		/** What the directory tells of them. */
		selectVacancyTitles: prepare<{ fair: FairId }, Pick<VacancyTable, 'company_id' | 'title'>>(
			connection,
			newestFirst().select(['company_id', 'title']).where('fair_id', '=', fair),
		),
	};
}
