/**
 * Fills a database with a demo fair of any size:
 *
 *     npm run seed -- --companies 60 --recruiters 500 --talents 5000 [--seed 7] [--data-dir data]
 *
 * Leaves a database alone that holds something already, unless told to --add another fair.
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openDatabase, type Db } from '#schema/db/open.ts';
import type { FairSize } from '#schema/demo/cast.ts';
import { DEMO_SIZE, whyNotSeed, whyNotSize, type DemoFair } from '#schema/demo/demo-fair.ts';
import { DEMO_ENTRIES } from '#schema/demo/demo-people.ts';
import { instant } from '#schema/ids.ts';
import { hasDemoFair, isEmptyDatabase, openDemoFair } from '#sync/demo/open-demo-fair.ts';
import { ConfigError, databaseFile, parseConfig } from '../web/src/lib/server/config.ts';

/** Something that the person at the terminal can put right. */
class SeedError extends Error {}

interface Wish {
	readonly size: FairSize;
	readonly seed: number;
	readonly dataDir: string;
	readonly add: boolean;
}

try {
	await seed(readArguments());
} catch (error) {
	const isKnown = error instanceof SeedError || error instanceof ConfigError;
	console.error(isKnown ? error.message : error);
	process.exitCode = 1;
}

async function seed(wish: Wish): Promise<void> {
	// What people write to each other is for no other user of this machine.
	await mkdir(wish.dataDir, { recursive: true, mode: 0o700 });
	const file = databaseFile(wish.dataDir);
	const database = await openDatabase(file);
	try {
		const added = await isAddition(database.db, wish);
		const { size, seed } = wish;
		const startedAt = performance.now();
		const made = openDemoFair(database, { now: instant(Date.now()), seed, size, added });
		report(made, file, performance.now() - startedAt);
	} finally {
		await database.close();
	}
}

/** Whether the fair comes beside others; throws when it must not. */
async function isAddition(db: Db, { add, seed, dataDir }: Wish): Promise<boolean> {
	if (await isEmptyDatabase(db)) return false;
	if (!add)
		throw new SeedError(
			`The database in ${dataDir} is not empty. Nothing was changed. Use --add to put another fair beside what is there, or --data-dir for another place.`,
		);
	if (await hasDemoFair(db, seed))
		throw new SeedError(`The fair of seed ${seed} is there already. Choose another --seed.`);
	return true;
}

function readArguments(): Wish {
	if (process.env['VISAVIS_MODE'] === 'production')
		throw new SeedError('A site in production has no demo people. Nothing was changed.');
	const config = parseConfig(process.env);
	const given = parsed();
	const count = (key: keyof FairSize) => Number(given[key] ?? DEMO_SIZE[key]);
	const size = {
		companies: count('companies'),
		recruiters: count('recruiters'),
		talents: count('talents'),
	};
	const seed = Number(given.seed ?? 1);
	const why = whyNotSize(size) ?? whyNotSeed(seed);
	if (why !== null) throw new SeedError(why);
	return { size, seed, dataDir: given['data-dir'] ?? config.dataDir, add: given.add ?? false };
}

function parsed() {
	try {
		return parseArgs({
			options: {
				companies: { type: 'string' },
				recruiters: { type: 'string' },
				talents: { type: 'string' },
				seed: { type: 'string' },
				'data-dir': { type: 'string' },
				add: { type: 'boolean' },
			},
		}).values;
	} catch (error) {
		throw new SeedError(error instanceof Error ? error.message : String(error));
	}
}

function report({ fair, cast, state, commits }: DemoFair, file: string, tookMs: number): void {
	const { companies, recruiters, talents } = cast;
	const slots = [...state.calendars.values()].reduce((sum, calendar) => sum + calendar.size, 0);
	console.log(`${fair.name} (${fair.id}), ${fair.timeZone}, in ${file}:`);
	console.log(
		`  ${companies.length} companies, ${recruiters.length} recruiters, ${talents.length} talents`,
	);
	console.log(`  ${slots} slots, ${state.meetings.size} meetings, ${commits.length} decisions`);
	const byStatus = Map.groupBy(state.meetings.values(), ({ status }) => status);
	for (const [status, meetings] of byStatus) console.log(`    ${status}: ${meetings.length}`);
	console.log(
		`  Main people: ${DEMO_ENTRIES.map(({ name, role }) => `${name} (${role})`).join(', ')}`,
	);
	console.log(`Made in ${(tookMs / 1000).toFixed(1)} s.`);
}
