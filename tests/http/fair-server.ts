/** The built server with a small fair in it, whose people sign in with a password. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '#schema/assert.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import { openDatabase } from '#schema/db/open.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { ParticipantId } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';
import { envelope } from '#sync/testing/engine-rig.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { insertFair } from '#sync/testing/fair-rows.ts';
import { createPasswords } from '../../web/src/lib/server/auth/passwords.ts';
import { databaseFile } from '../../web/src/lib/server/config.ts';
import { startServer, stopServer } from '../built-server.ts';
import type { Answer } from './http-server.ts';
import { PASSWORD, Visitor } from './http-server.ts';

export type Who = 'ada' | 'ben' | 'rita' | 'olga';

export interface FairServer extends FairRows {
	readonly url: string;
	readonly dataDir: string;
	readonly ids: Readonly<Record<Who, ParticipantId>>;
	/** The server's own database, through a connection of ours. */
	readonly connection: SqliteConnection;
	/** A browser in which this person has signed in. */
	enter(who: Who): Promise<Visitor>;
	/** An intent through the second door; `more` stands in its payload besides. */
	ask(who: Visitor, intent: ParticipantIntent, more?: object): Promise<Answer>;
	/** Files of the data folder that hold the text anywhere, also where the database thinks it is free. */
	filesHolding(text: string): Promise<string[]>;
	close(): Promise<void>;
}

export async function startFairServer(
	env: Readonly<Record<string, string>> = {},
): Promise<FairServer> {
	const dataDir = await mkdtemp(join(tmpdir(), 'visavis-fair-'));
	const { connection, close } = await openDatabase(databaseFile(dataDir));
	const rows = insertFair(connection, { now: instant(Date.now()), talents: 2, recruiters: 1 });
	const ids: Record<Who, ParticipantId> = {
		ada: must(rows.talents[0], 'a talent'),
		ben: must(rows.talents[1], 'a talent'),
		rita: must(rows.recruiters[0], 'a recruiter'),
		olga: rows.organizer,
	};
	const passwordHash = await createPasswords().hash(PASSWORD);
	const open = connection.prepare('UPDATE account SET email = ?, password_hash = ? WHERE id = ?');
	for (const [who, id] of Object.entries(ids))
		open.run(`${who}@fair.example`, passwordHash, rows.accountOf(id));
	const server = await startServer(dataDir, { LOG_LEVEL: 'silent', ...env });
	return {
		...rows,
		url: server.url,
		dataDir,
		ids,
		connection,
		async enter(who) {
			const visitor = new Visitor(server.url);
			await visitor.signIn(who);
			return visitor;
		},
		ask(who, intent, more = {}) {
			const sent = envelope(intent, Date.now());
			const body = Buffer.from(JSON.stringify({ ...sent, p: { ...(sent.p as object), ...more } }));
			return who.send('POST', `/api/fairs/${rows.fair}/intents`, 'application/json', body);
		},
		async filesHolding(text) {
			const files = await readdir(dataDir);
			const contents = await Promise.all(files.map((file) => readFile(join(dataDir, file))));
			return files.filter((_, index) => contents[index]?.includes(text));
		},
		async close() {
			await stopServer(server);
			await close();
			await rm(dataDir, { recursive: true });
		},
	};
}
