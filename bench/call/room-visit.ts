/** One person on the way from the page of a chat into its room, until the other is seen. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { FAIR } from '../ui/people.ts';
import type { Somebody } from '../ui/people.ts';

interface Seen {
	/** ms since the epoch, as the page's own clock has it. */
	joinedAt: number;
	firstFrameAt: number;
}

/** Runs in the page before anything else of it: the last press on Join, and the first frame after it. */
function observe(): void {
	const seen: Seen = { joinedAt: 0, firstFrameAt: 0 };
	Object.assign(window, { seen });
	const now = () => performance.timeOrigin + performance.now();
	const isJoin = (target: EventTarget | null) =>
		target instanceof Element && target.closest('button')?.textContent?.trim() === 'Join';
	addEventListener('click', ({ target }) => isJoin(target) && (seen.joinedAt = now()), true);
	/** What is sent in the place of a camera is no picture. */
	const canvas = Object.assign(document.createElement('canvas'), { width: 4, height: 4 });
	const isDark = (video: HTMLVideoElement) => {
		const context = canvas.getContext('2d', { willReadFrequently: true });
		context?.drawImage(video, 0, 0, 4, 4);
		const { data = [] } = context?.getImageData(0, 0, 4, 4) ?? {};
		return data.every((value, index) => index % 4 === 3 || value < 40);
	};
	const known = new WeakSet<HTMLVideoElement>();
	const look = () => {
		// The other's picture alone is in the room and not mirrored.
		for (const video of document.querySelectorAll<HTMLVideoElement>('video:not(.mirrored)')) {
			if (known.has(video)) continue;
			known.add(video);
			const next = () =>
				video.requestVideoFrameCallback(() => {
					if (isDark(video)) next();
					else seen.firstFrameAt ||= now();
				});
			next();
		}
	};
	addEventListener('DOMContentLoaded', () =>
		new MutationObserver(look).observe(document.body, { childList: true, subtree: true }),
	);
}

export class RoomVisit {
	/** Of scripts on the way from the chat's page to here, as they came over the wire. */
	scriptBytes = 0;
	readonly #context: BrowserContext;
	readonly #page: Page;

	private constructor(context: BrowserContext, page: Page) {
		this.#context = context;
		this.#page = page;
	}

	/** Opens the page of the chat, and from there the lobby. */
	static async begin(
		browser: Browser,
		url: string,
		person: Somebody,
		chat: string,
	): Promise<RoomVisit> {
		const context = await browser.newContext({ baseURL: url });
		await person.sitDown(context);
		const page = await context.newPage();
		await page.addInitScript(observe);
		await page.goto(`/events/${FAIR}/chats/${chat}`);
		await page.waitForFunction(() => performance.getEntriesByName('visavis:live').length > 0);
		const visit = new RoomVisit(context, page);
		await visit.#countScripts();
		await page.getByRole('main').getByRole('button', { name: 'Join' }).click();
		await page.locator('video.mirrored').waitFor();
		return visit;
	}

	/** @returns when it was pressed, in ms since the epoch */
	async join(): Promise<number> {
		await this.#page.getByRole('button', { name: 'Join' }).click();
		return this.#seen('joinedAt');
	}

	/** In the room, and nobody else is. */
	async waits(): Promise<void> {
		await this.#page.getByRole('button', { name: 'Leave' }).waitFor();
		await this.#page
			.getByText(/is not here yet/)
			.first()
			.waitFor();
	}

	firstFrameAt(): Promise<number> {
		return this.#seen('firstFrameAt');
	}

	end(): Promise<void> {
		return this.#context.close();
	}

	async #seen(what: keyof Seen): Promise<number> {
		const found = await this.#page.waitForFunction(
			(name) => (window as unknown as { seen: Seen }).seen[name],
			what,
		);
		return (await found.jsonValue()) as number;
	}

	async #countScripts(): Promise<void> {
		const chromium = await this.#context.newCDPSession(this.#page);
		const scripts = new Set<string>();
		chromium.on('Network.responseReceived', ({ requestId, type }) => {
			if (type === 'Script') scripts.add(requestId);
		});
		chromium.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			if (scripts.has(requestId)) this.scriptBytes += encodedDataLength;
		});
		await chromium.send('Network.enable');
	}
}
