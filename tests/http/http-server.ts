/** The built server for tests over HTTP, with people in its database, and a browser's side of it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Db, type OpenDatabase } from '#schema/db/open.ts';
import type { AccountId } from '#schema/ids.ts';
import { entityId, instant } from '#schema/ids.ts';
import { createPasswords } from '../../web/src/lib/server/auth/passwords.ts';
import { databaseFile } from '../../web/src/lib/server/config.ts';
import { startServer, stopServer } from '../built-server.ts';

export const PASSWORD = 'a long walk by the sea';

export interface HttpServer {
	/** Where it answers, without a slash at the end; also its own origin. */
	readonly url: string;
	/** The server's own database, through a connection of ours. */
	readonly db: Db;
	close(): Promise<void>;
}

/**
 * Starts the server over a database that holds these people, all with the same password.
 *
 * @param prepare adds rows before the server starts
 */
export async function startHttpServer(
	people: readonly { id: string; demo?: boolean }[],
	env: Record<string, string> = {},
	prepare: (database: OpenDatabase) => void = () => {},
): Promise<HttpServer> {
	const dataDir = await mkdtemp(join(tmpdir(), 'visavis-http-'));
	const database = await openDatabase(databaseFile(dataDir));
	const { db, close } = database;
	const passwordHash = await createPasswords().hash(PASSWORD);
	for (const { id, demo = false } of people)
		await db
			.insertInto('account')
			.values({
				id: entityId<AccountId>(id),
				email: `${id}@fair.example`,
				name: id,
				password_hash: demo ? null : passwordHash,
				is_organizer: 0,
				is_demo: demo ? 1 : 0,
				created_at: instant(Date.now()),
			})
			.execute();
	prepare(database);
	const server = await startServer(dataDir, { LOG_LEVEL: 'silent', ...env });
	return {
		url: server.url,
		db,
		async close() {
			await stopServer(server);
			await close();
			await rm(dataDir, { recursive: true });
		},
	};
}

export interface Asked {
	readonly method?: string;
	readonly headers?: OutgoingHttpHeaders;
	/** An object is sent as a form. */
	readonly body?: string | Buffer | Readonly<Record<string, string>>;
	/** Send the body in pieces, without saying how long it is. */
	readonly chunked?: boolean;
	/** Which of this machine's addresses to ask from: any of 127.0.0.0/8. */
	readonly from?: string;
}

export interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
	readonly setCookies: readonly string[];
}

/** One request on a connection of its own. Says nothing but what it is told to, unlike `fetch`. */
export function ask(url: string, path: string, asked: Asked = {}): Promise<Answer> {
	const { method = 'GET', headers = {}, chunked = false, from = '127.0.0.1' } = asked;
	const isForm =
		asked.body !== undefined && !Buffer.isBuffer(asked.body) && typeof asked.body !== 'string';
	const body = isForm
		? new URLSearchParams(asked.body as Record<string, string>).toString()
		: asked.body;
	const { promise, resolve, reject } = Promise.withResolvers<Answer>();
	const outgoing = request(
		new URL(path, url),
		{
			method,
			localAddress: from,
			agent: false,
			headers: {
				...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
				...(body === undefined || chunked
					? {}
					: { 'content-length': Buffer.byteLength(body as string) }),
				...headers,
			},
		},
		(incoming) => {
			let text = '';
			incoming.setEncoding('utf8');
			incoming.on('data', (part: string) => (text += part));
			incoming.on('end', () =>
				resolve({
					status: incoming.statusCode ?? 0,
					headers: incoming.headers,
					text,
					setCookies: incoming.headers['set-cookie'] ?? [],
				}),
			);
			incoming.on('error', reject);
		},
	);
	outgoing.on('error', reject);
	outgoing.end(body);
	return promise;
}

/** A browser with cookies, on a page of this site. */
export class Visitor {
	readonly cookies = new Map<string, string>();
	readonly #url: string;
	readonly #asked: Asked;

	/** @param asked goes with every request */
	constructor(url: string, asked: Asked = {}) {
		this.#url = url;
		this.#asked = asked;
	}

	get(path: string): Promise<Answer> {
		return this.#send(path, {});
	}

	post(path: string, body: Readonly<Record<string, string>> = {}): Promise<Answer> {
		return this.#send(path, { method: 'POST', body, headers: { origin: this.#url } });
	}

	signIn(name: string, password = PASSWORD, next = '/events'): Promise<Answer> {
		const path = `/sign-in?/password&next=${encodeURIComponent(next)}`;
		return this.post(path, { email: `${name}@fair.example`, password });
	}

	async #send(path: string, asked: Asked): Promise<Answer> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = {
			accept: 'text/html',
			...(cookie === '' ? {} : { cookie }),
			...asked.headers,
			...this.#asked.headers,
		};
		const answer = await ask(this.#url, path, { ...this.#asked, ...asked, headers });
		for (const line of answer.setCookies) this.#keep(line);
		return answer;
	}

	#keep(setCookie: string): void {
		const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
		if (/;\s*max-age=0/i.test(setCookie)) this.cookies.delete(name);
		else this.cookies.set(name, value);
	}
}
