/**
 * Browsers without a browser: the sync engine of the page, over real sockets, against a real hub and
 * engine over a database in a file. The server can be killed and started again on the same port, and its
 * database can be put back to an earlier moment; a browser can lose its network and reload its page.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { must } from '#schema/assert.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import { openConnection, openDatabase } from '#schema/db/open.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { IntentId, MeetingId, ParticipantId } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';
import { systemClock } from '#sync/clock.ts';
import type { Documents, SignedIn } from '#sync/documents.ts';
import { Engine } from '#sync/engine.ts';
import type { Hub } from '#sync/hub.ts';
import { createHub } from '#sync/hub.ts';
import { noMetrics, silentLog } from '#sync/observe.ts';
import { systemRandom } from '#sync/random.ts';
import { envelope } from '#sync/testing/engine-rig.ts';
import type { FairRows, FairSpec } from '#sync/testing/fair-rows.ts';
import { insertFair } from '#sync/testing/fair-rows.ts';
import type { SyncEnvironment } from '#lib/sync/environment.ts';
import type { FairSessionOptions } from '#lib/sync/fair-session.ts';
import { FairSession } from '#lib/sync/fair-session.ts';
import { MemoryDevice } from '#lib/sync/memory-device.ts';
import type { FairView } from '#lib/sync/view.ts';
import { meetingsByTab } from '#lib/sync/view.ts';
import { HoldingClock } from './holding-clock.ts';

export const NO_TEXT = { message: '', question: '', answer: '' } as const;

/** Waits for a condition; the limit only turns a hang into a failure. */
export const until = (condition: () => boolean): Promise<true> =>
	vi.waitUntil(condition, { timeout: 60_000, interval: 2 });

export interface ServerOptions extends Partial<FairSpec> {
	/** Puts something between engine and hub. */
	readonly documents?: (engine: Engine) => Documents;
}

export class TestServer {
	readonly clock = new HoldingClock();
	readonly counts = new Map<string, number>();
	readonly #options: ServerOptions;
	readonly #folder = mkdtempSync(join(tmpdir(), 'visavis-client-'));
	readonly #streams = new Set<Duplex>();
	readonly #signedOut = new Set<string>();
	#database!: OpenDatabase;
	#rows!: FairRows;
	#http: Server | null = null;
	#engine!: Engine;
	#hub!: Hub;
	#port = 0;

	private constructor(options: ServerOptions) {
		this.#options = options;
	}

