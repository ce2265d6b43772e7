/** A first visit of the fair's page, with nothing cached. */
import type { Browser } from 'playwright-core';
import type { Device } from './profile.ts';
import { become, screenOf } from './profile.ts';
import type { Somebody } from './people.ts';
import { FAIR } from './people.ts';

export interface Visit {
	/** Bytes over the wire until the page is live. */
	readonly scriptBytes: number;
	readonly styleBytes: number;
	/** Of scripts that the page itself names: before it has those it does not answer. */
	readonly criticalScriptBytes: number;
	/** ms since the navigation began. */
	readonly firstCardMs: number;
	readonly largestPaintMs: number;
	readonly interactiveMs: number;
	readonly liveMs: number;
	/** How much of the screen moved under one's eyes. */
	readonly layoutShift: number;
}

const LIMIT_MS = 60_000;

/** Runs in the page before anything else of it. */
function observe(): void {
	const seen = { firstCard: 0, largestPaint: 0, layoutShift: 0 };
	Object.assign(window, { seen });
	const look = () => {
		if (document.querySelector('main article')) seen.firstCard = performance.now();
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
	const watch = (type: string, each: (entry: PerformanceEntry) => void) =>
		new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
			type,
			buffered: true,
		});
	watch('largest-contentful-paint', ({ startTime }) => (seen.largestPaint = startTime));
	watch('layout-shift', (entry) => {
		const { value, hadRecentInput } = entry as PerformanceEntry & {
			value: number;
			hadRecentInput: boolean;
		};
		if (!hadRecentInput) seen.layoutShift += value;
	});
}

export async function visit(
	browser: Browser,
	url: string,
	person: Somebody,
	device: Device,
): Promise<Visit> {
	const context = await browser.newContext({ baseURL: url, ...screenOf(device) });
	try {
		await person.sitDown(context);
		const page = await context.newPage();
		const chromium = await become(page, device);
		const loads = new Map<
			string,
			{ readonly type: string; readonly path: string; at: number; bytes: number }
		>();
		chromium.on('Network.responseReceived', ({ requestId, type, timestamp, response }) =>
			loads.set(requestId, {
				type,
				path: new URL(response.url).pathname,
				at: timestamp,
				bytes: 0,
			}),
		);
		chromium.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
			const load = loads.get(requestId);
			if (load) Object.assign(load, { at: timestamp, bytes: encodedDataLength });
		});
		await page.addInitScript(observe);
		await page.goto(`/events/${FAIR}/chats`, { waitUntil: 'commit' });
		await page.waitForFunction(
			() => performance.getEntriesByName('visavis:live').length > 0,
			null,
			{
				timeout: LIMIT_MS,
			},
		);
		const seen = await page.evaluate(() => ({
			...(
				window as unknown as {
					seen: { firstCard: number; largestPaint: number; layoutShift: number };
				}
			).seen,
			interactive: performance.getEntriesByName('visavis:interactive')[0]?.startTime ?? NaN,
			live: performance.getEntriesByName('visavis:live')[0]?.startTime ?? NaN,
		}));
		const [documentId = ''] = [...loads].find(([, { type }]) => type === 'Document') ?? [];
		const { body } = await chromium.send('Network.getResponseBody', { requestId: documentId });
		const bytes = (type: string, isMeant: (path: string) => boolean = () => true) =>
			[...loads.values()]
				.filter((load) => load.type === type && isMeant(load.path))
				.reduce((sum, load) => sum + load.bytes, 0);
		return {
			scriptBytes: bytes('Script'),
			styleBytes: bytes('Stylesheet'),
			criticalScriptBytes: bytes('Script', (path) => body.includes(`"${path}"`)),
			firstCardMs: seen.firstCard,
			largestPaintMs: seen.largestPaint,
			interactiveMs: seen.interactive,
			liveMs: seen.live,
			layoutShift: seen.layoutShift,
		};
	} finally {
		await context.close();
	}
}
