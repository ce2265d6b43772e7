/** A page that brought the directory's document along, by another road than the socket. */
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { TestServer, browsersOf, cardOf, isLive, profileOf, until } from './rig.ts';
import type { Browser } from './rig.ts';

/** Enough that the directory is most of what a page gets. */
const RECRUITERS = 40;

async function fair() {
	const server = await TestServer.start({ recruiters: RECRUITERS });
	const people = browsersOf(server);
	const address = { kind: 'directory', fair: server.rows.fair } as const;
	return {
		server,
		...people,
		state: () => must(server.engine.stateOf(address), 'somebody has it open'),
		isAsStored: (page: ReturnType<Browser['open']>) =>
			expect(page.view?.directory.cards).toEqual(server.engine.view(address)['cards']),
	};
}

/** As it comes by HTTP. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

describe('a page that brought the directory along', () => {
	it('[SY20] gets over the socket only what came after it', async () => {
		const { server, ada, ben, rita, state, isAsStored } = await fair();
		const whole = ben.open();
		await until(() => isLive(whole));
		const brought = state();
		await server.ask(rita.who, { kind: 'profile.update', profile: profileOf('Head of People') });
		await until(() => cardOf(whole.view, rita.who)?.headline === 'Head of People');
		const page = ada.open({ directoryState: Promise.resolve(bufferOf(brought)) });
		await until(() => isLive(page));
		isAsStored(page);
		expect(cardOf(page.view, rita.who)?.headline).toBe('Head of People');
		expect(ada.receivedBytes).toBeLessThan(ben.receivedBytes - brought.length / 2);
		expect(server.count('lineage_reset')).toBe(0);
	});

	it('[SY20] [SY5] of an older life of the server, starts again from nothing', async () => {
		const { server, ada, ben, state, isAsStored } = await fair();
		const whole = ben.open();
		await until(() => isLive(whole));
		const brought = state();
		await whole.close();
		await server.restart();
		const page = ada.open({ directoryState: Promise.resolve(bufferOf(brought)) });
		await until(() => isLive(page));
		isAsStored(page);
		expect(server.count('lineage_reset')).toBe(1);
	});

	it('[SY20] as nonsense, gets all of it over the socket', async () => {
		const { ada, isAsStored } = await fair();
		const nonsense = Uint8Array.from({ length: 100 }, (_, index) => 255 - index);
		const page = ada.open({ directoryState: Promise.resolve(bufferOf(nonsense)) });
		await until(() => isLive(page));
		isAsStored(page);
	});

	it('[SY20] and may have to wait for it: the rest comes alive meanwhile, and it may be left', async () => {
		const { ada, ben, isAsStored } = await fair();
		const { promise, resolve } = Promise.withResolvers<null>();
		const page = ada.open({ directoryState: promise });
		const left = ben.open({ directoryState: promise });
		await until(() => page.connection === 'online' && left.connection === 'online');
		expect(isLive(page)).toBe(false);
		await left.close();
		resolve(null);
		await until(() => isLive(page));
		isAsStored(page);
		expect(isLive(left)).toBe(false);
	});
});
