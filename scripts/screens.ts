/**
 * `npm run screens`: a picture of every screen in docs/screens, at three widths and in both themes, from
 * the demo fair of a fixed seed. The fair was opened at a fixed hour and its screens are of that moment,
 * so two runs differ only where the screens do. Names of screens take only those; `--into`, `--locale` and
 * `--whole` are for a look that is not kept.
 */
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, startServer, stopServer } from '../tests/built-server.ts';
import { callFlags, chromiumFlags, chromiumPath } from './chromium.mjs';
import { sitBeforeCamera } from './drawn-camera.ts';
import { OPENED_AT } from './fixed-moment.mjs';
import { FAIR, SCREENS, type Screen } from './screen-list.ts';

const WIDTHS = [
	{ width: 1440, height: 900 },
	{ width: 834, height: 1112 },
	// A phone's scroll bar takes no room.
	{ width: 390, height: 844, isMobile: true, hasTouch: true },
] as const;
const THEMES = ['light', 'dark'] as const;

const { values: options, positionals: wanted } = parseArgs({
	allowPositionals: true,
	options: {
		/** Where the pictures go. */
		into: { type: 'string', default: join(root, 'docs/screens') },
		/** Of the browser. What is done before a picture is written for English: others take screens without. */
		locale: { type: 'string', default: 'en-GB' },
		/** The whole page instead of what a screen holds of it. */
		whole: { type: 'boolean', default: false },
	},
});
const dataDir = await mkdtemp(join(tmpdir(), 'visavis-screens-'));
const server = await startServer(dataDir, {
	LOG_LEVEL: 'silent',
	NODE_OPTIONS: `--import ${new URL('fixed-clock.mjs', import.meta.url).href}`,
});
const executablePath = chromiumPath();
const browser = await chromium.launch({
	// Whoever sits before a camera is drawn; what else a call needs is here.
	args: [...chromiumFlags, ...callFlags],
	...(executablePath ? { executablePath } : {}),
});
try {
	await mkdir(options.into, { recursive: true });
	for (const screen of chosen()) await picture(browser, screen);
} finally {
	await browser.close();
	await stopServer(server);
	await rm(dataDir, { recursive: true });
}

function chosen(): readonly Screen[] {
	const unknown = wanted.filter((name) => !SCREENS.some((screen) => screen.name === name));
	if (unknown.length > 0) throw new Error(`There is no screen called ${unknown.join(', ')}.`);
	const named = wanted.length === 0 ? SCREENS : SCREENS.filter(({ name }) => wanted.includes(name));
	return options.locale.startsWith('en') ? named : named.filter(({ act }) => act === undefined);
}

async function picture(where: Browser, { name, person, path, act }: Screen): Promise<void> {
	for (const { width, height, ...device } of WIDTHS)
		for (const colorScheme of THEMES) {
			const contexts: BrowserContext[] = [];
			const enter = async (who: Screen['person'], to: string): Promise<Page> => {
				const context = await contextOf(where, who, {
					...device,
					viewport: { width, height },
					colorScheme,
				});
				contexts.push(context);
				const opened = await context.newPage();
				await openLive(opened, to);
				return opened;
			};
			const page = await enter(person, path);
			await act?.(page, enter);
			await page.evaluate(() => document.fonts.ready);
			await page.waitForFunction(areImagesThere);
			const file = `${name}-${width}-${colorScheme}.webp`;
			await writeFile(join(options.into, file), await asWebp(page));
			for (const context of contexts) await context.close();
		}
	console.log(name);
}

async function contextOf(
	where: Browser,
	person: Screen['person'],
	device: BrowserContextOptions,
): Promise<BrowserContext> {
	const context = await where.newContext({
		...device,
		baseURL: server.url,
		locale: options.locale,
		timezoneId: 'Europe/Berlin',
		reducedMotion: 'reduce',
		serviceWorkers: 'block',
	});
	if (person !== null) {
		await context.request.post('/sign-in?/demo', {
			form: { person },
			headers: { origin: server.url },
		});
		await sitBeforeCamera(context, person);
	}
	await context.clock.install({ time: OPENED_AT });
	return context;
}

/** In the page: whatever image is in sight has come. */
function areImagesThere(): boolean {
	const isInSight = (image: HTMLImageElement) => {
		const { top, bottom, width } = image.getBoundingClientRect();
		return width > 0 && bottom > 0 && top < innerHeight;
	};
	return [...document.images].every((image) => image.complete || !isInSight(image));
}

/** A page of the fair is pictured once it follows the server, any other once nothing more comes. */
async function openLive(page: Page, path: string): Promise<void> {
	const live = path.startsWith(`${FAIR}/`)
		? page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'))
		: null;
	await page.goto(path, { waitUntil: live ? 'load' : 'networkidle' });
	await live;
}

/** A tenth of the size of a PNG, and as good to look at. Chromium itself knows the format. */
async function asWebp(page: Page): Promise<Buffer> {
	const devtools = await page.context().newCDPSession(page);
	const { data } = await devtools.send('Page.captureScreenshot', {
		format: 'webp',
		quality: 80,
		...(options.whole ? await wholePage(page) : {}),
	});
	return Buffer.from(data, 'base64');
}

async function wholePage(page: Page) {
	const { width, height } = await page.evaluate(() => ({
		width: document.documentElement.clientWidth,
		height: document.documentElement.scrollHeight,
	}));
	return { captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: 1 } };
}
