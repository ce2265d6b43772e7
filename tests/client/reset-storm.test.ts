/** A server that refuses again and again: a real Hocuspocus that says so by itself. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hocuspocus } from '@hocuspocus/server';
import type { Document } from '@hocuspocus/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import type { CalendarView } from '#schema/docs/calendar.ts';
import { CALENDAR_SECTIONS } from '#schema/docs/calendar.ts';
import type { Instant } from '#schema/ids.ts';
import { ProjectionWriter } from '#sync/projection-writer.ts';
import { Connection } from '#lib/sync/connection.ts';
import type { SyncEnvironment } from '#lib/sync/environment.ts';
import { Projection } from '#lib/sync/projection.ts';
import { captureConsole } from '../hocuspocus/rig.ts';
import { until } from './rig.ts';

const NAME = 'calendar.1/fair/rita';

/** Closes the first openings with a reason of the test's; then serves one calendar. */
async function refusing(times: number, reason: string) {
	captureConsole();
	let openings = 0;
	let sockets = 0;
	let lineage = 2 ** 32;
	const delays: number[] = [];
	const hocuspocus = new Hocuspocus({
		quiet: true,
		onAuthenticate: async ({ connectionConfig }) => void (connectionConfig.readOnly = true),
		onLoadDocument: async ({ document }: { document: Document }) => {
			const slots = new Map([['a', [1, 15, 'o']]]);
			const writer = new ProjectionWriter(document, CALENDAR_SECTIONS, () => lineage++);
			writer.write(3, 5 as Instant, new Map([['slots', { entries: slots, whole: true }]]));
		},
		beforeSync: async () => {
			openings += 1;
			// Hocuspocus reads the reason off whatever is thrown.
			if (openings <= times) throw { reason };
		},
	});
	const http = createServer();
	const wss = new WebSocketServer({ server: http });
	wss.on('connection', (socket) => {
		sockets += 1;
		const client = hocuspocus.handleConnection(socket, new Request('http://localhost/'));
		socket.on('message', (data: Buffer) => client.handleMessage(data));
		socket.on('close', (code, why) => client.handleClose({ code, reason: why.toString() }));
	});
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const environment = {
		clock: {
			now: () => Date.now(),
			after(delayMs: number, run: () => void) {
				delays.push(delayMs);
				// What is measured is what was asked for; the test does not wait for it.
				const timer = setTimeout(run, 0);
				return () => clearTimeout(timer);
			},
			nextFrame: () => () => {},
		},
		random: () => 0,
		WebSocket,
	} as unknown as SyncEnvironment;
	const { port } = http.address() as AddressInfo;
	const connection = new Connection(environment, {
		url: `ws://127.0.0.1:${port}`,
		onStatus: () => {},
	});
	const projection = new Projection<CalendarView>({
		environment,
		connection,
		name: NAME,
		sections: CALENDAR_SECTIONS,
		onChange: () => {},
	});
	onTestFinished(() => {
		projection.close();
		connection.close();
		for (const socket of wss.clients) socket.terminate();
		http.close();
	});
	connection.start();
	projection.open();
	return { connection, projection, delays, openings: () => openings, sockets: () => sockets };
}

describe('a document that is refused', () => {
	it('[SY5] is opened empty on the same socket when it is told to start again', async () => {
		const { projection, sockets, openings } = await refusing(2, 'reset');
		await until(() => projection.status === 'live');
		expect(projection.current?.slots).toEqual({ a: [1, 15, 'o'] });
		expect(sockets()).toBe(1);
		expect(openings()).toBeGreaterThanOrEqual(3);
	});

	it('[SY5] takes a new socket when that does not help', async () => {
		const { projection, sockets } = await refusing(3, 'reset');
		await until(() => projection.status === 'live');
		expect(sockets()).toBe(2);
	});

	it('[GA3] waits longer each time when it is told that it is too much', async () => {
		const { projection, delays } = await refusing(4, 'limit');
		await until(() => projection.status === 'live');
		expect(delays).toEqual([1_000, 2_000, 4_000, 8_000]);
	});

	it('[HP5] says so when a change of the reader was not taken', async () => {
		const { connection } = await refusing(0, '');
		const doc = new Y.Doc();
		const heard: string[] = [];
		connection.join('calendar.1/fair/carl', doc, {
			synced: () => heard.push('synced'),
			rejected: () => heard.push('rejected'),
			closed: (reason) => heard.push(reason),
		});
		await until(() => heard.includes('synced'));
		doc.getMap('p').set('seq', 1_000);
		await until(() => heard.includes('rejected'));
		expect(heard).toEqual(['synced', 'rejected']);
	});
});
