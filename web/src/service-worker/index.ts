/**
 * Keeps what makes the pages, and nothing of anybody: scripts, styles, pictures of the house, and a
 * page without data that opens any address from what the browser itself keeps. What the server says
 * about people never passes through here, so one person's page cannot be given to another.
 */
import { assets, immutable } from '$app/manifest';
import { version } from '$app/env';
import { self } from '$app/service-worker';
import { ENGINE_FOLDER } from '#lib/call/background/engine-files.ts';
import { TAKE_OVER } from '#lib/take-over.ts';

const CACHE = `visavis-${version}`;
const SHELL = '/shell';
const KEPT = new Set(
	[...immutable, ...assets]
		.map(({ path }) => new URL(path, self.location.origin).pathname)
		.filter(isOurs),
);

self.addEventListener('install', (event) => {
	event.waitUntil(keepAll());
});

self.addEventListener('activate', (event) => {
	event.waitUntil(takeOver());
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return;
	if (request.mode === 'navigate') event.respondWith(page(request));
	else if (KEPT.has(pathname)) event.respondWith(kept(request));
});

async function keepAll(): Promise<void> {
	const cache = await caches.open(CACHE);
	await cache.addAll([...KEPT].filter(isNeeded));
	// The shell is the same for everybody; without cookies nobody can be in it by mistake.
	const shell = await fetch(SHELL, { credentials: 'omit' });
	if (!shell.ok) throw new Error(`The shell is not there: ${shell.status}`);
	await cache.put(SHELL, shell);
}

/** Waits until no page of an older version is open: until then that version stays whole. */
async function takeOver(): Promise<void> {
	for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
	await self.clients.claim();
}

/** From the server where it can be reached: only it knows who is signed in. */
async function page(request: Request): Promise<Response> {
	try {
		return await fetch(request);
	} catch (reason) {
		const shell = await (await caches.open(CACHE)).match(SHELL);
		if (shell) return shell;
		throw reason;
	}
}

/** What lies behind people in a call is large, of no use without a connection, and kept by the browser anyway. */
function isOurs(path: string): boolean {
	return !path.startsWith(`/${ENGINE_FOLDER}/`) && !path.endsWith('.webp');
}

/** Letters of other scripts are kept once somebody's name needed them. */
const isNeeded = (path: string): boolean =>
	!path.endsWith('.woff2') || path.includes('/inter-latin-opsz');

async function kept(request: Request): Promise<Response> {
	const cache = await caches.open(CACHE);
	const found = await cache.match(request);
	if (found) return found;
	const response = await fetch(request);
	if (response.ok) await cache.put(request, response.clone());
	return response;
}

/** A page is of this version already. Others that are open may not be, and still need theirs whole. */
self.addEventListener('message', (event) => {
	if (event.data !== TAKE_OVER) return;
	event.waitUntil(
		self.clients
			.matchAll({ type: 'window', includeUncontrolled: true })
			.then((pages) => (pages.length > 1 ? undefined : self.skipWaiting())),
	);
});
