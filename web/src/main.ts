/** The process: one HTTP server for pages and sockets, and an orderly end. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UnusableDatabase } from '#schema/db/open.ts';
import { announceForwardedHeaders, isOverHttps, settleForwardedHeaders } from './forwarded.ts';
import { listDemoPeople } from './lib/server/auth/demo-people.ts';
import { config, ConfigError, type Config } from './lib/server/config.ts';
import { db } from './lib/server/database.ts';
import { log } from './lib/server/log.ts';
import { setSecurityHeaders } from './lib/server/security-headers.ts';
import { realtime } from './realtime.ts';

/** Requests that are being answered when the end begins have so long. */
const GRACE_MS = 10_000;
/** Then a connection is let go soon after its answer, instead of being kept for the next request. */
const IDLE_MS = 50;
/** A request that comes in crumbs is cut off; what follows an upgrade is no request. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 30_000 };

const settings = settingsOrEnd();
announceForwardedHeaders(process.env);

// A promise nobody waited for, or a throw nobody caught, is a bug: an honest end, and a new start.
process.on('unhandledRejection', (reason) => crash(reason));
process.on('uncaughtException', (error) => crash(error));

// Opened before the first request, so that what cannot be opened is said at once and nothing is served.
await realtime.open().catch(endSaying);

// Written by the adapter beside this file, after the bundler has run; reads the settings above.
const handlerUrl = new URL('handler.js', import.meta.url).href;
const { handler } = (await import(/* @vite-ignore */ handlerUrl)) as { handler: RequestListener };

const server = createServer(PATIENCE, (request, response) => {
	settleForwardedHeaders(request, settings);
	// Here, because files and what SvelteKit refuses by itself never pass its hooks.
	setSecurityHeaders(response, isOverHttps(request));
	handler(request, response);
});

server.on('upgrade', (request, socket, head) => {
	settleForwardedHeaders(request, settings);
	realtime.upgrade(request, socket, head);
});

server.on('error', (error: NodeJS.ErrnoException) => {
	const taken = error.code === 'EADDRINUSE';
	end(taken ? `Port ${settings.port} is taken. Set PORT to another one.` : error);
});

server.listen(settings.port, settings.host, () => {
	const { port } = server.address() as AddressInfo;
	void announce(`http://localhost:${port}`).catch(crash);
});

/** Where it answers, and in a demo who one can be. */
async function announce(address: string): Promise<void> {
	const people = settings.mode === 'demo' ? await listDemoPeople(await db()) : [];
	const lines = people.map(({ name, role, company }) => {
		const who = company === null ? role : `${role}, ${company}`;
		return `  ${name} (${who})`;
	});
	if (lines.length > 0) {
		console.log(`The demo fair is open. At ${address}/sign-in enter with one click as`);
		console.log(lines.join('\n'));
	}
	const from = settings.origin === null ? '' : ` for ${settings.origin}`;
	console.log(`Visavis is listening on ${address}${from}`);
}

let stopping = false;

async function stop(): Promise<void> {
	if (stopping) return;
	stopping = true;
	setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
	setInterval(() => server.closeIdleConnections(), IDLE_MS).unref();
	const closed = new Promise((resolve) => server.close(resolve));
	await realtime.close(closed);
	process.exit(0);
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

function settingsOrEnd(): Config {
	try {
		return config();
	} catch (error) {
		return endSaying(error);
	}
}

/** What an operator can do something about is a sentence; anything else is a bug, with all that is known. */
function endSaying(error: unknown): never {
	const isForOperators = error instanceof ConfigError || error instanceof UnusableDatabase;
	return end(isForOperators ? error.message : error);
}

/** Says why on the error output and ends the process. */
function end(reason: unknown): never {
	console.error(reason);
	process.exit(1);
}

function crash(error: unknown): never {
	log().fatal({ err: error }, 'the process ends');
	return end(error);
}
