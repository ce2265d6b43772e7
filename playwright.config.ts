import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './scripts/chromium.mjs';

const executablePath = chromiumPath();

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	workers: 2,
	retries: 0,
	forbidOnly: process.env.CI !== undefined,
	reporter: [['list']],
	use: {
		launchOptions: { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) },
		trace: 'retain-on-failure',
	},
});
