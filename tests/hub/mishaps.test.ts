import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { PROJECTION_ROOT } from '#schema/docs/projection.ts';
import type { Documents } from '#sync/documents.ts';
import type { Engine } from '#sync/engine.ts';
import type { Transport } from '#sync/transport.ts';
import * as wire from '../hocuspocus/wire.ts';
import { delegating, people, startHub, turns, until } from './rig.ts';

/** The engine, with one of its answers replaced. */
const but =
	(replaced: Partial<Documents>) =>
	(engine: Engine): Documents => ({
		...delegating(engine),
		...replaced,
	});

/** Fails as often as it is told to. */
function failing() {
	const state = { left: 1 };
	const fail = () => {
		if (state.left-- > 0) throw new Error('disk I/O error');
	};
	return { state, fail };
}

const failures = (log: readonly { message: string }[]) =>
	log.filter(({ message }) => message === 'hook failed');

describe('mistakes of ours', () => {
	it('[GA8] rights that cannot be asked for end that socket only, and coming back works', async () => {
		const { fail } = failing();
		const rig = await startHub({
			documents: (engine) =>
				but({
					admit(name, account) {
						fail();
						return engine.admit(name, account);
					},
				})(engine),
		});
		const { ada, ben } = people(rig);
		const [first, other] = [await rig.join(ada), await rig.join(ben)];
		first.send(wire.auth(rig.names.directory));
		expect(await first.end()).toEqual({ code: 1011, reason: 'try again' });
		await other.open(rig.names.directory);
		await (await rig.join(ada)).open(rig.names.directory);
		expect(failures(rig.log)).toHaveLength(1);
	});

	it('[GA8] an engine that does not take presence or an unloading changes nothing for people', async () => {
		const rig = await startHub({
			documents: but({
				presenceChanged() {
					throw new Error('presence');
				},
				unload() {
					throw new Error('unload');
				},
			}),
		});
		const { ada } = people(rig);
		for (let round = 1; round <= 2; round++) {
			const client = await rig.join(ada);
			await client.open(rig.names.outbox(ada));
			await client.open(rig.names.desk(ada));
			client.socket.terminate();
			await until(() => rig.hub.stats().sockets === 0);
			await rig.clock.pass(62_000);
			await until(() => rig.hub.stats().documents === 0);
		}
		expect(failures(rig.log).length).toBeGreaterThanOrEqual(4);
	});

	it('[GA8] an outbox that cannot be watched is refused until it can', async () => {
		const { fail } = failing();
		const rig = await startHub({
			documents: (engine) =>
				but({
					loadOutbox(address, document) {
						fail();
						engine.loadOutbox(address, document);
					},
				})(engine),
		});
		const { ada } = people(rig);
		const client = await rig.join(ada);
		const address = wire.addressOf(rig.names.outbox(ada), '1');
		client.send(wire.auth(address), wire.step1(address));
		expect((await client.next('close', address)).reason).toBe('unavailable');
		await until(() => rig.hub.stats().documents === 0);
		await client.open(rig.names.outbox(ada), '2');
	});

	it('[GA8] a connection that throws whatever is asked of it ends alone', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const state = { broken: false };
		const fail = (): number => {
			if (state.broken) throw new Error('closed');
			return 0;
		};
		const broken: Transport = {
			readyState: 1,
			get bufferedAmount() {
				return fail();
			},
			send: () => void fail(),
			close: () => {},
			terminate: () => {},
		};
		const signedIn = must(await rig.sessions.authenticate(rig.signIn(ben)), 'a session');
		const line = rig.hub.connect(broken, signedIn);
		line.receive(wire.auth(rig.names.directory));
		line.receive(wire.step1(rig.names.directory));
		await until(() => rig.counts.get('first_answer') === 1);
		const client = await rig.join(ada);
		await client.open(rig.names.directory);
		state.broken = true;
		must(rig.loaded.get(rig.names.directory), 'it is open')
			.getMap(PROJECTION_ROOT)
			.set('filler', 1);
		await client.next('update');
		expect(rig.hub.stats().sockets).toBe(1);
	});

	it('[GA8] a document that is opened while it is being unloaded is there, or comes with the next try', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const name = rig.names.outbox(ada);
		let client = await rig.join(ada);
		let refused = 0;
		for (let session = 1; session <= 200; session++) {
			const address = wire.addressOf(name, `${session}`);
			client.send(wire.auth(address), wire.step1(address));
			await until(
				() => client.of('step2', address).length + client.of('close', address).length > 0,
			);
			if (client.of('close', address).length > 0) refused++;
			else {
				// Its last reader goes and comes back in the same moment.
				client.send(wire.close(address));
				await turns(session % 4);
			}
			if (session % 50 === 0) {
				client.socket.terminate();
				client = await rig.join(ada);
			}
			rig.clock.move(1_000);
		}
		expect(refused).toBeLessThan(100);
		await client.open(name, '999');
		expect(rig.hub.stats().documents).toBe(1);
		const server = must(rig.loaded.get(name), 'it is open');
		expect(server.isDestroyed).toBe(false);
		expect(failures(rig.log)).toEqual([]);
	});
});
