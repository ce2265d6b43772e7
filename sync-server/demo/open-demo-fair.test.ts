import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import { openDatabase } from '#schema/db/open.ts';
import type { DemoFair } from '#schema/demo/demo-fair.ts';
import { demoFairId } from '#schema/demo/demo-fair.ts';
import { DEMO_ENTRIES } from '#schema/demo/demo-people.ts';
import { isNote } from '#schema/docs/note.ts';
import { collides } from '#schema/domain/interval.ts';
import type { FairState } from '#schema/domain/state.ts';
import { violations } from '#schema/fixtures-invariants.ts';
import type { FairId, Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import { entityId, instant } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';
import { loadState } from '../load-state.ts';
import { prepareStatements } from '../statements.ts';
import { HandClock, deskOf, rigOver } from '../testing/engine-rig.ts';
import { hasDemoFair, isEmptyDatabase, openDemoFair } from './open-demo-fair.ts';

const NOW = instant(Date.parse('2026-11-20T10:17:23Z'));
/** A limit for what hangs, not a measure. */
const PATIENCE_MS = 300_000;

describe('the demo fair in the database', () => {
	let database: OpenDatabase;
	beforeEach(async () => {
		database = await openDatabase(':memory:');
	});
	afterEach(() => database.close());

	const load = (fair: FairId): FairState =>
		loadState(prepareStatements(database.db, database.connection), fair);

	it('[DE4] everyone is a demo person without a password, and the main people have their ids', async () => {
		openDemoFair(database, { now: NOW, seed: 1 });
		const accounts = await database.db.selectFrom('account').selectAll().execute();
		expect(accounts).toHaveLength(36 + 240 + 1);
		for (const account of accounts) {
			expect(account).toMatchObject({ is_demo: 1, password_hash: null });
			expect(account.email).toBe(account.email.toLowerCase());
		}
		const organizers = accounts.filter((account) => account.is_organizer === 1);
		expect(organizers.map(({ id }) => id)).toEqual(['demo-olga']);
		for (const { accountId, participantId, email, name, role } of DEMO_ENTRIES) {
			expect(accounts).toContainEqual(expect.objectContaining({ id: accountId, email, name }));
			const found = database.db.selectFrom('participant').select(['account_id', 'role', 'name']);
			expect(await found.where('id', '=', participantId).executeTakeFirst()).toEqual({
				account_id: accountId,
				role,
				name,
			});
		}
	});

	it(
		'[DE7] whenever it is opened, the rows pass every guard and mean what the rules decided',
		async () => {
			const moment = fc.integer({
				min: Date.parse('2024-01-01T00:00Z'),
				max: Date.parse('2040-01-01T00:00Z'),
			});
			await fc.assert(
				fc.asyncProperty(moment, fc.integer({ min: 0, max: 99_999 }), async (now, seed) => {
					const own = await openDatabase(':memory:');
					const made = openDemoFair(own, { now: instant(now), seed });
					const stored = loadState(prepareStatements(own.db, own.connection), made.fair.id);
					meansTheSame(stored, made);
					expect(violations(stored, instant(now))).toEqual([]);
					expect(own.connection.pragma('foreign_key_check')).toEqual([]);
					await own.close();
				}),
				{ numRuns: 12 },
			);
		},
		PATIENCE_MS,
	);

	it('[DE7] the fair goes on where its past ends', async () => {
		const { fair, commits, setting } = openDemoFair(database, { now: NOW, seed: 1 });
		const last = must(commits.at(-1), 'a last commit');
		const row = await database.db.selectFrom('fair').selectAll().executeTakeFirstOrThrow();
		expect(row).toMatchObject({ id: fair.id, seq: last.seq, decided_at: last.at, published: 1 });
		expect(row.decided_at).toBeLessThanOrEqual(NOW);
		expect(row.starts_at).toBe(setting.today.startsAt);
		const notices = await database.db.selectFrom('notice').selectAll().execute();
		expect(notices.length).toBe(commits.flatMap((commit) => commit.notices).length);
		expect(Math.max(...notices.map(({ seq }) => seq))).toBeLessThanOrEqual(last.seq);
	});

	it('[DE7] the engine takes it over: Ada sees her chats and takes the time that she still lacks', async () => {
		const { fair, commits, state } = openDemoFair(database, { now: NOW, seed: 1 });
		const rig = rigOver(database.connection, { clock: new HandClock(NOW) });
		const ada = entityId<ParticipantId>('demo-ada');
		const desk = () => deskOf(rig.open({ kind: 'desk', fair: fair.id, participant: ada }));
		expect(Object.keys(desk().meetings)).toHaveLength([...state.meetingsOf(ada)].length);

		const [meeting, startsAt] = must(choiceOf(state, ada), 'a recruiter with open slots');
		const outcome = await rig.ask(fair.id, ada, { kind: 'slot.claim', meeting, startsAt });
		expect(outcome).toEqual({ code: 'ok', seq: commits.length + 1 });
		expect(desk().meetings[meeting]).toMatchObject({ status: 'confirmed', startsAt });
	});

	it('[DE7] what people say of themselves keeps to the limits of a form', async () => {
		openDemoFair(database, { now: NOW, seed: 1 });
		for (const person of await database.db.selectFrom('participant').selectAll().execute()) {
			expect(person.name.length).toBeLessThanOrEqual(LIMITS.name);
			expect(person.headline.length).toBeLessThanOrEqual(LIMITS.headline);
			expect(person.about.length).toBeLessThanOrEqual(LIMITS.about);
			expect(person.question.length).toBeLessThanOrEqual(LIMITS.question);
			for (const column of [person.languages, person.topics]) {
				const tags = JSON.parse(column) as string[];
				expect(tags.length).toBeLessThanOrEqual(LIMITS.tags);
				for (const tag of tags) expect(tag.length).toBeLessThanOrEqual(LIMITS.tag);
			}
		}
	});

	it('[DE9] portraits and marks stand behind the addresses that people and companies show', async () => {
		openDemoFair(database, { now: NOW, seed: 1 });
		const missing = (table: string, key: string) =>
			database.connection
				.prepare(
					`SELECT count(*) FROM ${table} LEFT JOIN picture ON picture.${key} = ${table}.id
						AND picture.hash = ${table}.picture WHERE picture.hash IS NULL`,
				)
				.pluck()
				.get();
		expect(missing('participant', 'participant_id')).toBe(0);
		expect(missing('company', 'company_id')).toBe(0);
	});

	it('[DE10] Rita and Carl open the notes that they wrote about Ada and about who waits for Rita', async () => {
		const { cast, notes, state } = openDemoFair(database, { now: NOW, seed: 1 });
		const stored = await database.db.selectFrom('team_note').selectAll().execute();
		expect(stored).toHaveLength(notes.length);
		const rita = must(cast.recruiters[0], 'Rita comes first');
		for (const { company_id, text, changed_at } of stored) {
			expect(company_id).toBe(rita.company.id);
			expect(isNote(text)).toBe(true);
			expect(text.length).toBeLessThanOrEqual(LIMITS.teamNote);
			expect(changed_at).toBeLessThan(NOW);
		}
		const about = new Set(stored.map(({ talent_id }) => talent_id));
		expect(about).toContain('demo-ada');
		const withRita = [...about].flatMap((talent) =>
			[...state.meetingsOf(talent)].filter(({ recruiterId }) => recruiterId === rita.id),
		);
		expect(new Set(withRita.map(({ talentId }) => talentId))).toEqual(about);
		const statuses = new Set(withRita.map(({ status }) => status));
		for (const status of ['requested', 'confirmed', 'completed'] as const)
			expect(statuses).toContain(status);
	});

	it('[DE7] when something cannot be stored, nothing is', async () => {
		database.connection.exec(
			`CREATE TRIGGER full BEFORE INSERT ON notice BEGIN SELECT RAISE(ABORT, 'full'); END`,
		);
		expect(() => openDemoFair(database, { now: NOW, seed: 1 })).toThrow('full');
		expect(await isEmptyDatabase(database.db)).toBe(true);
	});

	it('[DE8] a second fair comes beside the first and leaves it as it is', async () => {
		expect(await isEmptyDatabase(database.db)).toBe(true);
		openDemoFair(database, { now: NOW, seed: 1 });
		expect(await isEmptyDatabase(database.db)).toBe(false);
		const before = contentOf(load(demoFairId(1)));
		const second = openDemoFair(database, { now: NOW, seed: 2, added: true });
		expect(contentOf(load(demoFairId(1)))).toEqual(before);
		meansTheSame(load(demoFairId(2)), second);
		const ofAda = database.db.selectFrom('participant').select(['id', 'fair_id']);
		expect(await ofAda.where('account_id', '=', 'demo-ada' as never).execute()).toEqual([
			{ id: 'demo-ada', fair_id: 'fair-1' },
			{ id: 'demo-ada-2', fair_id: 'fair-2' },
		]);
		expect(await hasDemoFair(database.db, 2)).toBe(true);
		expect(await hasDemoFair(database.db, 3)).toBe(false);
	});
});

/** The rows, read back, are the state at which the story ended. */
function meansTheSame(stored: FairState, { state }: DemoFair): void {
	expect(contentOf(stored)).toEqual(contentOf(state));
}

function contentOf(state: FairState) {
	const { fair, participants, meetings, calendars, announcements } = state;
	const { vacancies, supports } = state;
	const offering = [...calendars].filter(([, calendar]) => calendar.size > 0);
	const facts = { fair, participants, meetings, announcements, vacancies, supports };
	return { ...facts, calendars: new Map(offering) };
}

/** A meeting in which the talent may choose a time, and one that is open and suits. */
function choiceOf(state: FairState, talent: ParticipantId): [MeetingId, Instant] | null {
	const chats = [...state.confirmedOf(talent)];
	for (const { id, status, recruiterId } of state.meetingsOf(talent)) {
		if (status !== 'in_scheduling') continue;
		for (const slot of state.calendarOf(recruiterId).values()) {
			const isOpen = !slot.passed && state.bookingOf(recruiterId, slot.startsAt) === null;
			const { bufferMinutes } = state.fair.rules;
			if (isOpen && !chats.some((chat) => collides(chat, slot, bufferMinutes)))
				return [id, slot.startsAt];
		}
	}
	return null;
}
