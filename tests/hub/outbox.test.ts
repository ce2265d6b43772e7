import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { LIMITS } from '#schema/limits.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { OUTBOX_LIMITS } from '#sync/hub-limits.ts';
import * as wire from '../hocuspocus/wire.ts';
import type { RawClient } from './raw-client.ts';
import type { HubRigOptions } from './rig.ts';
import { people, startHub, turns, until } from './rig.ts';

/** Ada with her outbox open, and a copy of it that she may change at will. */
async function given(options: HubRigOptions = {}) {
	const rig = await startHub(options);
	const { ada, ben } = people(rig);
	const name = rig.names.outbox(ada);
	const client = await rig.join(ada);
	await client.open(name);
	const address = wire.addressOf(name, '1');
	const copy = new Y.Doc();
	const send = (...updates: readonly Uint8Array[]) =>
		client.send(...updates.map((update) => wire.update(address, Uint8Array.from(update))));
	return {
		...rig,
		rig,
		ada,
		ben,
		name,
		address,
		client,
		copy,
		queue: copy.getArray(OUTBOX_ROOT),
		send,
		server: () => must(rig.loaded.get(name), 'it is open'),
	};
}

/** What one change to a document looks like on the wire. */
function changing(document: Y.Doc, change: () => void): Uint8Array {
	const updates: Uint8Array[] = [];
	const collect = (update: Uint8Array) => updates.push(update);
	document.on('update', collect);
	change();
	document.off('update', collect);
	return Y.mergeUpdates(updates);
}

const refused = async (client: RawClient, address: string) =>
	(await client.next('close', address)).reason;

