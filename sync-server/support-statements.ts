import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';
import type { MeetingTable, SupportLineTable, SupportTable } from '#schema/db/tables.ts';
import type { Role } from '#schema/domain/participant.ts';
import type { FairId, Instant, MeetingId, ParticipantId, PictureHash } from '#schema/ids.ts';

/** A conversation with what its readers see of the people in it, and of the chat it is about. */
export interface SupportRow extends SupportTable {
	name: string;
	role: Role;
	picture: PictureHash | null;
	company_name: string | null;
	helper_name: string | null;
	talent_id: ParticipantId | null;
	talent_name: string | null;
	recruiter_id: ParticipantId | null;
	recruiter_name: string | null;
	starts_at: MeetingTable['starts_at'];
	ends_at: MeetingTable['ends_at'];
}

export type SupportLineRow = SupportLineTable & { by_name: string };

const person = param<ParticipantId>('person');
const participant = param<ParticipantId>('participant');
const fair = param<FairId>('fair');
const at = param<Instant>('at');

/** What people and organizers write to each other when help is needed (SU1–SU9). */
export function supportStatements(db: Db, connection: SqliteConnection) {
	return { ...supportWrites(db, connection), ...supportReads(db, connection) };
}

function supportWrites(db: Db, connection: SqliteConnection) {
	const state = () => ({
		is_open: param<0 | 1>('isOpen'),
		count: param<number>('count'),
		unanswered: param<number>('unanswered'),
		waiting_since: param<Instant | null>('waitingSince'),
		helper_id: param<ParticipantId | null>('helper'),
		about: param<MeetingId | null>('about'),
		burst_at: param<Instant>('burstAt'),
		burst: param<number>('burst'),
		changed_at: at,
	});
	return {
		insertSupport: prepare(
			connection,
			db
				.insertInto('support')
				.values({ person_id: person, fair_id: fair, ...state(), facts: null, facts_with: null }),
		),
		updateSupport: prepare(
			connection,
			db.updateTable('support').set(state()).where('person_id', '=', person),
		),
		/** Nothing else of it changes, not even when it last did. */
		setSupportHelper: prepare(
			connection,
			db
				.updateTable('support')
				.set({ helper_id: param<ParticipantId>('helper') })
				.where('person_id', '=', person),
		),
		setSupportFacts: prepare(
			connection,
			db
				.updateTable('support')
				.set({ facts: param<string>('facts'), facts_with: param<number>('with') })
				.where('person_id', '=', person),
		),
		insertSupportLine: prepare(
			connection,
			db.insertInto('support_line').values({
				person_id: person,
				number: param<number>('number'),
				kind: param<SupportLineTable['kind']>('kind'),
				by_id: param<ParticipantId>('by'),
				text: param<string>('text'),
				at,
			}),
		),
		/** Those up to this number: the newest are kept (SU3). */
		deleteSupportLines: prepare(
			connection,
			db
				.deleteFrom('support_line')
				.where('person_id', '=', person)
				.where('number', '<=', param<number>('upTo')),
		),
		/** Whose they are has left, and all lines go along (SU9). */
		deleteSupportOf: prepare(
			connection,
			db.deleteFrom('support').where('person_id', '=', participant),
		),
		/** What an organizer said who has left. */
		deleteSupportAnswersOf: prepare(
			connection,
			db.deleteFrom('support_line').where('by_id', '=', participant).where('kind', '=', 'answered'),
		),
		leaveSupports: prepare(
			connection,
			db.updateTable('support').set({ helper_id: null }).where('helper_id', '=', participant),
		),
	};
}

function supportReads(db: Db, connection: SqliteConnection) {
	const supports = () =>
		db
			.selectFrom('support')
			.innerJoin('participant as p', 'p.id', 'support.person_id')
			.leftJoin('company as c', 'c.id', 'p.company_id')
			.leftJoin('participant as h', 'h.id', 'support.helper_id')
			.leftJoin('meeting as m', 'm.id', 'support.about')
			.leftJoin('participant as t', 't.id', 'm.talent_id')
			.leftJoin('participant as r', 'r.id', 'm.recruiter_id')
			.selectAll('support')
			.select([
				'p.name',
				'p.role',
				'p.picture',
				'c.name as company_name',
				'h.name as helper_name',
				'm.talent_id',
				'm.recruiter_id',
				't.name as talent_name',
				'r.name as recruiter_name',
				'm.starts_at',
				'm.ends_at',
			]);
	const lines = () =>
		db
			.selectFrom('support_line')
			.innerJoin('participant as b', 'b.id', 'support_line.by_id')
			.selectAll('support_line')
			.select('b.name as by_name')
			.where('support_line.person_id', '=', person);
	return {
		selectSupports: prepare<{ fair: FairId }, SupportTable>(
			connection,
			db.selectFrom('support').selectAll().where('fair_id', '=', fair),
		),
		selectSupport: prepare<{ person: ParticipantId }, SupportRow>(
			connection,
			supports().where('support.person_id', '=', person),
		),
		selectOpenSupports: prepare<{ fair: FairId }, SupportRow>(
			connection,
			supports().where('support.fair_id', '=', fair).where('support.is_open', '=', 1),
		),
		/** The last closed first, from the one after `at` and `person` on. */
		selectClosedSupports: prepare<
			{ fair: FairId; at: number; person: string; limit: number },
			SupportRow
		>(
			connection,
			supports()
				.where('support.fair_id', '=', fair)
				.where('support.is_open', '=', 0)
				.where((eb) =>
					eb.or([
						eb('support.changed_at', '<', at),
						eb.and([eb('support.changed_at', '=', at), eb('support.person_id', '<', person)]),
					]),
				)
				.orderBy('support.changed_at', 'desc')
				.orderBy('support.person_id', 'desc')
				.limit(param<number>('limit')),
		),
		selectSupportLines: prepare<{ person: ParticipantId }, SupportLineRow>(
			connection,
			lines().orderBy('support_line.number'),
		),
		selectSupportLine: prepare<{ person: ParticipantId; number: number }, SupportLineRow>(
			connection,
			lines().where('support_line.number', '=', param<number>('number')),
		),
		/** What was said last, closings aside. */
		selectLastSupportWords: prepare<{ person: ParticipantId }, SupportLineRow>(
			connection,
			lines()
				.where('support_line.kind', '!=', 'closed')
				.orderBy('support_line.number', 'desc')
				.limit(1),
		),
	};
}
