/** A fair in which every text that a person can bring in is markup, each string in each kind of text. */
import { must } from '#schema/assert.ts';
import { toJson } from '#schema/db/json.ts';
import type { OpenDatabase, SqliteConnection } from '#schema/db/open.ts';
import type { ParticipantId } from '#schema/ids.ts';
import { addMinutes, instant } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { packed, packedLines } from './markup-corpus.ts';

export const TEXTS = {
	name: packed(LIMITS.name),
	headline: packedLines(LIMITS.headline),
	about: packed(LIMITS.about),
	tag: packedLines(LIMITS.tag),
	question: packed(LIMITS.question),
	ideal: packedLines(LIMITS.ideal),
	message: packed(LIMITS.message),
	answer: packed(LIMITS.answer, '\n'),
	note: packed(LIMITS.note),
	support: packed(LIMITS.supportMessage, '\n'),
	title: packedLines(LIMITS.vacancyTitle),
	place: packedLines(LIMITS.vacancyPlace),
	job: packed(LIMITS.vacancyDescription),
	/** Of fairs and companies, which have no limit of their own. */
	line: packed(100),
} as const;

/** So many that each text of an opening is in one of them, over so many companies. */
const JOBS_EACH = 20;
const JOBS = Math.max(TEXTS.title.length, TEXTS.place.length, TEXTS.job.length);
export const OFFERING = Math.ceil(JOBS / JOBS_EACH);

/** So many that each has a name of its own. */
const PEOPLE = TEXTS.name.length;
/** With these Ada and Rita have chats; the others can be asked. */
const MET = PEOPLE - 30;
const STATUSES = [
	'requested',
	'in_scheduling',
	'declined',
	'cancelled',
	'expired',
	'completed',
	'missed',
	'confirmed',
] as const;
const NOTICES = [
	...['request_received', 'request_withdrawn', 'request_accepted', 'request_declined'],
	...['decline_undone', 'request_expired', 'chat_confirmed', 'chat_moved'],
	...['slot_released', 'chat_cancelled', 'peer_joined', 'slot_opened'],
];

export const pick = (texts: readonly string[], nth: number): string =>
	must(texts[nth % texts.length], 'a text');

/** Six of the tags; twelve people after each other have all of them, and nobody one twice. */
const tags = (nth: number): string =>
	toJson(
		Array.from({ length: LIMITS.tags / 2 }, (_none, index) => pick(TEXTS.tag, nth * 6 + index)),
	);

export function fillWithMarkup({ connection }: OpenDatabase, rows: FairRows): void {
	connection.transaction(() => {
		addPeople(connection, rows, 'talent', rows.talents);
		addPeople(connection, rows, 'recruiter', rows.recruiters);
		nameEverybody(connection);
		const talents = idsOf(connection, 'talent');
		const recruiters = idsOf(connection, 'recruiter');
		const [ada, rita] = [must(talents[0], 'Ada'), must(recruiters[0], 'Rita')];
		const add = meetingAdder(connection, rows);
		recruiters.slice(0, MET).forEach((recruiter, nth) => add(ada, recruiter, nth));
		talents.slice(1, MET).forEach((talent, nth) => add(talent, rita, nth));
		addVacancies(connection, rows);
		for (const person of [ada, rita]) addNotices(connection, rows, person);
		addFairs(connection, rows, ada);
		addSupport(connection, rows, talents);
		connection.exec(`UPDATE fair SET seq = seq + 1`);
	})();
}

function addPeople(
	connection: SqliteConnection,
	{ fair }: FairRows,
	role: string,
	there: readonly ParticipantId[],
): void {
	const account = connection.prepare(
		`INSERT INTO account (id, email, name, created_at) VALUES (?, ?, '', 1)`,
	);
	const company = connection.prepare(`INSERT INTO company (id, fair_id, name) VALUES (?, ?, '')`);
	const person = connection.prepare(
		`INSERT INTO participant (id, fair_id, account_id, role, company_id, name) VALUES (?, ?, ?, ?, ?, '')`,
	);
	for (let nth = there.length; nth < PEOPLE; nth += 1) {
		const id = `${role}-${nth}`;
		account.run(`a-${id}`, `${id}@example.org`);
		if (role === 'recruiter') company.run(`co-${id}`, fair);
		person.run(id, fair, `a-${id}`, role, role === 'recruiter' ? `co-${id}` : null);
	}
}

