import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { MIGRATIONS } from './migrations/index.ts';
import type { Tables } from './tables.ts';

export type SqliteConnection = Database.Database;
export type Db = Kysely<Tables>;

/** Each caller gets what it needs: Kysely for ordinary work, the bare connection for compiled SQL. */
export interface OpenDatabase {
	readonly db: Db;
	readonly connection: SqliteConnection;
	/**
	 * Throws when somebody has deleted or replaced the files under the open connection: what is committed
	 * from then on is gone with this process, although SQLite notices nothing.
	 */
	assertInPlace(): void;
	close(): Promise<void>;
}

/** The database cannot be worked with; the message is a sentence for whoever runs the server. */
export class UnusableDatabase extends Error {
	override readonly name = 'UnusableDatabase';
}

/** How long SQLite waits for another process's lock, in ms; the event loop stands still meanwhile. */
const BUSY_TIMEOUT_MS = 250;

/**
 * Brings a connection to the durability that the product promises, and refuses to go on without it:
 * throws when the file is no database, cannot be opened, or stays locked by somebody else.
 */
export function openConnection(file: string): SqliteConnection {
	const connection = connect(file);
	try {
		connection.pragma('journal_mode = WAL');
		// better-sqlite3 is built with NORMAL for WAL, which loses acknowledged commits when power fails.
		connection.pragma('synchronous = FULL');
		connection.pragma('foreign_keys = ON');
		// What somebody erased is overwritten, and not only unlinked (ER2).
		connection.pragma('secure_delete = ON');
		const mode = connection.pragma('journal_mode', { simple: true });
		const synchronous = connection.pragma('synchronous', { simple: true });
		if (synchronous !== 2 || (mode !== 'wal' && file !== ':memory:'))
			throw new Error(`it is not durable: journal_mode=${mode} synchronous=${synchronous}`);
	} catch (cause) {
		connection.close();
		throw unusable(file, cause);
	}
	return connection;
}

function connect(file: string): SqliteConnection {
	try {
		return new Database(file, { timeout: BUSY_TIMEOUT_MS });
	} catch (cause) {
		throw unusable(file, cause);
	}
}

/** Throws when the file is damaged: a server must not decide on half a truth. */
export function assertUndamaged(connection: SqliteConnection): void {
	const report: unknown = connection.pragma('quick_check(1)', { simple: true });
	if (report !== 'ok') throw new Error(`it is damaged: ${String(report)}`);
}

/** Which files stand under these names now. */
function filesOf(file: string): Readonly<Record<'main' | 'log', number | undefined>> {
	if (file === ':memory:') return { main: undefined, log: undefined };
	const inodeOf = (name: string) => statSync(name, { throwIfNoEntry: false })?.ino;
	return { main: inodeOf(file), log: inodeOf(`${file}-wal`) };
}

function unusable(file: string, cause: unknown): Error {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return new UnusableDatabase(`The database ${file} cannot be used: ${reason}`, { cause });
}

export function kyselyOver(connection: SqliteConnection): Db {
	return new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
}

/**
 * All pending migrations or none: Kysely by itself leaves half of them behind when it is killed. A table that is
 * made anew is dropped first, and must take nothing along that refers to it: that all references still
 * lead somewhere is asked at the end.
 */
async function migrate(db: Db, connection: SqliteConnection): Promise<void> {
	const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
	// Inside of a transaction this would do nothing.
	connection.pragma('foreign_keys = OFF');
	connection.exec('BEGIN IMMEDIATE');
	const { error, results } = await migrator.migrateToLatest();
	if (error) throw error;
	const lost = results?.length ? (connection.pragma('foreign_key_check') as unknown[]) : [];
	if (lost.length > 0) throw new Error(`rows refer to nothing: ${JSON.stringify(lost[0])}`);
	connection.exec('COMMIT');
	connection.pragma('foreign_keys = ON');
}

/** Opens (and makes, if missing) the database of one installation. `:memory:` for tests. */
export async function openDatabase(file: string): Promise<OpenDatabase> {
	const connection = openConnection(file);
	const db = kyselyOver(connection);
	try {
		assertUndamaged(connection);
		await migrate(db, connection);
	} catch (cause) {
		// Closing rolls back what was begun.
		connection.close();
		throw unusable(file, cause);
	}
	const opened = filesOf(file);
	return {
		db,
		connection,
		assertInPlace() {
			const now = filesOf(file);
			if (now.main === opened.main && now.log === opened.log) return;
			// Of a deleted log nothing is lost as long as this process has it open.
			if (now.main === opened.main && now.log === undefined)
				connection.pragma('wal_checkpoint(TRUNCATE)');
			throw unusable(file, 'its files were deleted or replaced while it was open');
		},
		async close() {
			await db.destroy();
			if (connection.open) connection.close();
		},
	};
}
