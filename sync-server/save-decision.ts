import { unreachable } from '#schema/assert.ts';
import { toJson } from '#schema/db/json.ts';
import type { FairEvent, Pair } from '#schema/domain/event.ts';
import type { MeetingStatus } from '#schema/domain/meeting.ts';
import { isEmptyMemo } from '#schema/domain/memo.ts';
import type { Notice } from '#schema/domain/notice.ts';
import type { Party } from '#schema/domain/participant.ts';
import type { VacancyContent } from '#schema/domain/vacancy.ts';
import type { FairId, Instant } from '#schema/ids.ts';
import { once } from './once.ts';
import { forgetInSupport, saveSupport } from './save-support.ts';
import type { Statements } from './statements.ts';

/** Writes what was decided, inside the transaction of its batch. A broken guard throws (SY16). */
export function saveEvent(sql: Statements, fair: FairId, event: FairEvent, at: Instant): void {
	const status = (pair: Pair, to: MeetingStatus, by: Party | null, note = '') =>
		once(sql.setStatus.run({ meeting: pair.meeting, status: to, at, by, note }));
	switch (event.kind) {
		case 'request_sent':
		case 'slot_booked': {
			const booked = event.kind === 'slot_booked';
			sql.insertMeeting.run({
				meeting: event.meeting,
				fair,
				talent: event.talentId,
				recruiter: event.recruiterId,
				requestedBy: booked ? 'talent' : event.requestedBy,
				status: booked ? 'confirmed' : 'requested',
				...event.text,
				at,
				expiresAt: booked ? null : event.expiresAt,
				startsAt: booked ? event.startsAt : null,
				endsAt: booked ? event.endsAt : null,
			});
			return;
		}
		case 'request_cancelled':
			return status(event, 'cancelled', event.by);
		case 'chat_cancelled':
			return status(event, 'cancelled', event.by, event.note);
		case 'request_accepted':
			return status(event, 'in_scheduling', null);
		case 'slot_released':
			return status(event, 'in_scheduling', event.by, event.note);
		case 'request_declined':
			return status(event, 'declined', event.by, event.note);
		case 'request_expired':
			return status(event, 'expired', null);
		case 'chat_completed':
			return status(event, 'completed', null);
		case 'chat_missed':
			return status(event, 'missed', null);
		case 'decline_undone': {
			const { meeting, expiresAt } = event;
			return once(sql.setWaiting.run({ meeting, at, expiresAt }));
		}
		case 'slot_claimed':
		case 'chat_rescheduled': {
			const { meeting, startsAt, endsAt } = event;
			return once(sql.setConfirmed.run({ meeting, at, startsAt, endsAt }));
		}
		case 'chat_joined': {
			const joined = event.by === 'talent' ? sql.setTalentJoined : sql.setRecruiterJoined;
			return once(joined.run({ meeting: event.meeting }));
		}
		case 'chat_late': {
			const { meeting, until } = event;
			const late = event.by === 'talent' ? sql.setTalentLate : sql.setRecruiterLate;
			return once(late.run({ meeting, until }));
		}
		case 'no_show':
			return once(sql.setAbsent.run({ meeting: event.meeting, absent: event.absent }));
		case 'chat_extended': {
			const { meeting, recruiterId: recruiter, startsAt, endsAt, by } = event;
			once(sql.setSlotEnd.run({ recruiter, startsAt, endsAt }));
			return once(sql.setLonger.run({ meeting, endsAt, by }));
		}
		case 'chat_corrected': {
			const { meeting, attendance, by } = event;
			const wasThere = (party: Party) => (attendance === 'both' || attendance === party ? 1 : 0);
			return once(
				sql.setAttendance.run({
					meeting,
					status: attendance === 'both' ? 'completed' : 'missed',
					at,
					by,
					talentJoined: wasThere('talent'),
					recruiterJoined: wasThere('recruiter'),
				}),
			);
		}
		case 'memo_kept': {
			const { meeting, by: participant, memo } = event;
			sql.deleteMemo.run({ meeting, participant });
			if (!isEmptyMemo(memo)) sql.insertMemo.run({ meeting, participant, ...memo, at });
			return;
		}
		case 'slots_offered':
			for (const { startsAt, endsAt } of event.slots)
				sql.insertSlot.run({ fair, recruiter: event.recruiterId, startsAt, endsAt });
			return;
		case 'slots_withdrawn':
			for (const startsAt of event.starts)
				once(sql.deleteSlot.run({ recruiter: event.recruiterId, startsAt }));
			return;
		case 'slots_passed':
			for (const startsAt of event.starts)
				once(sql.setSlotPassed.run({ recruiter: event.recruiterId, startsAt }));
			return;
		case 'recruiter_settings_changed': {
			const { recruiterId: recruiter, bookingMode, question } = event;
			const ideal = toJson(event.ideal);
			return once(sql.setSettings.run({ recruiter, bookingMode, question, ideal }));
		}
		case 'chat_handed_over': {
			const { meeting, recruiterId: recruiter, from, by: who } = event;
			const by = who === from ? null : who;
			const startsAt = event.time?.startsAt ?? null;
			const endsAt = event.time?.endsAt ?? null;
			return once(sql.setRecruiter.run({ meeting, recruiter, startsAt, endsAt, by, at }));
		}
		case 'colleague_acted':
			if (event.about) once(sql.setActedBy.run({ meeting: event.about.meeting, by: event.by }));
			return;
		case 'profile_changed': {
			const { headline, about, languages, topics } = event.profile;
			return once(
				sql.setProfile.run({
					participant: event.participant,
					headline,
					about,
					languages: toJson(languages),
					topics: toJson(topics),
				}),
			);
		}
		case 'picture_changed': {
			const { participant, picture } = event;
			sql.deletePicture.run({ participant });
			if (picture) sql.insertPicture.run({ participant, ...picture });
			return once(sql.setPicture.run({ participant, hash: picture?.hash ?? null }));
		}
		case 'name_changed':
			return once(sql.setName.run({ participant: event.participant, name: event.name }));
		case 'announcement_published': {
			const { announcement, by, text, publishedAt } = event;
			sql.insertAnnouncement.run({ announcement, fair, by, text, publishedAt });
			return;
		}
		case 'announcement_withdrawn':
			return once(sql.deleteAnnouncement.run({ announcement: event.announcement }));
		case 'support_asked':
		case 'support_answered':
		case 'support_taken':
		case 'support_closed':
			return saveSupport(sql, fair, event);
		case 'vacancy_published': {
			const { vacancy, companyId: company, content, publishedAt } = event;
			sql.insertVacancy.run({ vacancy, fair, company, publishedAt, ...vacancyRow(content) });
			return;
		}
		case 'vacancy_changed': {
			const { vacancy, version, content } = event;
			return once(sql.setVacancy.run({ vacancy, version, ...vacancyRow(content) }));
		}
		case 'vacancy_withdrawn':
			return once(sql.deleteVacancy.run({ vacancy: event.vacancy }));
		case 'participant_erased':
			return erase(sql, fair, event, at);
		default:
			return unreachable(event);
	}
}

