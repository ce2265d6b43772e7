import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { PROJECTION_ROOT } from '#schema/docs/projection.ts';
import { HUB_LIMITS } from '#sync/hub-limits.ts';
import type { ParticipantId } from '#schema/ids.ts';
import type { Transport } from '#sync/transport.ts';
import * as wire from '../hocuspocus/wire.ts';
import type { HubRig } from './rig.ts';
import { people, startHub, turns, until } from './rig.ts';

/** A frame that costs nothing but its place in the budget. */
const trifle = wire.close('nothing');

/** A connection that a test feeds by hand, and how the server ended it. */
async function byHand(
	rig: HubRig,
	person: ParticipantId,
	reading: Pick<Transport, 'pause' | 'resume'> = {},
) {
	const signedIn = must(await rig.sessions.authenticate(rig.signIn(person)), 'a session');
	const ends: number[] = [];
	const transport: Transport = {
		readyState: 1,
		bufferedAmount: 0,
		send: () => {},
		close: (code) => void ends.push(code),
		terminate: () => {},
		...reading,
	};
	return { line: rig.hub.connect(transport, signedIn), ends };
}

/** Sends so many whenever it is read, but no more often than that, and says for how long. */
async function slowly(flood: { perRead: number; everyMs: number; forSeconds: number }) {
	const rig = await startHub();
	const { ada } = people(rig);
	let isRead = true;
	const { line, ends } = await byHand(rig, ada, {
		pause: () => void (isRead = false),
		resume: () => void (isRead = true),
	});
	line.receive(wire.auth(wire.addressOf(rig.names.directory, '1')));
	let ms = 0;
	for (; ms < flood.forSeconds * 1_000 && ends.length === 0; ms += 100) {
		if (isRead && ms % flood.everyMs === 0)
			for (let i = 0; i < flood.perRead; i++) line.receive(trifle);
		await rig.clock.pass(100);
		// The answer to a ping, which every page gives.
		if (isRead) line.heard(0);
	}
	return { seconds: ms / 1_000, ends };
}