describe('writing into the own outbox', () => {
	it('[GA4] is acknowledged once it is in the document', async () => {
		const { client, address, copy, queue, send, server } = await given();
		send(changing(copy, () => queue.push([{ i: 'a' }])));
		expect((await client.next('status', address)).applied).toBe(true);
		expect(server().getArray(OUTBOX_ROOT).toArray()).toEqual([{ i: 'a' }]);
	});

	it('[SY21] the receipt goes with the next message, or after a while by itself', async () => {
		const { rig, clock, client, address, copy, queue, send, server } = await given({
			hub: { limits: { unhurriedMs: 750 } },
		});
		const put = async (i: string) => {
			const before = queue.length;
			send(changing(copy, () => queue.push([{ i }])));
			await until(() => server().getArray(OUTBOX_ROOT).length > before);
			await turns();
		};
		await put('a');
		expect(client.of('status', address)).toEqual([]);
		await client.open(rig.names.directory);
		expect(client.of('status', address)).toHaveLength(1);
		await put('b');
		expect(client.of('status', address)).toHaveLength(1);
		clock.move(750);
		await client.next('status', address, 2);
	});

	it('[GA4] what came before the document was open is not lost and not out of order', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		const address = wire.addressOf(rig.names.outbox(ada), '1');
		const copy = new Y.Doc();
		const queue = copy.getArray(OUTBOX_ROOT);
		const updates = ['a', 'b', 'c'].map((i) => changing(copy, () => queue.push([{ i }])));
		client.send(
			wire.auth(address),
			...updates.map((update) => wire.update(address, Uint8Array.from(update))),
		);
		await client.next('status', address, 3);
		expect(must(rig.loaded.get(rig.names.outbox(ada)), 'it is open').toJSON()).toEqual(
			copy.toJSON(),
		);
	});

	it('[GA4] an update that overtook another waits for it', async () => {
		const { client, address, copy, queue, send, server } = await given();
		const first = changing(copy, () => queue.push([{ i: 'a' }]));
		const second = changing(copy, () => queue.push([{ i: 'b' }]));
		send(second, first);
		await client.next('status', address, 2);
		expect(server().getArray(OUTBOX_ROOT).toArray()).toEqual([{ i: 'a' }, { i: 'b' }]);
	});

	it('[GA4] a full outbox is accepted, and one entry more closes it for its sender', async () => {
		const { client, address, copy, queue, send, rig, name } = await given();
		for (let i = 0; i < OUTBOX_LIMITS.items; i++)
			send(changing(copy, () => queue.push([{ i: `${i}` }])));
		await client.next('status', address, OUTBOX_LIMITS.items);
		send(changing(copy, () => queue.push([{ i: 'more' }])));
		expect(await refused(client, address)).toBe('invalid');
		await until(() => !rig.loaded.has(name));
		expect(client.of('status', address)).toHaveLength(OUTBOX_LIMITS.items);
	});

	it('[GA4] so do more bytes than an outbox holds, and not before', async () => {
		const { client, address, copy, queue, send } = await given();
		const text = 'x'.repeat(OUTBOX_LIMITS.bytes / 4 - 100);
		for (let i = 0; i < 4; i++) send(changing(copy, () => queue.push([{ i: `${i}`, p: text }])));
		await client.next('status', address, 4);
		send(changing(copy, () => queue.push([{ i: 'more', p: text }])));
		expect(await refused(client, address)).toBe('invalid');
	});

	it('[GA4] two devices that each filled it to the limit while offline are both accepted', async () => {
		const { client, address, send, server } = await given();
		for (const device of ['phone', 'laptop']) {
			const copy = new Y.Doc();
			for (let i = 0; i < LIMITS.outboxIntents; i++)
				copy.getArray(OUTBOX_ROOT).push([{ i: `${device} ${i}` }]);
			send(Y.encodeStateAsUpdate(copy));
		}
		await client.next('status', address, 2);
		expect(server().getArray(OUTBOX_ROOT).length).toBe(2 * LIMITS.outboxIntents);
	});

	it('[GA4] what was taken out again does not count', async () => {
		const { client, address, copy, queue, send } = await given();
		const text = 'x'.repeat(OUTBOX_LIMITS.bytes / 4);
		for (let i = 0; i < 40; i++)
			send(
				changing(copy, () => {
					queue.push([{ i: `${i}`, p: text }]);
					if (i > 0) queue.delete(0, 1);
				}),
			);
		await client.next('status', address, 40);
		expect(client.of('close')).toEqual([]);
	});

	it('[GA4] an update that nobody can decode is refused, not acknowledged', async () => {
		const { client, address, send, rig } = await given();
		send(Uint8Array.of(1, 2, 3));
		expect(await refused(client, address)).toBe('invalid');
		expect(client.of('status')).toEqual([]);
		expect(rig.counts.get('invalid_outbox malformed')).toBe(1);
		expect(rig.log.filter(({ message }) => message === 'abuse')).toHaveLength(1);
	});

	it('[GA4] what is not of the one array is refused and leaves no trace in the document', async () => {
		const { client, address, copy, send, rig, name } = await given();
		const held = must(rig.loaded.get(name), 'it is open');
		send(changing(copy, () => copy.getMap('elsewhere').set('k', 1)));
		expect(await refused(client, address)).toBe('invalid');
		expect([...held.share.keys()]).toEqual([OUTBOX_ROOT]);
	});

	it('[GA4] others who have the same outbox open go on when one sends nonsense', async () => {
		const { client, address, rig, name, ada, send } = await given();
		const other = await rig.join(ada);
		await other.open(name);
		send(Uint8Array.of(1, 2, 3));
		await refused(client, address);
		const copy = new Y.Doc();
		const update = changing(copy, () => copy.getArray(OUTBOX_ROOT).push([{ i: 'a' }]));
		other.send(wire.update(wire.addressOf(name, '1'), Uint8Array.from(update)));
		expect((await other.next('status')).applied).toBe(true);
		expect(other.of('close')).toEqual([]);
	});

	it('[W-03] more bytes waiting for something missing than allowed close it at once', async () => {
		const { client, address, copy, queue, send, rig, name } = await given();
		changing(copy, () => queue.push([{ i: 'never sent' }]));
		const text = 'x'.repeat(8_000);
		for (let sent = 0; sent <= OUTBOX_LIMITS.pendingBytes; sent += text.length)
			send(changing(copy, () => queue.push([{ i: 'gap', p: text }])));
		expect(await refused(client, address)).toBe('invalid');
		await until(() => !rig.loaded.has(name));
	});

	it('[W-03] half as many close it when what is missing does not come', async () => {
		const { client, address, copy, queue, send, rig, name } = await given();
		changing(copy, () => queue.push([{ i: 'never sent' }]));
		const text = 'x'.repeat(9_000);
		for (let i = 0; i < 2; i++) send(changing(copy, () => queue.push([{ i: 'gap', p: text }])));
		await client.next('status', address, 2);
		await rig.clock.pass(10_000);
		expect(client.of('close')).toEqual([]);
		await rig.clock.pass(2_000);
		expect(await refused(client, address)).toBe('limit');
		await until(() => !rig.loaded.has(name));
	});

	it('[W-03] an honest gap is filled in time, and everything is there', async () => {
		const { client, address, copy, queue, send, rig, server } = await given();
		const first = changing(copy, () => queue.push([{ i: 'first' }]));
		const text = 'x'.repeat(9_000);
		for (let i = 0; i < 2; i++) send(changing(copy, () => queue.push([{ i: 'gap', p: text }])));
		await client.next('status', address, 2);
		await rig.clock.pass(8_000);
		send(first);
		await client.next('status', address, 3);
		await rig.clock.pass(20_000);
		expect(client.of('close')).toEqual([]);
		expect(server().getArray(OUTBOX_ROOT).length).toBe(3);
	});

	it('[GA6] awareness is dropped: nothing is sent to anyone, nothing is kept', async () => {
		const { client, address, rig, name, ada, send, copy, queue } = await given();
		const other = await rig.join(ada);
		await other.open(name);
		const state = wire.awarenessState(7, 1, { user: 'somebody else' });
		client.send(wire.awareness(address, Uint8Array.from(state)));
		send(changing(copy, () => queue.push([{ i: 'a' }])));
		await other.next('update');
		await turns();
		expect(other.of('awareness')).toEqual([]);
		expect(client.of('awareness')).toEqual([]);
		expect(client.closed).toBeUndefined();
		expect(rig.counts.get('frame_dropped 1')).toBe(1);
	});
});
