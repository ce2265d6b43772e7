import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from './migrations/index.ts';
import type { SqliteConnection } from './open.ts';
import { UnusableDatabase, kyselyOver, openConnection, openDatabase } from './open.ts';

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'visavis-db-'));
	file = join(folder, 'fair.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const schemaOf = (connection: SqliteConnection) =>
	connection.prepare(`SELECT type, name, sql FROM sqlite_schema ORDER BY type, name`).all();

describe('a new database', () => {
	it('[SY18] is written through to the disk with each commit', async () => {
		const { connection, close } = await openDatabase(file);
		expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
		expect(connection.pragma('synchronous', { simple: true })).toBe(2);
		expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
		expect(connection.pragma('busy_timeout', { simple: true })).toBeLessThanOrEqual(250);
		await close();
	});

	it('[SY1] has all its tables, each of them strict about types', async () => {
		const { connection, close } = await openDatabase(file);
		const tables = connection
			.prepare(
				`SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`,
			)
			.all() as { name: string; strict: number }[];
		const own = tables.filter(({ name }) => !/^(sqlite|kysely)_/.test(name));
		expect(own.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['account', 'fair', 'intent', 'meeting', 'participant', 'slot']),
		);
		expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
		await close();
	});

	it('[SY4] counts lineages from above every client id that Yjs draws', async () => {
		const { connection, close } = await openDatabase(':memory:');
		const value = connection.prepare(`SELECT value FROM counter WHERE name = 'lineage'`).pluck();
		expect(value.get()).toBeGreaterThanOrEqual(2 ** 32);
		await close();
	});

	it('[SY18] is found again as it was left', async () => {
		const first = await openDatabase(file);
		const before = schemaOf(first.connection);
		first.connection.exec(`INSERT INTO counter VALUES ('kept', 7)`);
		await first.close();
		const second = await openDatabase(file);
		expect(schemaOf(second.connection)).toEqual(before);
		expect(second.connection.prepare('SELECT value FROM counter').pluck().all()).toContain(7);
		const applied = second.connection.prepare('SELECT name FROM kysely_migration').pluck().all();
		expect(applied).toEqual(Object.keys(MIGRATIONS));
		await second.close();
	});
});

/** The database as the version with this last migration left it. */
async function databaseOf(version: string): Promise<SqliteConnection> {
	const connection = openConnection(file);
	const migrator = new Migrator({
		db: kyselyOver(connection),
		provider: { getMigrations: async () => MIGRATIONS },
	});
	const { error } = await migrator.migrateTo(version);
	expect(error).toBeUndefined();
	return connection;
}

