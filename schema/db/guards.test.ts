import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase, SqliteConnection } from './open.ts';
import { openDatabase } from './open.ts';

const MINUTE = 60_000;
const TEN = 1_793_872_800_000;
const QUARTER = 15 * MINUTE;

let database: OpenDatabase;
let sql: SqliteConnection;

/** A fair without any of the product's own code: talents ada and ben, recruiters rita and carl. */
beforeEach(async () => {
	database = await openDatabase(':memory:');
	sql = database.connection;
	sql.exec(`
		INSERT INTO account (id, email, name, created_at) VALUES
			('a', 'ada@fair.example', 'Ada', 0), ('b', 'ben@fair.example', 'Ben', 0),
			('r', 'rita@acme.example', 'Rita', 0), ('c', 'carl@acme.example', 'Carl', 0);
		INSERT INTO fair (id, name, time_zone, days, rules, starts_at, ends_at)
			VALUES ('autumn', 'Autumn', 'Europe/Berlin', '[]', '{}', 0, 1);
		INSERT INTO company (id, fair_id, name) VALUES ('acme', 'autumn', 'Acme');
		INSERT INTO participant (id, fair_id, account_id, role, company_id, name) VALUES
			('ada', 'autumn', 'a', 'talent', NULL, 'Ada'), ('ben', 'autumn', 'b', 'talent', NULL, 'Ben'),
			('rita', 'autumn', 'r', 'recruiter', 'acme', 'Rita'),
			('carl', 'autumn', 'c', 'recruiter', 'acme', 'Carl');
	`);
	for (const recruiter of ['rita', 'carl'])
		for (const minutes of [0, 5, 10, 15, 30]) offer(recruiter, TEN + minutes * MINUTE);
});

afterEach(() => database.close());

function offer(recruiter: string, startsAt: number): void {
	sql
		.prepare(
			`INSERT INTO slot (recruiter_id, starts_at, ends_at, fair_id) VALUES (?, ?, ?, 'autumn')`,
		)
		.run(recruiter, startsAt, startsAt + QUARTER);
}

/** Olga; Otto, who has left; and another fair. */
function withOrganizers(): void {
	sql.exec(`
		INSERT INTO account (id, email, name, created_at) VALUES
			('o', 'olga@fair.example', 'Olga', 0), ('p', 'otto@fair.example', 'Otto', 0);
		INSERT INTO fair (id, name, time_zone, days, rules, starts_at, ends_at)
			VALUES ('spring', 'Spring', 'Europe/Berlin', '[]', '{}', 0, 1);
		INSERT INTO participant (id, fair_id, account_id, role, name, erased_at) VALUES
			('olga', 'autumn', 'o', 'organizer', 'Olga', NULL),
			('otto', 'autumn', 'p', 'organizer', '', 1);
	`);
}

function announce(id: string, by: string, text: string, at: number, fair = 'autumn'): void {
	sql
		.prepare(
			`INSERT INTO announcement (id, fair_id, published_by, text, published_at)
			VALUES (?, ?, ?, ?, ?)`,
		)
		.run(id, fair, by, text, at);
}

function withBolt(): void {
	sql.exec(`
		INSERT INTO company (id, fair_id, name) VALUES ('bolt', 'autumn', 'Bolt');
		INSERT INTO account (id, email, name, created_at) VALUES ('d', 'dora@fair.example', 'Dora', 0);
		INSERT INTO participant (id, fair_id, account_id, role, company_id, name)
			VALUES ('dora', 'autumn', 'd', 'recruiter', 'bolt', 'Dora');
	`);
}

function offerJob(id: string, rest: Record<string, string | number>): void {
	const row = {
		...{ id, fair_id: 'autumn', company_id: 'acme', title: id, kind: 'thesis', place: '' },
		...{ remote: 0, description: '', languages: '[]', topics: '[]', link: '', contact_id: null },
		...{ version: 1, ...rest },
	};
	const names = Object.keys(row);
	sql
		.prepare(`INSERT INTO vacancy (${names.join()}) VALUES (${names.map(() => '?').join()})`)
		.run(...Object.values(row));
}

interface Row {
	readonly id: string;
	readonly talent: string;
	readonly recruiter: string;
	readonly status: string;
	readonly startsAt?: number | null;
	readonly endsAt?: number | null;
	readonly expiresAt?: number | null;
}

function insert({ id, talent, recruiter, status, startsAt = null, ...rest }: Row): void {
	const { endsAt = startsAt === null ? null : startsAt + QUARTER } = rest;
	const { expiresAt = TEN } = rest;
	sql
		.prepare(
			`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status, requested_at,
			changed_at, expires_at, starts_at, ends_at)
			VALUES (?, 'autumn', ?, ?, 'talent', ?, 0, 0, ?, ?, ?)`,
		)
		.run(id, talent, recruiter, status, expiresAt, startsAt, endsAt);
}

