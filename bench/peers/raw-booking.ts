import type { SqliteConnection } from '#schema/db/open.ts';
import type { Booking } from '../world.ts';

/** Three statements a claim: take the slot if it is free, book it, remember the intent. */
export class RawBooking {
	readonly begin;
	readonly commit;
	readonly #connection: SqliteConnection;
	readonly #take;
	readonly #free;
	readonly #book;
	readonly #cancel;
	readonly #remember;
	readonly #savepoint;
	readonly #release;
	#now = 1_700_000_000_000;

	constructor(connection: SqliteConnection) {
		this.#connection = connection;
		connection.exec(`
			CREATE TABLE slot (c INTEGER NOT NULL, s INTEGER NOT NULL, taken_by INTEGER,
				PRIMARY KEY (c, s)) STRICT, WITHOUT ROWID;
			CREATE TABLE booking (id TEXT PRIMARY KEY NOT NULL, c INTEGER NOT NULL, s INTEGER NOT NULL,
				talent INTEGER NOT NULL, at INTEGER NOT NULL, cancelled INTEGER NOT NULL DEFAULT 0) STRICT;
			CREATE UNIQUE INDEX booking_slot ON booking (c, s) WHERE cancelled = 0;
			CREATE TABLE intent (talent INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL,
				at INTEGER NOT NULL, PRIMARY KEY (talent, id)) STRICT, WITHOUT ROWID;`);
		const prepare = (sql: string) => connection.prepare(sql);
		this.begin = prepare('BEGIN IMMEDIATE');
		this.commit = prepare('COMMIT');
		this.#take = prepare('UPDATE slot SET taken_by = ? WHERE c = ? AND s = ? AND taken_by IS NULL');
		this.#free = prepare('UPDATE slot SET taken_by = NULL WHERE c = ? AND s = ? AND taken_by = ?');
		this.#book = prepare('INSERT INTO booking (id, c, s, talent, at) VALUES (?, ?, ?, ?, ?)');
		this.#cancel = prepare(
			'UPDATE booking SET cancelled = 1 WHERE c = ? AND s = ? AND cancelled = 0',
		);
		this.#remember = prepare('INSERT INTO intent (talent, id, code, at) VALUES (?, ?, ?, ?)');
		this.#savepoint = prepare('SAVEPOINT one');
		this.#release = prepare('RELEASE one');
	}

	fill(calendars: number, slots: number): void {
		const insert = this.#connection.prepare('INSERT INTO slot (c, s) VALUES (?, ?)');
		this.#connection.transaction(() => {
			for (let c = 0; c < calendars; c++) for (let s = 0; s < slots; s++) insert.run(c, s);
		})();
	}

	/** Inside a transaction. Whether the slot is theirs now. */
	claim(id: string, c: number, s: number, talent: number): boolean {
		const at = this.#now++;
		this.#savepoint.run();
		const won = this.#take.run(talent, c, s).changes === 1;
		if (won) this.#book.run(id, c, s, talent, at);
		this.#remember.run(talent, id, won ? 'ok' : 'slot_taken', at);
		this.#release.run();
		return won;
	}

	release(id: string, c: number, s: number, talent: number): boolean {
		this.#savepoint.run();
		const freed = this.#free.run(c, s, talent).changes === 1;
		if (freed) this.#cancel.run(c, s);
		this.#remember.run(talent, id, freed ? 'ok' : 'wrong_status', this.#now++);
		this.#release.run();
		return freed;
	}

	bookings(): Booking[] {
		return this.#connection
			.prepare('SELECT c AS calendar, s AS slot, talent FROM booking WHERE cancelled = 0')
			.all() as Booking[];
	}

	intents(): unknown[] {
		const sql = 'SELECT id, code FROM intent WHERE talent >= 0';
		return this.#connection.prepare(sql).raw().all();
	}
}
