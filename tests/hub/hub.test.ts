import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { docName } from '#schema/docs/names.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { deskOf, directoryOf, envelope } from '#sync/testing/engine-rig.ts';
import * as wire from '../hocuspocus/wire.ts';
import { openProvider, openSocket, settled } from './provider.ts';
import { people, startHub, turns, until } from './rig.ts';

describe('a reader', () => {
	it('[SY3] gets the state of a projection at once and then its changes, and is asked nothing', async () => {
		const rig = await startHub();
		const { ada, rita } = people(rig);
		const client = await rig.join(ada);
		const directory = docName({ kind: 'directory', fair: rig.fair });
		const address = wire.addressOf(directory, '1');
		const document = new Y.Doc();
		Y.applyUpdate(document, await client.open(directory));
		expect(directoryOf(document).live[rita]).toEqual([4, 0, 0, 0]);
		expect((await client.next('status', address)).applied).toBe(true);
		await rig.join(rita).then((other) => other.open(rig.names.desk(rita)));
		Y.applyUpdate(document, (await client.next('update', address)).bytes);
		expect(directoryOf(document).live[rita]).toEqual([4, 0, 1, 0]);
		expect(client.frames.map(({ kind }) => kind)).toEqual([
			'authenticated',
			'step2',
			'status',
			'update',
		]);
	});

	it('[SY3] who comes between a change and its broadcast has it, too', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const directory = rig.names.directory;
		const first = await rig.join(ada);
		await first.open(directory);
		const shared = must(rig.loaded.get(directory), 'it is open');
		const second = await rig.join(ben);
		second.send(wire.auth(directory), wire.step1(directory));
		await until(() => rig.hub.stats().openings === 2);
		shared.transact(() => (shared.getMap('p').get('live') as Y.Map<unknown>).set('x', 1));
		const copy = new Y.Doc();
		const apply = () => {
			for (const kind of ['step2', 'update'] as const)
				for (const { bytes } of second.of(kind)) Y.applyUpdate(copy, bytes);
			return copy.getMap('p').toJSON() as { live?: { x?: number } };
		};
		await until(() => apply().live?.x === 1);
		expect(copy.toJSON()).toEqual(shared.toJSON());
	});

	it('[SY3] the first answer for a state is made once, whoever asks', async () => {
		const rig = await startHub({ talents: 6 });
		for (const talent of rig.talents) await (await rig.join(talent)).open(rig.names.directory);
		expect(rig.counts.get('first_answer built')).toBe(1);
		expect(rig.counts.get('first_answer cached')).toBe(5);
		const shared = must(rig.loaded.get(rig.names.directory), 'it is open');
		shared.getMap('p').set('later', 1);
		const copy = new Y.Doc();
		const client = await rig.join(must(rig.talents[0], 'a talent'));
		Y.applyUpdate(copy, await client.open(rig.names.directory));
		expect(copy.getMap('p').get('later')).toBe(1);
		expect(rig.counts.get('first_answer built')).toBe(2);
	});
});

