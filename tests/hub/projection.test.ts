import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { PROJECTION_ROOT } from '#schema/docs/projection.ts';
import * as wire from '../hocuspocus/wire.ts';
import { people, startHub, turns, until } from './rig.ts';

/** Ada and Ben with the same calendar open. */
async function given() {
	const rig = await startHub();
	const { ada, ben, rita } = people(rig);
	const name = rig.names.calendar(rita);
	const [writer, reader] = [await rig.join(ada), await rig.join(ben)];
	const copy = new Y.Doc();
	Y.applyUpdate(copy, await writer.open(name));
	await reader.open(name);
	const server = must(rig.loaded.get(name), 'it is open');
	const bytes = () => Buffer.from(Y.encodeStateAsUpdate(server)).toString('base64');
	return { rig, name, address: wire.addressOf(name, '1'), writer, reader, copy, bytes };
}

function written(copy: Y.Doc): Uint8Array<ArrayBuffer> {
	const before = Y.encodeStateVector(copy);
	copy.getMap(PROJECTION_ROOT).set('slots', 'mine');
	return Uint8Array.from(Y.encodeStateAsUpdate(copy, before));
}

describe('writing where one may only read', () => {
	it.each(['update', 'step2'] as const)(
		'[GA5] %s closes the document for its sender, changes nothing and reaches nobody',
		async (kind) => {
			const { address, writer, reader, copy, bytes, rig } = await given();
			const before = bytes();
			const seen = reader.frames.length;
			writer.send(wire[kind](address, written(copy)));
			expect((await writer.next('close', address)).reason).toBe('readonly');
			expect(writer.of('status', address).at(-1)).toMatchObject({ applied: false });
			await turns();
			expect(bytes()).toBe(before);
			expect(reader.frames).toHaveLength(seen);
			expect(reader.closed).toBeUndefined();
			expect(writer.closed).toBeUndefined();
			expect(rig.counts.get('readonly_write')).toBe(1);
		},
	);

	it('[GA5] a deletion counts as writing, though it changes no clock', async () => {
		const { address, writer, copy, bytes } = await given();
		const before = bytes();
		const updates: Uint8Array[] = [];
		copy.on('update', (update: Uint8Array) => updates.push(update));
		copy.getMap(PROJECTION_ROOT).delete('slots');
		writer.send(wire.update(address, Uint8Array.from(must(updates[0], 'an update'))));
		expect((await writer.next('close', address)).reason).toBe('readonly');
		expect(bytes()).toBe(before);
	});

	it('[GA5] an answer that says nothing is acknowledged', async () => {
		const { address, writer } = await given();
		writer.send(wire.step2(address, Uint8Array.of(0, 0)));
		expect((await writer.next('status', address, 2)).applied).toBe(true);
		expect(writer.of('close')).toEqual([]);
	});

	it('[GA5] whoever keeps trying loses the socket', async () => {
		const { name, writer, copy, rig } = await given();
		const update = written(copy);
		writer.send(wire.update(wire.addressOf(name, '1'), update));
		for (let session = 2; session < 20 && !writer.closed; session++) {
			const address = wire.addressOf(name, `${session}`);
			writer.send(wire.auth(address), wire.step1(address), wire.update(address, update));
			await until(() => writer.of('close', address).length > 0 || writer.closed !== undefined);
		}
		expect(await writer.end()).toMatchObject({ code: 4403 });
		expect(rig.counts.get('readonly_write')).toBeLessThan(14);
	});

	it('[GA6] awareness reaches nobody', async () => {
		const { address, writer, reader, rig } = await given();
		const state = wire.awarenessState(7, 1, { user: 'somebody else' });
		writer.send(wire.awareness(address, Uint8Array.from(state)), wire.step1(address));
		await writer.next('step2', address, 2);
		await turns();
		expect(reader.of('awareness')).toEqual([]);
		expect(rig.counts.get('frame_dropped 1')).toBe(1);
	});
});
