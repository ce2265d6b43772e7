import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#schema/db/open.ts';

describe('npm run seed', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'visavis-seed-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	it('[DE3] makes a fair of the size that is asked for, and says what it made', async () => {
		const size = ['--companies', '15', '--recruiters', '40', '--talents', '130'];
		const { code, output } = await seed('--data-dir', folder, '--seed', '5', ...size);
		expect(output).toContain('15 companies, 40 recruiters, 130 talents');
		expect(code).toBe(0);
		expect(await counted(folder)).toEqual({ fair: 1, company: 15, participant: 171 });
	});

	it('[DE8] leaves a database alone that holds something, unless told to add', async () => {
		await seed('--data-dir', folder);
		const before = await counted(folder);

		const refused = await seed('--data-dir', folder, '--seed', '2');
		expect(refused.code).toBe(1);
		expect(refused.output).toContain('is not empty. Nothing was changed.');
		expect(await counted(folder)).toEqual(before);

		const again = await seed('--data-dir', folder, '--add');
		expect(again.output).toContain('is there already');
		expect(await counted(folder)).toEqual(before);

		const added = await seed('--data-dir', folder, '--add', '--seed', '2');
		expect(added.code).toBe(0);
		expect(await counted(folder)).toMatchObject({ fair: 2, participant: 2 * 277 });
	});

	it('[DE8] says in a sentence what is wrong with the command', async () => {
		const few = await seed('--data-dir', folder, '--talents', '3');
		expect(few).toEqual({ code: 1, output: 'A demo fair needs at least 120 talents.\n' });
		const odd = await seed('--data-dir', folder, '--seed', 'x');
		expect(odd).toEqual({ code: 1, output: 'A seed is a whole number from 0 to 99999.\n' });
		const unknown = await seed('--data-dir', folder, '--frob');
		expect(unknown.output).toMatch(/^Unknown option '--frob'/);
	});

	it('[DE8] makes no demo people in production', async () => {
		const env = { ...process.env, VISAVIS_MODE: 'production' };
		const { code, output } = await seedWith(env, ['--data-dir', folder]);
		expect(code).toBe(1);
		expect(output).toContain('no demo people');
	});
});

const seed = (...args: string[]) => seedWith({ ...process.env, VISAVIS_MODE: 'demo' }, args);

/** Runs the command as npm does, in a process of its own. */
async function seedWith(env: NodeJS.ProcessEnv, args: readonly string[]) {
	const script = join(import.meta.dirname, '../scripts/seed.ts');
	const child = spawn(process.execPath, [script, ...args], { env });
	const closed = once(child, 'close');
	const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
	const [code] = (await closed) as [number | null];
	return { code, output: out + errors };
}

async function counted(folder: string): Promise<Record<string, number>> {
	const { connection, close } = await openDatabase(join(folder, 'visavis.db'));
	const counts = ['fair', 'company', 'participant'].map((table) => {
		const count = connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
		return [table, count] as const;
	});
	await close();
	return Object.fromEntries(counts);
}