const vacancyRow = (content: VacancyContent) => ({
	...content,
	remote: content.remote ? (1 as const) : (0 as const),
	languages: toJson(content.languages),
	topics: toJson(content.topics),
});

/** ER2: the row stays, since meetings of others name it; it says nothing any more. */
function erase(
	sql: Statements,
	fair: FairId,
	{ participant, role }: Extract<FairEvent, { kind: 'participant_erased' }>,
	at: Instant,
): void {
	sql.deletePicture.run({ participant });
	sql.deleteNoticesOf.run({ participant });
	forgetInSupport(sql, participant);
	sql.deleteMemosOf.run({ participant });
	if (role === 'talent') {
		sql.eraseTalentWords.run({ participant });
		sql.deleteTeamNotesOf.run({ talent: participant });
	}
	if (role === 'recruiter') {
		sql.eraseRecruiterWords.run({ participant });
		sql.eraseQuotedQuestions.run({ fair });
	}
	once(sql.erasePerson.run({ participant, at }));
}

export function saveNotice(
	sql: Statements,
	fair: FairId,
	notice: Notice,
	at: Instant,
	seq: number,
): void {
	const { to: participant, kind, meeting, peer, by, startsAt } = notice;
	sql.insertNotice.run({ fair, participant, kind, meeting, peer, by, startsAt, at, seq });
}
