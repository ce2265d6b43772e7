/** Rooms while somebody else holds the database: nobody is sent away, and nothing of it is forgotten. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { turns, until } from '../hub/rig.ts';
import { startTexts } from './text-rig.ts';

const MINUTE = 60_000;

/** Both in the room and at its text, over a file that can be locked. */
async function inRoom() {
	const folder = mkdtempSync(join(tmpdir(), 'visavis-room-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const file = join(folder, 'visavis.db');
	const room = await startTexts(file);
	const { connection, meeting } = room;
	// With a WAL readers wait for nobody; with a rollback journal one lock keeps them out.
	connection.pragma('journal_mode = DELETE');
	connection.pragma('busy_timeout = 0');
	room.at(-8);
	const calls = [await room.join(room.rita), await room.join(room.ada)];
	const text = await room.stranger(room.ada);
	return {
		...room,
		get signaling() {
			return room.signaling;
		},
		calls,
		text,
		/** Somebody else writes to the file, for long. Returns what ends it. */
		lock() {
			const other = new Database(file);
			other.exec('BEGIN EXCLUSIVE');
			return () => other.close();
		},
		/** As it stands in the rows after a commit that could not be looked at yet. */
		cancel: () =>
			connection.prepare(`UPDATE meeting SET status = 'cancelled' WHERE id = ?`).run(meeting),
	};
}

describe('a database that cannot be read', () => {
	it('[RM5] costs nobody their call, is logged once, and who has no place any more leaves when it can be read', async () => {
		const room = await inRoom();
		room.cancel();
		const unlock = room.lock();
		room.signaling.review(new Set([room.meeting]));
		room.signaling.review(new Set());
		await room.clock.pass(5_000);
		expect([...room.calls, room.text].map(({ closed }) => closed)).toEqual([
			undefined,
			undefined,
			undefined,
		]);
		expect(room.signaling.size).toBe(2);
		expect(room.errors).toEqual(['rooms cannot be looked at']);
		unlock();
		await room.clock.pass(1_000);
		for (const call of room.calls)
			expect(await call.end()).toEqual({ code: 4410, reason: 'changed' });
		expect(await room.text.end()).toBe('4410 changed');
		await until(() => room.signaling.text.size === 0);
	});

	it('[RM5] at the end of a room’s time keeps its text until it can be read, and ends nothing else', async () => {
		const room = await inRoom();
		await until(() => room.signaling.text.size === 1);
		const unlock = room.lock();
		await room.clock.pass(28 * MINUTE);
		expect(room.signaling.text.size).toBe(1);
		expect(room.errors).toEqual(['rooms cannot be looked at']);
		unlock();
		room.clock.move(1_000);
		await turns();
		expect(room.signaling.text.size).toBe(0);
	});
});
