/** The devices that pages are measured on, as Chromium can be told to be them. */
import type { CDPSession, Page } from 'playwright-core';

export interface Device {
	readonly name: string;
	readonly screen: { readonly width: number; readonly height: number };
	/** So many times slower than this machine. */
	readonly cpu: number;
	readonly network: {
		readonly downMbps: number;
		readonly upMbps: number;
		readonly roundTripMs: number;
	} | null;
}

export const DEVICES: readonly Device[] = [
	{ name: 'desktop', screen: { width: 1_280, height: 800 }, cpu: 1, network: null },
	// Three of four phones in use are at least as good as this one.
	{
		name: 'phone',
		screen: { width: 390, height: 844 },
		cpu: 4,
		network: { downMbps: 9, upMbps: 3, roundTripMs: 100 },
	},
];

/** As a browser context takes it. */
export const screenOf = ({ screen }: Device) => ({ viewport: screen });

const BYTES_PER_MBIT = 125_000;

export async function become(page: Page, { cpu, network }: Device): Promise<CDPSession> {
	const chromium = await page.context().newCDPSession(page);
	await chromium.send('Network.enable');
	await chromium.send('Emulation.setCPUThrottlingRate', { rate: cpu });
	if (network)
		await chromium.send('Network.emulateNetworkConditions', {
			offline: false,
			latency: network.roundTripMs,
			downloadThroughput: network.downMbps * BYTES_PER_MBIT,
			uploadThroughput: network.upMbps * BYTES_PER_MBIT,
		});
	return chromium;
}
