import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, chromiumPath } from './scripts/chromium.mjs';
import svelteConfig from './svelte.config.js';

const executablePath = chromiumPath();
const launchOptions = { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) };
const inBrowser = 'web/src/**/*.svelte.test.ts';

export default defineConfig({
	root: 'web',
	cacheDir: '../node_modules/.vite/vitest',
	plugins: [sveltekit(svelteConfig)],
	test: {
		// Vite's root is web/, while tests lie all over the repository.
		dir: import.meta.dirname,
		maxWorkers: 2,
		// They end what hangs; a slow machine alone fails no test.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		expect: { poll: { timeout: 60_000 } },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['{schema,signaling,sync-server,tests,web/src}/**/*.test.ts'],
					exclude: [inBrowser, '**/node_modules/**'],
				},
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: [inBrowser],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions }),
						instances: [{ browser: 'chromium' }],
					},
				},
			},
		],
	},
});
