import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { PROJECTION_ROOT } from '#schema/docs/projection.ts';
import * as wire from '../hocuspocus/wire.ts';
import { openProvider, openSocket, settled } from './provider.ts';
import type { HubRig } from './rig.ts';
import { people, startHub, until } from './rig.ts';

/** Makes the server forget a projection, as a restart does; the next reader begins a new lineage. */
async function forgotten(rig: HubRig, name: string): Promise<void> {
	await until(() => rig.hub.stats().sockets === 0);
	// Everybody who left is past the grace period now.
	await until(() => {
		rig.clock.move(1_000);
		return !rig.loaded.has(name);
	});
}

const stateVector = (document: Y.Doc) => Uint8Array.from(Y.encodeStateVector(document));

describe('lineages', () => {
	it('[SY4] the client id of a newer load is above every older one and above what browsers draw', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const writers: number[] = [];
		for (let life = 0; life < 3; life++) {
			const client = await rig.join(ada);
			await client.open(rig.names.directory);
			writers.push(must(rig.loaded.get(rig.names.directory), 'it is open').clientID);
			client.socket.close();
			await forgotten(rig, rig.names.directory);
		}
		expect(Math.min(...writers)).toBeGreaterThan(2 ** 32);
		expect(writers).toEqual(writers.toSorted((a, b) => a - b));
	});

	it('[SY4] a replica that merges what several lives of the server sent shows the newest', async () => {
		const rig = await startHub();
		const { ada, rita } = people(rig);
		const naive = new Y.Doc();
		for (let life = 0; life < 4; life++) {
			const client = await rig.join(ada);
			Y.applyUpdate(naive, await client.open(rig.names.calendar(rita)));
			const server = must(rig.loaded.get(rig.names.calendar(rita)), 'it is open');
			expect(naive.getMap(PROJECTION_ROOT).toJSON()).toEqual(
				server.getMap(PROJECTION_ROOT).toJSON(),
			);
			client.socket.close();
			await forgotten(rig, rig.names.calendar(rita));
			// The next life has one slot less.
			rig.connection.prepare('DELETE FROM slot WHERE starts_at = ?').run(rig.starts[life]);
		}
		expect(Object.keys(must(naive.getMap(PROJECTION_ROOT).toJSON().slots, 'slots'))).toHaveLength(
			1,
		);
	});

	it('[SY5] a replica from an earlier life of the server is told to start again, and nothing else', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const old = new Y.Doc();
		const before = await rig.join(ada);
		Y.applyUpdate(old, await before.open(rig.names.directory));
		before.socket.close();
		await forgotten(rig, rig.names.directory);
		const client = await rig.join(ada);
		const address = wire.addressOf(rig.names.directory, '1');
		client.send(wire.auth(address), wire.step1(address, stateVector(old)));
		expect((await client.next('close', address)).reason).toBe('reset');
		expect(client.of('step2')).toEqual([]);
		expect(rig.counts.get('lineage_reset')).toBe(1);
		// Its next opening on the same socket begins from nothing.
		expect((await client.open(rig.names.directory, '2')).length).toBeGreaterThan(100);
	});

	it('[SY5] a replica to which something was added locally is told so, too', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		const copy = new Y.Doc();
		Y.applyUpdate(copy, await client.open(rig.names.directory));
		client.send(wire.close(wire.addressOf(rig.names.directory, '1')));
		copy.getMap(PROJECTION_ROOT).set('mine', true);
		const address = wire.addressOf(rig.names.directory, '2');
		client.send(wire.auth(address), wire.step1(address, stateVector(copy)));
		expect((await client.next('close', address)).reason).toBe('reset');
	});

	it('[SY5] a replica that is merely behind gets what it lacks', async () => {
		const rig = await startHub();
		const { ada, rita } = people(rig);
		const client = await rig.join(ada);
		const copy = new Y.Doc();
		Y.applyUpdate(copy, await client.open(rig.names.directory));
		client.socket.close();
		await until(() => rig.hub.stats().sockets === 0);
		const { fair, company } = rig;
		const reader = { fair, participant: rita, role: 'recruiter', company } as const;
		rig.engine.presenceChanged(rig.fair, reader, true);
		const again = await rig.join(ada);
		const rest = await again.open(rig.names.directory, '1', stateVector(copy));
		Y.applyUpdate(copy, rest);
		expect(rest.length).toBeLessThan(200);
		const server = must(rig.loaded.get(rig.names.directory), 'it is open');
		expect(copy.getMap(PROJECTION_ROOT).toJSON()).toEqual(server.getMap(PROJECTION_ROOT).toJSON());
		expect(rig.counts.get('lineage_reset')).toBeUndefined();
	});

	it('[SY5] the real provider hears the reset, starts again on the same socket, and is right', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const before = await rig.join(ada);
		const old = new Y.Doc();
		Y.applyUpdate(old, await before.open(rig.names.directory));
		before.socket.close();
		await forgotten(rig, rig.names.directory);
		const socket = openSocket(rig, rig.signIn(ada));
		const reasons: string[] = [];
		const stale = openProvider(socket, rig.names.directory, {
			document: old,
			onClose: ({ event }) => void reasons.push(event.reason),
		});
		await until(() => reasons.length > 0);
		expect(reasons).toEqual(['reset']);
		socket.configuration.providerMap.delete(stale.effectiveName);
		stale.destroy();
		const fresh = openProvider(socket, rig.names.directory, { session: '2' });
		await settled(fresh);
		const server = must(rig.loaded.get(rig.names.directory), 'it is open');
		expect(fresh.document.getMap(PROJECTION_ROOT).toJSON()).toEqual(
			server.getMap(PROJECTION_ROOT).toJSON(),
		);
	});
});
