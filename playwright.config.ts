import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './scripts/chromium.mjs';

const executablePath = chromiumPath();

/**
 * Their time is spent waiting: lines stay cut, servers silent, relays without an answer. One of them at a time
 * runs beside two of the others, which keep two cores busy.
 */
const WAITING = ['path-cuts', 'offline', 'hide-address', 'silent-server', 'equipment', 'turn'].map(
	(name) => `**/${name}.e2e.ts`,
);

export default defineConfig({
	testDir: 'tests/e2e',
	workers: 3,
	projects: [
		{ name: 'waiting', testMatch: WAITING, workers: 1 },
		{ name: 'busy', testMatch: '**/*.e2e.ts', testIgnore: WAITING, workers: 2 },
	],
	retries: 0,
	// They end what hangs; a slow machine alone fails no test.
	timeout: 300_000,
	expect: { timeout: 60_000 },
	forbidOnly: process.env.CI !== undefined,
	reporter: [['list']],
	use: {
		launchOptions: { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) },
		// Recording everything costs a fifth of the time: TRACE=1 does, to look at a failure.
		trace: process.env.TRACE ? 'retain-on-failure' : 'off',
	},
});