describe('a database of an earlier version', () => {
	const CHATS = `
		INSERT INTO account (id, email, name, created_at) VALUES
			('a', 'ada@fair.example', 'Ada', 0), ('r', 'rita@acme.example', 'Rita', 0);
		INSERT INTO fair (id, name, time_zone, days, rules, starts_at, ends_at)
			VALUES ('autumn', 'Autumn', 'Europe/Berlin', '[]', '{}', 0, 1);
		INSERT INTO company (id, fair_id, name) VALUES ('acme', 'autumn', 'Acme');
		INSERT INTO participant (id, fair_id, account_id, role, company_id, name) VALUES
			('ada', 'autumn', 'a', 'talent', NULL, 'Ada'),
			('rita', 'autumn', 'r', 'recruiter', 'acme', 'Rita');
		INSERT INTO slot (recruiter_id, starts_at, ends_at, fair_id) VALUES ('rita', 10, 20, 'autumn');
		INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status, message,
				requested_at, changed_at, starts_at, ends_at, extensions) VALUES
			('past', 'autumn', 'ada', 'rita', 'recruiter', 'missed', 'Hello', 1, 2, 3, 4, 1),
			('next', 'autumn', 'ada', 'rita', 'talent', 'confirmed', '', 5, 6, 10, 20, 0);
		INSERT INTO notice (fair_id, participant_id, kind, meeting_id, peer_id, at, seq)
			VALUES ('autumn', 'ada', 'chat_confirmed', 'next', 'rita', 6, 1);
		INSERT INTO memo (meeting_id, participant_id, text, mark, changed_at)
			VALUES ('past', 'ada', 'A good talk', 'yes', 5)`;
	const rowsOf = (connection: SqliteConnection) =>
		['meeting', 'notice', 'memo', 'slot'].map((table) =>
			connection.prepare(`SELECT * FROM ${table}`).all(),
		);

	it('[SY18] keeps its chats and all that belongs to them when their table is made anew', async () => {
		const earlier = await databaseOf('0012-support');
		earlier.exec(CHATS);
		const before = rowsOf(earlier);
		earlier.close();
		const { connection, close } = await openDatabase(file);
		expect(rowsOf(connection)).toEqual(before);
		expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
		connection.exec(`DELETE FROM meeting WHERE id = 'past'`);
		expect(connection.prepare('SELECT count(*) FROM memo').pluck().get()).toBe(0);
		await close();
	});

	it('[SY16] keeps every guard of its chats', async () => {
		const guards = (connection: SqliteConnection) =>
			connection
				.prepare(
					`SELECT name FROM sqlite_schema WHERE type IN ('index', 'trigger') AND tbl_name IN ('meeting', 'slot')
					ORDER BY name`,
				)
				.pluck()
				.all();
		const earlier = await databaseOf('0012-support');
		const before = guards(earlier);
		earlier.close();
		const { connection, close } = await openDatabase(file);
		expect(before).toContain('meeting_guard_update');
		expect(guards(connection)).toEqual(before);
		await close();
	});

	it('[SY18] is left as it was when something in it refers to nothing', async () => {
		const earlier = await databaseOf('0012-support');
		earlier.exec(CHATS);
		earlier.pragma('foreign_keys = OFF');
		earlier.exec(`DELETE FROM meeting WHERE id = 'past'`);
		const before = schemaOf(earlier);
		earlier.close();
		await expect(openDatabase(file)).rejects.toThrow(/rows refer to nothing: .*memo/);
		const again = openConnection(file);
		expect(schemaOf(again)).toEqual(before);
		again.close();
	});
});

describe('a database that cannot be used', () => {
	it('[SY18] says so when it is no database', async () => {
		writeFileSync(file, 'Dear diary, '.repeat(1_000));
		await expect(openDatabase(file)).rejects.toThrow(
			`The database ${file} cannot be used: file is not a database`,
		);
	});

	it('[SY18] says so when its pages are damaged', async () => {
		const whole = await openDatabase(file);
		await whole.close();
		const bytes = readFileSync(file);
		bytes.fill(0xab, bytes.length / 4, bytes.length / 2);
		writeFileSync(file, bytes);
		await expect(openDatabase(file)).rejects.toThrow(/cannot be used: .*(damaged|malformed)/);
	});

	it('[SY18] says so when its first page is gone', async () => {
		const whole = await openDatabase(file);
		await whole.close();
		writeFileSync(file, readFileSync(file).fill(0, 0, 4096));
		await expect(openDatabase(file)).rejects.toBeInstanceOf(UnusableDatabase);
	});

	it('[SY18] says so when its folder is missing', async () => {
		await expect(openDatabase(join(folder, 'none', 'fair.db'))).rejects.toThrow(/cannot be used/);
	});

	it('[SY18] says so when somebody else keeps it locked, and works once it is free', async () => {
		await (await openDatabase(file)).close();
		const other = new Database(file);
		other.exec('BEGIN IMMEDIATE');
		await expect(openDatabase(file)).rejects.toThrow(/cannot be used: database is locked/);
		other.close();
		await (await openDatabase(file)).close();
	});

	it('[SY1] is left as it was when a migration fails, so that the next start can go on', async () => {
		const stranger = new Database(file);
		stranger.exec('CREATE TABLE notice (mine TEXT)');
		const before = schemaOf(stranger);
		await expect(openDatabase(file)).rejects.toThrow('table notice already exists');
		expect(schemaOf(stranger)).toEqual(before);
		stranger.exec('DROP TABLE notice');
		stranger.close();
		await (await openDatabase(file)).close();
	});
});

describe('a file that is taken away while it is open', () => {
	it('[SY18] is noticed, and a file that stays is not', async () => {
		const open = await openDatabase(file);
		open.connection.exec(`INSERT INTO counter VALUES ('kept', 7)`);
		expect(() => open.assertInPlace()).not.toThrow();
		rmSync(file);
		expect(() => open.assertInPlace()).toThrow(UnusableDatabase);
		await open.close();
	});
});
