/** The first organizer of an installation, made from a terminal. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '#schema/db/open.ts';
import { createPasswords } from '../web/src/lib/server/auth/passwords.ts';
import { databaseFile } from '../web/src/lib/server/config.ts';
import { root } from './built-server.ts';

const PASSWORD = 'a long walk by the sea';
const olga = ['--email', 'Olga@Fair.example', '--name', 'Olga Petrenko'];

let dataDir: string;

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'visavis-organizer-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function run(args: readonly string[], input: string) {
	const child = spawn(process.execPath, ['scripts/create-organizer.ts', ...args], {
		cwd: root,
		env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
	});
	child.stdin.end(input);
	const [out, error, [code]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'exit') as Promise<[number]>,
	]);
	return { out, error, code };
}

async function accounts() {
	const { db, close } = await openDatabase(databaseFile(dataDir));
	const rows = await db.selectFrom('account').selectAll().execute();
	await close();
	return rows;
}

it('makes an organizer with the password from standard input, kept as a hash', async () => {
	const { out, error, code } = await run(olga, `${PASSWORD}\n`);
	expect({ error, code }).toEqual({ error: '', code: 0 });
	expect(out).toContain('Olga Petrenko can now sign in as olga@fair.example.');
	expect(out).not.toContain(PASSWORD);

	const [account, ...others] = await accounts();
	expect(others).toEqual([]);
	expect(account).toMatchObject({ email: 'olga@fair.example', is_organizer: 1, is_demo: 0 });
	expect(await createPasswords().matches(PASSWORD, account?.password_hash ?? null)).toBe(true);
	expect((await readFile(databaseFile(dataDir))).includes(PASSWORD)).toBe(false);
});

it('leaves an account that is there already as it is', async () => {
	await run(olga, PASSWORD);
	const before = await accounts();
	const { error, code } = await run(olga, 'another long walk');
	expect(code).toBe(1);
	expect(error).toContain('olga@fair.example has an account already');
	expect(await accounts()).toEqual(before);
});

it.each([
	['a password among the arguments', [...olga, '--password', PASSWORD], PASSWORD, '--password'],
	['no password', olga, '', 'no password'],
	['an empty password', olga, '\n', 'at least 8'],
	['a weak password', olga, 'Password1\n', 'first to be guessed'],
	['a password that is the name', olga, 'petrenko1\n', 'name'],
	['no e-mail address', ['--name', 'Olga'], PASSWORD, '--email is missing.'],
	['a wrong e-mail address', ['--email', 'olga', '--name', 'Olga'], PASSWORD, 'no e-mail address'],
	['no name', ['--email', 'olga@fair.example'], PASSWORD, '--name is missing.'],
])('refuses %s with a sentence, and makes nobody', async (_what, args, input, sentence) => {
	const { error, code } = await run(args, input);
	expect(code).toBe(1);
	expect(error).toContain(sentence);
	expect(error).not.toMatch(/^\s+at /m);
	expect(await accounts()).toEqual([]);
});
