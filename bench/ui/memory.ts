/** Whether the page grows while it stays open at a busy fair. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession } from 'playwright-core';
import { openLive } from './busy.ts';
import type { Crowd } from './crowd.ts';
import type { Device } from './profile.ts';
import { become, screenOf } from './profile.ts';
import { makeRestless } from './restless.ts';

export interface Weight {
	/** Minutes since the page was live. */
	readonly minute: number;
	/** After everything that can go was collected. */
	readonly heapBytes: number;
	readonly nodes: number;
	readonly listeners: number;
	/** Changes that the server decided so far. */
	readonly changes: number;
}

const MINUTE_MS = 60_000;

export async function weighPage(
	browser: Browser,
	url: string,
	crowd: Crowd,
	device: Device,
	{ minutes, perSecond }: { readonly minutes: number; readonly perSecond: number },
	onWeight: (weight: Weight) => void,
): Promise<Weight[]> {
	const context = await browser.newContext({ baseURL: url, ...screenOf(device) });
	const restless = makeRestless(crowd, perSecond);
	try {
		await crowd.viewer.sitDown(context);
		const page = await context.newPage();
		const chromium = await become(page, device);
		await openLive(page);
		const weights: Weight[] = [];
		const begun = performance.now();
		for (let minute = 0; minute <= minutes; minute += 1) {
			await pause(Math.max(0, minute * MINUTE_MS - (performance.now() - begun)));
			const weight = { minute, changes: restless.done, ...(await weigh(chromium)) };
			weights.push(weight);
			onWeight(weight);
		}
		return weights;
	} finally {
		await restless.stop();
		await context.close();
	}
}

async function weigh(chromium: CDPSession) {
	// Twice: what the first one frees may free more.
	await chromium.send('HeapProfiler.collectGarbage');
	await chromium.send('HeapProfiler.collectGarbage');
	const { usedSize } = await chromium.send('Runtime.getHeapUsage');
	const { nodes, jsEventListeners } = await chromium.send('Memory.getDOMCounters');
	return { heapBytes: usedSize, nodes, listeners: jsEventListeners };
}

/** Bytes a minute, by the straight line through all but the first weight: a page takes a minute to settle. */
export function slopeOf(weights: readonly Weight[]): number {
	const settled = weights.slice(1);
	const mean = (of: (weight: Weight) => number) =>
		settled.reduce((all, weight) => all + of(weight), 0) / settled.length;
	const minute = mean((weight) => weight.minute);
	const heap = mean((weight) => weight.heapBytes);
	const over = settled.reduce((all, w) => all + (w.minute - minute) * (w.heapBytes - heap), 0);
	const under = settled.reduce((all, w) => all + (w.minute - minute) ** 2, 0);
	return over / under;
}
