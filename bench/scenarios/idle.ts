/** Goals 9 and 10: what watchers cost when nothing happens, and what a loaded calendar weighs. */
import { setTimeout as pause } from 'node:timers/promises';
import { joinAll } from '../load/crowd.ts';
import type { Client, Peer } from '../load/client.ts';
import { deaf } from '../load/client.ts';
import { meter } from '../machine.ts';
import { ServerProcess } from '../server.ts';

export interface IdleResult {
	readonly watchers: number;
	/** Bytes resident per watcher. */
	readonly memoryPerWatcher: number;
	readonly heapPerWatcher: number;
	/** Cores' worth of work while nothing happens. */
	readonly cores: number;
	readonly foreignCores: number;
}

/** Clients that are there before memory is measured. */
const WARM = 100;

/** `documents` 5: four calendars and the own desk, and an outbox in the product. */
export async function idle(
	peer: Peer,
	watchers: number,
	forMs: number,
	documents: 1 | 5 = 1,
): Promise<IdleResult> {
	const recruiters = documents === 5 ? 4 : 1;
	const server = await ServerProcess.start(peer.server, {
		talents: watchers + WARM,
		seekers: 0,
		recruiters,
		slots: 40,
	});
	try {
		const { world } = server;
		peer.reset(world);
		const calendars = Array.from({ length: recruiters }, (_, c) => c);
		const join = (from: number, count: number): Promise<Client[]> =>
			joinAll(
				peer,
				world,
				Array.from({ length: count }, (_, i) => ({
					number: from + i,
					calendars,
					claims: false,
				})),
				deaf,
			);
		await join(0, WARM);
		const before = await server.ask<NodeJS.MemoryUsage>('memory');
		const clients = await join(WARM, watchers);
		const after = await server.ask<NodeJS.MemoryUsage>('memory');
		// What the joining left behind is none of the quiet.
		await pause(Math.min(1_000, forMs));
		const read = meter(server.pid);
		await pause(forMs);
		const { serverMs, wallMs, foreignCores } = read();
		clients.forEach((client) => client.close());
		return {
			watchers,
			memoryPerWatcher: (after.rss - before.rss) / watchers,
			heapPerWatcher: (after.heapUsed - before.heapUsed) / watchers,
			cores: serverMs / wallMs,
			foreignCores,
		};
	} finally {
		await server.stop();
	}
}

export interface CalendarsResult {
	/** Bytes resident per calendar of 40 slots, its one reader's opening included. */
	readonly memoryPerCalendar: number;
	/** After the last reader left, ms; NaN when it was not waited for. */
	readonly unloadedMs: number;
}

const CALENDARS_PER_SOCKET = 25;
/** Readers who are there before memory is measured: by then the heap has grown to what loading needs for itself. */
const WARM_SOCKETS = 20;

export async function calendars(
	peer: Peer,
	count: number,
	awaitUnload: boolean,
): Promise<CalendarsResult> {
	const sockets = WARM_SOCKETS + Math.ceil(count / CALENDARS_PER_SOCKET);
	const server = await ServerProcess.start(peer.server, {
		talents: sockets,
		seekers: 0,
		recruiters: sockets * CALENDARS_PER_SOCKET,
		slots: 40,
	});
	try {
		const { world } = server;
		peer.reset(world);
		const open = (socket: number) =>
			peer.join(
				world,
				{
					number: socket,
					calendars: Array.from(
						{ length: CALENDARS_PER_SOCKET },
						(_, i) => socket * CALENDARS_PER_SOCKET + i,
					),
					claims: false,
				},
				deaf,
			);
		const clients: Client[] = [];
		const openUpTo = async (number: number) => {
			while (clients.length < number) clients.push(await open(clients.length));
		};
		await openUpTo(WARM_SOCKETS);
		const before = await server.ask<NodeJS.MemoryUsage>('memory');
		await openUpTo(sockets);
		const after = await server.ask<NodeJS.MemoryUsage>('memory');
		clients.forEach((client) => client.close());
		const left = performance.now();
		const unloaded = awaitUnload && (await untilUnloaded(server));
		return {
			memoryPerCalendar:
				(after.rss - before.rss) / ((sockets - WARM_SOCKETS) * CALENDARS_PER_SOCKET),
			unloadedMs: unloaded ? performance.now() - left : NaN,
		};
	} finally {
		await server.stop();
	}
}

async function untilUnloaded(server: ServerProcess): Promise<boolean> {
	for (let second = 0; second < 90; second++) {
		await pause(1_000);
		const { documents } = await server.ask<{ readonly documents: number }>('stats');
		if (documents === 0) return true;
	}
	return false;
}
