/** The page while the fair is busy: typing, frames, and how soon another's booking shows. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { instant } from '#schema/ids.ts';
import type { Crowd } from './crowd.ts';
import { FAIR } from './people.ts';
import type { Device } from './profile.ts';
import { become, screenOf } from './profile.ts';
import { makeRestless } from './restless.ts';

export interface BusyPage {
	/** While 20 cards a second change and somebody types. */
	readonly typing: Watched;
	/** While 200 change and nobody does anything. */
	readonly storm: Watched;
	/** From another person's confirm to the slot greyed on this screen. */
	readonly greyedMs: readonly number[];
}

export interface Watched {
	readonly framesPerSecond: number;
	readonly longestFrameMs: number;
	/** The slowest of the keys that were typed, from press to paint. */
	readonly slowestKeyMs: number;
	/** Decided by the server meanwhile, a second. */
	readonly changesPerSecond: number;
	/** Of those, cards that changed on this screen. */
	readonly cardsPerSecond: number;
}

const WORDS = 'robotics';
const STORM_MS = 8_000;
/** Measured each time. */
export const BOOKINGS = 10;
const LIMIT_MS = 5_000;

interface Watch {
	frames: number;
	longest: number;
	slowestKey: number;
	cards: number;
}

/** Runs in the page: counts frames, keys and changed cards from now on. */
function watchFrames(): void {
	const watch: Watch = { frames: 0, longest: 0, slowestKey: 0, cards: 0 };
	Object.assign(window, { watch });
	let last = performance.now();
	const frame = (at: number) => {
		watch.frames += 1;
		watch.longest = Math.max(watch.longest, at - last);
		last = at;
		requestAnimationFrame(frame);
	};
	requestAnimationFrame(frame);
	new PerformanceObserver((list) => {
		for (const { name, duration } of list.getEntries())
			if (name.startsWith('key') || name === 'input')
				watch.slowestKey = Math.max(watch.slowestKey, duration);
	}).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
	new MutationObserver((records) => {
		const cards = records.map(({ target }) => target.parentElement?.closest('article'));
		watch.cards += new Set(cards.filter((card) => card)).size;
	}).observe(document.body, { subtree: true, characterData: true });
}

/** What the page goes through while `doing`. */
async function watching(
	page: Page,
	crowd: Crowd,
	perSecond: number,
	doing: () => Promise<void>,
): Promise<Watched> {
	const restless = makeRestless(crowd, perSecond);
	await page.evaluate(watchFrames);
	const begun = performance.now();
	await doing();
	const seconds = (performance.now() - begun) / 1_000;
	const seen = await page.evaluate(() => (window as unknown as { watch: Watch }).watch);
	const { done, refused } = restless;
	await restless.stop();
	if (refused > 0) console.error(`${refused} changes were refused`);
	return {
		framesPerSecond: seen.frames / seconds,
		longestFrameMs: seen.longest,
		slowestKeyMs: seen.slowestKey,
		changesPerSecond: done / seconds,
		cardsPerSecond: seen.cards / seconds,
	};
}

export async function openLive(page: Page): Promise<void> {
	await page.goto(`/events/${FAIR}/chats`);
	await page.waitForFunction(() => performance.getEntriesByName('visavis:live').length > 0);
}

export async function busyPage(
	browser: Browser,
	url: string,
	crowd: Crowd,
	device: Device,
	/** The how-manieth page of this run it is. */
	turn: number,
): Promise<BusyPage> {
	const context = await browser.newContext({ baseURL: url, ...screenOf(device) });
	try {
		await crowd.viewer.sitDown(context);
		const page = await context.newPage();
		await become(page, device);
		await openLive(page);
		const storm = await watching(page, crowd, 200, async () => {
			await pause(STORM_MS);
		});
		const typing = await watching(page, crowd, 20, () => type(page));
		return { storm, typing, greyedMs: await greyed(page, crowd, turn) };
	} finally {
		await context.close();
	}
}

/** As people do: letter by letter, a look, and back again. */
async function type(page: Page): Promise<void> {
	const search = page.getByRole('searchbox');
	await search.focus();
	for (const letter of WORDS) {
		await page.keyboard.press(letter);
		await pause(250);
	}
	await pause(1_000);
	for (let i = 0; i < WORDS.length; i += 1) {
		await page.keyboard.press('Backspace');
		await pause(150);
	}
	await pause(1_000);
}

/** Others book the free times of an open calendar one by one. */
async function greyed(page: Page, { bookers, direct }: Crowd, turn: number): Promise<number[]> {
	await page.getByRole('searchbox').fill(direct.name);
	await page
		.getByRole('button', { name: new RegExp(`: ${RegExp.escape(direct.name)}$`) })
		.first()
		.click();
	const free = page.locator('[role="listbox"] [role="option"]:not([aria-disabled])');
	await free.first().waitFor();
	const times: number[] = [];
	for (const other of bookers.slice(turn * BOOKINGS, (turn + 1) * BOOKINGS)) {
		if ((await free.count()) === 0) break;
		const option = await free.first().elementHandle();
		const startsAt = instant(Number(await option?.getAttribute('data-at')));
		const shown = option?.evaluate(
			(element, limitMs) =>
				new Promise<number>((resolve) => {
					setTimeout(() => resolve(NaN), limitMs);
					new MutationObserver(() => {
						if (element.hasAttribute('aria-disabled')) resolve(Date.now());
					}).observe(element, { attributes: true });
				}),
			LIMIT_MS,
		);
		const askedAt = Date.now();
		const { code } = await other.act({
			kind: 'slot.book',
			recruiter: direct.id,
			startsAt,
			message: '',
			question: direct.question,
			answer: 'yes',
		});
		// Whoever is refused took nothing, so nothing changes: the next one tries.
		const at = await shown;
		if (code === 'ok' && at !== undefined) times.push(at - askedAt);
	}
	return times;
}