describe('what a socket may send', () => {
	it('[GA3] a burst goes through, what follows is slowed, and nothing is lost or out of order', async () => {
		const limits = { messages: { burst: 20, perSecond: 10 } };
		const rig = await startHub({ hub: { limits } });
		const { ada } = people(rig);
		const name = rig.names.outbox(ada);
		const client = await rig.join(ada);
		await client.open(name);
		const address = wire.addressOf(name, '1');
		const copy = new Y.Doc();
		copy.on('update', (update: Uint8Array) =>
			client.send(wire.update(address, Uint8Array.from(update))),
		);
		for (let i = 0; i < 30; i++) copy.getArray(OUTBOX_ROOT).push([{ i: `${i}` }]);
		const arrived = () => client.of('status', address).length;
		await until(() => arrived() === 18);
		await turns();
		expect(arrived()).toBe(18);
		await until(() => {
			rig.clock.move(100);
			return arrived() === 30;
		});
		const server = must(rig.loaded.get(name), 'it is open').getArray(OUTBOX_ROOT).toArray();
		expect(server).toEqual(Array.from({ length: 30 }, (_, i) => ({ i: `${i}` })));
		expect(client.closed).toBeUndefined();
	});

	it('[W-12] a flood is cut off, and nobody else is slowed', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const [flooder, other] = [await rig.join(ada), await rig.join(ben)];
		await other.open(rig.names.desk(ben));
		for (let i = 0; i < 10_000; i++) flooder.send(trifle);
		expect(await flooder.end()).toEqual({ code: 4429, reason: 'too much' });
		await other.open(rig.names.directory);
		expect(rig.counts.get('abuse flood')).toBe(1);
	});

	it('[W-12] one of few but large messages is read no faster than its budget', async () => {
		const limits = { bytes: { burst: 300_000, perSecond: 65_000 } };
		const rig = await startHub({ hub: { limits } });
		const { ada } = people(rig);
		const flooder = await rig.join(ada);
		await flooder.open(rig.names.directory);
		const large = wire.step2('nothing', new Uint8Array(64_000));
		for (let i = 0; i < 30; i++) flooder.send(large);
		const handled = () => rig.counts.get('frame_dropped stray') ?? 0;
		await until(() => handled() === 4);
		await turns(50);
		expect(handled()).toBe(4);
		rig.clock.move(1_000);
		await until(() => handled() === 5);
		await turns(50);
		expect(handled()).toBe(5);
	});

	it('[W-12] one that fills the budget again as soon as it is read is cut off after a while', async () => {
		const { seconds, ends } = await slowly({ perRead: 60, everyMs: 100, forSeconds: 60 });
		expect(ends).toEqual([4429]);
		expect(seconds).toBeGreaterThan(10);
		expect(seconds).toBeLessThan(30);
	});

	it('[GA3] whoever is a little too fast now and then is slowed for as long as they like', async () => {
		const { ends } = await slowly({ perRead: 450, everyMs: 12_000, forSeconds: 200 });
		expect(ends).toEqual([]);
	});

	it('[W-12] and one of pings of the layer below', async () => {
		const rig = await startHub();
		const flooder = await rig.join(people(rig).ada);
		for (let i = 0; i < 2_000; i++) flooder.socket.ping();
		expect(await flooder.end()).toMatchObject({ code: 4429 });
	});

	it('[GA3] a ping of the layer below is answered', async () => {
		const rig = await startHub();
		const client = await rig.join(people(rig).ada);
		const answered = new Promise((resolve) => client.socket.once('pong', resolve));
		client.socket.ping('hello');
		expect(String(await answered)).toBe('hello');
	});

	it('[W-07] a state vector with more entries than there can be clients is refused', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		for (const [i, name] of [rig.names.directory, rig.names.outbox(ada)].entries()) {
			const address = wire.addressOf(name, '1');
			const entries = HUB_LIMITS.stateVectorEntries + 1;
			const huge = new Map(Array.from({ length: entries }, (_, client) => [client + 1, 1]));
			client.send(
				wire.auth(address),
				wire.step1(address, Uint8Array.from(Y.encodeStateVector(huge))),
			);
			expect((await client.next('close', address)).reason).toBe('invalid');
			client.send(
				wire.auth(wire.addressOf(name, '2')),
				wire.step1(wire.addressOf(name, '2'), Uint8Array.of(255, 255, 255, 255, 15)),
			);
			expect((await client.next('close', wire.addressOf(name, '2'))).reason).toBe('invalid');
			expect(rig.counts.get('abuse state vector') ?? 0).toBeLessThanOrEqual(2 * (i + 1));
		}
	});

	it('[GA3] one that asks for the state of a document again and again is refused', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		await client.open(rig.names.directory);
		const address = wire.addressOf(rig.names.directory, '1');
		for (let i = 0; i < 10; i++) client.send(wire.step1(address));
		expect((await client.next('close', address)).reason).toBe('limit');
		await turns();
		expect(client.of('step2', address).length).toBe(HUB_LIMITS.asks.burst);
	});

	it('[GA3] one that fetches more than anyone can use is closed, by bytes served', async () => {
		const rig = await startHub({ hub: { limits: { served: { burst: 1_000, perSecond: 10 } } } });
		const { ada } = people(rig);
		const client = await rig.join(ada);
		for (let session = 1; session < 30 && !client.closed; session++) {
			const address = wire.addressOf(rig.names.directory, `${session}`);
			client.send(wire.auth(address), wire.step1(address), wire.close(address));
			await until(() => client.of('close', address).length > 0 || client.closed !== undefined);
		}
		expect(await client.end()).toMatchObject({ code: 4429 });
	});
});

