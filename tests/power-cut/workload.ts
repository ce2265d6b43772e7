/**
 * The load that runs under the recorder: the real engine takes claims and releases in small batches,
 * and each acknowledged intent is written down before the next batch, into a file that is recorded too.
 */
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '#schema/assert.ts';
import { openDatabase } from '#schema/db/open.ts';
import { instant } from '#schema/ids.ts';
import { Engine } from '#sync/engine.ts';
import { systemClock } from '#sync/clock.ts';
import { noMetrics } from '#sync/observe.ts';
import { systemRandom } from '#sync/random.ts';
import { envelope } from '#sync/testing/engine-rig.ts';
import { insertFair, insertInScheduling } from '#sync/testing/fair-rows.ts';

const [dir, batches, synchronous] = process.argv.slice(2);
const folder = must(dir, 'a folder');
const now = instant(Date.now());

const { connection } = await openDatabase(join(folder, 'visavis.db'));
// Without it the settings are those that the product ships with.
if (synchronous) connection.pragma(`synchronous = ${synchronous}`);
// Small, so that the record has checkpoints in it and not only the log.
connection.pragma('wal_autocheckpoint = 40');
const rows = insertFair(connection, { now, talents: 20, recruiters: 2, slots: 40 });
const pairs = rows.talents.map((talent, i) => {
	const recruiter = must(rows.recruiters[i % 2], 'a recruiter');
	const meeting = insertInScheduling(connection, rows, `m${i}`, talent, recruiter, now);
	return { talent, meeting };
});
const engine = new Engine({
	connection,
	clock: systemClock,
	random: systemRandom(),
	log: console,
	metrics: noMetrics,
	flush: () => {},
	review: () => {},
});
// A batch that is being gathered keeps no process alive, and here is no server that would.
setInterval(() => {}, 60_000);
const acks = openSync(join(folder, 'acknowledged'), 'a');

for (let batch = 0; batch < Number(batches); batch += 1) {
	const waiting = pairs.slice(0, 1 + (batch % pairs.length)).map(({ talent, meeting }, i) => {
		const startsAt = must(rows.starts[(batch * 7 + i * 3) % rows.starts.length], 'a slot');
		const asked = envelope(
			batch % 3 === 2
				? { kind: 'slot.release', meeting, note: '' }
				: { kind: 'slot.claim', meeting, startsAt },
			now,
		);
		const answer = must(engine.submit(rows.fair, talent, asked), 'an envelope');
		return answer.then((outcome) => ({ talent, id: asked.i, ...outcome }));
	});
	for (const { talent, id, code, seq } of await Promise.all(waiting))
		writeSync(acks, `${talent} ${id} ${code} ${seq}\n`);
}
process.exit(0);
