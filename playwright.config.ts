import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './scripts/chromium.mjs';

const executablePath = chromiumPath();

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	workers: 2,
	retries: 0,
	// They end what hangs; a slow machine alone fails no test.
	timeout: 120_000,
	expect: { timeout: 30_000 },
	forbidOnly: process.env.CI !== undefined,
	reporter: [['list']],
	use: {
		launchOptions: { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) },
		// Recording everything costs a fifth of the time: TRACE=1 does, to look at a failure.
		trace: process.env.TRACE ? 'retain-on-failure' : 'off',
	},
});
