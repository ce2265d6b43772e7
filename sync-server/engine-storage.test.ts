import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { slotKey } from '#schema/docs/calendar.ts';
import { PROJECTION_ROOT } from '#schema/docs/projection.ts';
import { insertInScheduling } from './testing/fair-rows.ts';
import {
	calendarOf,
	deskOf,
	directoryOf,
	envelope,
	put,
	rigOver,
	viewOf,
} from './testing/engine-rig.ts';
import { must } from '#schema/assert.ts';
import { HELLO, NO_PROFILE, given } from './testing/given-engine.ts';

describe('memory and storage', () => {
	it('[SY15] rows that others wrote are seen: the memory is read anew when the commit number moved', async () => {
		const { fair, ada, rita, slot, connection, ask, clock } = await given();
		await ask(fair, ada, { kind: 'profile.update', profile: NO_PROFILE });
		const meeting = insertInScheduling(connection, { fair }, 'm', ada, rita, clock.now());
		const outcome = await ask(fair, ada, { kind: 'slot.claim', meeting, startsAt: slot });
		expect(outcome).toMatchObject({ code: 'ok', seq: 3 });
	});

	it('[SY13] nothing is acknowledged while the storage fails, people are told, and it is done when it works again', async () => {
		const { fair, ada, rita, connection, outbox, open, clock } = await given();
		const desk = open({ kind: 'desk', fair, participant: ada });
		connection.pragma('query_only = ON');
		const sent = envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now());
		put(outbox(fair, ada), sent);
		clock.settle();
		expect(deskOf(desk)).toMatchObject({ outcomes: {}, meetings: {}, fault: 'storage' });
		connection.pragma('query_only = OFF');
		clock.move(10_000);
		expect(deskOf(desk)).toMatchObject({ outcomes: { [sent.i]: { code: 'ok' } }, fault: null });
	});

	it('[SY13] the HTTP door says that it could not be saved, and the same intent can be sent again', async () => {
		const { fair, ada, rita, connection, engine, send, clock } = await given();
		connection.pragma('query_only = ON');
		const sent = envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now());
		const answer = engine.submit(fair, ada, sent);
		clock.move(6_000);
		expect(await answer).toEqual({ code: 'unavailable', seq: 0 });
		connection.pragma('query_only = OFF');
		clock.move(10_000);
		expect(await send(fair, ada, sent)).toMatchObject({ code: 'ok', seq: 1 });
	});

	it('[SY16] what a guard stops is decided again on facts read anew, and takes no other intent with it', async () => {
		const { fair, ada, ben, rita, slot, connection, ask, send, engine, clock } = await given();
		const mine = insertInScheduling(connection, { fair }, 'm0', ada, rita, clock.now());
		const other = insertInScheduling(connection, { fair }, 'm1', ben, rita, clock.now());
		await ask(fair, ada, { kind: 'profile.update', profile: NO_PROFILE });
		// A row that the memory does not know of, as a bug would leave it behind.
		connection
			.prepare(`UPDATE meeting SET status = 'confirmed', starts_at = ?, ends_at = ? WHERE id = ?`)
			.run(slot, slot + 900_000, other);
		const claim = envelope({ kind: 'slot.claim', meeting: mine, startsAt: slot }, clock.now());
		const beside = envelope({ kind: 'profile.update', profile: NO_PROFILE }, clock.now());
		const bens = must(engine.submit(fair, ben, beside), 'an envelope');
		expect(await send(fair, ada, claim)).toMatchObject({ code: 'slot_taken' });
		expect((await bens).code).toBe('ok');
		const held = connection.prepare(`SELECT id FROM meeting WHERE status = 'confirmed'`).all();
		expect(held).toEqual([{ id: other }]);
	});

	it('[SY2] an intent that cannot be stored for a reason of ours ends as an error, once, and the next one is decided', async () => {
		const { fair, ada, ben, rita, connection, ask, send, clock } = await given();
		connection.exec(`CREATE TRIGGER bug BEFORE INSERT ON meeting WHEN NEW.message = 'bug'
			BEGIN SELECT RAISE(ABORT, 'as a bug would'); END`);
		const poison = envelope(
			{ kind: 'request.send', to: rita, ...HELLO, message: 'bug' },
			clock.now(),
		);
		const first = await send(fair, ada, poison);
		expect(first).toMatchObject({ code: 'error' });
		expect(await send(fair, ada, poison)).toEqual(first);
		expect(await ask(fair, ben, { kind: 'request.send', to: rita, ...HELLO })).toMatchObject({
			code: 'ok',
		});
	});
});

