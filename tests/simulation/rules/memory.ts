import { FairState } from '#schema/domain/state.ts';
import type { Meeting as Remembered } from '#schema/domain/meeting.ts';
import { around } from '../planted/patching.ts';
import type { Facts, Meeting } from '../reference/facts.ts';
import { difference } from './canonical.ts';

/** Looks into the memory from which the server decides: it must say what SQL says (SY15). */
export class Memory {
	/** What was loaded last; it is kept from commit to commit. */
	#latest: FairState | null = null;

	/** Notices each load until the returned function is called. */
	watch(): () => void {
		const note = (state: FairState) => (this.#latest = state);
		return around(FairState.prototype, 'putParticipant', function (put, participant) {
			note(this);
			put(participant);
		});
	}

	/** The machine that held it died. */
	forget(): void {
		this.#latest = null;
	}

	/** Where it differs from the facts after a commit; null when nowhere. */
	differenceFrom({
		meetings,
		slots,
		people,
		announcements,
		supports,
		vacancies,
	}: Facts): string | null {
		const state = this.#latest;
		if (!state) return null;
		const remembered = {
			meetings: [...state.meetings.values()].map(ofMemory),
			slots: [...state.calendars].flatMap(([recruiter, calendar]) =>
				[...calendar.values()].map(({ startsAt, endsAt, passed }) => [
					`${recruiter} ${startsAt}`,
					[endsAt, passed ? 1 : 0],
				]),
			),
			people: [...state.participants.values()].map((person) =>
				person.role === 'recruiter'
					? [person.id, person.bookingMode, person.question]
					: [person.id],
			),
			announcements: [...state.announcements.values()].map(({ id, by, text, publishedAt }) => [
				id,
				[by, text, publishedAt],
			]),
			supports: [...state.supports.values()].map((known) => Object.values(known)),
			vacancies: [...state.vacancies.values()].map(({ id, companyId, content, ...rest }) => [
				id,
				[companyId, content.title, content.link, content.contact, rest.version, rest.publishedAt],
			]),
		};
		const stored = {
			meetings: [...meetings.values()].map(ofRow),
			slots: [...slots].map(([id, { ends_at, passed }]) => [id, [ends_at, passed]]),
			people: [...people.values()].map(({ id, role, booking_mode, question }) =>
				role === 'recruiter' ? [id, booking_mode, question] : [id],
			),
			announcements: [...announcements.values()].map(({ id, published_by, text, published_at }) => [
				id,
				[published_by, text, published_at],
			]),
			supports: [...supports.values()].map((row) => [
				...[row.person_id, row.is_open === 1, row.count, row.unanswered, row.waiting_since],
				...[row.helper_id, row.about, row.burst_at, row.burst],
			]),
			vacancies: [...vacancies.values()].map((row) => [
				row.id,
				[row.company_id, row.title, row.link, row.contact_id, row.version, row.published_at],
			]),
		};
		return difference(sorted(remembered), sorted(stored));
	}
}

function ofMemory(meeting: Remembered): readonly [string, unknown] {
	const { status } = meeting;
	const id = `${meeting.id} ${meeting.talentId} ${meeting.recruiterId}`;
	switch (meeting.status) {
		case 'requested':
			return [id, [status, meeting.expiresAt]];
		case 'declined':
			return [id, [status, meeting.declinedBy]];
		case 'confirmed': {
			const { startsAt, endsAt, talentJoined, recruiterJoined } = meeting;
			const { talentLateUntil, recruiterLateUntil, absent, extensions } = meeting;
			const more = [talentLateUntil, recruiterLateUntil, absent, extensions];
			const joined = [Number(talentJoined), Number(recruiterJoined)];
			return [id, [status, startsAt, endsAt, ...joined, ...more]];
		}
		case 'completed':
		case 'missed':
			return [id, [status, meeting.startsAt, meeting.endsAt]];
		default:
			return [id, [status]];
	}
}

function ofRow(row: Meeting): readonly [string, unknown] {
	const { status, starts_at, ends_at, talent_joined, recruiter_joined } = row;
	const id = `${row.id} ${row.talent_id} ${row.recruiter_id}`;
	switch (status) {
		case 'requested':
			return [id, [status, row.expires_at]];
		case 'declined':
			return [id, [status, row.closed_by]];
		case 'confirmed':
			return [
				id,
				[
					...[status, starts_at, ends_at, talent_joined, recruiter_joined],
					...[row.talent_late_until, row.recruiter_late_until, row.absent, row.extensions],
				],
			];
		case 'completed':
		case 'missed':
			return [id, [status, starts_at, ends_at]];
		default:
			return [id, [status]];
	}
}

const sorted = (tables: Readonly<Record<string, unknown[]>>): object =>
	Object.fromEntries(
		Object.entries(tables).map(([name, rows]) => [
			name,
			rows.map((row) => JSON.stringify(row)).sort(),
		]),
	);
