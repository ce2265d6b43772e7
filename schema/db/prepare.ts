import type { Compilable } from 'kysely';
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

type Bindable = string | number | bigint | null;
export type Arguments = Readonly<Record<string, Bindable>>;

export interface Prepared<Args extends Arguments, Row> {
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
	const { sql, parameters } = query.compile();
	const statement = connection.prepare(sql);
	const bind = (args: Args): Bindable[] =>
		parameters.map((value) => {
			if (!(value instanceof Parameter)) return value as Bindable;
			const argument = args[value.name];
			if (argument === undefined) throw new Error(`Missing SQL argument: ${value.name}`);
			return argument;
		});
	return {
		run: (args) => statement.run(...bind(args)),
		get: (args) => statement.get(...bind(args)) as Row | undefined,
		all: (args) => statement.all(...bind(args)) as Row[],
	};
}
