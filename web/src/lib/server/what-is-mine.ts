/**
 * Everything about one person and nothing about others (ER4): what they are, asked for and wrote. Of a
 * meeting that is their side; who sat on the other one is that person's to give away.
 */
import { fromJson } from '#schema/db/json.ts';
import type { Db } from '#schema/db/open.ts';
import type { MeetingTable, ParticipantTable } from '#schema/db/tables.ts';
import type { AccountId, Instant, ParticipantId } from '#schema/ids.ts';

const when = (at: Instant | null): string | null => at && new Date(at).toISOString();

export async function whatIsMine(db: Db, account: AccountId) {
	const me = await db
		.selectFrom('account')
		.where('id', '=', account)
		.select(['email', 'name', 'created_at'])
		.executeTakeFirstOrThrow();
	const sessions = await db
		.selectFrom('auth_session')
		.where('account_id', '=', account)
		.select(['created_at', 'expires_at', 'last_used_at', 'user_agent'])
		.execute();
	const participations = await db
		.selectFrom('participant')
		.innerJoin('fair', 'fair.id', 'participant.fair_id')
		.leftJoin('company', 'company.id', 'participant.company_id')
		.where('account_id', '=', account)
		.where('erased_at', 'is', null)
		.selectAll('participant')
		.select(['fair.name as fair_name', 'company.name as company_name'])
		.execute();
	return {
		account: { email: me.email, name: me.name, since: when(me.created_at) },
		sessions: sessions.map((session) => ({
			since: when(session.created_at),
			lastUsed: when(session.last_used_at ?? session.created_at),
			endsBy: when(session.expires_at),
			browser: session.user_agent,
		})),
		events: await Promise.all(
			participations.map(async (row) => ({
				event: row.fair_name,
				role: row.role,
				...(row.company_name === null ? {} : { company: row.company_name }),
				name: row.name,
				profile: profileOf(row),
				...(row.role === 'recruiter' ? { settings: settingsOf(row) } : {}),
				picture: await pictureOf(db, row.id),
				availability: await availabilityOf(db, row.id),
				chats: await chatsOf(db, row.id),
				...(row.role === 'organizer' ? { announcements: await announcementsOf(db, row.id) } : {}),
				support: await supportOf(db, row.id),
				...(row.role === 'recruiter' ? { openings: await openingsNaming(db, row.id) } : {}),
				notices: await noticesOf(db, row.id),
				acts: await actsOf(db, row.id),
			})),
		),
	};
}

const profileOf = ({ headline, about, languages, topics }: ParticipantTable) => ({
	headline,
	about,
	languages: fromJson<string[]>(languages),
	topics: fromJson<string[]>(topics),
});

const settingsOf = ({ booking_mode, question, ideal }: ParticipantTable) => ({
	bookingMode: booking_mode,
	question,
	whoIWouldLikeToMeet: fromJson<object>(ideal),
});

async function pictureOf(db: Db, participant: ParticipantId): Promise<string | null> {
	const found = await db
		.selectFrom('picture')
		.where('participant_id', '=', participant)
		.select(['type', 'bytes'])
		.executeTakeFirst();
	return found ? `data:${found.type};base64,${Buffer.from(found.bytes).toString('base64')}` : null;
}

async function availabilityOf(db: Db, recruiter: ParticipantId) {
	const slots = await db
		.selectFrom('slot')
		.where('recruiter_id', '=', recruiter)
		.orderBy('starts_at')
		.select(['starts_at', 'ends_at'])
		.execute();
	return slots.map(({ starts_at, ends_at }) => ({ from: when(starts_at), until: when(ends_at) }));
}

async function chatsOf(db: Db, me: ParticipantId) {
	const meetings = await db
		.selectFrom('meeting')
		.where((eb) => eb.or([eb('talent_id', '=', me), eb('recruiter_id', '=', me)]))
		.orderBy('requested_at')
		.selectAll()
		.execute();
	const memos = await memosOf(db, me);
	return meetings.map((meeting) => ({ ...mySide(meeting, me), ...memos.get(meeting.id) }));
}

/** AF2: what I kept about each, for myself. */
async function memosOf(db: Db, me: ParticipantId) {
	const memos = await db.selectFrom('memo').where('participant_id', '=', me).selectAll().execute();
	return new Map(
		memos.map(({ meeting_id, text, mark, changed_at }) => [
			meeting_id,
			{ forMyself: { text, mark, at: when(changed_at) } },
		]),
	);
}

function mySide(meeting: MeetingTable, me: ParticipantId) {
	const party = meeting.talent_id === me ? 'talent' : 'recruiter';
	const asked = meeting.requested_by === party;
	return {
		status: meeting.status,
		requestedByMe: asked,
		requestedAt: when(meeting.requested_at),
		changedAt: when(meeting.changed_at),
		from: when(meeting.starts_at),
		until: when(meeting.ends_at),
		...(asked ? { myMessage: meeting.message } : {}),
		...(party === 'talent' ? { myAnswer: meeting.answer } : { myQuestion: meeting.question }),
		...(meeting.closed_by === party ? { myNote: meeting.note } : {}),
		iJoined: (party === 'talent' ? meeting.talent_joined : meeting.recruiter_joined) === 1,
	};
}

async function announcementsOf(db: Db, organizer: ParticipantId) {
	const announcements = await db
		.selectFrom('announcement')
		.where('published_by', '=', organizer)
		.orderBy('published_at')
		.select(['text', 'published_at'])
		.execute();
	return announcements.map(({ text, published_at }) => ({ text, publishedAt: when(published_at) }));
}

/** What one said, to the organizers or as one of them, and the technical facts that went along. */
async function supportOf(db: Db, me: ParticipantId) {
	const lines = await db
		.selectFrom('support_line')
		.where('by_id', '=', me)
		.orderBy('at')
		.orderBy('number')
		.select(['kind', 'text', 'at'])
		.execute();
	const own = await db
		.selectFrom('support')
		.where('person_id', '=', me)
		.select('facts')
		.executeTakeFirst();
	return {
		said: lines.map(({ kind, text, at }) => ({ kind, text, at: when(at) })),
		...(own?.facts ? { technicalFacts: fromJson<object>(own.facts) } : {}),
	};
}

/** Openings are the company's; these name the person to talk to (OP4). */
async function openingsNaming(db: Db, recruiter: ParticipantId) {
	return db
		.selectFrom('vacancy')
		.where('contact_id', '=', recruiter)
		.orderBy('published_at')
		.select(['title', 'kind', 'place'])
		.execute();
}

async function noticesOf(db: Db, me: ParticipantId) {
	const notices = await db
		.selectFrom('notice')
		.where('participant_id', '=', me)
		.orderBy('id')
		.select(['kind', 'at'])
		.execute();
	return notices.map(({ kind, at }) => ({ kind, at: when(at) }));
}

async function actsOf(db: Db, me: ParticipantId) {
	const acts = await db
		.selectFrom('intent')
		.where('participant_id', '=', me)
		.orderBy('decided_at')
		.select(['kind', 'code', 'decided_at'])
		.execute();
	return acts.map(({ kind, code, decided_at }) => ({ kind, outcome: code, at: when(decided_at) }));
}