	static async start(options: ServerOptions = {}): Promise<TestServer> {
		const server = new TestServer(options);
		server.#database = await openDatabase(server.#file);
		const now = systemClock.now();
		server.#rows = insertFair(server.#database.connection, { now, ...options });
		await server.boot();
		onTestFinished(async () => {
			await server.kill();
			await server.#database.db.destroy();
			rmSync(server.#folder, { recursive: true });
		});
		return server;
	}

	get rows(): FairRows {
		return this.#rows;
	}

	get engine(): Engine {
		return this.#engine;
	}

	get hub(): Hub {
		return this.#hub;
	}

	get connection(): OpenDatabase['connection'] {
		return this.#database.connection;
	}

	get url(): string {
		return `ws://127.0.0.1:${this.#port}/sync`;
	}

	get origin(): string {
		return `http://127.0.0.1:${this.#port}`;
	}

	/** Sockets that are open now. */
	get sockets(): number {
		return this.#streams.size;
	}

	count(what: string): number {
		return this.counts.get(what) ?? 0;
	}

	async boot(): Promise<void> {
		this.clock.release();
		this.#engine = new Engine({
			connection: this.connection,
			clock: this.clock,
			random: systemRandom(),
			log: silentLog,
			metrics: noMetrics,
			flush: (name) => this.#hub.flush(name),
			review: (name) => this.#hub.review(name),
		});
		this.#hub = createHub({
			documents: this.#options.documents?.(this.#engine) ?? this.#engine,
			identity: { authenticate: async (cookie) => this.#signedInBy(cookie) },
			clock: systemClock,
			log: silentLog,
			metrics: { count: (what, _label, by = 1) => this.#add(what, by), broadcast() {} },
		});
		const http = createServer((_request, response) => response.end());
		http.on('upgrade', (request, stream, head) => {
			this.#streams.add(stream);
			stream.once('close', () => this.#streams.delete(stream));
			this.#hub.upgrade(request, stream, head);
		});
		await new Promise<void>((resolve) => http.listen(this.#port, '127.0.0.1', resolve));
		this.#port = (http.address() as AddressInfo).port;
		this.#http = http;
	}

	/** For a new version: everybody is told, then the process ends. */
	async restart(): Promise<void> {
		await this.#hub.stop();
		await this.kill();
		await this.boot();
	}

	/** As if the process had been killed: no good-bye, and nothing of its memory is left. */
	async kill(): Promise<void> {
		const http = this.#http;
		if (!http) return;
		this.#http = null;
		for (const stream of this.#streams) stream.destroy();
		const closed = new Promise((resolve) => http.close(resolve));
		http.closeAllConnections();
		await closed;
		await this.#hub.stop();
		this.#engine.stop();
	}

	/** Remembers the database as it is now; what is returned puts it back, with the server down. */
	backUp(): () => Promise<void> {
		const copy = join(this.#folder, 'copy.db');
		rmSync(copy, { force: true });
		this.connection.exec(`VACUUM INTO '${copy}'`);
		return async () => {
			await this.#database.db.destroy();
			for (const suffix of ['', '-wal', '-shm']) rmSync(this.#file + suffix, { force: true });
			copyFileSync(copy, this.#file);
			this.#database = await openDatabase(this.#file);
		};
	}

	/** As by another program: nothing can be written until what is returned is called. */
	lockDatabase(): () => void {
		const other = openConnection(this.#file);
		other.exec('BEGIN IMMEDIATE');
		return () => {
			other.exec('ROLLBACK');
			other.close();
		};
	}

	/** By the other door, for what other people do meanwhile. */
	async ask(who: ParticipantId, intent: ParticipantIntent): Promise<Outcome> {
		const answer = this.#engine.submit(this.#rows.fair, who, envelope(intent, this.clock.now()));
		return await must(answer, 'an envelope');
	}

	/** A request that was sent and accepted. */
	async accepted(talent: ParticipantId, recruiter: ParticipantId): Promise<MeetingId> {
		const sent = await this.ask(talent, { kind: 'request.send', to: recruiter, ...NO_TEXT });
		const meeting = must(sent.meeting, 'a request begins a meeting');
		await this.ask(recruiter, { kind: 'request.accept', meeting });
		return meeting;
	}

	/** Whether the person's session still lives. */
	signOut(who: ParticipantId): void {
		this.#signedOut.add(who);
		this.#hub.closeSession(`session-${who}`);
	}

	isSignedOut(who: ParticipantId): boolean {
		return this.#signedOut.has(who);
	}

	/** How often intents of this kind were decided. */
	decided(kind: string): number {
		const count = this.connection.prepare(`SELECT count(*) AS n FROM intent WHERE kind = ?`);
		return (count.get(kind) as { n: number }).n;
	}

	get #file(): string {
		return join(this.#folder, 'visavis.db');
	}

	#signedInBy(cookie: string | null): SignedIn | null {
		const who = must(cookie, 'a cookie').slice('who='.length) as ParticipantId;
		if (this.#signedOut.has(who)) return null;
		const expiresAt = instant(this.clock.now() + 60 * 60_000);
		return { sessionId: `session-${who}`, accountId: this.#rows.accountOf(who), expiresAt };
	}

	#add(what: string, by: number): void {
		this.counts.set(what, this.count(what) + by);
	}
}

/** One person's device: what it keeps outlives its pages. */
export class Browser {
	readonly device = new MemoryDevice();
	readonly server: TestServer;
	readonly who: ParticipantId;
	readonly #sockets = new Set<WebSocket>();
	readonly #wakes = new Set<() => void>();
	#isOnline = true;
	/** Makes the pauses between two attempts longer, beyond any test. */
	isPatient = false;
	/** Sockets that pages have tried to open. */
	attempts = 0;
	/** What has come over all of them. */
	receivedBytes = 0;

	constructor(server: TestServer, who: ParticipantId) {
		this.server = server;
		this.who = who;
	}

	/** A page of this person's fair; `more` is what it brought along. */
	open(more: Pick<FairSessionOptions, 'directoryState'> = {}): FairSession {
		const session = new FairSession({
			...more,
			environment: this.environment(),
			url: this.server.url,
			fair: this.server.rows.fair,
			participant: this.who,
			isShutOut: async () => this.server.isSignedOut(this.who),
		});
		session.start();
		onTestFinished(() => session.close());
		return session;
	}

	goOffline(): void {
		this.#isOnline = false;
		for (const socket of this.#sockets) socket.terminate();
	}

	/** What pages send from now on gets lost on the way, until they are offline. */
	loseWhatIsSent(): void {
		for (const socket of this.#sockets) socket.send = () => {};
	}

	goOnline(): void {
		this.#isOnline = true;
	}

	/** The device says that it has a network again. */
	wake(): void {
		for (const listener of this.#wakes) listener();
	}

	environment(): SyncEnvironment {
		const open = (url: string) => this.#connect(url);
		return {
			clock: deviceClock,
			random: () => (this.isPatient ? 1_000_000 : 0),
			fillRandom: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
			storage: this.device,
			keep: (name, doc) => this.device.keep(name, doc),
			WebSocket: function (url: string) {
				return open(url);
			} as unknown as SyncEnvironment['WebSocket'],
			onWake: (listener) => {
				this.#wakes.add(listener);
				return () => this.#wakes.delete(listener);
			},
		};
	}

	#connect(url: string): WebSocket {
		this.attempts += 1;
		// Nobody listens on this port: the quickest way to have no network.
		const target = this.#isOnline ? url : 'ws://127.0.0.1:1';
		const { origin } = this.server;
		const socket = new WebSocket(target, { origin, headers: { cookie: `who=${this.who}` } });
		this.#sockets.add(socket);
		socket.on('message', (data: ArrayBuffer | Buffer) => (this.receivedBytes += data.byteLength));
		socket.on('close', () => this.#sockets.delete(socket));
		// A browser's own never throws, also when nobody listens any more.
		socket.on('error', () => {});
		return socket;
	}
}

const deviceClock: SyncEnvironment['clock'] = {
	now: () => Date.now(),
	after(delayMs, run) {
		const timer = setTimeout(run, delayMs);
		return () => clearTimeout(timer);
	},
	nextFrame(run) {
		const frame = setImmediate(run);
		return () => clearImmediate(frame);
	},
};

/** The people that most stories are about, each with a browser of their own. */
export function browsersOf(server: TestServer) {
	const { talents, recruiters } = server.rows;
	const [ada, ben] = talents;
	const [rita, carl] = recruiters;
	return {
		ada: new Browser(server, must(ada, 'a talent')),
		ben: new Browser(server, must(ben, 'another talent')),
		rita: new Browser(server, must(rita, 'a recruiter')),
		carl: carl === undefined ? null : new Browser(server, carl),
	};
}

/** The page is connected, and shows what the server has. */
export const isLive = (session: FairSession): boolean =>
	session.view !== null && session.asOf === null;

/** A page that was connected, and has lost its network. */
export async function openAndLose(browser: Browser): Promise<FairSession> {
	const page = browser.open();
	await until(() => isLive(page));
	browser.goOffline();
	await until(() => page.connection === 'offline');
	return page;
}

export const tabsOf = (session: FairSession) => meetingsByTab(must(session.view, 'a view'));

/** The outcome of an intent that the page accepted. */
export function outcomeOf(submission: ReturnType<FairSession['submit']>) {
	if (!submission.ok) throw new Error(submission.why);
	return submission.outcome;
}

export function idOf(submission: ReturnType<FairSession['submit']>): IntentId {
	if (!submission.ok) throw new Error(submission.why);
	return submission.id;
}

export const profileOf = (headline: string) => ({ headline, about: '', languages: [], topics: [] });

export const cardOf = (view: FairView | null, recruiter: keyof FairView['directory']['cards']) =>
	view?.directory.cards[recruiter];
