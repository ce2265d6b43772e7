/**
 * One round of chaos: a fair full of people who ask, reload and crash, over a server that is killed
 * again and again; then quiet, and the reckoning.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SqliteConnection } from '#schema/db/open.ts';
import { openDatabase } from '#schema/db/open.ts';
import { Chance } from '#schema/demo/chance.ts';
import { instant } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { enter, seedFair } from './enter.ts';
import { History } from './history.ts';
import { MortalServer } from './mortal-server.ts';
import { Person } from './person.ts';
import { stateOf } from './replay.ts';
import type { Verdict } from './verdict.ts';
import { judge } from './verdict.ts';
import type { Comparison } from './views.ts';
import { compareViews } from './views.ts';

export interface RoundOptions {
	readonly kills: number;
	readonly seed: number;
	/** The server is asked to stop, as for a new version of it, instead of being killed. */
	readonly gently?: boolean;
	readonly talents?: number;
	readonly recruiters?: number;
	/** Breaks something, so that the reckoning can be seen to notice: before the first start … */
	readonly sabotage?: (connection: SqliteConnection) => void;
	/** … or between a death and the next start. */
	readonly sabotageTheDead?: (databaseFile: string, deaths: number) => void;
}

export interface Round extends Verdict {
	readonly kills: number;
	readonly asked: number;
	readonly acknowledged: number;
	/** Waiting in an outbox when the server died or a page was loaded anew: sent once more. */
	readonly redelivered: number;
	readonly views: number;
	readonly differing: readonly string[];
	/** Intents that never left their outbox. */
	readonly undrained: readonly string[];
	/** What befell clients or server that never should. */
	readonly surprises: readonly string[];
}

/** What is wrong with a round, by kind; empty when nothing is. */
export function complaintsAbout(round: Round): Record<string, readonly string[]> {
	const lists = Object.entries(round).filter(
		(entry): entry is [string, string[]] => Array.isArray(entry[1]) && entry[1].length > 0,
	);
	return Object.fromEntries(lists);
}

/** Since some of the people, or all of them, are up to date again. */
const WELL_MS = [30, 600] as const;
const ACT_MS = [40, 400] as const;
const RELOAD_MS = [60, 400] as const;
const LOOK_MS = 20;
/** Only ends what hangs. */
const QUIET_LIMIT_MS = 120_000;

interface Play {
	readonly server: MortalServer;
	readonly fair: FairRows;
	readonly people: readonly Person[];
	readonly chance: Chance;
	/** How the server ended each time it was asked to. */
	readonly exitCodes: (number | null)[];
	redelivered: number;
	isOver: boolean;
}

export async function playRound(options: RoundOptions): Promise<Round> {
	const dataDir = await mkdtemp(join(tmpdir(), 'visavis-chaos-'));
	try {
		return await playIn(dataDir, options);
	} finally {
		await rm(dataDir, { recursive: true });
	}
}

async function playIn(dataDir: string, options: RoundOptions): Promise<Round> {
	const file = join(dataDir, 'visavis.db');
	const { talents = 16, recruiters = 6, seed } = options;
	const { fair, start } = await withDatabase(file, (connection) => {
		const now = instant(Date.now());
		const spec = { now, talents, recruiters, slots: 8, slotMinutes: 10 };
		const rows = seedFair(connection, spec);
		options.sabotage?.(connection);
		return { fair: rows, start: stateOf(connection, rows.fair) };
	});
	const history = new History();
	const chance = new Chance(seed);
	const server = await MortalServer.on({ dataDir });
	await server.start();
	const people = await Promise.all(
		[...fair.talents, ...fair.recruiters].map(async (participant) => {
			const cookie = await enter(server.url, fair.accountOf(participant));
			const own = { participant, cookie, chance: chance.fork(participant) };
			return new Person({ ...own, fair, history, url: server.url });
		}),
	);
	const exitCodes: Play['exitCodes'] = [];
	const play: Play = { server, fair, people, chance, exitCodes, redelivered: 0, isOver: false };
	const crowd = [...people.map((person) => live(play, person)), reloadAtRandom(play)];
	await killAtRandom(play, options, file);
	play.isOver = true;
	await Promise.all(crowd);
	const { undrained, comparison } = await quiet(play);
	for (const person of people) await person.leave();
	exitCodes.push(await server.stop());
	const verdict = await withDatabase(file, (connection) =>
		judge(connection, fair.fair, history, start),
	);
	return {
		...verdict,
		kills: options.kills,
		asked: history.asked.size,
		acknowledged: history.acknowledged.size,
		redelivered: play.redelivered,
		views: comparison.of,
		differing: comparison.different,
		undrained,
		surprises: [
			...server.deaths,
			...server.errors,
			...people.flatMap((person) => person.surprises),
			...exitCodes
				.filter((code) => code !== 0)
				.map((code) => `it was asked to stop and ended with ${String(code)}`),
		],
	};
}

/** Someone who clicks and clicks. */
async function live(play: Play, person: Person): Promise<void> {
	const chance = play.chance.fork(`${person.participant} acts`);
	while (!play.isOver) {
		await pause(chance.between(...ACT_MS));
		person.act();
	}
}

async function reloadAtRandom(play: Play): Promise<void> {
	const chance = play.chance.fork('reloads');
	while (!play.isOver) {
		await pause(chance.between(...RELOAD_MS));
		const person = chance.pick(play.people);
		play.redelivered += person.underway;
		if (chance.happens(0.4)) await person.reload();
		else if (person.hasBackup) await person.crash();
		else await person.backUp();
	}
}

async function killAtRandom(play: Play, options: RoundOptions, file: string): Promise<void> {
	const { server, people } = play;
	const chance = play.chance.fork('kills');
	for (let deaths = 1; deaths <= options.kills; deaths += 1) {
		await comeBack(people, chance.between(1, people.length));
		await pause(chance.between(...WELL_MS));
		if (options.gently) play.exitCodes.push(await server.stop());
		else await server.kill();
		for (const person of people) play.redelivered += person.underway;
		options.sabotageTheDead?.(file, deaths);
		await server.start();
		for (const person of people) person.wake();
	}
}

/** Until so many people see what is true now: some deaths come amid a storm of reconnects. */
async function comeBack(people: readonly Person[], count: number): Promise<void> {
	const limit = performance.now() + QUIET_LIMIT_MS;
	const current = () => people.filter(({ session }) => session.asOf === null);
	while (current().length < count) {
		if (performance.now() > limit)
			throw new Error(`Only ${current().length} of ${count} people came back.`);
		await pause(LOOK_MS);
	}
}

/** Nobody asks any more; until everything is answered and everyone sees the same, or it never will be. */
async function quiet({
	server,
	people,
}: Play): Promise<{ undrained: string[]; comparison: Comparison }> {
	const limit = performance.now() + QUIET_LIMIT_MS;
	const waiting = () =>
		people.flatMap(({ session, participant }) =>
			session.pending.map(({ id, state }) => `${id} of ${participant}, ${state}`),
		);
	const isOnTime = () => performance.now() < limit;
	while (waiting().length > 0 && isOnTime()) await pause(LOOK_MS);
	let comparison = await compareViews(server.url, people);
	while (comparison.different.length > 0 && isOnTime()) {
		await pause(LOOK_MS);
		comparison = await compareViews(server.url, people);
	}
	return { undrained: waiting(), comparison };
}

async function withDatabase<Result>(
	file: string,
	work: (connection: SqliteConnection) => Result,
): Promise<Result> {
	const { connection, close } = await openDatabase(file);
	try {
		return work(connection);
	} finally {
		await close();
	}
}
