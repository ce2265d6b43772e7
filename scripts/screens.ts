/**
 * `npm run screens`: a picture of every screen in docs/screens, at three widths and in both themes, from
 * the demo fair of a fixed seed. The fair was opened at a fixed hour and its screens are of that moment,
 * so two runs differ only where the screens do.
 */
import { chromium, type Browser, type Page } from 'playwright-core';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, startServer, stopServer } from '../tests/built-server.ts';
import { chromiumFlags, chromiumPath } from './chromium.mjs';
import { OPENED_AT } from './fixed-moment.mjs';

const WIDTHS = [
	{ width: 1440, height: 900 },
	{ width: 834, height: 1112 },
	{ width: 390, height: 844 },
] as const;
const THEMES = ['light', 'dark'] as const;

interface Screen {
	readonly name: string;
	readonly person: string | null;
	readonly path: string;
	/** What to do before the picture is taken. */
	readonly act?: (page: Page) => Promise<void>;
}

const fair = '/events/fair-1';
const click = (name: RegExp) => (page: Page) =>
	page.getByRole('button', { name }).and(page.locator(':not([aria-disabled])')).first().click();

const TABS = ['requests', 'in_scheduling', 'confirmed', 'declined', 'completed'] as const;
const tabsOf = (side: string, person: string): readonly Screen[] =>
	TABS.map((tab) => ({ name: `${side}-${tab}`, person, path: `${fair}/chats?tab=${tab}` }));

const SCREENS: readonly Screen[] = [
	{ name: 'sign-in', person: null, path: '/sign-in' },
	{ name: 'events', person: 'demo-ada', path: '/events' },
	{ name: 'not-found', person: 'demo-ada', path: '/events/nowhere' },
	{ name: 'account', person: 'demo-ada', path: '/account' },
	{ name: 'talent-overview', person: 'demo-ada', path: `${fair}/overview` },
	{ name: 'talent-companies', person: 'demo-ada', path: `${fair}/companies` },
	{ name: 'talent-explore', person: 'demo-ada', path: `${fair}/chats?tab=explore` },
	...tabsOf('talent', 'demo-ada'),
	{
		name: 'talent-request',
		person: 'demo-ada',
		path: `${fair}/chats?tab=explore`,
		act: click(/^Request: /),
	},
	{
		name: 'talent-picker',
		person: 'demo-ada',
		path: `${fair}/chats?tab=in_scheduling`,
		act: async (page) => {
			await click(/^Pick a time/)(page);
			await page.getByRole('listbox').first().waitFor();
		},
	},
	{
		name: 'talent-chat',
		person: 'demo-ada',
		path: `${fair}/chats?tab=confirmed`,
		act: async (page) => {
			await page.getByRole('article').first().getByRole('link').first().click();
			await page.getByRole('heading', { name: /^1-1 Chat with/ }).waitFor();
		},
	},
	{
		name: 'talent-company',
		person: 'demo-ada',
		path: `${fair}/companies`,
		act: async (page) => {
			await page.getByRole('main').getByRole('link', { name: /Acme/ }).first().click();
			await page.getByRole('heading', { level: 1, name: /Acme/ }).waitFor();
		},
	},
	{ name: 'talent-schedule', person: 'demo-ada', path: `${fair}/schedule` },
	{
		name: 'talent-notices',
		person: 'demo-ada',
		path: `${fair}/chats?tab=confirmed`,
		act: click(/^Notices/),
	},
	{
		name: 'profile-menu',
		person: 'demo-ada',
		path: `${fair}/chats?tab=confirmed`,
		act: click(/^Account of/),
	},
	{ name: 'recruiter-overview', person: 'demo-rita', path: `${fair}/overview` },
	...tabsOf('recruiter', 'demo-rita'),
	{ name: 'recruiter-schedule', person: 'demo-rita', path: `${fair}/schedule` },
	{ name: 'recruiter-availability', person: 'demo-rita', path: `${fair}/availability` },
	{ name: 'recruiter-talents', person: 'demo-rita', path: `${fair}/talents` },
	{ name: 'recruiter-team', person: 'demo-rita', path: `${fair}/team` },
	{ name: 'recruiter-settings', person: 'demo-rita', path: `${fair}/settings` },
];

const folder = join(root, 'docs/screens');
const dataDir = await mkdtemp(join(tmpdir(), 'visavis-screens-'));
const server = await startServer(dataDir, {
	LOG_LEVEL: 'silent',
	NODE_OPTIONS: `--import ${new URL('fixed-clock.mjs', import.meta.url).href}`,
});
const executablePath = chromiumPath();
const browser = await chromium.launch({
	args: chromiumFlags,
	...(executablePath ? { executablePath } : {}),
});
try {
	await mkdir(folder, { recursive: true });
	const wanted = process.argv.slice(2);
	for (const screen of SCREENS)
		if (wanted.length === 0 || wanted.includes(screen.name)) await picture(browser, screen);
} finally {
	await browser.close();
	await stopServer(server);
	await rm(dataDir, { recursive: true });
}

async function picture(where: Browser, { name, person, path, act }: Screen): Promise<void> {
	for (const viewport of WIDTHS)
		for (const colorScheme of THEMES) {
			const context = await where.newContext({
				baseURL: server.url,
				viewport,
				colorScheme,
				locale: 'en-GB',
				timezoneId: 'Europe/Berlin',
				reducedMotion: 'reduce',
				serviceWorkers: 'block',
			});
			if (person !== null)
				await context.request.post('/sign-in?/demo', {
					form: { person },
					headers: { origin: server.url },
				});
			await context.clock.install({ time: OPENED_AT });
			const page = await context.newPage();
			await openLive(page, path);
			await act?.(page);
			await page.evaluate(() => document.fonts.ready);
			const file = `${name}-${viewport.width}-${colorScheme}.webp`;
			await writeFile(join(folder, file), await asWebp(page));
			await context.close();
		}
	console.log(name);
}

/** A page of the fair is pictured once it follows the server. */
async function openLive(page: Page, path: string): Promise<void> {
	const live = path.startsWith(`${fair}/`)
		? page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'))
		: null;
	await page.goto(path);
	await live;
}

/** A tenth of the size of a PNG, and as good to look at. Chromium itself knows the format. */
async function asWebp(page: Page): Promise<Buffer> {
	const devtools = await page.context().newCDPSession(page);
	const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
	return Buffer.from(data, 'base64');
}
