/**
 * Makes an organizer, such as the first one of a new installation:
 *
 *     npm run create-organizer -- --email olga@fair.example --name "Olga Petrenko" [--data-dir data]
 *
 * The password is asked for, or is the first line of standard input. It is no argument: those stand in
 * the shell's history and in everybody's list of processes.
 */
import { mkdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createInterface as createDialogue } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { openDatabase } from '#schema/db/open.ts';
import { instant } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';
import { createOrganizer, normalEmail } from '../web/src/lib/server/auth/accounts.ts';
import { whyNotPassword } from '../web/src/lib/server/auth/password-rules.ts';
import { createPasswords } from '../web/src/lib/server/auth/passwords.ts';
import { ConfigError, databaseFile, parseConfig } from '../web/src/lib/server/config.ts';

/** Something that the person at the terminal can put right. */
class OrganizerError extends Error {}

const wanted = v.object({
	email: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.nonEmpty('--email is missing.'),
		v.email('--email is no e-mail address.'),
	),
	name: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.nonEmpty('--name is missing.'),
		v.maxLength(LIMITS.name, `--name has at most ${LIMITS.name} characters.`),
	),
	'data-dir': v.optional(v.string()),
});

try {
	await create(readArguments());
} catch (error) {
	const isKnown = error instanceof OrganizerError || error instanceof ConfigError;
	console.error(isKnown ? error.message : error);
	process.exitCode = 1;
}

async function create(person: v.InferOutput<typeof wanted>): Promise<void> {
	const { email, name } = person;
	const dataDir = person['data-dir'] ?? parseConfig(process.env).dataDir;
	const password = process.stdin.isTTY ? await askTwice() : await firstLine();
	const reason = whyNotPassword(password, [email, name]);
	if (reason !== null) throw new OrganizerError(reason);

	const passwordHash = await createPasswords().hash(password);
	await mkdir(dataDir, { recursive: true, mode: 0o700 });
	const database = await openDatabase(databaseFile(dataDir));
	try {
		const at = instant(Date.now());
		const id = await createOrganizer(database.db, { email, name, passwordHash, at });
		if (id === null)
			throw new OrganizerError(
				`${normalEmail(email)} has an account already. Nothing was changed.`,
			);
		console.log(`${name} can now sign in as ${normalEmail(email)}.`);
	} finally {
		await database.close();
	}
}

function readArguments(): v.InferOutput<typeof wanted> {
	const text = { type: 'string' } as const;
	const { values } = parseArguments({ email: text, name: text, 'data-dir': text });
	const parsed = v.safeParse(wanted, values, { abortPipeEarly: true });
	if (parsed.success) return parsed.output;
	throw new OrganizerError(parsed.issues.map(({ message }) => message).join('\n'));
}

function parseArguments(options: Record<string, { type: 'string' }>) {
	try {
		return parseArgs({ options });
	} catch (error) {
		// Says which argument it does not know, or which has no value.
		throw new OrganizerError(error instanceof Error ? error.message : String(error));
	}
}

async function askTwice(): Promise<string> {
	const password = await askUnseen('Password: ');
	if ((await askUnseen('Once more: ')) !== password)
		throw new OrganizerError('These were two different passwords. Nothing was changed.');
	return password;
}

/** Reads a line from the terminal without showing it. */
async function askUnseen(question: string): Promise<string> {
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	const dialogue = createDialogue({ input: process.stdin, output: nowhere, terminal: true });
	dialogue.once('SIGINT', () => process.exit(130));
	process.stderr.write(question);
	const answer = await dialogue.question('');
	dialogue.close();
	process.stderr.write('\n');
	return answer;
}

async function firstLine(): Promise<string> {
	for await (const line of createInterface({ input: process.stdin })) return line;
	throw new OrganizerError('There is no password: give it as the first line of standard input.');
}
