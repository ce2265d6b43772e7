import type { RefusalDetail } from '#schema/domain/refusal.ts';
import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';
import type {
	FairTable,
	IntentTable,
	MeetingTable,
	ParticipantTable,
	SlotTable,
} from '#schema/db/tables.ts';
import type { FairId, Instant, IntentId, ParticipantId } from '#schema/ids.ts';
import { accountWrites } from './account-statements.ts';
import { announcementStatements } from './announcement-statements.ts';
import { decisionWrites } from './decision-statements.ts';
import { memoStatements } from './memo-statements.ts';
import { noteStatements } from './note-statements.ts';
import { supportStatements } from './support-statements.ts';
import { vacancyStatements } from './vacancy-statements.ts';
import { viewReads } from './view-statements.ts';

/**
 * All SQL of the engine, built and typed by Kysely, compiled once for one connection. Everything here
 * runs synchronously, so that a transaction is one uninterrupted stretch of code.
 */
export function prepareStatements(db: Db, connection: SqliteConnection) {
	return {
		...decisionWrites(db, connection),
		...accountWrites(db, connection),
		...announcementStatements(db, connection),
		...memoStatements(db, connection),
		...vacancyStatements(db, connection),
		...noteStatements(db, connection),
		...supportStatements(db, connection),
		...intents(db, connection),
		...stateReads(db, connection),
		...viewReads(db, connection),
	};
}
export type Statements = ReturnType<typeof prepareStatements>;

const fair = param<FairId>('fair');
const participant = param<ParticipantId>('participant');
const at = param<Instant>('at');

export type StoredOutcome = Pick<
	IntentTable,
	'code' | 'meeting_id' | 'detail' | 'seq' | 'payload_hash'
>;
export type StoredDetail = RefusalDetail | null;

function intents(db: Db, connection: SqliteConnection) {
	return {
		/** Changes nothing when the id was decided before: that is the whole de-duplication (ID2). */
		insertIntent: prepare(
			connection,
			db
				.insertInto('intent')
				.values({
					participant_id: participant,
					id: param('id'),
					fair_id: fair,
					kind: param('kind'),
					payload_hash: param('hash'),
					code: param('code'),
					meeting_id: param('begun'),
					detail: param('detail'),
					seq: param('seq'),
					decided_at: at,
				})
				.onConflict((conflict) => conflict.columns(['participant_id', 'id']).doNothing()),
		),
		selectOutcome: prepare<{ participant: ParticipantId; id: IntentId }, StoredOutcome>(
			connection,
			db
				.selectFrom('intent')
				.select(['code', 'meeting_id', 'detail', 'seq', 'payload_hash'])
				.where('participant_id', '=', participant)
				.where('id', '=', param<IntentId>('id')),
		),
	};
}

function stateReads(db: Db, connection: SqliteConnection) {
	return {
		selectFair: prepare<{ fair: FairId }, FairTable>(
			connection,
			db.selectFrom('fair').selectAll().where('id', '=', fair),
		),
		/** Without the rules, which are long: this is read in each transaction. */
		selectCommit: prepare<{ fair: FairId }, Pick<FairTable, 'seq' | 'decided_at'>>(
			connection,
			db.selectFrom('fair').select(['seq', 'decided_at']).where('id', '=', fair),
		),
		selectParticipants: prepare<{ fair: FairId }, ParticipantTable>(
			connection,
			db
				.selectFrom('participant')
				.selectAll()
				.where('fair_id', '=', fair)
				.where('erased_at', 'is', null),
		),
		selectSlots: prepare<{ fair: FairId }, SlotTable>(
			connection,
			db.selectFrom('slot').selectAll().where('fair_id', '=', fair).orderBy('starts_at'),
		),
		selectMeetings: prepare<{ fair: FairId }, MeetingTable>(
			connection,
			db.selectFrom('meeting').selectAll().where('fair_id', '=', fair),
		),
	};
}
