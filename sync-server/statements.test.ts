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
});