describe('documents of one socket', () => {
	it('[W-16] are capped, however many are asked for at once', async () => {
		const rig = await startHub({ recruiters: 60 });
		const { ada } = people(rig);
		const client = await rig.join(ada);
		const addresses = rig.recruiters.map((recruiter) =>
			wire.addressOf(rig.names.calendar(recruiter), '1'),
		);
		client.send(...addresses.slice(0, 40).map((address) => wire.auth(address)));
		await client.next('denied', undefined, 8);
		await until(() => client.of('authenticated').length === HUB_LIMITS.documentsPerSocket);
		expect(client.of('denied').map(({ reason }) => reason)).toEqual(Array(8).fill('limit'));
		expect(rig.hub.stats()).toMatchObject({ openings: 32, documents: 32 });
		client.send(wire.close(must(addresses[0], 'an address')));
		await client.next('close', addresses[0]);
		client.send(wire.auth(must(addresses[50], 'an address')));
		await client.next('authenticated', addresses[50]);
	});

	it('[GA2] may have so many frames waiting while they are opened, and one more ends the socket', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const address = wire.addressOf(rig.names.outbox(ada), '1');
		const { line, ends } = await byHand(rig, ada);
		// All in one turn: opening a document takes some.
		line.receive(wire.auth(address));
		for (let i = 0; i < HUB_LIMITS.heldFrames; i++) line.receive(wire.step1(address));
		expect(ends).toEqual([]);
		line.receive(wire.step1(address));
		expect(ends).toEqual([4429]);
		await until(() => rig.hub.stats().documents === 0);
	});

	it('[W-15] none at all for a quarter of a minute closes the socket, whatever else is sent', async () => {
		const rig = await startHub();
		const client = await rig.join(people(rig).ada);
		await rig.clock.pass(14_000);
		client.send(wire.step1('nonsense'), wire.PONG);
		await turns();
		expect(client.closed).toBeUndefined();
		await rig.clock.pass(2_000);
		expect(await client.end()).toEqual({ code: 4408, reason: 'no document' });
	});

	it('[W-15] so does having closed the last one', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		await client.open(rig.names.directory);
		await rig.clock.pass(60_000);
		client.send(wire.close(wire.addressOf(rig.names.directory, '1')));
		await until(() => rig.hub.stats().openings === 0);
		await rig.clock.pass(16_000);
		expect(await client.end()).toMatchObject({ code: 4408 });
	});
});

describe('a reader that does not read', () => {
	it('[W-13] is cut off, and the others get everything', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const [slow, quick] = [await rig.join(ada), await rig.join(ben)];
		await slow.open(rig.names.directory);
		await quick.open(rig.names.directory);
		slow.socket.pause();
		const shared = must(rig.loaded.get(rig.names.directory), 'it is open');
		let round = 0;
		await until(() => {
			shared.getMap(PROJECTION_ROOT).set('filler', `${++round}`.padEnd(50_000, 'x'));
			return rig.counts.get('slow_reader_cut') === 1;
		});
		expect(rig.hub.stats().sockets).toBe(1);
		const copy = new Y.Doc();
		await until(() => {
			for (const kind of ['step2', 'update'] as const)
				for (const { bytes } of quick.of(kind)) Y.applyUpdate(copy, bytes);
			return copy.getMap(PROJECTION_ROOT).get('filler') === `${round}`.padEnd(50_000, 'x');
		});
	});

	it('[GA7] is judged by what the network has not taken, at the byte', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const state = { buffered: HUB_LIMITS.bufferedBytes, cut: false };
		const transport: Transport = {
			readyState: 1,
			get bufferedAmount() {
				return state.buffered;
			},
			send: () => {},
			close: () => {},
			terminate: () => void (state.cut = true),
		};
		const signedIn = must(await rig.sessions.authenticate(rig.signIn(ada)), 'a session');
		const line = rig.hub.connect(transport, signedIn);
		line.receive(wire.auth('unknown'));
		expect(state.cut).toBe(false);
		state.buffered++;
		line.receive(wire.auth('unknown'));
		expect(state.cut).toBe(true);
		expect(rig.hub.stats().sockets).toBe(0);
	});
});
