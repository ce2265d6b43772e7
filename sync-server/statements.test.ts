import { describe, expect, it, onTestFinished } from 'vitest';
import { kyselyOver, openDatabase } from '#schema/db/open.ts';
import { prepareStatements } from './statements.ts';

interface Step {
	readonly detail: string;
}

describe('the SQL of the engine', () => {
	it('[SY3] finds every row by an index: what a person costs does not grow with the fair', async () => {
		const { connection, close } = await openDatabase(':memory:');
		onTestFinished(close);
		// An insert looks at the children of its row only while a key is violated, which here none is.
		const statements = Object.entries(prepareStatements(kyselyOver(connection), connection)).filter(
			([, { sql }]) => !sql.startsWith('insert'),
		);
		const scans = statements.flatMap(([name, { sql }]) => {
			const values = sql.split('?').slice(1);
			const plan = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as Step[];
			return plan
				.filter(({ detail }) => /^SCAN/.test(detail))
				.map(({ detail }) => `${name}: ${detail}`);
		});
		expect(statements.length).toBeGreaterThan(20);
		expect(scans).toEqual([]);
	});

	it('[SY1] makes no table of its own while it writes down what was decided about a chat', async () => {
		const { connection, close } = await openDatabase(':memory:');
		onTestFinished(close);
		const sql = prepareStatements(kyselyOver(connection), connection);
		const onTheWay = [
			sql.insertIntent,
			sql.insertMeeting,
			sql.insertNotice,
			sql.setConfirmed,
			sql.setSeq,
			sql.setStatus,
			sql.setWaiting,
		];
		const made = onTheWay.flatMap(({ sql: text }) => {
			const values = text.split('?').slice(1);
			const steps = connection.prepare(`EXPLAIN ${text}`).all(values) as { opcode: string }[];
			expect(steps.length).toBeGreaterThan(10);
			return steps.filter(({ opcode }) => opcode === 'OpenEphemeral').map(() => text);
		});
		expect(made).toEqual([]);
	});
});
