/** The built server over a disk that the test can spoil, with a talent and a recruiter at their pages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { FairSession } from '#lib/sync/fair-session.ts';
import { MemoryDevice } from '#lib/sync/memory-device.ts';
import { must } from '#schema/assert.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import { openConnection, openDatabase } from '#schema/db/open.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';
import type { Envelope } from '#schema/outbox.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { insertInScheduling } from '#sync/testing/fair-rows.ts';
import { Browser, isShutOut, syncUrl } from '../chaos/browser.ts';
import { enter, seedFair } from '../chaos/enter.ts';
import { MortalServer } from '../chaos/mortal-server.ts';

/** Waits for a condition; the limit only turns a hang into a failure. */
export const until = (condition: () => boolean | Promise<boolean>): Promise<true> =>
	vi.waitUntil(condition, { timeout: 60_000, interval: 10 }) as Promise<true>;

export const fileIn = (dataDir: string): string => join(dataDir, 'visavis.db');

/** A folder for one test. */
export function folder(): string {
	const dir = mkdtempSync(join(tmpdir(), 'visavis-storage-'));
	onTestFinished(() => rmSync(dir, { recursive: true }));
	return dir;
}

/** One person's page, and their way in by HTTP. */
export class Page {
	readonly session: FairSession;
	readonly #browser: Browser;
	readonly #url: string;
	readonly #cookie: string;

	constructor(options: {
		readonly url: string;
		readonly cookie: string;
		readonly fair: FairRows;
		readonly participant: ParticipantId;
	}) {
		const { url, cookie, fair, participant } = options;
		this.#url = url;
		this.#cookie = cookie;
		const device = new MemoryDevice();
		this.#browser = new Browser({ device, url, cookie, random: () => 0 });
		this.session = new FairSession({
			environment: this.#browser.environment,
			url: syncUrl(url),
			fair: fair.fair,
			participant,
			isShutOut: () => isShutOut(url, fair.fair, cookie),
		});
		this.session.start();
		onTestFinished(() => this.session.close());
	}

	get isCurrent(): boolean {
		return this.session.connection === 'online' && this.session.asOf === null;
	}

	/** The server is there again. */
	async comeBack(): Promise<void> {
		this.#browser.wake();
		await until(() => this.isCurrent);
	}

	/** Puts an intent into the outbox; its outcome is null when it is taken from there unseen. */
	ask(intent: ParticipantIntent): Promise<Outcome | null> {
		const submission = this.session.submit(intent);
		if (!submission.ok) throw new Error(submission.why);
		return submission.outcome;
	}

	async get(path: string): Promise<{ status: number; body: unknown }> {
		return answerOf(await fetch(this.#api(path), { headers: { cookie: this.#cookie } }));
	}

	async post(envelope: Envelope): Promise<{ status: number; body: unknown }> {
		const headers = {
			cookie: this.#cookie,
			origin: this.#url,
			'content-type': 'application/json',
		};
		const body = JSON.stringify(envelope);
		return answerOf(await fetch(this.#api('intents'), { method: 'POST', headers, body }));
	}

	#api(path: string): string {
		return `${this.#url}/api/fairs/${this.session.fair}/${path}`;
	}
}

export interface StorageRig {
	readonly server: MortalServer;
	readonly fair: FairRows;
	readonly ada: Page;
	readonly rita: Page;
	/** Ada and Rita's, in scheduling since before the server began. */
	readonly meeting: MeetingId;
	/** Of our own, beside the server's. */
	readonly connection: SqliteConnection;
	/** A page of somebody who enters only now. */
	newcomer(): Promise<Page>;
}

export async function startOn(dataDir: string): Promise<StorageRig> {
	const now = instant(Date.now());
	const database = await openDatabase(fileIn(dataDir));
	const fair = seedFair(database.connection, { now, talents: 3, recruiters: 2 });
	const [ada, ben] = fair.talents.map((talent) => must(talent, 'a talent'));
	const rita = must(fair.recruiters[0], 'a recruiter');
	const [meeting] = [
		insertInScheduling(database.connection, fair, 'm0', must(ada, 'Ada'), rita, now),
	];
	await database.close();
	const server = await MortalServer.on({ dataDir });
	await server.start();
	onTestFinished(() => server.kill());
	const connection = openConnection(fileIn(dataDir));
	onTestFinished(() => void connection.close());
	const pageOf = async (participant: ParticipantId) => {
		const cookie = await enter(server.url, fair.accountOf(participant));
		const page = new Page({ url: server.url, cookie, fair, participant });
		await until(() => page.isCurrent);
		return page;
	};
	return {
		server,
		fair,
		ada: await pageOf(must(ada, 'Ada')),
		rita: await pageOf(rita),
		meeting,
		connection,
		newcomer: () => pageOf(must(ben, 'Ben')),
	};
}

async function answerOf(answer: Response): Promise<{ status: number; body: unknown }> {
	const text = await answer.text();
	return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}
