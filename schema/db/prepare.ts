import type { Compilable } from 'kysely';
import { assert } from '../assert.ts';
import type { SqliteConnection } from './open.ts';

/**
 * A place for a value in a query that is compiled once: Kysely sees a value of the right type, the
 * statement later gets the argument of that name.
 */
class Parameter {
	readonly name: string;
	constructor(name: string) {
		this.name = name;
	}
}

export const param = <Value>(name: string): Value => new Parameter(name) as Value;

type Bindable = string | number | bigint | Uint8Array | null;
export type Arguments = Readonly<Record<string, Bindable>>;

export interface Prepared<Args extends Arguments, Row> {
	/** As it was compiled. */
	readonly sql: string;
	run(args: Args): { readonly changes: number };
	get(args: Args): Row | undefined;
	all(args: Args): Row[];
}

/**
 * Compiles a Kysely query once and keeps it as a prepared statement on this connection. Kysely's own
 * executor costs about ten times as much per query, which is too much on the way of a claim and in
 * the render loop (decision record 0006).
 */
export function prepare<Args extends Arguments, Row = never>(
	connection: SqliteConnection,
	query: Compilable<Row>,
): Prepared<Args, Row> {
	const { sql, names } = withConstants(query.compile());
	const statement = connection.prepare(sql);
	const bind = (args: Args): Bindable[] =>
		names.map((name) => {
			const argument = args[name];
			if (argument === undefined) throw new Error(`Missing SQL argument: ${name}`);
			return argument;
		});
	return {
		sql,
		run: (args) => statement.run(...bind(args)),
		get: (args) => statement.get(...bind(args)) as Row | undefined,
		all: (args) => statement.all(...bind(args)) as Row[],
	};
}

/**
 * Writes what is always the same into the SQL: SQLite takes a partial index only where it reads the
 * condition, and each value that is bound costs time at every run.
 */
function withConstants({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
	const [head = '', ...rest] = sql.split('?');
	assert(rest.length === parameters.length, `only parameters are written as "?": ${sql}`);
	const names: string[] = [];
	const filled = rest.map((text, at) => {
		const value = parameters[at];
		if (!(value instanceof Parameter)) return literal(value) + text;
		names.push(value.name);
		// With the sign SQLite does not try to plan by the value, which makes it plan a join at each run.
		return `+?${text}`;
	});
	return { sql: head + filled.join(''), names };
}

function literal(value: unknown): string {
	if (value === null || typeof value === 'number') return String(value);
	assert(typeof value === 'string', `a constant of SQL is a text, a number or null`);
	return `'${value.replaceAll("'", "''")}'`;
}
