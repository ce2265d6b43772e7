import type { AnnouncementId, Instant, MeetingId, ParticipantId, VacancyId } from '../ids.ts';
import { assert, must } from '../assert.ts';
import type { Announcement } from './announcement.ts';
import type { Fair } from './fair.ts';
import type { Confirmed, LiveMeeting, Meeting } from './meeting.ts';
import { isLive } from './meeting.ts';
import type { Participant } from './participant.ts';
import type { Slot } from './slot.ts';
import type { SupportConversation } from './support.ts';
import type { Vacancy } from './vacancy.ts';

/** What `decide` may look at. It never changes anything; `evolve` does. */
export interface FairFacts {
	readonly fair: Fair;
	readonly participants: ReadonlyMap<ParticipantId, Participant>;
	readonly meetings: ReadonlyMap<MeetingId, Meeting>;
	meetingsOf(participant: ParticipantId): Iterable<Meeting>;
	confirmedOf(participant: ParticipantId): Iterable<Confirmed>;
	liveMeetingOf(talent: ParticipantId, recruiter: ParticipantId): LiveMeeting | null;
	/** A recruiter's slots by their start. */
	calendarOf(recruiter: ParticipantId): ReadonlyMap<Instant, Slot>;
	/** The confirmed chat that holds this slot. */
	bookingOf(recruiter: ParticipantId, startsAt: Instant): Confirmed | null;
	readonly calendars: ReadonlyMap<ParticipantId, ReadonlyMap<Instant, Slot>>;
	/** Those that stand. */
	readonly announcements: ReadonlyMap<AnnouncementId, Announcement>;
	/** By whose they are, closed ones included. */
	readonly supports: ReadonlyMap<ParticipantId, SupportConversation>;
	/** Of all companies. */
	readonly vacancies: ReadonlyMap<VacancyId, Vacancy>;
}

const NO_SLOTS: ReadonlyMap<Instant, Slot> = new Map();
const pairKey = (talent: ParticipantId, recruiter: ParticipantId) => `${talent} ${recruiter}`;

/**
 * One fair in memory: the working copy from which the adjudicator decides. SQL holds the truth; this
 * is loaded from it, and thrown away whenever the two may differ. Always true: a live meeting is in
 * `livePairs`, a confirmed one in `bookings` and `confirmed` of both people.
 */
export class FairState implements FairFacts {
	readonly fair: Fair;
	readonly participants = new Map<ParticipantId, Participant>();
	readonly meetings = new Map<MeetingId, Meeting>();
	readonly calendars = new Map<ParticipantId, Map<Instant, Slot>>();
	readonly announcements = new Map<AnnouncementId, Announcement>();
	readonly supports = new Map<ParticipantId, SupportConversation>();
	readonly vacancies = new Map<VacancyId, Vacancy>();
	readonly #meetingsByParticipant = new Map<ParticipantId, Map<MeetingId, Meeting>>();
	readonly #confirmedByParticipant = new Map<ParticipantId, Map<MeetingId, Confirmed>>();
	readonly #livePairs = new Map<string, MeetingId>();
	readonly #bookings = new Map<ParticipantId, Map<Instant, MeetingId>>();

	constructor(fair: Fair) {
		this.fair = fair;
	}

	meetingsOf(participant: ParticipantId): Iterable<Meeting> {
		return this.#meetingsByParticipant.get(participant)?.values() ?? [];
	}

	confirmedOf(participant: ParticipantId): Iterable<Confirmed> {
		return this.#confirmedByParticipant.get(participant)?.values() ?? [];
	}

	liveMeetingOf(talent: ParticipantId, recruiter: ParticipantId): LiveMeeting | null {
		const id = this.#livePairs.get(pairKey(talent, recruiter));
		if (id === undefined) return null;
		const meeting = must(this.meetings.get(id), 'a live pair names a meeting');
		assert(isLive(meeting), 'a live pair names a live meeting');
		return meeting;
	}

	calendarOf(recruiter: ParticipantId): ReadonlyMap<Instant, Slot> {
		return this.calendars.get(recruiter) ?? NO_SLOTS;
	}

	bookingOf(recruiter: ParticipantId, startsAt: Instant): Confirmed | null {
		const id = this.#bookings.get(recruiter)?.get(startsAt);
		if (id === undefined) return null;
		const meeting = must(this.meetings.get(id), 'a booking names a meeting');
		assert(meeting.status === 'confirmed', 'a booking names a confirmed meeting');
		return meeting;
	}

	putParticipant(participant: Participant): void {
		this.participants.set(participant.id, participant);
	}

	/** Their meetings stay, for the other sides to look up; what they wrote to the organizers does not (SU9). */
	removeParticipant(participant: ParticipantId): void {
		this.participants.delete(participant);
		this.supports.delete(participant);
		for (const support of this.supports.values())
			if (support.helper === participant) this.putSupport({ ...support, helper: null });
	}

	putSupport(support: SupportConversation): void {
		this.supports.set(support.person, support);
	}

	putAnnouncement(announcement: Announcement): void {
		this.announcements.set(announcement.id, announcement);
	}

	removeAnnouncement(announcement: AnnouncementId): void {
		this.announcements.delete(announcement);
	}

	putVacancy(vacancy: Vacancy): void {
		this.vacancies.set(vacancy.id, vacancy);
	}

	removeVacancy(vacancy: VacancyId): void {
		this.vacancies.delete(vacancy);
	}

	putSlot(recruiter: ParticipantId, slot: Slot): void {
		entry(this.calendars, recruiter).set(slot.startsAt, slot);
	}

	removeSlot(recruiter: ParticipantId, startsAt: Instant): void {
		this.calendars.get(recruiter)?.delete(startsAt);
	}

	/** Adds or replaces a meeting and keeps every index in step. */
	putMeeting(meeting: Meeting): void {
		const before = this.meetings.get(meeting.id);
		if (before) this.#unindex(before);
		if (before && before.recruiterId !== meeting.recruiterId)
			this.#meetingsByParticipant.get(before.recruiterId)?.delete(before.id);
		this.meetings.set(meeting.id, meeting);
		for (const person of [meeting.talentId, meeting.recruiterId])
			entry(this.#meetingsByParticipant, person).set(meeting.id, meeting);
		if (isLive(meeting))
			this.#livePairs.set(pairKey(meeting.talentId, meeting.recruiterId), meeting.id);
		if (meeting.status !== 'confirmed') return;
		entry(this.#bookings, meeting.recruiterId).set(meeting.startsAt, meeting.id);
		for (const person of [meeting.talentId, meeting.recruiterId])
			entry(this.#confirmedByParticipant, person).set(meeting.id, meeting);
	}

	#unindex(meeting: Meeting): void {
		if (isLive(meeting)) this.#livePairs.delete(pairKey(meeting.talentId, meeting.recruiterId));
		if (meeting.status !== 'confirmed') return;
		this.#bookings.get(meeting.recruiterId)?.delete(meeting.startsAt);
		for (const person of [meeting.talentId, meeting.recruiterId])
			this.#confirmedByParticipant.get(person)?.delete(meeting.id);
	}
}

/** The inner map under a key, made when missing. */
function entry<Outer, Inner, Value>(maps: Map<Outer, Map<Inner, Value>>, key: Outer) {
	let inner = maps.get(key);
	if (!inner) maps.set(key, (inner = new Map()));
	return inner;
}
