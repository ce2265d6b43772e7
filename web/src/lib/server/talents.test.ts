import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { toJson } from '#schema/db/json.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import { openDatabase } from '#schema/db/open.ts';
import { instant } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { insertFair, insertInScheduling } from '#sync/testing/fair-rows.ts';
import { findTalents, talentOf } from './talents.ts';

let folder = '';
let database: OpenDatabase;
let rows: FairRows;
const NOW = instant(Date.now());
const EVERYBODY = { text: '', language: '', topic: '', notInTouchWith: null, page: 1 };

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'visavis-talents-'));
	database = await openDatabase(join(folder, 'visavis.db'));
	rows = insertFair(database.connection, { now: NOW, talents: 30 });
	const profile = database.connection.prepare(
		`UPDATE participant SET languages = ?, topics = ? WHERE id = ?`,
	);
	for (const [index, id] of rows.talents.entries())
		profile.run(
			toJson(index % 2 === 0 ? ['German'] : ['German', 'Polish']),
			toJson(index % 3 === 0 ? ['Robotics'] : ['Law']),
			id,
		);
});
afterEach(async () => {
	await database.close();
	await rm(folder, { recursive: true });
});

const find = (search: Partial<typeof EVERYBODY>) =>
	findTalents(database.db, rows.fair, { ...EVERYBODY, ...search });

it('[M-R8] talents are found by language and topic together, with how many each other choice would leave', async () => {
	const found = await find({ language: 'Polish', topic: 'Robotics' });
	expect(found.total).toBe(5);
	expect(found.languages).toEqual([
		{ value: 'German', count: 10 },
		{ value: 'Polish', count: 5 },
	]);
	expect(found.topics).toEqual([
		{ value: 'Law', count: 10 },
		{ value: 'Robotics', count: 5 },
	]);
});

it('[M-R8] "not yet in touch" leaves out whoever this recruiter has had anything with, and nobody else', async () => {
	const recruiter = must(rows.recruiters[0], 'a recruiter');
	const talent = must(rows.talents[0], 'a talent');
	insertInScheduling(database.connection, rows, 'm-1', talent, recruiter, NOW);
	const found = await findTalents(database.db, rows.fair, {
		...EVERYBODY,
		notInTouchWith: recruiter,
	});
	expect(found.total).toBe(29);
	expect(found.talents.some(({ id }) => id === talent)).toBe(false);
});

it('[M-R8] pages hold all of them once, and a page beyond the end is the last one', async () => {
	const [first, last] = [await find({ page: 1 }), await find({ page: 99 })];
	expect([first.page, last.page, last.pages]).toEqual([1, 2, 2]);
	expect(new Set([...first.talents, ...last.talents].map(({ id }) => id)).size).toBe(30);
});

it('[M-R8] a recruiter is no talent, and neither is somebody of another fair', async () => {
	expect(await talentOf(database.db, rows.fair, must(rows.recruiters[0], 'one'))).toBeNull();
	const other = insertFair(database.connection, { now: NOW, fair: 'other', talents: 1 });
	expect(await talentOf(database.db, rows.fair, must(other.talents[0], 'one'))).toBeNull();
	expect(await talentOf(database.db, rows.fair, must(rows.talents[3], 'one'))).toMatchObject({
		languages: ['German', 'Polish'],
	});
});
