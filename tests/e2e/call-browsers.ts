/** Browsers for calls that are started in other ways than the test's own: other devices, another camera. */
import type { Browser } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callBrowser } from './call-steps.ts';
import { drawCamera } from './drawn-camera.ts';
import { test as base } from './world.ts';

/** Without any device. */
const withoutDevices = callBrowser.args.filter((flag) => !flag.includes('-fake-device-'));
export const fakes = '--use-fake-device-for-media-stream';
export const yes = '--use-fake-ui-for-media-stream';
/** Nobody says yes for the person either. */
export const plain = withoutDevices.filter((flag) => flag !== yes);
const oneCamera = (film: string): readonly string[] => [
	...withoutDevices,
	fakes,
	`--use-file-for-fake-video-capture=${film}`,
];

interface Fixtures {
	/** Another Chromium, started in another way. */
	launch: (...flags: string[]) => Promise<Browser>;
	/** One whose only camera sees the drawn person. */
	filmed: () => Promise<Browser>;
}

export const test = base.extend<Fixtures>({
	launch: async ({ playwright }, use) => {
		const started: Browser[] = [];
		await use(async (...flags) => {
			const browser = await playwright.chromium.launch({ ...callBrowser, args: flags });
			started.push(browser);
			return browser;
		});
		for (const browser of started) await browser.close();
	},
	filmed: async ({ launch }, use) => {
		const folder = await mkdtemp(join(tmpdir(), 'visavis-film-'));
		const film = join(folder, 'camera.y4m');
		await drawCamera(film);
		await use(() => launch(...oneCamera(film)));
		await rm(folder, { recursive: true });
	},
});
