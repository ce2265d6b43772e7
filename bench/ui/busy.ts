/** The page while the fair is busy: typing, frames, and how soon another's booking shows. */
import type { Browser, Page } from 'playwright-core';
import { setTimeout as pause } from 'node:timers/promises';
import type { CalendarView } from '#schema/docs/calendar.ts';
import type { ParticipantId } from '#schema/ids.ts';
import type { Device } from './profile.ts';
import { become } from './profile.ts';
import type { Somebody } from './people.ts';
import { FAIR } from './people.ts';

export interface BusyPage {
	/** Frames a second while cards change, and the longest pause between two. */
	readonly framesPerSecond: number;
	readonly longestFrameMs: number;
	/** The slowest of the keys that were typed, from press to paint. */
	readonly slowestKeyMs: number;
	/** From another person's confirm to the slot greyed on this screen. */
	readonly greyedMs: readonly number[];
	/** Cards that did change meanwhile, a second. */
	readonly changesPerSecond: number;
}

const CHANGES_PER_SECOND = 20;
const WATCH_MS = 8_000;
const WORDS = 'robotics';

interface Watch {
	frames: number;
	longest: number;
	slowestKey: number;
	changes: number;
}

/** Runs in the page: counts frames, keys and changed cards from now on. */
function watchFrames(): void {
	const watch: Watch = { frames: 0, longest: 0, slowestKey: 0, changes: 0 };
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
		for (const entry of list.getEntries())
			watch.slowestKey = Math.max(watch.slowestKey, entry.duration);
	}).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
	new MutationObserver((records) => {
		watch.changes += new Set(
			records.map(({ target }) => target.parentElement?.closest('article')),
		).size;
	}).observe(document.querySelector('main') ?? document.body, {
		subtree: true,
		characterData: true,
	});
}

const read = (page: Page) => page.evaluate(() => (window as unknown as { watch: Watch }).watch);

export interface Crowd {
	readonly viewer: Somebody;
	readonly others: readonly Somebody[];
	/** Those who get requests meanwhile. */
	readonly recruiters: readonly Asked[];
	/** One with direct booking and many free times. */
	readonly direct: Asked;
}

export interface Asked {
	readonly id: ParticipantId;
	readonly name: string;
	readonly question: string;
}

export async function busyPage(
	browser: Browser,
	url: string,
	crowd: Crowd,
	device: Device,
): Promise<BusyPage> {
	const context = await browser.newContext({
		baseURL: url,
		viewport: { width: 1_280, height: 800 },
	});
	try {
		await crowd.viewer.sitDown(context);
		const page = await context.newPage();
		await become(page, device);
		await page.goto(`/events/${FAIR}/chats`);
		await page.waitForFunction(() => performance.getEntriesByName('visavis:live').length > 0);
		await page.evaluate(watchFrames);
		const before = await read(page);
		const changing = change(crowd);
		const startedAt = performance.now();
		// People pause while they type.
		await page.getByRole('searchbox').pressSequentially(WORDS, { delay: 200 });
		for (let i = 0; i < WORDS.length; i += 1) {
			await page.keyboard.press('Backspace');
			await pause(100);
		}
		await pause(Math.max(0, WATCH_MS - (performance.now() - startedAt)));
		const seconds = (performance.now() - startedAt) / 1_000;
		const after = await read(page);
		await changing;
		return {
			framesPerSecond: (after.frames - before.frames) / seconds,
			longestFrameMs: after.longest,
			slowestKeyMs: after.slowestKey,
			changesPerSecond: (after.changes - before.changes) / seconds,
			greyedMs: await greyed(page, crowd),
		};
	} finally {
		await context.close();
	}
}

/** Requests, so that numbers on cards move. */
async function change({ others, recruiters }: Crowd): Promise<void> {
	const end = performance.now() + WATCH_MS;
	for (let number = 0; performance.now() < end; number += 1) {
		const { id: to, question } = recruiters[number % recruiters.length]!;
		const other = others[number % others.length]!;
		void other.act({ kind: 'request.send', to, message: '', question, answer: 'yes' });
		await pause(1_000 / CHANGES_PER_SECOND);
	}
}

/** Others book the free times of an open calendar one by one. */
async function greyed(page: Page, { others, direct }: Crowd): Promise<number[]> {
	await page.getByRole('searchbox').fill(direct.name);
	await page
		.getByRole('button', { name: new RegExp(`: ${direct.name}$`) })
		.first()
		.click();
	await page.getByRole('listbox').getByRole('option').first().waitFor();
	const times: number[] = [];
	for (const other of others.slice(-10)) {
		const calendar = await other.read<CalendarView>(`calendars/${direct.id}`);
		const free = Object.values(calendar.slots).find(([, , mark]) => mark === 'o');
		if (!free) break;
		const [startsAt] = free;
		const option = page.locator(`[role="listbox"] [data-at="${startsAt}"]`);
		if ((await option.count()) === 0) continue;
		const shown = option.evaluate(
			(element) =>
				new Promise<number>((resolve) => {
					const at = element.getAttribute('aria-disabled');
					new MutationObserver(() => {
						if (element.getAttribute('aria-disabled') !== at) resolve(Date.now());
					}).observe(element, { attributes: true });
				}),
		);
		const askedAt = Date.now();
		const code = await other.act({
			kind: 'slot.book',
			recruiter: direct.id,
			startsAt,
			message: '',
			question: direct.question,
			answer: 'yes',
		});
		if (code === 'ok') times.push((await shown) - askedAt);
	}
	return times;
}