const confirmed = (id: string, talent: string, recruiter: string, startsAt: number): Row => ({
	id,
	talent,
	recruiter,
	status: 'confirmed',
	startsAt,
});

/** The same forbidden state, reached by a new row and by changing one that was harmless. */
const WAYS = [
	['by a new row', (row: Row) => insert(row)],
	[
		'by changing a row',
		(row: Row) => {
			insert({ ...row, status: 'cancelled' });
			sql.prepare(`UPDATE meeting SET status = ? WHERE id = ?`).run(row.status, row.id);
		},
	],
] as const;

describe.each(WAYS)('the second lock, tried %s', (_way, put) => {
	it('[SY16, SL3] refuses two chats in one slot', () => {
		put(confirmed('m1', 'ada', 'rita', TEN));
		expect(() => put(confirmed('m2', 'ben', 'rita', TEN))).toThrow(/another chat|UNIQUE/);
	});

	it.each([5, 10])('[SY16, SL6] refuses a recruiter two chats %i minutes apart', (minutes) => {
		put(confirmed('m1', 'ada', 'rita', TEN));
		expect(() => put(confirmed('m2', 'ben', 'rita', TEN + minutes * MINUTE))).toThrow(
			'recruiter is in another chat',
		);
	});

	it.each([0, 5, 10])('[SY16, SL5] refuses a talent two chats %i minutes apart', (minutes) => {
		put(confirmed('m1', 'ada', 'rita', TEN));
		expect(() => put(confirmed('m2', 'ada', 'carl', TEN + minutes * MINUTE))).toThrow(
			/talent is in another chat|UNIQUE/,
		);
	});

	it('[SY16, SL5] refuses a talent the earlier of two as well', () => {
		put(confirmed('m1', 'ada', 'rita', TEN + 10 * MINUTE));
		expect(() => put(confirmed('m2', 'ada', 'carl', TEN))).toThrow('talent is in another chat');
	});

	it('[SY16, SL5, SL6] refuses a chat within a long one', () => {
		const day = { ...confirmed('m1', 'ada', 'rita', TEN), endsAt: TEN + 24 * 60 * MINUTE };
		put(day);
		const late = TEN + (24 * 60 - 1) * MINUTE;
		offer('carl', late);
		expect(() => put(confirmed('m2', 'ada', 'carl', late))).toThrow('talent is in another chat');
	});

	it('[SY16, SL2] refuses a chat in a slot that is not offered', () => {
		expect(() => put(confirmed('m1', 'ada', 'rita', TEN + MINUTE))).toThrow('slot is not offered');
	});

	it.each(['requested', 'in_scheduling', 'confirmed'])(
		'[SY16, RQ4] refuses a second live meeting of a pair beside one that is %s',
		(status) => {
			put({ ...confirmed('m1', 'ada', 'rita', TEN), status });
			for (const second of ['requested', 'in_scheduling', 'confirmed'])
				expect(() =>
					sql.transaction(() =>
						put({ ...confirmed('m2', 'ada', 'rita', TEN + 30 * MINUTE), status: second }),
					)(),
				).toThrow('UNIQUE');
		},
	);

	it('[SY16] lets everything through that is right', () => {
		put(confirmed('m1', 'ada', 'rita', TEN));
		put(confirmed('m2', 'ada', 'carl', TEN + 15 * MINUTE));
		put(confirmed('m3', 'ben', 'rita', TEN + 15 * MINUTE));
		put({ id: 'm4', talent: 'ben', recruiter: 'carl', status: 'requested' });
		for (const status of ['declined', 'cancelled', 'expired', 'completed', 'missed'])
			put({ ...confirmed(`past-${status}`, 'ada', 'rita', TEN), status });
		expect(sql.prepare('SELECT count(*) FROM meeting').pluck().get()).toBe(9);
	});
});

