import { sql } from 'kysely';
import type { Party } from '#schema/domain/participant.ts';
import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';
import type { FairId, Instant, MeetingId, ParticipantId } from '#schema/ids.ts';

const meeting = param<MeetingId>('meeting');
const fair = param<FairId>('fair');
const participant = param<ParticipantId>('participant');
const recruiter = param<ParticipantId>('recruiter');
const startsAt = param<Instant>('startsAt');
const at = param<Instant>('at');

/** What is true of a chat that has just got its time. */
const NOTHING_YET = {
	talent_late_until: null,
	recruiter_late_until: null,
	absent: null,
	extensions: 0,
	extended_by: null,
} as const;

/** Who is noted as not there, without this side. */
const unless = (party: Party) => sql<Party | null>`nullif(absent, ${sql.lit(party)})`;

/** What a decision changes, and the counters that go with it. */
export function decisionWrites(db: Db, connection: SqliteConnection) {
	const change = () => db.updateTable('meeting').where('id', '=', meeting);
	return {
		insertMeeting: prepare(
			connection,
			db.insertInto('meeting').values({
				id: meeting,
				fair_id: fair,
				talent_id: param('talent'),
				recruiter_id: recruiter,
				requested_by: param('requestedBy'),
				status: param('status'),
				message: param('message'),
				question: param('question'),
				answer: param('answer'),
				requested_at: at,
				changed_at: at,
				expires_at: param('expiresAt'),
				starts_at: startsAt,
				ends_at: param('endsAt'),
				closed_by: null,
				note: '',
				talent_joined: 0,
				recruiter_joined: 0,
				acted_by: null,
				...NOTHING_YET,
				corrected_by: null,
			}),
		),
		/** A change of status that has no slot; the last slot stays readable. */
		setStatus: prepare(
			connection,
			change().set({
				status: param('status'),
				changed_at: at,
				closed_by: param('by'),
				note: param('note'),
				acted_by: null,
			}),
		),
		setWaiting: prepare(
			connection,
			change().set({
				status: 'requested',
				changed_at: at,
				expires_at: param('expiresAt'),
				closed_by: null,
				note: '',
				acted_by: null,
			}),
		),
		setConfirmed: prepare(
			connection,
			change().set({
				status: 'confirmed',
				changed_at: at,
				starts_at: startsAt,
				ends_at: param('endsAt'),
				closed_by: null,
				note: '',
				talent_joined: 0,
				recruiter_joined: 0,
				acted_by: null,
				...NOTHING_YET,
			}),
		),
		/** Where it is with somebody else, nobody of that side was there yet, and a time given back was not theirs. */
		setRecruiter: prepare(
			connection,
			change().set({
				recruiter_id: recruiter,
				changed_at: at,
				recruiter_joined: 0,
				recruiter_late_until: null,
				absent: null,
				starts_at: startsAt,
				ends_at: param('endsAt'),
				acted_by: param('by'),
			}),
		),
		setActedBy: prepare(connection, change().set({ acted_by: param('by') })),
		setTalentJoined: prepare(
			connection,
			change().set({ talent_joined: 1, absent: unless('talent') }),
		),
		setRecruiterJoined: prepare(
			connection,
			change().set({ recruiter_joined: 1, absent: unless('recruiter') }),
		),
		setTalentLate: prepare(connection, change().set({ talent_late_until: param('until') })),
		setRecruiterLate: prepare(connection, change().set({ recruiter_late_until: param('until') })),
		setAbsent: prepare(connection, change().set({ absent: param('absent') })),
		setLonger: prepare(
			connection,
			change().set((eb) => ({
				ends_at: param('endsAt'),
				extended_by: param('by'),
				extensions: eb('extensions', '+', 1),
			})),
		),
		setSlotEnd: prepare(
			connection,
			db
				.updateTable('slot')
				.set({ ends_at: param('endsAt') })
				.where('recruiter_id', '=', recruiter)
				.where('starts_at', '=', startsAt),
		),
		setAttendance: prepare(
			connection,
			change().set({
				status: param('status'),
				changed_at: at,
				talent_joined: param('talentJoined'),
				recruiter_joined: param('recruiterJoined'),
				corrected_by: param('by'),
			}),
		),
		insertSlot: prepare(
			connection,
			db.insertInto('slot').values({
				recruiter_id: recruiter,
				starts_at: startsAt,
				ends_at: param('endsAt'),
				fair_id: fair,
				passed: 0,
			}),
		),
		deleteSlot: prepare(
			connection,
			db.deleteFrom('slot').where('recruiter_id', '=', recruiter).where('starts_at', '=', startsAt),
		),
		setSlotPassed: prepare(
			connection,
			db
				.updateTable('slot')
				.set({ passed: 1 })
				.where('recruiter_id', '=', recruiter)
				.where('starts_at', '=', startsAt),
		),
		setSettings: prepare(
			connection,
			db
				.updateTable('participant')
				.set({
					booking_mode: param('bookingMode'),
					question: param('question'),
					ideal: param('ideal'),
				})
				.where('id', '=', recruiter),
		),
		setProfile: prepare(
			connection,
			db
				.updateTable('participant')
				.set({
					headline: param('headline'),
					about: param('about'),
					languages: param('languages'),
					topics: param('topics'),
				})
				.where('id', '=', participant),
		),
		insertNotice: prepare(
			connection,
			db.insertInto('notice').values({
				fair_id: fair,
				participant_id: participant,
				kind: param('kind'),
				meeting_id: meeting,
				peer_id: param('peer'),
				by_id: param('by'),
				starts_at: startsAt,
				at,
				seq: param('seq'),
			}),
		),
		setSeq: prepare(
			connection,
			db
				.updateTable('fair')
				.set({ seq: param('seq'), decided_at: at })
				.where('id', '=', fair),
		),
		takeLineages: prepare<{ count: number; least: number }, { value: number }>(
			connection,
			db
				.updateTable('counter')
				.set((eb) => {
					// Of one row's two values, in SQLite's sense of `max`.
					const from = eb.fn<number>('max', ['value', eb.val(param<number>('least'))]);
					return { value: eb(from, '+', param<number>('count')) };
				})
				.where('name', '=', 'lineage')
				.returning('value'),
		),
	};
}
