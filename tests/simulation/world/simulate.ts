import { openDatabase } from '#schema/db/open.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import { Chance } from '../machine/chance.ts';
import { checkAtRest, whatIsKept, whatIsUnderWay } from '../rules/at-rest.ts';
import type { Violation } from '../rules/findings.ts';
import { checkHistory } from '../rules/history.ts';
import { watchQueue } from '../rules/patience.ts';
import type { PlantedFault } from '../planted/fault.ts';
import type { Setting } from './people.ts';
import { BEGINNING, drawSetting, insertSetting } from './people.ts';
import { Performer } from './perform.ts';
import type { Plan } from './plan.ts';
import { drawPlan } from './plan.ts';
import { World } from './world.ts';

export interface Run {
	readonly violation: Violation | null;
	/** Intents that were decided. */
	readonly decided: number;
	readonly outcomes: ReadonlyMap<string, number>;
	/** True milliseconds of the simulated world. */
	readonly elapsed: number;
}

export interface RunOptions {
	readonly planted?: PlantedFault;
	readonly tell?: (line: string) => void;
	/** In place of the plan that the seed would draw. */
	readonly plan?: Plan;
}

/** Nobody may wait longer than this for anything when nothing fails any more (SY2). */
const HEALED_WITHIN_MS = 60_000;
/** Quiet for so long: longer than anything is put off on purpose. */
const QUIET_MS = 7_000;
const LOOK_MS = 500;

export const settingOf = (seed: number): Setting => drawSetting(new Chance(seed).fork('setting'));
export const planOf = (seed: number): Plan =>
	drawPlan(new Chance(seed).fork('plan'), settingOf(seed));

/** One whole story, from a seed: people, faults, healing, and whether every rule held. */
export async function simulate(seed: number, options: RunOptions = {}): Promise<Run> {
	const setting = settingOf(seed);
	const { planted = null, tell = null, plan = planOf(seed) } = options;
	const connection = await emptyDatabase();
	insertSetting(connection, setting);
	planted?.prepare?.(connection);
	const world = new World({ seed, setting, plan, connection, planted, tell });
	const undo = planted?.patch?.(world.surroundings);
	const stopWatching = world.memory.watch();
	try {
		await unfold(world, plan);
		const { entries } = world.ledger;
		const outcomes = new Map<string, number>();
		for (const { row } of entries.values())
			outcomes.set(row.code, (outcomes.get(row.code) ?? 0) + 1);
		const { violation } = world.findings;
		return { violation, decided: entries.size, outcomes, elapsed: world.elapsed };
	} finally {
		stopWatching();
		undo?.();
		connection.close();
	}
}

async function unfold(world: World, plan: Plan): Promise<void> {
	const { time, findings } = world;
	const performer = new Performer(world);
	const isOver = () => findings.violation !== null;
	world.host.start();
	watchQueue(world);
	for (const [number, device] of world.devices.entries())
		for (let page = 0; page < plan.devices[number]!.pages; page += 1)
			time.after(world.chance.between(0, 1_500), () => world.openPage(device));
	for (const step of plan.steps) time.after(step.at, () => performer.perform(step));
	await time.run(BEGINNING + plan.endsAt, isOver);
	if (isOver()) return;
	performer.mishaps.heal();
	await comeToRest(world);
	if (isOver()) return;
	checkAtRest(world, performer.mishaps.owed);
	checkHistory(world);
}

async function comeToRest(world: World): Promise<void> {
	const { time, findings } = world;
	const deadline = time.now + HEALED_WITHIN_MS;
	let quietSince = time.now;
	let seq = world.ledger.seq;
	for (;;) {
		await time.run(time.now + LOOK_MS, () => findings.violation !== null);
		if (findings.violation) return;
		const isQuiet = time.now - quietSince >= QUIET_MS;
		const under = [...whatIsUnderWay(world), ...(isQuiet ? whatIsKept(world) : [])];
		if (time.now > deadline && under.length > 0)
			return findings.broken('SY2', `a minute after everything healed: ${under.join('; ')}`);
		if (under.length > 0 || world.ledger.seq !== seq) quietSince = time.now;
		else if (isQuiet) return;
		seq = world.ledger.seq;
	}
}

let template: Promise<Buffer> | null = null;

/** Migrated once, copied for each world. */
async function emptyDatabase(): Promise<SqliteConnection> {
	template ??= openDatabase(':memory:').then(async ({ connection, close }) => {
		const bytes = connection.serialize();
		await close();
		return bytes;
	});
	const { default: Database } = await import('better-sqlite3');
	const connection = new Database(await template);
	connection.pragma('foreign_keys = ON');
	return connection;
}
