import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';
import type {
	CompanyTable,
	FairTable,
	MeetingTable,
	NoticeTable,
	ParticipantTable,
	SlotTable,
} from '#schema/db/tables.ts';
import type {
	AccountId,
	CompanyId,
	FairId,
	Instant,
	MeetingId,
	ParticipantId,
	PictureHash,
} from '#schema/ids.ts';

/** A meeting with the names that its readers see. */
export interface MeetingRow extends MeetingTable {
	talent_name: string;
	talent_headline: string;
	talent_about: string;
	talent_languages: string;
	talent_topics: string;
	talent_picture: PictureHash | null;
	recruiter_name: string;
	recruiter_headline: string;
	recruiter_picture: PictureHash | null;
	company_name: string;
	company_id: CompanyId;
	acted_by_name: string | null;
}

/** A meeting, who asks for it, and the rules of its fair. */
export type RoomRow = MeetingTable & Pick<FairTable, 'rules'> & { readonly me: ParticipantId };

export type NoticeRow = Omit<NoticeTable, 'id'> & {
	id: number;
	peer_name: string;
	by_name: string | null;
};
export type SlotRow = SlotTable & { meeting_id: MeetingId | null };

const meeting = param<MeetingId>('meeting');
const fair = param<FairId>('fair');
const company = param<CompanyId>('company');
const participant = param<ParticipantId>('participant');
const recruiter = param<ParticipantId>('recruiter');
const startsAt = param<Instant>('startsAt');

