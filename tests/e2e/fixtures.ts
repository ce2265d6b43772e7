/**
 * The built server for browser tests: one process per worker, on a free port, with a data folder of
 * its own. A file that needs its own settings says `test.use({ serverEnv: { … } })`.
 */
import { test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, stopServer, type RunningServer } from '../built-server.ts';

export { expect } from '@playwright/test';

interface WorkerFixtures {
	/** Environment of the server, beside PORT, HOST and DATA_DIR. */
	serverEnv: Record<string, string>;
	server: RunningServer;
}

export const test = base.extend<object, WorkerFixtures>({
	serverEnv: [{}, { option: true, scope: 'worker' }],

	server: [
		async ({ serverEnv }, use) => {
			const dataDir = await mkdtemp(join(tmpdir(), 'visavis-e2e-'));
			const server = await startServer(dataDir, serverEnv);
			await use(server);
			await stopServer(server);
			await rm(dataDir, { recursive: true });
		},
		{ scope: 'worker' },
	],

	baseURL: async ({ server }, use) => use(server.url),
});