describe('a browser with the real provider', () => {
	it('[SY2] puts an intent into its outbox and sees the outcome on its desk', async () => {
		const rig = await startHub();
		const { ada, rita } = people(rig);
		const socket = openSocket(rig, rig.signIn(ada));
		const desk = openProvider(socket, rig.names.desk(ada));
		const outbox = openProvider(socket, rig.names.outbox(ada));
		await Promise.all([settled(desk), settled(outbox)]);
		const text = { message: 'Hello', question: '', answer: '' };
		const asked = envelope({ kind: 'request.send', to: rita, ...text }, rig.clock.now());
		outbox.document.getArray(OUTBOX_ROOT).push([{ ...asked }]);
		await until(() => deskOf(desk.document).outcomes[asked.i]?.code === 'ok');
		expect(Object.values(deskOf(desk.document).meetings)).toMatchObject([{ message: 'Hello' }]);
		await until(() => !outbox.hasUnsyncedChanges);
	});

	it('[SY2] what was written while the server knew nothing arrives in order when it is back', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const socket = openSocket(rig, rig.signIn(ada));
		const document = new Y.Doc();
		const ids = ['one', 'two', 'three'];
		for (const id of ids) document.getArray(OUTBOX_ROOT).push([{ i: id }]);
		const outbox = openProvider(socket, rig.names.outbox(ada), { document });
		await settled(outbox);
		const server = must(rig.loaded.get(rig.names.outbox(ada)), 'it is open');
		expect(server.getArray(OUTBOX_ROOT).toArray()).toEqual(ids.map((i) => ({ i })));
	});

	it('[SY8] what one tab appends and another removes is the same in both, and nowhere stored', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const cookie = rig.signIn(ada);
		const [one, two] = [0, 1].map(() =>
			openProvider(openSocket(rig, cookie), rig.names.outbox(ada)),
		);
		await Promise.all([settled(one!), settled(two!)]);
		one!.document.getArray(OUTBOX_ROOT).push([{ i: 'a' }, { i: 'b' }]);
		await until(() => two!.document.getArray(OUTBOX_ROOT).length === 2);
		two!.document.getArray(OUTBOX_ROOT).delete(0, 1);
		await until(() => one!.document.getArray(OUTBOX_ROOT).length === 1);
		await Promise.all([settled(one!), settled(two!)]);
		one!.configuration.websocketProvider.destroy();
		two!.configuration.websocketProvider.destroy();
		await until(() => !rig.loaded.has(rig.names.outbox(ada)));
		const again = openProvider(openSocket(rig, cookie), rig.names.outbox(ada));
		await settled(again);
		expect(again.document.getArray(OUTBOX_ROOT).length).toBe(0);
	});

	it('[SY2] stays connected while nothing happens, by the heartbeat alone', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		await client.open(rig.names.desk(ada));
		for (let minute = 0; minute < 3; minute++) {
			const { pings } = client;
			rig.clock.move(20_000);
			await until(() => client.pings > pings);
			await turns();
		}
		expect(client.closed).toBeUndefined();
	});

	it('[SY2] the heartbeat goes on when somebody sets the clock back', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		await client.open(rig.names.desk(ada));
		rig.clock.set(-3_600_000);
		const { pings } = client;
		await rig.clock.pass(20_000);
		await until(() => client.pings > pings);
		expect(client.closed).toBeUndefined();
	});

	it.each([
		['back', -3_600_000],
		['forward', 3_600_000],
	])(
		'[GA8] one that went away without a word is cut off no later and no sooner when somebody sets the clock %s',
		async (_way, byMs) => {
			const rig = await startHub();
			const { ada } = people(rig);
			const client = await rig.join(ada);
			await client.open(rig.names.desk(ada));
			client.ignorePings();
			rig.clock.set(byMs);
			await rig.clock.pass(44_000);
			expect(client.closed).toBeUndefined();
			await rig.clock.pass(1_000);
			await client.end();
		},
	);

	it('[GA8] one that went away without a word is cut off after its heartbeat stops', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		await client.open(rig.names.desk(ada));
		client.ignorePings();
		await rig.clock.pass(44_000);
		expect(client.closed).toBeUndefined();
		await rig.clock.pass(1_000);
		await client.end();
		expect(rig.hub.stats().sockets).toBe(0);
	});
});

describe('documents in memory', () => {
	it('[SY4] a projection outlives its last reader for a minute, so that a short break costs no new lineage', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const { directory } = rig.names;
		const first = await rig.join(ada);
		const before = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(await first.open(directory)));
		first.socket.close();
		await until(() => rig.hub.stats().sockets === 0);
		await rig.clock.pass(59_000);
		const second = await rig.join(ada);
		const seen = Uint8Array.from(Y.encodeStateVector(before));
		const after = await second.open(directory, '1', seen);
		expect(after.length).toBeLessThan(20);
		second.socket.close();
		await until(() => rig.hub.stats().sockets === 0);
		await rig.clock.pass(61_000);
		await until(() => rig.hub.stats().documents === 0);
		expect(rig.loaded.has(directory)).toBe(false);
	});

	it('[SY8] an outbox goes with its last socket', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		await client.open(rig.names.outbox(ada));
		expect(rig.hub.stats().documents).toBe(1);
		client.socket.terminate();
		await until(() => rig.hub.stats().documents === 0);
	});

	it('[GA8] one that cannot be filled is shown to nobody, left nowhere, and tried again', async () => {
		let broken = true;
		const rig = await startHub({
			documents: (engine) => ({
				admit: (name, account) => engine.admit(name, account),
				loadProjection(name, address, document) {
					document.getMap('p').set('half', true);
					if (broken) throw new Error('disk full');
					engine.loadProjection(name, address, document);
				},
				loadOutbox: (address, document) => engine.loadOutbox(address, document),
				unload: (name) => engine.unload(name),
				presenceChanged: () => {},
				lookChanged: () => {},
				notes: engine.notes,
			}),
		});
		const { ada } = people(rig);
		const client = await rig.join(ada);
		const address = wire.addressOf(rig.names.directory, '1');
		client.send(wire.auth(address), wire.step1(address));
		expect((await client.next('close', address)).reason).toBe('unavailable');
		expect(client.of('step2')).toEqual([]);
		await until(() => rig.hub.stats().documents === 0);
		expect(rig.log.filter(({ message }) => message === 'hook failed')).toHaveLength(1);
		broken = false;
		const state = await client.open(rig.names.directory, '2');
		expect(state.length).toBeGreaterThan(100);
	});
});

describe('the end', () => {
	it('[GA8] a server that stops refuses, says so to everyone, and leaves nothing behind', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const clients = [await rig.join(ada), await rig.join(ben)];
		for (const client of clients) await client.open(rig.names.directory);
		await rig.hub.stop();
		for (const client of clients)
			expect(await client.end()).toEqual({ code: 1012, reason: 'restarting' });
		expect(rig.hub.stats()).toEqual({
			sockets: 0,
			upgrading: 0,
			documents: 0,
			openings: 0,
			online: 0,
		});
		expect(rig.loaded.size).toBe(0);
		await expect(rig.join(ada)).rejects.toThrow('HTTP 503');
	});
});