const idsOf = (connection: SqliteConnection, role: string): readonly ParticipantId[] =>
	(
		connection.prepare(`SELECT id FROM participant WHERE role = ? ORDER BY rowid`).all(role) as {
			id: ParticipantId;
		}[]
	).map(({ id }) => id);

function nameEverybody(connection: SqliteConnection): void {
	const person = connection.prepare(
		`UPDATE participant SET name = ?, headline = ?, about = ?, languages = ?, topics = ?, question = ?,
			ideal = ?, booking_mode = ? WHERE id = ?`,
	);
	for (const role of ['talent', 'recruiter'])
		for (const [nth, id] of idsOf(connection, role).entries()) {
			const ideal = {
				background: pick(TEXTS.ideal, nth * 2),
				experience: pick(TEXTS.ideal, nth * 2 + 1),
				languages: JSON.parse(tags(nth)) as string[],
				topics: JSON.parse(tags(nth + 1)) as string[],
			};
			person.run(
				pick(TEXTS.name, nth),
				pick(TEXTS.headline, nth),
				pick(TEXTS.about, nth),
				tags(nth * 2),
				tags(nth * 2 + 1),
				nth % 2 === 0 ? pick(TEXTS.question, nth) : '',
				toJson(ideal),
				nth % 4 === 3 ? 'direct' : 'selective',
				id,
			);
		}
	connection.exec(`UPDATE account SET name =
		(SELECT name FROM participant WHERE account_id = account.id) WHERE id <> 'a-fair-o'`);
	const companies = connection.prepare(`SELECT id FROM company`).all() as { id: string }[];
	const company = connection.prepare(
		`UPDATE company SET name = ?, tagline = ?, about = ?, sector = ? WHERE id = ?`,
	);
	for (const [nth, { id }] of companies.entries())
		company.run(...[0, 1, 2, 3].map((more) => pick(TEXTS.line, nth + more)), id);
}

/** Only declined and cancelled chats show theirs: the third and the fourth of each round. */
const noteOf = (nth: number): string =>
	pick(TEXTS.note, Math.floor(nth / STATUSES.length) * 2 + (nth % 2));

/** Adds the nth chat of somebody: states in turn, and every text in one of them. */
function meetingAdder(connection: SqliteConnection, { fair, starts }: FairRows) {
	const slot = connection.prepare(
		`INSERT OR IGNORE INTO slot (recruiter_id, starts_at, ends_at, fair_id) VALUES (?, ?, ?, ?)`,
	);
	const meeting = connection.prepare(
		`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status, message, question,
			answer, note, requested_at, changed_at, expires_at, starts_at, ends_at, closed_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	);
	const now = instant(Date.now());
	const first = must(starts[0], 'a slot');
	let count = 0;
	return (talent: ParticipantId, recruiter: ParticipantId, nth: number): void => {
		const status = pick(STATUSES, nth);
		const hasTime = ['completed', 'missed', 'confirmed'].includes(status);
		const quarters = (nth + 1) * 15;
		const startsAt =
			status === 'confirmed' ? addMinutes(first, quarters) : addMinutes(now, -quarters);
		const endsAt = addMinutes(startsAt, 15);
		if (hasTime) slot.run(recruiter, startsAt, endsAt, fair);
		meeting.run(
			`m-${count++}`,
			...[fair, talent, recruiter, nth % 3 === 0 ? 'talent' : 'recruiter', status],
			...[pick(TEXTS.message, nth), pick(TEXTS.question, nth), pick(TEXTS.answer, nth)],
			...[noteOf(nth), now - nth, now - nth],
			status === 'requested' ? addMinutes(now, 600) : null,
			...(hasTime ? [startsAt, endsAt] : [null, null]),
			status === 'declined' || status === 'cancelled' ? 'recruiter' : null,
		);
	};
}

/** Twenty a company, and as many companies as that takes. */
function addVacancies(connection: SqliteConnection, { fair }: FairRows): void {
	const companies = connection.prepare(`SELECT id FROM company ORDER BY rowid`).all() as {
		id: string;
	}[];
	const offer = connection.prepare(
		`INSERT INTO vacancy (id, fair_id, company_id, title, kind, place, remote, description, languages,
			topics, link, version, published_at)
		VALUES (?, ?, ?, ?, 'thesis', ?, 1, ?, ?, ?, ?, 1, ?)`,
	);
	for (let nth = 0; nth < JOBS; nth += 1)
		offer.run(
			...[`v-${nth}`, fair, must(companies[Math.floor(nth / JOBS_EACH)], 'a company').id],
			...[pick(TEXTS.title, nth), pick(TEXTS.place, nth), pick(TEXTS.job, nth)],
			...[tags(nth), tags(nth + 1), `https://acme.example/?${nth}%3Cb%3E`, nth + 1],
		);
}