describe('a booked slot', () => {
	it('[SY16, AV3] cannot be deleted', () => {
		insert(confirmed('m1', 'ada', 'rita', TEN));
		expect(() => sql.exec('DELETE FROM slot')).toThrow('slot is booked');
		expect(sql.prepare('SELECT count(*) FROM slot').pluck().get()).toBe(10);
	});

	it('[SY16, CH2] can be deleted once the chat is called off, and claimed by another', () => {
		insert(confirmed('m1', 'ada', 'rita', TEN));
		sql.exec(`UPDATE meeting SET status = 'cancelled'`);
		insert(confirmed('m2', 'ben', 'rita', TEN));
		sql.exec(`UPDATE meeting SET status = 'cancelled'`);
		sql.exec('DELETE FROM slot');
		expect(sql.prepare('SELECT count(*) FROM slot').pluck().get()).toBe(0);
	});

	it('[SY16] moves to another with its chat', () => {
		insert(confirmed('m1', 'ada', 'rita', TEN));
		const move = sql.prepare('UPDATE meeting SET starts_at = ?, ends_at = ?');
		move.run(TEN + 5 * MINUTE, TEN + 20 * MINUTE);
		expect(() => move.run(TEN + MINUTE, TEN + QUARTER)).toThrow('slot is not offered');
	});

	it('[SY16] goes with its fair, and with its recruiter', () => {
		insert(confirmed('m1', 'ada', 'rita', TEN));
		insert(confirmed('m2', 'ben', 'carl', TEN));
		sql.exec(`DELETE FROM participant WHERE id = 'rita'`);
		expect(sql.prepare('SELECT id FROM meeting').pluck().all()).toEqual(['m2']);
		sql.exec('DELETE FROM fair');
		expect(sql.prepare('SELECT count(*) FROM meeting').pluck().get()).toBe(0);
	});
});

