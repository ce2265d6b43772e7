/**
 * The one database connection of this process, for pages and engine alike.
 *
 * Outside the engine every write is a single statement. A transaction of Kysely's would stay open
 * across ticks, and the engine's own could not begin on the connection meanwhile.
 */
import { mkdir } from 'node:fs/promises';
import { openDatabase, UnusableDatabase, type Db, type OpenDatabase } from '#schema/db/open.ts';
import { config, databaseFile } from './config.ts';

let opened: Promise<OpenDatabase> | undefined;

/** Opens and migrates it at the first call, so that importing this module touches no file. */
export function database(): Promise<OpenDatabase> {
	opened ??= open(config().dataDir);
	return opened;
}

/** For reading, and for writes of a single statement. */
export const db = async (): Promise<Db> => (await database()).db;

/** At the end of the process, after everything that uses it. */
export async function closeDatabase(): Promise<void> {
	const closing = opened;
	opened = undefined;
	await (await closing)?.close();
}

async function open(dataDir: string): Promise<OpenDatabase> {
	// What people write to each other is for no other user of this machine.
	await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((cause: Error) => {
		throw new UnusableDatabase(`The folder ${dataDir} cannot be used: ${cause.message}`, { cause });
	});
	return openDatabase(databaseFile(dataDir));
}

// The development server loads this module anew after an edit to what it imports, and waits for what this
// returns, of which its types say nothing.
const dispose: () => unknown = closeDatabase;
import.meta.hot?.dispose(dispose);