/** What projections are rendered from, and who may open them. */
export function viewReads(db: Db, connection: SqliteConnection) {
	const meetings = () =>
		db
			.selectFrom('meeting')
			.innerJoin('participant as t', 't.id', 'meeting.talent_id')
			.innerJoin('participant as r', 'r.id', 'meeting.recruiter_id')
			.innerJoin('company as c', 'c.id', 'r.company_id')
			.leftJoin('participant as a', 'a.id', 'meeting.acted_by')
			.selectAll('meeting')
			.select([
				't.name as talent_name',
				't.headline as talent_headline',
				't.about as talent_about',
				't.languages as talent_languages',
				't.topics as talent_topics',
				't.picture as talent_picture',
				'r.name as recruiter_name',
				'r.headline as recruiter_headline',
				'r.picture as recruiter_picture',
				'c.name as company_name',
				'c.id as company_id',
				'a.name as acted_by_name',
			]);
	const allSlots = () =>
		db
			.selectFrom('slot')
			.leftJoin('meeting', (join) =>
				join
					.onRef('meeting.recruiter_id', '=', 'slot.recruiter_id')
					.onRef('meeting.starts_at', '=', 'slot.starts_at')
					.on('meeting.status', '=', 'confirmed'),
			)
			.selectAll('slot')
			.select('meeting.id as meeting_id');
	const slots = () => allSlots().where('slot.recruiter_id', '=', recruiter);
	const notices = () =>
		db
			.selectFrom('notice')
			.innerJoin('participant as p', 'p.id', 'notice.peer_id')
			.leftJoin('participant as b', 'b.id', 'notice.by_id')
			.selectAll('notice')
			.select(['p.name as peer_name', 'b.name as by_name']);
	return {
		selectParticipant: prepare<
			{ participant: ParticipantId },
			ParticipantTable & { company_name: string | null }
		>(
			connection,
			db
				.selectFrom('participant')
				.leftJoin('company', 'company.id', 'participant.company_id')
				.selectAll('participant')
				.select('company.name as company_name')
				.where('participant.id', '=', participant),
		),
		selectMembership: prepare<
			{ fair: FairId; account: AccountId },
			Pick<ParticipantTable, 'id' | 'role' | 'company_id'>
		>(
			connection,
			db
				.selectFrom('participant')
				.innerJoin('fair', 'fair.id', 'participant.fair_id')
				.select(['participant.id', 'participant.role', 'participant.company_id'])
				.where('participant.fair_id', '=', fair)
				.where('participant.account_id', '=', param<AccountId>('account'))
				.where('participant.erased_at', 'is', null)
				.where((eb) =>
					eb.or([eb('fair.published', '=', 1), eb('participant.role', '=', 'organizer')]),
				),
		),
		selectRole: prepare<
			{ participant: ParticipantId; fair: FairId },
			Pick<ParticipantTable, 'role'>
		>(
			connection,
			db
				.selectFrom('participant')
				.select('role')
				.where('id', '=', participant)
				.where('fair_id', '=', fair)
				.where('erased_at', 'is', null),
		),
		selectMeetingView: prepare<{ meeting: MeetingId }, MeetingRow>(
			connection,
			meetings().where('meeting.id', '=', meeting),
		),
		selectTalentMeetings: prepare<{ participant: ParticipantId }, MeetingRow>(
			connection,
			meetings().where('meeting.talent_id', '=', participant),
		),
		selectRecruiterMeetings: prepare<{ participant: ParticipantId }, MeetingRow>(
			connection,
			meetings().where('meeting.recruiter_id', '=', participant),
		),
		/** Enough of a talent's meetings to count what they have used. */
		selectSpending: prepare<
			{ participant: ParticipantId },
			Pick<
				MeetingTable,
				'requested_by' | 'status' | 'talent_joined' | 'recruiter_joined' | 'expires_at'
			>
		>(
			connection,
			db
				.selectFrom('meeting')
				.select(['requested_by', 'status', 'talent_joined', 'recruiter_joined', 'expires_at'])
				.where('talent_id', '=', participant),
		),
		/** The confirmed chats of one person. */
		selectChats: prepare<
			{ participant: ParticipantId },
			Pick<MeetingTable, 'id' | 'talent_id' | 'recruiter_id' | 'starts_at' | 'ends_at'>
		>(
			connection,
			db
				.selectFrom('meeting')
				.select(['id', 'talent_id', 'recruiter_id', 'starts_at', 'ends_at'])
				.where('status', '=', 'confirmed')
				.where((eb) =>
					eb.or([eb('talent_id', '=', participant), eb('recruiter_id', '=', participant)]),
				),
		),
		selectCalendar: prepare<{ recruiter: ParticipantId }, SlotRow>(
			connection,
			slots().orderBy('slot.starts_at'),
		),
		selectSlot: prepare<{ recruiter: ParticipantId; startsAt: Instant }, SlotRow>(
			connection,
			slots().where('slot.starts_at', '=', startsAt),
		),
		selectNotices: prepare<{ participant: ParticipantId; limit: number }, NoticeRow>(
			connection,
			notices()
				.where('notice.participant_id', '=', participant)
				.orderBy('notice.id', 'desc')
				.limit(param<number>('limit')),
		),
		selectCompany: prepare<{ company: CompanyId; fair: FairId }, Pick<CompanyTable, 'id'>>(
			connection,
			db.selectFrom('company').select('id').where('id', '=', company).where('fair_id', '=', fair),
		),
		/** Whose meeting it is: for whom it may be looked at. */
		selectMeetingCompany: prepare<
			{ meeting: MeetingId; fair: FairId },
			Pick<ParticipantTable, 'company_id'>
		>(
			connection,
			db
				.selectFrom('meeting')
				.innerJoin('participant as r', 'r.id', 'meeting.recruiter_id')
				.select('r.company_id')
				.where('meeting.id', '=', meeting)
				.where('meeting.fair_id', '=', fair),
		),
		/** A meeting as one of its people finds it, the organizers' rules beside it. */
		selectRoom: prepare<{ meeting: MeetingId; account: AccountId }, RoomRow>(
			connection,
			db
				.selectFrom('meeting')
				.innerJoin('fair', 'fair.id', 'meeting.fair_id')
				.innerJoin('participant', 'participant.fair_id', 'meeting.fair_id')
				.selectAll('meeting')
				.select(['participant.id as me', 'fair.rules'])
				.where('meeting.id', '=', meeting)
				.where('participant.account_id', '=', param<AccountId>('account'))
				.where('participant.erased_at', 'is', null),
		),
		selectColleagues: prepare<{ company: CompanyId }, ParticipantTable>(
			connection,
			db
				.selectFrom('participant')
				.selectAll()
				.where('company_id', '=', company)
				.where('erased_at', 'is', null)
				.orderBy('name'),
		),
		selectTeamMeetings: prepare<{ company: CompanyId }, MeetingRow>(
			connection,
			meetings()
				.where('r.company_id', '=', company)
				.where('meeting.status', 'in', ['requested', 'in_scheduling', 'confirmed']),
		),
		selectTeamSlots: prepare<{ company: CompanyId }, SlotRow>(
			connection,
			allSlots()
				.innerJoin('participant as r', 'r.id', 'slot.recruiter_id')
				.where('r.company_id', '=', company),
		),
		selectCompanyCard: prepare<{ company: CompanyId; fair: FairId }, CompanyTable>(
			connection,
			db.selectFrom('company').selectAll().where('id', '=', company).where('fair_id', '=', fair),
		),
		selectCompanies: prepare<{ fair: FairId }, CompanyTable>(
			connection,
			db.selectFrom('company').selectAll().where('fair_id', '=', fair).orderBy('name'),
		),
		selectRecruiters: prepare<{ fair: FairId }, ParticipantTable>(
			connection,
			db
				.selectFrom('participant')
				.selectAll()
				.where('fair_id', '=', fair)
				.where('role', '=', 'recruiter')
				.where('erased_at', 'is', null)
				.orderBy('name'),
		),
		countOpenSlots: prepare<{ recruiter: ParticipantId }, { count: number }>(
			connection,
			db
				.selectFrom('slot')
				.select((eb) => eb.fn.countAll<number>().as('count'))
				.where('slot.recruiter_id', '=', recruiter)
				.where('passed', '=', 0)
				.where((eb) =>
					eb.not(
						eb.exists(
							eb
								.selectFrom('meeting')
								.select('meeting.id')
								.whereRef('meeting.recruiter_id', '=', 'slot.recruiter_id')
								.whereRef('meeting.starts_at', '=', 'slot.starts_at')
								.where('meeting.status', '=', 'confirmed'),
						),
					),
				),
		),
		/** Requests by talents that were not withdrawn (S13b). */
		countRequests: prepare<{ recruiter: ParticipantId }, { count: number }>(
			connection,
			db
				.selectFrom('meeting')
				.select((eb) => eb.fn.countAll<number>().as('count'))
				.where('recruiter_id', '=', recruiter)
				.where('requested_by', '=', 'talent')
				.where('status', '!=', 'cancelled'),
		),
		/** Talents who want a time and have none yet (S13c); whom the recruiter only invited is not among them. */
		countWaiting: prepare<{ recruiter: ParticipantId }, { count: number }>(
			connection,
			db
				.selectFrom('meeting')
				.select((eb) => eb.fn.countAll<number>().as('count'))
				.where('recruiter_id', '=', recruiter)
				.where((eb) =>
					eb.or([
						eb('status', '=', 'in_scheduling'),
						eb.and([eb('status', '=', 'requested'), eb('requested_by', '=', 'talent')]),
					]),
				),
		),
	};
}
