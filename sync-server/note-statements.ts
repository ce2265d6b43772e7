import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';
import type { TeamNoteTable } from '#schema/db/tables.ts';
import type { CompanyId, FairId, Instant, ParticipantId } from '#schema/ids.ts';

const company = param<CompanyId>('company');
const talent = param<ParticipantId>('talent');
const fair = param<FairId>('fair');

/** What teams write down about talents (TN1–TN5). */
export function noteStatements(db: Db, connection: SqliteConnection) {
	return {
		selectTeamNote: prepare<
			{ company: CompanyId; talent: ParticipantId },
			Pick<TeamNoteTable, 'text'>
		>(
			connection,
			db
				.selectFrom('team_note')
				.select('text')
				.where('company_id', '=', company)
				.where('talent_id', '=', talent),
		),
		/** Nothing changes where the talent is gone by now (TN5). */
		putTeamNote: prepare(
			connection,
			db
				.insertInto('team_note')
				.columns(['company_id', 'talent_id', 'text', 'changed_at'])
				.expression((eb) =>
					eb
						.selectFrom('participant')
						.innerJoin('company', 'company.fair_id', 'participant.fair_id')
						.select([
							'company.id',
							'participant.id',
							eb.val(param<string>('text')).as('text'),
							eb.val(param<Instant>('at')).as('at'),
						])
						.where('participant.id', '=', talent)
						.where('participant.fair_id', '=', fair)
						.where('participant.role', '=', 'talent')
						.where('participant.erased_at', 'is', null)
						.where('company.id', '=', company),
				)
				.onConflict((conflict) =>
					conflict.columns(['company_id', 'talent_id']).doUpdateSet((eb) => ({
						text: eb.ref('excluded.text'),
						changed_at: eb.ref('excluded.changed_at'),
					})),
				),
		),
		deleteTeamNote: prepare(
			connection,
			db.deleteFrom('team_note').where('company_id', '=', company).where('talent_id', '=', talent),
		),
		deleteTeamNotesOf: prepare(
			connection,
			db.deleteFrom('team_note').where('talent_id', '=', talent),
		),
	};
}