describe('a row that makes no sense', () => {
	const meeting = confirmed('m1', 'ada', 'rita', TEN);
	it.each<[string, Row]>([
		['a status that there is not', { ...meeting, status: 'maybe' }],
		['a confirmed chat without a time', { ...meeting, startsAt: null, endsAt: null }],
		['a chat that ends before it begins', { ...meeting, endsAt: TEN - 1 }],
		['a chat without length', { ...meeting, endsAt: TEN }],
		['a completed chat without an end', { ...meeting, status: 'completed', endsAt: null }],
		[
			'a missed chat without a start',
			{ ...meeting, status: 'missed', startsAt: null, endsAt: TEN },
		],
		['a request without an end', { ...meeting, status: 'requested', expiresAt: null }],
		['a talent that there is not', { ...meeting, talent: 'nobody' }],
		['a recruiter that there is not', { ...meeting, status: 'in_scheduling', recruiter: 'nobody' }],
	])('[SY16] %s is refused', (_case, row) => {
		expect(() => insert(row)).toThrow(/constraint|slot is not offered/);
	});

	it.each([
		`INSERT INTO slot (recruiter_id, starts_at, ends_at, fair_id) VALUES ('rita', 9, 9, 'autumn')`,
		`INSERT INTO slot (recruiter_id, starts_at, ends_at, fair_id) VALUES ('rita', ${TEN}, ${TEN + 1}, 'autumn')`,
		`INSERT INTO slot (recruiter_id, starts_at, ends_at, fair_id) VALUES ('rita', 'ten', 'eleven', 'autumn')`,
		`UPDATE slot SET passed = 2`,
		`UPDATE participant SET role = 'boss'`,
		`UPDATE participant SET company_id = NULL WHERE role = 'recruiter'`,
		`UPDATE participant SET company_id = 'acme' WHERE role = 'talent'`,
		`UPDATE participant SET booking_mode = 'sometimes'`,
		`UPDATE participant SET account_id = 'a'`,
		`UPDATE account SET email = 'ada@fair.example'`,
		`UPDATE account SET is_demo = 2`,
		`UPDATE fair SET published = 'yes'`,
		`UPDATE fair SET seq = 'many'`,
		`INSERT INTO intent VALUES ('nobody', 'i', 'autumn', 'k', 'h', 'ok', NULL, NULL, 1, 1)`,
		`INSERT INTO counter VALUES ('lineage', 1)`,
	])('[SY16] %s', (statement) => {
		expect(() => sql.exec(statement)).toThrow(/constraint|cannot store/);
	});

	it.each([
		['by a talent', 'ada', 'autumn', 'Hi'],
		['by a recruiter', 'rita', 'autumn', 'Hi'],
		['by nobody', 'nobody', 'autumn', 'Hi'],
		['by an organizer of another fair', 'olga', 'spring', 'Hi'],
		['by an organizer who has left', 'otto', 'autumn', 'Hi'],
		['without a word', 'olga', 'autumn', '  '],
		['with too many words', 'olga', 'autumn', 'x'.repeat(1_001)],
	])('[SY16, AN1, AN2] no announcement %s', (_case, by, fair, text) => {
		withOrganizers();
		expect(() => announce('one', by, text, 1, fair)).toThrow(
			/only an organizer of the fair|constraint/,
		);
		announce('one', 'olga', 'x'.repeat(1_000), 1);
	});

	it('[SY16, AN3] no twenty-first announcement, none changed, no two at one time', () => {
		withOrganizers();
		for (let number = 1; number <= 20; number += 1)
			announce(`n-${number}`, 'olga', `${number}`, number);
		expect(() => announce('n-21', 'olga', '21', 21)).toThrow('too many announcements');
		expect(() => sql.exec(`UPDATE announcement SET text = 'Else'`)).toThrow('never changed');
		sql.exec(`DELETE FROM announcement WHERE id = 'n-1'`);
		expect(() => announce('n-21', 'olga', '21', 20)).toThrow('UNIQUE');
		announce('n-21', 'olga', '21', 21);
	});

	it('[SY16, SU1] in a support conversation everybody speaks for themselves', () => {
		withOrganizers();
		const begin = (person: string, fair = 'autumn', unanswered = 1, burst = 1) =>
			sql
				.prepare(
					`INSERT INTO support (person_id, fair_id, is_open, count, unanswered, waiting_since,
						burst_at, burst, changed_at) VALUES (?, ?, 1, 1, ?, 1, 1, ?, 1)`,
				)
				.run(person, fair, unanswered, burst);
		const say = (number: number, kind: string, by: string, text: string) =>
			sql
				.prepare(`INSERT INTO support_line VALUES ('ada', ?, ?, ?, ?, 1)`)
				.run(number, kind, by, text);
		for (const [person, fair] of [
			['olga', 'autumn'],
			['otto', 'autumn'],
			['nobody', 'autumn'],
			['ada', 'spring'],
		] as const)
			expect(() => begin(person, fair)).toThrow('members of the fair');
		expect(() => begin('ada', 'autumn', 11)).toThrow('constraint');
		expect(() => begin('ada', 'autumn', 1, 9)).toThrow('constraint');
		expect(() => say(1, 'asked', 'ada', 'Help')).toThrow('somebody else');
		begin('ada');
		say(1, 'asked', 'ada', 'Help');
		say(2, 'answered', 'olga', 'Yes');
		say(3, 'closed', 'olga', '');
		say(4, 'closed', 'ada', '');
		for (const [kind, by] of [
			['asked', 'ben'],
			['asked', 'olga'],
			['answered', 'ada'],
			['answered', 'rita'],
			['answered', 'otto'],
			['closed', 'rita'],
		] as const)
			expect(() => say(5, kind, by, kind === 'closed' ? '' : 'Hi')).toThrow('somebody else');
		expect(() => say(4, 'asked', 'ada', 'Again')).toThrow('UNIQUE');
		expect(() => say(5, 'asked', 'ada', 'x'.repeat(1_001))).toThrow('constraint');
		expect(() => say(5, 'asked', 'ada', '')).toThrow('constraint');
		expect(() => sql.exec(`UPDATE support_line SET text = 'Else'`)).toThrow('never changed');
	});

	it.each([
		['of a company of another fair', { fair_id: 'spring' }],
		['without a title', { title: ' ' }],
		['with too long a title', { title: 'x'.repeat(101) }],
		['with too long a description', { description: 'x'.repeat(2_001) }],
		['of no kind', { kind: 'volunteer' }],
		['that leads to no https site', { link: 'http://acme.example/' }],
		['that leads to a script', { link: 'javascript:alert(1)' }],
		['with a talent as its contact', { contact_id: 'ada' }],
		['with somebody of another company as its contact', { contact_id: 'dora' }],
		['at the time of another one', { published_at: 1 }],
	])('[SY16, OP2, OP3, OP4] no opening %s', (_case, wrong) => {
		withOrganizers();
		withBolt();
		offerJob('one', { published_at: 1 });
		expect(() => offerJob('two', { published_at: 2, ...wrong })).toThrow(
			/belongs to a company|no recruiter of the company|constraint/,
		);
		offerJob('two', { published_at: 2, contact_id: 'rita', link: 'https://acme.example/' });
	});

	it('[SY16, OP5, OP6] no twenty-first opening, none moved, and each change a version', () => {
		for (let number = 1; number <= 20; number += 1)
			offerJob(`v-${number}`, { published_at: number });
		expect(() => offerJob('v-21', { published_at: 21 })).toThrow('too many openings');
		const change = (set: string) => () => sql.exec(`UPDATE vacancy SET ${set} WHERE id = 'v-1'`);
		expect(change(`title = 'Else'`)).toThrow('each change is a version');
		expect(change(`published_at = 99, version = 2`)).toThrow('stays what and where it is');
		expect(change(`contact_id = 'ada', version = 2`)).toThrow('no recruiter of the company');
		change(`title = 'Else', version = 2`)();
		sql.exec(`DELETE FROM vacancy WHERE id = 'v-1'`);
		offerJob('v-21', { published_at: 21 });
	});

	it('[SY16, ID2] an intent has one outcome', () => {
		const insertIntent = sql.prepare(
			`INSERT INTO intent VALUES ('ada', 'i', 'autumn', 'k', 'h', ?, NULL, NULL, 1, 1)`,
		);
		insertIntent.run('ok');
		expect(() => insertIntent.run('slot_taken')).toThrow('UNIQUE');
		expect(sql.prepare('SELECT code FROM intent').pluck().all()).toEqual(['ok']);
	});
});
