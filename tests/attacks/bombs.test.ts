import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import * as wire from '../hocuspocus/wire.ts';
import type { Bytes } from './bytes.ts';
import { bytes, manyClients, nestedEntry, nestedTypes, uints, updateOf } from './bytes.ts';
import type { Siege } from './siege.ts';
import { besieged } from './siege.ts';

/** Opens the attacker's own outbox and sends it this; returns how the server put an end to it. */
async function intoOutbox(siege: Siege, update: Bytes): Promise<string> {
	const client = await siege.attack();
	await client.open(siege.names.outbox(siege.mallory));
	const address = wire.addressOf(siege.names.outbox(siege.mallory), '1');
	client.send(wire.update(address, update));
	const { reason } = await client.next('close', address);
	expect(client.of('status', address)).toEqual([]);
	client.socket.terminate();
	return reason;
}

const target = besieged();

describe('bombs into the own outbox', () => {
	it('[W-02] structs that are announced and do not exist', async () => {
		const siege = target();
		for (const announced of [33_000_000, 2 ** 32 - 1, 2 ** 40, 2 ** 52]) {
			expect(await intoOutbox(siege, uints(1, announced, 1, 0, 0))).toBe('invalid');
			expect(await intoOutbox(siege, uints(announced, 1, 1, 0, 0))).toBe('invalid');
			// The same behind a first client that keeps its word.
			expect(await intoOutbox(siege, uints(2, 1, 1, 0, 0, 1, announced, 2, 0))).toBe('invalid');
			// And deletions in the same manner.
			expect(await intoOutbox(siege, uints(0, announced))).toBe('invalid');
			expect(await intoOutbox(siege, uints(0, 1, 1, announced))).toBe('invalid');
		}
		await siege.unharmed();
	});

	it('[W-04] thousands of writers in one update', async () => {
		const siege = target();
		for (const count of [600, 5_000, 9_000])
			expect(await intoOutbox(siege, manyClients(count))).toBe('invalid');
		await siege.unharmed();
	});

	it('[W-05] other roots and other types', async () => {
		const siege = target();
		const roots = updateOf((document) => {
			for (let i = 0; i < 200; i++) document.getArray(`root ${i}`).push([1]);
		});
		expect(await intoOutbox(siege, roots)).toBe('invalid');
		const map = updateOf((document) => document.getMap(OUTBOX_ROOT).set('k', 1));
		expect(await intoOutbox(siege, map)).toBe('invalid');
		const text = updateOf((document) => document.getText(OUTBOX_ROOT).insert(0, 'hello'));
		expect(await intoOutbox(siege, text)).toBe('invalid');
		const documents = updateOf((document) =>
			document.getArray(OUTBOX_ROOT).push(Array.from({ length: 30 }, () => new Y.Doc())),
		);
		expect(await intoOutbox(siege, documents)).toBe('invalid');
		await siege.unharmed();
	});

	it('[W-06] values and types nested deeper than any stack', async () => {
		const siege = target();
		for (const depth of [9, 1_000, 30_000])
			expect(await intoOutbox(siege, nestedEntry(depth))).toBe('invalid');
		expect(await intoOutbox(siege, nestedTypes(2_000))).toBe('invalid');
		await siege.unharmed();
	});

	it('[W-03] gaps upon gaps, which would be merged again and again', async () => {
		const siege = target();
		const client = await siege.attack();
		const name = siege.names.outbox(siege.mallory);
		await client.open(name);
		const address = wire.addressOf(name, '1');
		const document = new Y.Doc();
		const updates: Bytes[] = [];
		document.on('update', (update: Uint8Array) => updates.push(bytes(update)));
		for (let i = 0; i < 600; i++) document.getArray(OUTBOX_ROOT).push([`${i}`.padEnd(900, 'x')]);
		// Every second one is never sent.
		client.send(
			...updates.filter((_, i) => i % 2 === 1).map((update) => wire.update(address, update)),
		);
		expect((await client.next('close', address)).reason).toBe('invalid');
		expect(client.of('status', address).length).toBeLessThan(60);
		await siege.unharmed();
	});

	it('[W-03] deletions of what does not exist', async () => {
		const siege = target();
		const client = await siege.attack();
		const name = siege.names.outbox(siege.mallory);
		await client.open(name);
		const address = wire.addressOf(name, '1');
		const ranges = Array.from({ length: 1_000 }, (_, i) => [i * 1_000, 1]).flat();
		for (let client_ = 1; client_ <= 12; client_++)
			client.send(wire.update(address, uints(0, 1, client_, 1_000, ...ranges)));
		expect((await client.next('close', address)).reason).toBe('invalid');
		await siege.unharmed();
	});
});

