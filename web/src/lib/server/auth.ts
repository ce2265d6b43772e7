/** The accounts module of this process, over its database and settings. */
import { createAuth, type Auth } from './auth/create-auth.ts';
import { machineClock } from './auth/steady-clock.ts';
import { config } from './config.ts';
import { db } from './database.ts';
import { log } from './log.ts';

const SWEEP_MS = 60_000;

let current: Promise<Auth> | undefined;

export function auth(): Promise<Auth> {
	current ??= start();
	return current;
}

async function start(): Promise<Auth> {
	const onUnsaved = (error: unknown) => log().warn({ error }, 'a session could not be saved');
	const created = await createAuth({
		db: await db(),
		clock: machineClock,
		config: config(),
		onUnsaved,
	});
	setInterval(() => void created.sweep().catch(onUnsaved), SWEEP_MS).unref();
	return created;
}
