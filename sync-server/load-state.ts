import { must } from '#schema/assert.ts';
import { fromJson } from '#schema/db/json.ts';
import type {
	FairTable,
	MeetingTable,
	ParticipantTable,
	SupportTable,
	VacancyTable,
} from '#schema/db/tables.ts';
import type { Fair, FairDay, FairRules } from '#schema/domain/fair.ts';
import type { Meeting } from '#schema/domain/meeting.ts';
import type { Participant } from '#schema/domain/participant.ts';
import { FairState } from '#schema/domain/state.ts';
import type { SupportConversation } from '#schema/domain/support.ts';
import type { VacancyContent } from '#schema/domain/vacancy.ts';
import type { FairId } from '#schema/ids.ts';
import type { Statements } from './statements.ts';

/** The facts of one fair as SQL holds them now. Call it inside a transaction. */
export function loadState(sql: Statements, fairId: FairId): FairState {
	const row = must(sql.selectFair.get({ fair: fairId }), 'the fair exists');
	const state = new FairState(fairOf(row));
	for (const participant of sql.selectParticipants.all({ fair: fairId }))
		state.putParticipant(participantOf(participant));
	for (const slot of sql.selectSlots.all({ fair: fairId }))
		state.putSlot(slot.recruiter_id, {
			startsAt: slot.starts_at,
			endsAt: slot.ends_at,
			passed: slot.passed === 1,
		});
	for (const meeting of sql.selectMeetings.all({ fair: fairId }))
		state.putMeeting(meetingOf(meeting));
	for (const row of sql.selectAnnouncements.all({ fair: fairId }))
		state.putAnnouncement({
			id: row.id,
			by: row.published_by,
			text: row.text,
			publishedAt: row.published_at,
		});
	for (const row of sql.selectSupports.all({ fair: fairId })) state.putSupport(supportOf(row));
	for (const row of sql.selectVacanciesOfFair.all({ fair: fairId }))
		state.putVacancy({
			id: row.id,
			companyId: row.company_id,
			content: vacancyContentOf(row),
			version: row.version,
			publishedAt: row.published_at,
		});
	return state;
}

export const vacancyContentOf = (row: VacancyTable): VacancyContent => ({
	title: row.title,
	kind: row.kind,
	place: row.place,
	remote: row.remote === 1,
	description: row.description,
	languages: fromJson(row.languages),
	topics: fromJson(row.topics),
	link: row.link,
	contact: row.contact_id,
});

export const fairOf = (row: FairTable): Fair => ({
	id: row.id,
	name: row.name,
	timeZone: row.time_zone,
	days: fromJson<FairDay[]>(row.days),
	rules: fromJson<FairRules>(row.rules),
});

const supportOf = (row: SupportTable): SupportConversation => ({
	person: row.person_id,
	isOpen: row.is_open === 1,
	count: row.count,
	unanswered: row.unanswered,
	waitingSince: row.waiting_since,
	helper: row.helper_id,
	about: row.about,
	burstAt: row.burst_at,
	burst: row.burst,
});

function participantOf(row: ParticipantTable): Participant {
	const { id, name, role } = row;
	if (role !== 'recruiter') return { role, id, name };
	return {
		role,
		id,
		name,
		companyId: must(row.company_id, 'a recruiter has a company'),
		bookingMode: row.booking_mode,
		question: row.question,
	};
}

/** The columns from which a meeting's status can be judged. */
type MeetingFacts = Pick<
	MeetingTable,
	| 'id'
	| 'talent_id'
	| 'recruiter_id'
	| 'requested_by'
	| 'status'
	| 'expires_at'
	| 'starts_at'
	| 'ends_at'
	| 'closed_by'
	| 'talent_joined'
	| 'recruiter_joined'
	| 'talent_late_until'
	| 'recruiter_late_until'
	| 'absent'
	| 'extensions'
>;

export function meetingOf(row: MeetingFacts): Meeting {
	const base = {
		id: row.id,
		talentId: row.talent_id,
		recruiterId: row.recruiter_id,
		requestedBy: row.requested_by,
	};
	switch (row.status) {
		case 'requested':
			return {
				...base,
				status: row.status,
				expiresAt: must(row.expires_at, 'a request ends at some time'),
			};
		case 'declined':
			return {
				...base,
				status: row.status,
				declinedBy: must(row.closed_by, 'somebody declined'),
			};
		case 'in_scheduling':
		case 'cancelled':
		case 'expired':
			return { ...base, status: row.status };
		case 'confirmed':
			return {
				...base,
				...slotTime(row),
				status: row.status,
				talentJoined: row.talent_joined === 1,
				recruiterJoined: row.recruiter_joined === 1,
				talentLateUntil: row.talent_late_until,
				recruiterLateUntil: row.recruiter_late_until,
				absent: row.absent,
				extensions: row.extensions,
			};
		case 'completed':
			return { ...base, ...slotTime(row), status: row.status };
		case 'missed':
			return { ...base, ...slotTime(row), status: row.status, present: presentIn(row) };
	}
}

export function presentIn(row: Pick<MeetingTable, 'talent_joined' | 'recruiter_joined'>) {
	if (row.talent_joined === 1) return 'talent';
	return row.recruiter_joined === 1 ? 'recruiter' : 'nobody';
}

const slotTime = (row: MeetingFacts) => ({
	startsAt: must(row.starts_at, 'a chat with a time has a start'),
	endsAt: must(row.ends_at, 'a chat with a time has an end'),
});