describe('bombs anywhere', () => {
	it('[W-07] a state vector of ten thousand entries, and one that only announces them', async () => {
		const siege = target();
		const huge = new Map(Array.from({ length: 10_000 }, (_, i) => [i + 1, 1]));
		for (const vector of [bytes(Y.encodeStateVector(huge)), uints(2 ** 40), uints(2 ** 32, 1)])
			for (const name of [siege.names.directory, siege.names.outbox(siege.mallory)]) {
				const client = await siege.attack();
				const address = wire.addressOf(name, '1');
				client.send(wire.auth(address), wire.step1(address, vector));
				expect((await client.next('close', address)).reason).toBe('invalid');
				client.socket.terminate();
			}
		await siege.unharmed();
	});

	it('[W-08] messages over the limit, in one piece and in crumbs', async () => {
		const siege = target();
		const large = await siege.attack();
		large.send(new Uint8Array(100 * 1_024 * 1_024));
		expect((await large.end()).code).toBe(1009);
		const crumbs = await siege.attack();
		for (let i = 0; i < 20_000 && !crumbs.closed; i++)
			crumbs.socket.send(Uint8Array.of(1), { fin: false, binary: true });
		expect([1008, 1006, 4429]).toContain((await crumbs.end()).code);
		await siege.unharmed();
	});

	it('[W-10] awareness: forged, a hundred thousand states, or broken', async () => {
		const siege = target();
		const client = await siege.attack();
		for (const name of [siege.names.calendar, siege.names.outbox(siege.mallory)]) {
			await client.open(name);
			const address = wire.addressOf(name, '1');
			const forged = bytes(wire.awarenessState(7, 2 ** 50, { user: siege.bystander.id }));
			const crowd = uints(5_000, ...Array.from({ length: 5_000 }, (_, i) => [i, 1, 0]).flat());
			for (const state of [forged, crowd, uints(2 ** 40)])
				client.send(wire.awareness(address, state));
			client.send(wire.step1(address));
			await client.next('step2', address, 2);
			expect(client.of('awareness', address)).toEqual([]);
		}
		await siege.unharmed();
	});

	it('[W-11] stateless messages, and JSON that is none', async () => {
		const siege = target();
		for (const text of ['{bad', '{}', 'x'.repeat(60_000), '']) {
			const client = await siege.attack();
			await client.open(siege.names.calendar);
			client.send(wire.stateless(wire.addressOf(siege.names.calendar, '1'), text));
			expect((await client.end()).code).toBe(4403);
		}
		await siege.unharmed();
	});

	it('[D-04] writing into every projection, in all three ways', async () => {
		const siege = target();
		const update = updateOf((document) => document.getMap('p').set('seq', 1e9));
		for (const name of [
			siege.names.calendar,
			siege.names.directory,
			siege.names.desk(siege.mallory),
		]) {
			const client = await siege.attack();
			await client.open(name);
			for (const [i, kind] of (['update', 'step2'] as const).entries()) {
				const address = wire.addressOf(name, `${i + 2}`);
				client.send(wire.auth(address), wire.step1(address), wire[kind](address, update));
				expect((await client.next('close', address)).reason).toBe('readonly');
			}
			// A reply, which Hocuspocus would treat like the others: dropped.
			const reply = wire.update(wire.addressOf(name, '1'), update);
			reply[reply.indexOf(0, name.length + 3)] = 4;
			client.send(reply, wire.step1(wire.addressOf(name, '1')));
			await client.next('step2', wire.addressOf(name, '1'), 2);
			client.socket.terminate();
		}
		await siege.unharmed();
	});
});
