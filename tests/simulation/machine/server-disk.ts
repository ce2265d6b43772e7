import Database from 'better-sqlite3';
import type { SqliteConnection } from '#schema/db/open.ts';
import type { Chance } from './chance.ts';
import type { Machine } from './virtual-time.ts';

/** Thrown through whatever was running when its machine died. */
export class Crash extends Error {}

/** How the disk fails while it does. */
export type Trouble =
	/** Somebody else holds the lock. */
	| 'locked'
	/** Full: most of what is written does not fit any more. */
	| 'full'
	/** Writing fails at the very end, and nothing is stored. */
	| 'commit_fails'
	/** It is stored, and the program is told that it is not. */
	| 'commit_unknown'
	/** Not even reading works. */
	| 'unreadable';

/** Death at a certain commit: just before it, or just after, before anybody hears of it. */
export interface PlannedCrash {
	readonly when: 'before_commit' | 'after_commit';
	commits: number;
}

/** Faults planted in the way between engine and database, for testing the checks. */
export interface Tampering {
	sql?(sql: string): string;
	args?(sql: string, args: readonly unknown[]): readonly unknown[];
	rows?(sql: string, rows: unknown[]): unknown[];
	/** In place of BEGIN, COMMIT and ROLLBACK. */
	exec?(sql: string, exec: (sql: string) => void): void;
	/** The machine died: what this fault held back is lost. */
	died?(): void;
}

const WRITES_THAT_FAIL = 0.3;

export interface ServerDiskOptions {
	readonly chance: Chance;
	/** The real database; it survives every crash. */
	readonly connection: SqliteConnection;
	readonly tampering: Tampering | null;
	/** A transaction is in the database for good. */
	readonly onCommitted: (machine: Machine) => void;
	/** A planned crash has come: the machine is dead. */
	readonly onCrashed: (machine: Machine) => void;
}

/** The database file of the server, as each of its processes gets to open it. */
export class ServerDisk {
	readonly #options: ServerDiskOptions;
	trouble: Trouble | null = null;
	plannedCrash: PlannedCrash | null = null;
	/** How often it has refused so far. */
	faults = 0;
	#writing = false;

	constructor(options: ServerDiskOptions) {
		this.#options = options;
	}

	/** What a process holds of the database; nothing any more when it is dead. */
	open(machine: Machine): SqliteConnection {
		const { connection, tampering } = this.#options;
		const opened = {
			prepare: (sql: string) => {
				const statement = connection.prepare(tampering?.sql?.(sql) ?? sql);
				return this.#statement(machine, statement, sql);
			},
			exec: (sql: string) => this.#exec(machine, sql),
			get inTransaction() {
				return machine.alive && connection.inTransaction;
			},
		};
		return opened as unknown as SqliteConnection;
	}

	/** Whatever was not committed is gone. */
	rollBack(): void {
		const { connection, tampering } = this.#options;
		tampering?.died?.();
		if (connection.inTransaction) connection.exec('ROLLBACK');
		this.#writing = false;
	}

	#statement(machine: Machine, statement: Database.Statement, sql: string) {
		const { tampering, chance } = this.#options;
		const bind = (args: readonly unknown[]) => tampering?.args?.(sql, args) ?? args;
		const shown = (rows: unknown[]) => tampering?.rows?.(sql, rows) ?? rows;
		return {
			run: (...args: unknown[]) => {
				this.#check(machine);
				if (this.trouble === 'full' && chance.happens(WRITES_THAT_FAIL))
					throw this.#fault('SQLITE_FULL', 'database or disk is full');
				return statement.run(...bind(args));
			},
			get: (...args: unknown[]) => {
				this.#check(machine);
				const row = statement.get(...bind(args));
				return shown(row === undefined ? [] : [row])[0];
			},
			all: (...args: unknown[]) => {
				this.#check(machine);
				return shown(statement.all(...bind(args)));
			},
		};
	}

	#exec(machine: Machine, sql: string): void {
		this.#check(machine);
		if (sql === 'BEGIN IMMEDIATE') {
			if (this.trouble === 'locked') throw this.#fault('SQLITE_BUSY', 'database is locked');
			this.#writing = true;
		}
		if (sql === 'COMMIT' && this.#writing) return this.#commit(machine);
		if (sql === 'ROLLBACK') this.#writing = false;
		this.#pass(sql);
	}

	#commit(machine: Machine): void {
		if (this.#isDue('before_commit')) this.#crash(machine);
		if (this.trouble === 'full') throw this.#fault('SQLITE_FULL', 'database or disk is full');
		if (this.trouble === 'commit_fails') throw this.#fault('SQLITE_IOERR_FSYNC', 'disk I/O error');
		this.#writing = false;
		this.#pass('COMMIT');
		this.#options.onCommitted(machine);
		if (this.#isDue('after_commit')) this.#crash(machine);
		if (this.trouble === 'commit_unknown') throw this.#fault('SQLITE_IOERR', 'disk I/O error');
	}

	#pass(sql: string): void {
		const { connection, tampering } = this.#options;
		const exec = (text: string) => void connection.exec(text);
		if (tampering?.exec) tampering.exec(sql, exec);
		else exec(sql);
	}

	#isDue(when: PlannedCrash['when']): boolean {
		const planned = this.plannedCrash;
		if (planned?.when !== when) return false;
		planned.commits -= 1;
		return planned.commits <= 0;
	}

	#crash(machine: Machine): never {
		this.plannedCrash = null;
		this.#options.onCrashed(machine);
		throw new Crash('killed');
	}

	#fault(code: string, message: string): Error {
		this.faults += 1;
		return new Database.SqliteError(message, code);
	}

	#check(machine: Machine): void {
		if (!machine.alive) throw new Crash('dead');
		if (this.trouble === 'unreadable')
			throw this.#fault('SQLITE_CORRUPT', 'database disk image is malformed');
	}
}
