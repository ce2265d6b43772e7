import type { Compilable } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, Instant, ParticipantId } from '../ids.ts';
import { entityId } from '../ids.ts';
import { fromJson, toJson } from './json.ts';
import type { Db, OpenDatabase, SqliteConnection } from './open.ts';
import { openDatabase } from './open.ts';
import { param, prepare } from './prepare.ts';

let database: OpenDatabase;
let db: Db;
let connection: SqliteConnection;

beforeEach(async () => {
	database = await openDatabase(':memory:');
	({ db, connection } = database);
});
afterEach(() => database.close());

const ada = entityId<AccountId>('ada');
const account = (id: AccountId, email: string) => ({
	id,
	email,
	name: id,
	created_at: 946_684_800_000 as Instant,
	password_hash: null,
	is_organizer: 0 as const,
	is_demo: 0 as const,
});

describe('a query that is compiled once', () => {
	it('[SY2] gives the same rows as Kysely itself', async () => {
		await db
			.insertInto('account')
			.values([account(ada, 'a@x.example'), account(entityId('ben'), 'b@x.example')])
			.execute();
		const query = (email: string) =>
			db.selectFrom('account').selectAll().where('email', '=', email).where('is_demo', '=', 0);
		const byEmail = prepare(connection, query(param('email')));
		for (const email of ['a@x.example', 'b@x.example', 'nobody@x.example']) {
			const expected = await query(email).execute();
			expect(byEmail.all({ email })).toEqual(expected);
			expect(byEmail.get({ email })).toEqual(expected[0]);
		}
	});

	it('[SY2] has what is always the same in its SQL, where SQLite can choose an index by it', () => {
		const holder = prepare<{ recruiter: string; startsAt: number }, { id: string }>(
			connection,
			db
				.selectFrom('meeting')
				.select('id')
				.where('status', '=', 'confirmed')
				.where('recruiter_id', '=', param<ParticipantId>('recruiter'))
				.where('starts_at', '=', param<Instant>('startsAt')),
		);
		expect(holder.get({ recruiter: 'rita', startsAt: 1 })).toBeUndefined();
		const plan = connection.prepare(`EXPLAIN QUERY PLAN ${holder.sql}`).all('rita', 1);
		expect(JSON.stringify(plan)).toContain('meeting_slot');
	});

	it('[IN1] keeps quotes in what is always the same', () => {
		const named = prepare(
			connection,
			db.insertInto('account').values({ ...account(param('id'), "o'neill@x.example") }),
		);
		named.run({ id: ada });
		expect(connection.prepare('SELECT email FROM account').pluck().get()).toBe("o'neill@x.example");
	});

	it('[SY2] takes its arguments by name, wherever and however often they stand', () => {
		const insert = prepare(
			connection,
			db.insertInto('account').values({
				...account(param('id'), param('email')),
				name: param('email'),
				password_hash: param('hash'),
			}),
		);
		expect(insert.run({ hash: null, email: 'a@x.example', id: ada })).toMatchObject({ changes: 1 });
		expect(connection.prepare('SELECT id, email, name, password_hash FROM account').get()).toEqual({
			id: 'ada',
			email: 'a@x.example',
			name: 'a@x.example',
			password_hash: null,
		});
	});

	it('[SY2] tells how many rows it changed', () => {
		const rename = prepare<{ id: string; name: string }>(
			connection,
			db
				.updateTable('account')
				.set({ name: param('name') })
				.where('id', '=', param<AccountId>('id')),
		);
		expect(rename.run({ id: 'nobody', name: 'x' }).changes).toBe(0);
	});

	it('[SY16] leaves conflicts alone when it says so', () => {
		const insert = prepare(
			connection,
			db
				.insertInto('account')
				.values(account(param('id'), 'a@x.example'))
				.onConflict((on) => on.doNothing()),
		);
		expect(insert.run({ id: 'ada' }).changes).toBe(1);
		expect(insert.run({ id: 'ben' }).changes).toBe(0);
	});

	it('[SY2] binds text as text, whatever it looks like', () => {
		const byName = prepare<{ name: string }, unknown>(
			connection,
			db
				.selectFrom('account')
				.select('id')
				.where('name', '=', param<string>('name')) as Compilable<unknown>,
		);
		for (const name of [`' OR 1=1 --`, 'ünï😀', '']) expect(byName.all({ name })).toEqual([]);
	});

	it.each([
		['is missing', {}],
		['is undefined', { id: undefined }],
		['has another name', { ID: 'ada' }],
	])('[SY2] throws when an argument %s', (_case, args) => {
		const byId = prepare(
			connection,
			db.selectFrom('account').selectAll().where('id', '=', param<AccountId>('id')),
		);
		for (const act of [byId.get, byId.all, byId.run])
			expect(() => act(args as never)).toThrow('Missing SQL argument: id');
	});
});

it('[DO5] a JSON column is read as it was written', () => {
	const value = { languages: ['de', 'en'], deep: [{ empty: {}, none: null }], text: '"\\\n😀' };
	expect(fromJson(toJson(value))).toEqual(value);
});
