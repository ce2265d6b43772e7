import type { MeetingId } from '../ids.ts';
import { assert, must, unreachable } from '../assert.ts';
import type { FairEvent, Pair } from './event.ts';
import type { Confirmed, Meeting } from './meeting.ts';
import { asAttended } from './meeting.ts';
import type { FairState } from './state.ts';

/** Applies what was decided. Total over every history that `decide` can produce, and nothing else. */
export function evolve(state: FairState, event: FairEvent): void {
	switch (event.kind) {
		case 'request_sent':
			return state.putMeeting({
				...base(event, event.requestedBy),
				status: 'requested',
				expiresAt: event.expiresAt,
			});
		case 'request_cancelled':
		case 'chat_cancelled':
			return state.putMeeting({ ...kept(state, event), status: 'cancelled' });
		case 'request_accepted':
		case 'slot_released':
			return state.putMeeting({ ...kept(state, event), status: 'in_scheduling' });
		case 'request_declined':
			return state.putMeeting({
				...kept(state, event),
				status: 'declined',
				declinedBy: event.by,
			});
		case 'decline_undone':
			return state.putMeeting({
				...kept(state, event),
				status: 'requested',
				expiresAt: event.expiresAt,
			});
		case 'request_expired':
			return state.putMeeting({ ...kept(state, event), status: 'expired' });
		case 'slot_claimed':
		case 'chat_rescheduled':
			return state.putMeeting(confirmed(kept(state, event), event));
		case 'slot_booked':
			return state.putMeeting(confirmed(base(event, 'talent'), event));
		case 'chat_joined': {
			const meeting = confirmedMeeting(state, event.meeting);
			const joined = event.by === 'talent' ? 'talentJoined' : 'recruiterJoined';
			// Whoever was noted as not there has come after all.
			const absent = meeting.absent === event.by ? null : meeting.absent;
			return state.putMeeting({ ...meeting, [joined]: true, absent });
		}
		case 'chat_late': {
			const meeting = confirmedMeeting(state, event.meeting);
			const late = event.by === 'talent' ? 'talentLateUntil' : 'recruiterLateUntil';
			return state.putMeeting({ ...meeting, [late]: event.until });
		}
		case 'no_show':
			return state.putMeeting({
				...confirmedMeeting(state, event.meeting),
				absent: event.absent,
			});
		case 'chat_extended':
			return extend(state, event);
		case 'chat_corrected': {
			const meeting = state.meetings.get(event.meeting);
			assert(
				meeting?.status === 'completed' || meeting?.status === 'missed',
				'only what is over is corrected',
			);
			return state.putMeeting(asAttended(meeting, event.attendance));
		}
		case 'chat_completed':
		case 'chat_missed': {
			const { startsAt, endsAt } = confirmedMeeting(state, event.meeting);
			const ended = { ...kept(state, event), startsAt, endsAt };
			if (event.kind === 'chat_completed')
				return state.putMeeting({ ...ended, status: 'completed' });
			return state.putMeeting({ ...ended, status: 'missed', present: event.present });
		}
		case 'slots_offered':
			for (const { startsAt, endsAt } of event.slots)
				state.putSlot(event.recruiterId, { startsAt, endsAt, passed: false });
			return;
		case 'slots_withdrawn':
			for (const startsAt of event.starts) state.removeSlot(event.recruiterId, startsAt);
			return;
		case 'slots_passed':
			for (const startsAt of event.starts) {
				const slot = must(
					state.calendarOf(event.recruiterId).get(startsAt),
					'a passed slot is there',
				);
				state.putSlot(event.recruiterId, { ...slot, passed: true });
			}
			return;
		case 'recruiter_settings_changed': {
			const { bookingMode, question, recruiterId } = event;
			const recruiter = state.participants.get(recruiterId);
			assert(recruiter?.role === 'recruiter', 'settings belong to a recruiter');
			return state.putParticipant({ ...recruiter, bookingMode, question });
		}
		case 'chat_handed_over': {
			const meeting = must(state.meetings.get(event.meeting), 'a known meeting is handed over');
			const { recruiterId } = event;
			const passed = { ...meeting, recruiterId };
			// Who was there before was somebody else.
			if (passed.status === 'confirmed')
				return state.putMeeting({
					...passed,
					recruiterJoined: false,
					recruiterLateUntil: null,
					absent: null,
				});
			return state.putMeeting(passed);
		}
		case 'profile_changed':
		case 'picture_changed':
		case 'colleague_acted':
		case 'memo_kept':
			return;
		case 'name_changed': {
			const { participant, name } = event;
			const person = must(state.participants.get(participant), 'a name belongs to somebody');
			return state.putParticipant({ ...person, name });
		}
		case 'announcement_published': {
			const { announcement: id, by, text, publishedAt } = event;
			return state.putAnnouncement({ id, by, text, publishedAt });
		}
		case 'announcement_withdrawn':
			return state.removeAnnouncement(event.announcement);
		case 'support_asked':
		case 'support_answered':
		case 'support_taken':
		case 'support_closed':
			return state.putSupport(event.conversation);
		case 'vacancy_published': {
			const { vacancy: id, companyId, content, publishedAt } = event;
			return state.putVacancy({ id, companyId, content, version: 1, publishedAt });
		}
		case 'vacancy_changed': {
			const { vacancy, content, version } = event;
			const before = must(state.vacancies.get(vacancy), 'what is changed stands');
			return state.putVacancy({ ...before, content, version });
		}
		case 'vacancy_withdrawn':
			return state.removeVacancy(event.vacancy);
		case 'participant_erased':
			return state.removeParticipant(event.participant);
		default:
			return unreachable(event);
	}
}

const base = ({ meeting, talentId, recruiterId }: Pair, requestedBy: Meeting['requestedBy']) => ({
	id: meeting,
	talentId,
	recruiterId,
	requestedBy,
});

/** What a meeting keeps through every change of status. */
function kept(state: FairState, event: Pair) {
	const meeting = must(state.meetings.get(event.meeting), 'an event names a known meeting');
	return base(event, meeting.requestedBy);
}

const confirmed = (
	meeting: ReturnType<typeof base>,
	{ startsAt, endsAt }: Pick<Confirmed, 'startsAt' | 'endsAt'>,
): Confirmed => ({
	...meeting,
	status: 'confirmed',
	startsAt,
	endsAt,
	talentJoined: false,
	recruiterJoined: false,
	talentLateUntil: null,
	recruiterLateUntil: null,
	absent: null,
	extensions: 0,
});

/** Its slot grows with it, so that nothing is offered over these minutes (AV4). */
function extend(state: FairState, event: Extract<FairEvent, { kind: 'chat_extended' }>): void {
	const meeting = confirmedMeeting(state, event.meeting);
	const { startsAt, endsAt, recruiterId } = event;
	const slot = must(state.calendarOf(recruiterId).get(startsAt), 'a chat has a slot');
	state.putSlot(recruiterId, { ...slot, endsAt });
	state.putMeeting({ ...meeting, endsAt, extensions: meeting.extensions + 1 });
}

function confirmedMeeting(state: FairState, id: MeetingId): Confirmed {
	const meeting = state.meetings.get(id);
	assert(meeting?.status === 'confirmed', 'only a confirmed chat is joined or ends');
	return meeting;
}
