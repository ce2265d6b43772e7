/**
 * The limit of what Node can do: bare `ws`, one JSON message a claim, prepared SQL in groups of 128,
 * each change framed once for all who watch. No rights, no rules, no shared documents.
 */
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { join } from 'node:path';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { openConnection } from '#schema/db/open.ts';
import { wireFrames } from '#sync/frames.ts';
import type { Booking } from '../world.ts';
import { SLOT_MINUTES, talentOf } from '../world.ts';
import { RawBooking } from './raw-booking.ts';
import { listening, serve, startsFrom } from './serve.ts';

const BATCH_MAX = 128;

interface Watcher {
	readonly socket: WebSocket;
	readonly stream: Duplex;
	readonly talent: number;
}
/** `r` gives the slot back. */
interface Claim {
	readonly i: string;
	readonly c: number;
	readonly s: number;
	readonly r?: 1;
}

await serve(async (spec, folder) => {
	const connection = openConnection(join(folder, 'limit.db'));
	const { recruiters, slots, taken = 0 } = spec;
	const starts = startsFrom(Date.now(), slots, SLOT_MINUTES);
	const sql = new RawBooking(connection);
	sql.fill(recruiters, slots);
	const view = Array.from({ length: recruiters }, () =>
		starts.map((at, slot) => [at, SLOT_MINUTES, slot < taken ? 't' : 'o']),
	);
	for (let c = 0; c < recruiters; c++)
		for (let slot = 0; slot < taken; slot++) sql.claim(`taken-${c}-${slot}`, c, slot, -1);
	const watchers: Set<Watcher>[] = view.map(() => new Set());
	const snapshots = new Map<number, Buffer>();
	const waiting: { readonly claim: Claim; readonly from: Watcher }[] = [];
	let scheduled = false;

	function decideAll(): void {
		scheduled = false;
		while (waiting.length > 0) {
			const batch = waiting.splice(0, BATCH_MAX);
			const changed = new Map<number, [number, string][]>();
			const verdicts: boolean[] = [];
			sql.begin.run();
			for (const { claim, from } of batch) {
				const { i, c, s } = claim;
				const won = claim.r ? sql.release(i, c, s, from.talent) : sql.claim(i, c, s, from.talent);
				verdicts.push(won);
				if (!won) continue;
				const change: [number, string] = [s, claim.r ? 'o' : 't'];
				const list = changed.get(c);
				if (list) list.push(change);
				else changed.set(c, [change]);
			}
			sql.commit.run();
			for (const [c, changes] of changed) broadcast(c, changes);
			batch.forEach(({ claim, from }, at) =>
				from.socket.send(JSON.stringify({ i: claim.i, ok: verdicts[at] })),
			);
		}
	}

	function broadcast(c: number, changes: [number, string][]): void {
		for (const [slot, mark] of changes) view[c]![slot]![2] = mark;
		snapshots.delete(c);
		const frame = wireFrames(Buffer.from(JSON.stringify({ c, f: changes })));
		for (const { socket, stream } of watchers[c]!)
			if (socket.readyState === socket.OPEN) stream.write(frame);
	}

	function snapshot(c: number): Buffer {
		let ready = snapshots.get(c);
		if (!ready) {
			ready = wireFrames(Buffer.from(JSON.stringify({ c, all: view[c] })));
			snapshots.set(c, ready);
		}
		return ready;
	}

	const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
	const http = createServer((_request, response) => response.end());
	http.on('upgrade', (request, stream, head) => {
		const talent = talentOf(request.headers.cookie);
		const calendars = new URL(request.url ?? '', 'http://localhost').searchParams.get('c') ?? '';
		if (talent === null) {
			stream.destroy();
			return;
		}
		server.handleUpgrade(request, stream, head, (socket) => {
			const watcher: Watcher = { socket, stream, talent };
			const watched = calendars.split(',').filter(Boolean).map(Number);
			for (const c of watched) {
				watchers[c]?.add(watcher);
				stream.write(snapshot(c));
			}
			socket.on('close', () => watched.forEach((c) => watchers[c]?.delete(watcher)));
			socket.on('error', () => {});
			socket.on('message', (data: Buffer) => {
				waiting.push({ claim: JSON.parse(data.toString()) as Claim, from: watcher });
				if (scheduled) return;
				scheduled = true;
				setImmediate(decideAll);
			});
		});
	});
	return {
		port: await listening(http),
		starts,
		answers: { bookings: (): Booking[] => sql.bookings(), intents: () => sql.intents() },
	};
});
