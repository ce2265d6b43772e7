/**
 * A small fair of its own for one test: five people, each in a browser of their own, on a server that
 * was started for it. Nobody reloads a page.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '#schema/assert.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import { openDatabase } from '#schema/db/open.ts';
import { instant } from '#schema/ids.ts';
import type { Instant, ParticipantId } from '#schema/ids.ts';
import type { FairRows, FairSpec } from '#sync/testing/fair-rows.ts';
import { insertFair } from '#sync/testing/fair-rows.ts';
import { clockAhead, setClock, startServer, stopServer } from '../built-server.ts';
import type { RunningServer } from '../built-server.ts';
import { test as base } from './fixtures.ts';

export { expect };

/** Talents Ada and Ben; recruiters Rita and Carl of Acme, Dora of Bolt; Olga organizes. */
export type Who = 'Ada' | 'Ben' | 'Rita' | 'Carl' | 'Dora' | 'Olga';

export interface World extends FairRows {
	readonly server: RunningServer;
	readonly ids: Readonly<Record<Who, ParticipantId>>;
	/** Full names as on screen. */
	readonly names: Readonly<Record<Who, string>>;
	/** A browser of this person's own, signed in and in the fair; of the test's browser where none is given. */
	enter(who: Who, path?: string, device?: BrowserContextOptions, from?: Browser): Promise<Page>;
	/** Stops the server, changes rows, and starts it at the same address; pages find it again by themselves. */
	restart(spec?: Restart): Promise<void>;
	/** Sets the server's clock to this moment, as an administrator would; nothing else is told. */
	setClock(at: Instant): Promise<void>;
	/** What the database says, asked from outside the server. */
	sql<Row>(query: string, ...values: (string | number)[]): Promise<Row[]>;
}

export type WorldSpec = Partial<Omit<FairSpec, 'talents' | 'recruiters'>> & {
	/** Changes rows before the server starts. */
	readonly prepare?: (database: OpenDatabase, rows: FairRows) => void;
	/** Settings of the server. */
	readonly env?: Readonly<Record<string, string>>;
};

export interface Restart {
	readonly prepare?: (database: OpenDatabase) => void;
	/** Another build of the program, as a folder. */
	readonly build?: string;
}

/** Ends something of a test's own once all is told of one that failed, and the fair is closed; the last one first. */
export type AtEnd = (close: () => unknown) => void;

interface Fixtures {
	atEnd: AtEnd;
	/**
	 * Whether pages move, and keep themselves for times without a connection, as they do for most people. A test
	 * costs a sixth more of it, so it is for those of the main path, and those that are about it.
	 */
	whole: boolean;
	/** Opens the fair; the spec may give it other rules or slots. */
	open: (spec?: WorldSpec) => Promise<World>;
}

/** What it signs with is the same after a restart, as it is in production. */
const LASTING = { SECRET_KEY: 'for tests only, and long enough to sign with' };

const NAMES: Readonly<Record<Who, string>> = {
	Ada: 'Ada Byron',
	Ben: 'Ben Okoye',
	Rita: 'Rita Lang',
	Carl: 'Carl Roth',
	Dora: 'Dora Weiss',
	Olga: 'Olga Stern',
};

const BERLIN_HOUR = new Intl.DateTimeFormat('en', {
	hour: 'numeric',
	hourCycle: 'h23',
	timeZone: 'Europe/Berlin',
});

/** Minutes from now, `minutes` or some hours more, from which on so many hours are of one day in Berlin. */
export function withoutMidnight(minutes: number, hours: number): number {
	const hourAt = (after: number) => Number(BERLIN_HOUR.format(Date.now() + after * 60_000));
	return hourAt(minutes) < 24 - hours ? minutes : withoutMidnight(minutes + 60, hours);
}

export const test = base.extend<Fixtures>({
	whole: [false, { option: true }],
	// Playwright asks for a pattern here, also of what needs nothing.
	atEnd: async ({ whole: _ }, use) => {
		const closing: (() => unknown)[] = [];
		await use((close) => void closing.push(close));
		for (const close of closing.reverse()) await close();
	},
	// What a test has of its own is there longer than the fair.
	open: async ({ browser, whole, atEnd: _ }, use, info) => {
		const closing: (() => Promise<unknown>)[] = [];
		const warnings: string[] = [];
		const entered = new Map<BrowserContext, Who>();
		await use((spec = {}) => openWorld(browser, whole, spec, { closing, warnings, entered }));
		if (info.status !== info.expectedStatus) await tellWhatIsSeen(entered);
		for (const close of closing.reverse()) await close();
		expect(warnings, 'what Svelte warned of in any page').toEqual([]);
	},
});

