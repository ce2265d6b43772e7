/** A database with which a server must not begin. */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#schema/db/open.ts';
import { MortalServer } from '../chaos/mortal-server.ts';
import { fileIn, folder } from './rig.ts';

/** What a server says that ends before it serves anybody: no more than that. */
async function lastWords(dataDir: string): Promise<string> {
	const server = await MortalServer.on({ dataDir });
	await expect(server.start()).rejects.toThrow('it ended by itself (1)');
	const [said = ''] = server.deaths;
	expect(said).not.toMatch(/^\s+at /m);
	return said;
}

async function emptyDatabase(): Promise<string> {
	const dataDir = folder();
	await (await openDatabase(fileIn(dataDir))).close();
	return dataDir;
}

describe('a server does not begin, and says why in a sentence,', { timeout: 120_000 }, () => {
	it('[SY13] with a file that is no database', async () => {
		const dataDir = folder();
		writeFileSync(fileIn(dataDir), 'Bookings, in no particular order. '.repeat(1_000));
		expect(await lastWords(dataDir)).toMatch(/: The database .* is not a database/);
	});

	it('[SY13] with a database that is damaged', async () => {
		const dataDir = await emptyDatabase();
		const database = new Database(fileIn(dataDir));
		const size = Number(database.pragma('page_size', { simple: true }));
		const root = database
			.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'meeting'`)
			.pluck()
			.get() as number;
		database.close();
		const file = openSync(fileIn(dataDir), 'r+');
		writeSync(file, Buffer.alloc(size, 0xff), 0, size, (root - 1) * size);
		closeSync(file);
		expect(await lastWords(dataDir)).toMatch(/: The database .* is damaged/);
	});

	it('[SY13] with a database that another process holds', async () => {
		const dataDir = await emptyDatabase();
		const other = new Database(fileIn(dataDir));
		onTestFinished(() => void other.close());
		other.exec('BEGIN IMMEDIATE');
		expect(await lastWords(dataDir)).toMatch(/: The database .* is locked/);
	});

	it('[SY13] where it can keep nothing', async () => {
		const file = join(folder(), 'a-file');
		writeFileSync(file, '');
		expect(await lastWords(file)).toMatch(/: The folder .* cannot be used/);
		expect(await lastWords(join(file, 'data'))).toMatch(/: The folder .* cannot be used/);
	});
});
