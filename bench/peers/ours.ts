/** The product: its engine and hub over a real SQLite file, with a trivial session before it. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { must } from '#schema/assert.ts';
import { openDatabase } from '#schema/db/open.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import type { Instant } from '#schema/ids.ts';
import { addMinutes, instant } from '#schema/ids.ts';
import { systemClock } from '#sync/clock.ts';
import type { Identity } from '#sync/documents.ts';
import { Engine } from '#sync/engine.ts';
import { createHub } from '#sync/hub.ts';
import { uncounted } from '#sync/hub-observe.ts';
import { noMetrics } from '#sync/observe.ts';
import { systemRandom } from '#sync/random.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { insertFair } from '#sync/testing/fair-rows.ts';
import { scheduler } from '../fill.ts';
import type { WorldSpec } from '../world.ts';
import { FAIR, SLOT_MINUTES, meetingId, talentId, talentOf } from '../world.ts';
import { listening, serve } from './serve.ts';

const DAY = 24 * 60 * 60 * 1_000;
const complain = (facts: object, message: string) => console.error(message, facts);
const log = { info() {}, warn: complain, error: complain };

await serve(async (spec, folder) => {
	const file = join(folder, 'visavis.db');
	const { connection, assertInPlace } = await openDatabase(file);
	const rows = fill(connection, spec, systemClock.now());
	const engine: Engine = new Engine({
		connection,
		assertInPlace,
		clock: systemClock,
		random: systemRandom(),
		log,
		metrics: noMetrics,
		flush: (documentName) => hub.flush(documentName),
		review: (documentName) => hub.review(documentName),
	});
	const hub = createHub({
		documents: engine,
		identity: identityOf(rows),
		clock: systemClock,
		log,
		metrics: uncounted,
	});
	engine.start([rows.fair]);
	const http = createServer((_request, response) => response.end());
	http.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head));
	const all = (sql: string) => connection.prepare(sql).raw().all();
	return {
		port: await listening(http),
		starts: rows.starts,
		answers: {
			bookings: () =>
				all(
					`SELECT recruiter_id, starts_at, talent_id FROM meeting WHERE status = 'confirmed'`,
				).map((row) => bookingOf(row as [string, number, string], rows)),
			intents: () => all(`SELECT id, code FROM intent`),
			stats: () => hub.stats(),
		},
	};
});

function fill(connection: SqliteConnection, spec: WorldSpec, now: Instant): FairRows {
	const { seekers, taken = 0 } = spec;
	const rows = insertFair(connection, {
		now,
		fair: FAIR,
		talents: spec.talents,
		recruiters: spec.recruiters,
		slots: spec.slots,
		slotMinutes: SLOT_MINUTES,
		rules: { maxChats: 1_000 },
	});
	const take = connection.prepare(
		`UPDATE meeting SET status = 'confirmed', starts_at = ?, ends_at = ? WHERE id = ?`,
	);
	const schedule = scheduler(connection, rows, now);
	connection.transaction(() => {
		for (const [r, recruiter] of rows.recruiters.entries()) {
			for (let t = 0; t < seekers; t++) schedule(meetingId(t, r), talentId(t), recruiter);
			for (let slot = 0; slot < taken; slot++) {
				const t = seekers + slot;
				schedule(meetingId(t, r), talentId(t), recruiter);
				const startsAt = must(rows.starts[slot], 'a slot');
				take.run(startsAt, addMinutes(startsAt, SLOT_MINUTES), meetingId(t, r));
			}
		}
	})();
	return rows;
}

function identityOf(rows: FairRows): Identity {
	return {
		async authenticate(cookieHeader) {
			const talent = rows.talents[talentOf(cookieHeader) ?? -1];
			if (!talent) return null;
			const expiresAt = instant(Date.now() + DAY);
			return { sessionId: `s-${talent}`, accountId: rows.accountOf(talent), expiresAt };
		},
	};
}

function bookingOf([recruiter, startsAt, talent]: [string, number, string], rows: FairRows) {
	const slot = rows.starts.indexOf(startsAt as Instant);
	return { calendar: numberIn(recruiter), slot, talent: numberIn(talent) };
}

function numberIn(id: string): number {
	return Number(/\d+$/.exec(id)?.[0]);
}