describe('the clock', () => {
	it('[CL1] a request that nobody answers expires by itself, on both desks', async () => {
		const { fair, ada, rita, ask, open, clock, rules } = await given();
		const desk = open({ kind: 'desk', fair, participant: rita });
		await ask(fair, ada, { kind: 'request.send', to: rita, ...HELLO });
		clock.move(rules.requestExpiryMinutes * 60_000 - 1);
		expect(Object.values(deskOf(desk).meetings)).toMatchObject([{ status: 'requested' }]);
		clock.move(1_000);
		expect(Object.values(deskOf(desk).meetings)).toMatchObject([{ status: 'expired' }]);
	});

	it('[CL4] a slot that has begun is shown as passed and no longer counted as open', async () => {
		const { fair, rita, slot, open, clock } = await given();
		const calendar = open({ kind: 'calendar', fair, recruiter: rita });
		const directory = open({ kind: 'directory', fair });
		clock.move(slot - clock.now());
		clock.move(1_000);
		expect(calendarOf(calendar).slots[slotKey(slot)]?.[2]).toBe('p');
		expect(directoryOf(directory).live[rita]?.[0]).toBe(3);
	});

	it('[CL5] a clock that is set back does not take the fair back', async () => {
		const { fair, ada, rita, ask, clock, slot, connection } = await given();
		const meeting = insertInScheduling(connection, { fair }, 'm', ada, rita, clock.now());
		clock.move(slot - clock.now());
		await ask(fair, ada, { kind: 'profile.update', profile: NO_PROFILE });
		clock.set(-2 * 60 * 60_000);
		const outcome = await ask(fair, ada, { kind: 'slot.claim', meeting, startsAt: slot });
		expect(outcome.code).toBe('slot_passed');
	});
});

describe('lineages', () => {
	it('[SY4] a later load outranks an earlier one, also for a replica that merges both', async () => {
		const { fair, rita, ada, slot, connection, clock, ...rig } = await given();
		const address = { kind: 'calendar', fair, recruiter: rita } as const;
		const replica = new Y.Doc();
		Y.applyUpdate(replica, Y.encodeStateAsUpdate(rig.open(address)));
		const meeting = insertInScheduling(connection, { fair }, 'm', ada, rita, clock.now());
		await rig.ask(fair, ada, { kind: 'slot.claim', meeting, startsAt: slot });
		const restarted = rigOver(connection, { clock }).open(address);
		expect(restarted.clientID).toBeGreaterThan(2 ** 32);
		Y.applyUpdate(replica, Y.encodeStateAsUpdate(restarted));
		expect(viewOf(replica)).toEqual(viewOf(restarted));
		expect(calendarOf(replica).slots[slotKey(slot)]?.[2]).toBe('t');
	});

	it('[SY4] [SY14] a database that is put back to an earlier state gives out no lineage again', async () => {
		const { connection, fair, clock } = await given();
		const counter = connection.prepare(`SELECT value FROM counter WHERE name = 'lineage'`).pluck();
		const putBack = connection.prepare(`UPDATE counter SET value = ? WHERE name = 'lineage'`);
		const backup = counter.get();
		const before = rigOver(connection, { clock }).open({ kind: 'directory', fair });
		putBack.run(backup);
		clock.move(2_000);
		const restored = rigOver(connection, { clock }).open({ kind: 'directory', fair });
		expect(restored.clientID).toBeGreaterThan(before.clientID);
	});

	it('[SY12] compaction changes nothing that a reader sees, and drops what overwriting left behind', async () => {
		const { fair, rita, company, open, engine, clock } = await given();
		const directory = open({ kind: 'directory', fair });
		const replica = new Y.Doc();
		directory.on('update', (update: Uint8Array) => Y.applyUpdate(replica, update));
		Y.applyUpdate(replica, Y.encodeStateAsUpdate(directory));
		const reader = { fair, participant: rita, role: 'recruiter', company } as const;
		for (let i = 0; i < 5_000; i += 1) {
			engine.presenceChanged(fair, reader, i % 2 === 0);
			clock.move(1_000);
			if (i % 500 === 0) expect(viewOf(replica)).toEqual(viewOf(directory));
		}
		expect(viewOf(replica)).toEqual(viewOf(directory));
		expect(directory.store.clients.get(directory.clientID)?.length).toBeLessThan(5_000);
		expect(directory.getMap(PROJECTION_ROOT).has('live')).toBe(true);
	});

	it('[DO4] the directory shows which recruiters are here, and no trace of a talent who is', async () => {
		const { fair, ada, rita, company, open, engine, clock } = await given();
		const directory = open({ kind: 'directory', fair });
		const reader = { fair, participant: rita, role: 'recruiter', company } as const;
		engine.presenceChanged(fair, reader, true);
		const talent = { fair, participant: ada, role: 'talent', company: null } as const;
		engine.presenceChanged(fair, talent, true);
		clock.move(1_000);
		expect(directoryOf(directory).live).toEqual({ [rita]: [expect.any(Number), 0, 1, 0] });
	});
});
