import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { PROJECTION_ROOT } from '#schema/docs/projection.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { insertInScheduling } from '#sync/testing/fair-rows.ts';
import { calendarOf, deskOf, envelope } from '#sync/testing/engine-rig.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import type { Transport } from '#sync/transport.ts';
import * as wire from '../hocuspocus/wire.ts';
import { people, startHub, turns, until } from './rig.ts';

describe('broadcasts', () => {
	it('[SY10] of what everybody may see go before what one person is told, in whatever order they were written', async () => {
		const rig = await startHub();
		const { ada, rita } = people(rig);
		const client = await rig.join(ada);
		const names = [rig.names.desk(ada), rig.names.calendar(rita), rig.names.directory];
		for (const name of names) await client.open(name);
		const seen = client.frames.length;
		for (const name of names)
			must(rig.loaded.get(name), 'it is open').getMap(PROJECTION_ROOT).set('changed', 1);
		await client.next('update', undefined, 3);
		expect(client.frames.slice(seen).map(({ address }) => address.split('\0')[0])).toEqual([
			rig.names.calendar(rita),
			rig.names.directory,
			rig.names.desk(ada),
		]);
	});

	it('[SY10] nor does it matter which of them is said to be done first', async () => {
		const rig = await startHub();
		const { ada, rita } = people(rig);
		const client = await rig.join(ada);
		const names = [rig.names.desk(ada), rig.names.calendar(rita)];
		for (const name of names) await client.open(name);
		const seen = client.frames.length;
		for (const name of names)
			must(rig.loaded.get(name), 'it is open').getMap(PROJECTION_ROOT).set('changed', 1);
		for (const name of names) rig.hub.flush(name);
		await client.next('update', undefined, 2);
		expect(client.frames.slice(seen).map(({ address }) => address.split('\0')[0])).toEqual(
			names.toReversed(),
		);
	});

	it('[SY10] the loser of a race sees the slot taken before the refusal', async () => {
		const rig = await startHub();
		const { ada, ben, rita } = people(rig);
		const slot = must(rig.starts[0], 'a slot');
		const claims = [ada, ben].map((talent, i) =>
			insertInScheduling(rig.connection, rig, `m${i}`, talent, rita, rig.clock.now()),
		);
		const [winner, loser] = [await rig.join(ada), await rig.join(ben)];
		await winner.open(rig.names.outbox(ada));
		const calendar = new Y.Doc();
		const desk = new Y.Doc();
		Y.applyUpdate(calendar, await loser.open(rig.names.calendar(rita)));
		Y.applyUpdate(desk, await loser.open(rig.names.desk(ben)));
		await loser.open(rig.names.outbox(ben));
		const seen = loser.frames.length;
		const claim = (i: number, startsAt = slot) =>
			envelope({ kind: 'slot.claim', meeting: must(claims[i], 'a meeting'), startsAt }, NOW);
		const NOW = rig.clock.now();
		const put = (name: string, item: object) => {
			const copy = new Y.Doc();
			copy.getArray(OUTBOX_ROOT).push([item]);
			return wire.update(wire.addressOf(name, '1'), Uint8Array.from(Y.encodeStateAsUpdate(copy)));
		};
		const lost = claim(1);
		winner.send(put(rig.names.outbox(ada), { ...claim(0) }));
		loser.send(put(rig.names.outbox(ben), { ...lost }));
		let sawTaken = false;
		let told: string | undefined;
		await until(() => {
			for (const frame of loser.frames.splice(seen)) {
				if (frame.kind !== 'update') continue;
				const isCalendar = frame.address.startsWith('calendar');
				Y.applyUpdate(isCalendar ? calendar : desk, frame.bytes);
				if (told) continue;
				told = deskOf(desk).outcomes[lost.i]?.code;
				sawTaken = calendarOf(calendar).slots[slotKey(slot)]?.[2] === 't';
			}
			return told !== undefined;
		});
		expect([told, sawTaken]).toEqual(['slot_taken', true]);
	});

	it('[SY3] several changes within one turn share one frame, and readers end up with the same', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const clients = [await rig.join(ada), await rig.join(ben)];
		const copies = [];
		for (const client of clients) {
			const copy = new Y.Doc();
			Y.applyUpdate(copy, await client.open(rig.names.directory));
			copies.push(copy);
		}
		const shared = must(rig.loaded.get(rig.names.directory), 'it is open');
		for (let i = 0; i < 20; i++) shared.getMap(PROJECTION_ROOT).set(`k${i % 3}`, i);
		for (const [i, client] of clients.entries())
			Y.applyUpdate(must(copies[i], 'a copy'), (await client.next('update')).bytes);
		await turns();
		for (const client of clients) expect(client.of('update')).toHaveLength(1);
		const view = (document: Y.Doc) => document.getMap(PROJECTION_ROOT).toJSON();
		for (const copy of copies) expect(view(copy)).toEqual(view(shared));
	});

	it('[SY3] readers with different session numbers each get frames they can read', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const clients = [await rig.join(ada), await rig.join(ben)];
		await must(clients[0], 'a client').open(rig.names.directory, '1');
		await must(clients[1], 'a client').open(rig.names.directory, '77');
		must(rig.loaded.get(rig.names.directory), 'it is open').getMap(PROJECTION_ROOT).set('k', 1);
		const updates = await Promise.all(clients.map((client) => client.next('update')));
		expect(updates.map(({ address }) => address)).toEqual([
			wire.addressOf(rig.names.directory, '1'),
			wire.addressOf(rig.names.directory, '77'),
		]);
		expect(updates[0]!.bytes).toEqual(updates[1]!.bytes);
	});

	it('[SY8] a lone writer of an outbox is not sent its own words back', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		const name = rig.names.outbox(ada);
		await client.open(name);
		const copy = new Y.Doc();
		copy.getArray(OUTBOX_ROOT).push([{ i: 'a' }]);
		const address = wire.addressOf(name, '1');
		client.send(wire.update(address, Uint8Array.from(Y.encodeStateAsUpdate(copy))));
		await client.next('status', address);
		await turns();
		expect(client.of('update')).toEqual([]);
	});
});

