/** Faults between the engine and the disk. */
import type { SqliteConnection } from '#schema/db/open.ts';
import type { PlantedFault, Surroundings } from './fault.ts';

/** An intent that comes again is decided again. */
export const decidesAgain: PlantedFault = {
	tamper: () => ({ sql: (sql) => sql.replace('do nothing', AGAIN) }),
};

const AGAIN = `do update set "code" = excluded."code", "seq" = excluded."seq",
	"meeting_id" = excluded."meeting_id", "detail" = excluded."detail",
	"decided_at" = excluded."decided_at"`;

/** The commit comes a moment after everybody has heard of it. */
export const tellsBeforeStoring: PlantedFault = { tamper: holdBack };

/** Facts are those of the transaction that failed. */
export const keepsRolledBack: PlantedFault = { tamper: staleMemory };

/** Decisions are dated by the clock alone, wherever it has been set. */
export const timeRunsBack: PlantedFault = {
	tamper: () => ({
		rows: (sql, rows) =>
			/^select .*"decided_at".* from "fair"/.test(sql)
				? rows.map((row) => ({ ...(row as object), decided_at: 0 }))
				: rows,
	}),
};

export const noticesGoToTheActor: PlantedFault = { tamper: noticesToTheOther };

/** A move gives the old time back in one transaction and takes the new one in the next. */
export const movesInTwoSteps: PlantedFault = { tamper: giveBackFirst };

function holdBack({ after }: Surroundings) {
	let life = 0;
	let isHeldBack = false;
	let isInner = false;
	return {
		died() {
			life += 1;
			isHeldBack = false;
		},
		exec(sql: string, exec: (sql: string) => void) {
			if (sql.startsWith('BEGIN')) {
				isInner = isHeldBack;
				return exec(isInner ? 'SAVEPOINT inner' : sql);
			}
			if (isInner) {
				if (sql === 'ROLLBACK') exec('ROLLBACK TO inner');
				return exec('RELEASE inner');
			}
			if (sql !== 'COMMIT') return exec(sql);
			const thisLife = life;
			isHeldBack = true;
			after(300, () => {
				if (life !== thisLife || !isHeldBack) return;
				isHeldBack = false;
				exec('COMMIT');
			});
		},
	};
}

function staleMemory({ connection }: Surroundings) {
	const meetings = connection.prepare(`SELECT * FROM meeting`);
	let kept: unknown[] | null = null;
	return {
		exec(sql: string, exec: (sql: string) => void) {
			if (sql === 'ROLLBACK') kept = meetings.all();
			exec(sql);
		},
		rows(sql: string, rows: unknown[]) {
			if (!sql.startsWith('select * from "meeting" where "fair_id"') || !kept) return rows;
			const stale = kept;
			kept = null;
			return stale;
		},
		died() {
			kept = null;
		},
	};
}

function noticesToTheOther({ connection }: Surroundings) {
	const pair = connection.prepare(`SELECT talent_id, recruiter_id FROM meeting WHERE id = ?`);
	return {
		args(sql: string, args: readonly unknown[]) {
			if (!sql.startsWith('insert into "notice"')) return args;
			const [fair, to, kind, meeting, ...rest] = args;
			const { talent_id, recruiter_id } = pair.get(meeting) as Record<string, unknown>;
			return [fair, to === talent_id ? recruiter_id : talent_id, kind, meeting, ...rest];
		},
	};
}

function giveBackFirst({ connection }: Surroundings) {
	return {
		args(sql: string, args: readonly unknown[]) {
			const isTaking = sql.startsWith('update "meeting"') && sql.includes('"recruiter_joined" =');
			const id = args.at(-1);
			if (isTaking && isConfirmed(connection, id)) {
				connection.prepare(`UPDATE meeting SET status = 'in_scheduling' WHERE id = ?`).run(id);
				connection.exec('COMMIT');
				connection.exec('BEGIN IMMEDIATE');
			}
			return args;
		},
	};
}

const isConfirmed = (connection: SqliteConnection, id: unknown): boolean =>
	connection.prepare(`SELECT 1 FROM meeting WHERE id = ? AND status = 'confirmed'`).get(id) !==
	undefined;