/** What a world leaves to its end. */
interface Opened {
	readonly closing: (() => Promise<unknown>)[];
	/** Of Svelte, in any page. */
	readonly warnings: string[];
	readonly entered: Map<BrowserContext, Who>;
}

/** A test that fails looks at one page, and the reason is often in another one. */
async function tellWhatIsSeen(entered: Opened['entered']): Promise<void> {
	for (const [context, who] of entered)
		for (const page of context.pages()) {
			const seen = await page.locator('body').ariaSnapshot({ timeout: 10_000 }).catch(String);
			console.error(`What ${who} sees at ${page.url()}:\n${seen}`);
		}
}

async function openWorld(
	browser: Browser,
	whole: boolean,
	spec: WorldSpec,
	{ closing, warnings, entered }: Opened,
): Promise<World> {
	const dataDir = await mkdtemp(join(tmpdir(), 'visavis-world-'));
	closing.push(() => rm(dataDir, { recursive: true }));
	const file = join(dataDir, 'visavis.db');
	const database = await openDatabase(file);
	const rows = insertFair(database.connection, {
		now: instant(Date.now()),
		...spec,
		talents: 2,
		recruiters: 3,
	});
	const ids = named(database, rows);
	spec.prepare?.(database, rows);
	await database.close();
	const settings = { ...LASTING, ...spec.env };
	let aheadMs = 0;
	let server = await startServer(dataDir, { ...settings, ...clockAhead(aheadMs) });
	closing.push(() => stopServer(server));
	closing.push(() => Promise.all([...entered.keys()].map((context) => context.close())));
	return {
		...rows,
		get server() {
			return server;
		},
		ids,
		names: NAMES,
		async restart({ prepare, build } = {}) {
			await stopServer(server);
			if (prepare) {
				const stopped = await openDatabase(file);
				prepare(stopped);
				await stopped.close();
			}
			const again = { PORT: new URL(server.url).port, ...clockAhead(aheadMs) };
			server = await startServer(dataDir, { ...settings, ...again }, build);
		},
		async setClock(at) {
			aheadMs = at - Date.now();
			await setClock(server, aheadMs);
		},
		async enter(who, path = '/chats', device = {}, from = browser) {
			const context = await from.newContext({
				baseURL: server.url,
				timezoneId: 'Europe/Berlin',
				reducedMotion: whole ? 'no-preference' : 'reduce',
				...device,
			});
			entered.set(context, who);
			if (!whole) await context.addInitScript(keepNothing);
			context.on('console', (message) => {
				if (message.text().includes('svelte.dev/e/')) warnings.push(`${who}: ${message.text()}`);
			});
			await context.request.post(`${server.url}/sign-in?/demo`, {
				form: { person: rows.accountOf(ids[who]) },
				headers: { origin: server.url },
			});
			const domain = new URL(device.baseURL ?? server.url).hostname;
			await context.addCookies((await context.cookies()).map((each) => ({ ...each, domain })));
			const page = await context.newPage();
			// The page opens its socket once it listens to clicks.
			const live = page
				.waitForEvent('websocket')
				.then((socket) => socket.waitForEvent('framereceived'));
			await page.goto(`/events/${rows.fair}${path}`);
			await live;
			return page;
		},
		async sql<Row>(query: string, ...values: (string | number)[]) {
			const { connection, close } = await openDatabase(file);
			const found = connection.prepare(query).all(...values) as Row[];
			await close();
			return found;
		},
	};
}

/** As in a browser that allows it to nobody. */
const keepNothing = () => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');

/** Gives the rows their names, opens the one-click door to them, and moves Dora to a company of her own. */
function named({ connection }: OpenDatabase, rows: FairRows): Record<Who, ParticipantId> {
	const [ada, ben] = rows.talents;
	const [rita, carl, dora] = rows.recruiters;
	const ids = {
		Ada: must(ada, 'a talent'),
		Ben: must(ben, 'a talent'),
		Rita: must(rita, 'a recruiter'),
		Carl: must(carl, 'a recruiter'),
		Dora: must(dora, 'a recruiter'),
		Olga: rows.organizer,
	};
	const rename = connection.prepare('UPDATE participant SET name = ? WHERE id = ?');
	const open = connection.prepare('UPDATE account SET is_demo = 1, name = ? WHERE id = ?');
	for (const [who, id] of Object.entries(ids) as [Who, ParticipantId][]) {
		rename.run(NAMES[who], id);
		open.run(NAMES[who], rows.accountOf(id));
	}
	connection
		.prepare(`INSERT INTO company (id, fair_id, name) VALUES ('bolt', ?, 'Bolt')`)
		.run(rows.fair);
	connection.prepare(`UPDATE participant SET company_id = 'bolt' WHERE id = ?`).run(ids.Dora);
	return ids;
}
