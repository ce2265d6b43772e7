/** Everybody who reads a document has one place at it together. */
import type { Document } from '@hocuspocus/server';
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { PROJECTION_ROOT } from '#schema/docs/projection.ts';
import * as wire from '../hocuspocus/wire.ts';
import { people, startHub, turns, until } from './rig.ts';

async function given() {
	const rig = await startHub();
	const { ada, ben, rita } = people(rig);
	const name = rig.names.calendar(rita);
	const document = () => must(rig.loaded.get(name), 'it is loaded') as Document;
	return { rig, ada, ben, name, document };
}

describe('readers of one document', () => {
	it('[SY1] are one to what holds it, get what changes, and let go of it when the last one leaves', async () => {
		const { rig, ada, ben, name, document } = await given();
		const clients = await Promise.all([ada, ada, ben, ben].map((who) => rig.join(who)));
		await Promise.all(clients.map((client) => client.open(name)));
		expect(document().connections.size).toBe(0);
		expect(document().getConnectionsCount()).toBe(1);

		const [last, ...others] = clients;
		for (const { socket } of others) socket.terminate();
		await until(() => rig.hub.stats().sockets === 1);
		expect(document().getConnectionsCount()).toBe(1);
		document().getMap(PROJECTION_ROOT).set('slots', 'changed');
		await last!.next('update', wire.addressOf(name, '1'));

		last!.send(wire.close(wire.addressOf(name, '1')));
		await until(() => rig.hub.stats().openings === 0);
		expect(document().getConnectionsCount()).toBe(0);
		await rig.clock.pass(62_000);
		await until(() => rig.hub.stats().documents === 0);
	});

	it('[GA8] who leaves while it is being loaded leaves nothing behind, and who stays gets it', async () => {
		const { rig, ada, ben, name, document } = await given();
		const [hasty, patient] = [await rig.join(ada), await rig.join(ben)];
		for (let session = 1; session <= 3; session++) {
			const address = wire.addressOf(name, `${session}`);
			hasty.send(wire.auth(address), wire.close(address));
		}
		await patient.open(name);
		await turns();
		expect(rig.hub.stats().openings).toBe(1);
		expect(document().getConnectionsCount()).toBe(1);
		patient.socket.terminate();
		await until(() => rig.hub.stats().openings === 0);
		expect(document().getConnectionsCount()).toBe(0);
	});

	it('[DO1] each hears on its own what it may do, before it gets the state', async () => {
		const { rig, ada, name } = await given();
		const client = await rig.join(ada);
		await client.open(name);
		await client.open(rig.names.outbox(ada));
		const kinds = (address: string) =>
			client.frames.filter((frame) => frame.address === address).map(({ kind }) => kind);
		expect(kinds(wire.addressOf(name, '1'))).toEqual(['authenticated', 'step2', 'status']);
		expect(kinds(wire.addressOf(rig.names.outbox(ada), '1')).slice(0, 2)).toEqual([
			'authenticated',
			'step2',
		]);
	});
});