function addNotices(connection: SqliteConnection, { fair }: FairRows, person: ParticipantId): void {
	const own = connection
		.prepare(
			`SELECT id, CASE WHEN talent_id = :person THEN recruiter_id ELSE talent_id END AS peer
			FROM meeting WHERE :person IN (talent_id, recruiter_id)`,
		)
		.all({ person }) as { id: string; peer: string }[];
	const notice = connection.prepare(
		`INSERT INTO notice (fair_id, participant_id, kind, meeting_id, peer_id, at, seq)
		VALUES (?, ?, ?, ?, ?, ?, 1)`,
	);
	for (let nth = 0; nth < LIMITS.notices; nth += 1) {
		const { id, peer } = must(own[nth % own.length], 'a chat');
		notice.run(fair, person, pick(NOTICES, nth), id, peer, Date.now());
	}
}

/** Ada and Olga have said all of it to each other; everybody else waits with one of them. */
function addSupport(
	connection: SqliteConnection,
	{ fair, organizer }: FairRows,
	[ada, ...others]: readonly ParticipantId[],
): void {
	const begin = connection.prepare(
		`INSERT INTO support (person_id, fair_id, is_open, count, unanswered, waiting_since, about, burst_at,
			burst, changed_at) VALUES (?, ?, 1, ?, 1, ?, ?, 1, 1, ?)`,
	);
	const say = connection.prepare(`INSERT INTO support_line VALUES (?, ?, ?, ?, ?, ?)`);
	const now = Date.now();
	const person = must(ada, 'Ada');
	begin.run(person, fair, TEXTS.support.length, now, 'm-0', now);
	for (const [nth, text] of TEXTS.support.entries()) {
		const said = nth % 2 === 0 ? ['asked', person] : ['answered', organizer];
		say.run(person, nth + 1, ...said, text, now);
	}
	for (const [nth, other] of others.entries()) {
		begin.run(other, fair, 1, now - nth, null, now - nth);
		say.run(other, 1, 'asked', other, pick(TEXTS.support, nth), now - nth);
	}
}

/** Only for the list of events: Ada takes part in each. */
function addFairs(
	connection: SqliteConnection,
	{ fair, accountOf }: FairRows,
	ada: ParticipantId,
): void {
	const write = connection.prepare(`UPDATE fair SET name = ?, place = ?, summary = ? WHERE id = ?`);
	const copy = connection.prepare(
		`INSERT INTO fair (id, name, time_zone, days, rules, starts_at, ends_at)
		SELECT ?, '', time_zone, days, rules, starts_at, ends_at FROM fair WHERE id = ?`,
	);
	const join = connection.prepare(
		`INSERT INTO participant (id, fair_id, account_id, role, name) VALUES (?, ?, ?, 'talent', 'Ada')`,
	);
	TEXTS.line.forEach((text, nth) => {
		const id = nth === 0 ? fair : `fair-${nth}`;
		if (nth > 0) {
			copy.run(id, fair);
			join.run(`${id}-ada`, id, accountOf(ada));
		}
		write.run(text, pick(TEXTS.line, nth + 1), pick(TEXTS.note, nth), id);
	});
}