describe('the pace of broadcasts', () => {
	/** A reader whose every message takes so many milliseconds of the hub's clock to send. */
	async function given(sendMs: number) {
		const rig = await startHub();
		const { ada, rita } = people(rig);
		const state = { updates: 0, buffered: 0 };
		const transport: Transport = {
			readyState: 1,
			get bufferedAmount() {
				return state.buffered;
			},
			send(message) {
				if (wire.read(message).kind !== 'update') return;
				state.updates++;
				rig.clock.move(sendMs);
			},
			close: () => {},
			terminate: () => {},
		};
		const signedIn = must(await rig.sessions.authenticate(rig.signIn(ada)), 'a session');
		const line = rig.hub.connect(transport, signedIn);
		const calendar = rig.names.calendar(rita);
		for (const name of [rig.names.directory, calendar]) {
			line.receive(wire.auth(name));
			line.receive(wire.step1(name));
		}
		await until(() => rig.counts.get('first_answer') === 2);
		let changes = 0;
		const change = (name = rig.names.directory) =>
			must(rig.loaded.get(name), 'it is open').getMap(PROJECTION_ROOT).set('filler', ++changes);
		return { rig, state, change, calendar };
	}

	it('[GA7] when nothing else happens a change goes out at once', async () => {
		const { state, change } = await given(0);
		for (let i = 1; i <= 5; i++) {
			change();
			await turns(2);
			expect(state.updates).toBe(i);
		}
	});

	it('[GA7] after a round that took long there is a rest as long, and what came in it goes out together', async () => {
		const { rig, state, change } = await given(20);
		change();
		await turns(2);
		expect(state.updates).toBe(1);
		for (let i = 0; i < 10; i++) {
			change();
			await turns(2);
		}
		rig.clock.move(19);
		expect(state.updates).toBe(1);
		rig.clock.move(1);
		expect(state.updates).toBe(2);
		rig.clock.move(20);
		change();
		await turns(2);
		expect(state.updates).toBe(3);
	});

	it('[GA7] while one document rests another goes out at once, unless they change together', async () => {
		const { rig, state, change, calendar } = await given(20);
		change();
		await turns(2);
		change(calendar);
		await turns(2);
		expect(state.updates).toBe(2);
		rig.clock.move(20);
		change();
		await turns(2);
		expect(state.updates).toBe(3);
		rig.clock.move(1);
		change(calendar);
		change();
		await turns(2);
		expect(state.updates).toBe(3);
		rig.clock.move(19);
		expect(state.updates).toBe(5);
	});

	it('[GA7] a writer that is done has it sent at once, but not into the rest', async () => {
		const { rig, state, change } = await given(20);
		change();
		rig.hub.flush(rig.names.directory);
		expect(state.updates).toBe(1);
		change();
		rig.hub.flush(rig.names.directory);
		expect(state.updates).toBe(1);
		rig.clock.move(20);
		expect(state.updates).toBe(2);
		rig.hub.flush(rig.names.directory);
		expect(state.updates).toBe(2);
	});

	it('[GA7] however long a round took, nobody waits longer than the window', async () => {
		const { rig, state, change } = await given(5_000);
		change();
		await turns(2);
		change();
		rig.clock.move(49);
		expect(state.updates).toBe(1);
		rig.clock.move(1);
		expect(state.updates).toBe(2);
	});

	it('[GA7] readers who are still busy with the last frame are given a moment', async () => {
		const { rig, state, change } = await given(0);
		state.buffered = 1_000;
		change();
		await turns(2);
		change();
		await turns(2);
		expect(state.updates).toBe(1);
		rig.clock.move(25);
		expect(state.updates).toBe(2);
	});
});
