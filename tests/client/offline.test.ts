/** Pages without a network: what they show, what they keep, and what becomes of what is asked meanwhile. */
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import {
	NO_TEXT,
	TestServer,
	browsersOf,
	idOf,
	isLive,
	outcomeOf,
	tabsOf,
	until,
	openAndLose,
} from './rig.ts';

const PROFILE = {
	kind: 'profile.update',
	profile: { headline: 'x', about: '', languages: [], topics: [] },
} as const;

describe('asked for without a network', () => {
	it('[SY2] [SY8] what was queued offline outlives the page, and is decided once', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const before = await openAndLose(ada);
		const sent = before.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		expect(before.pending).toMatchObject([{ id: idOf(sent), state: 'queued', revocable: true }]);
		await before.close();
		expect(await outcomeOf(sent)).toBeNull();

		const page = ada.open();
		await until(() => page.view !== null && page.pending.length === 1);
		expect(tabsOf(page).requests).toMatchObject([{ pending: { state: 'queued' } }]);
		ada.goOnline();
		await until(() => page.decided.length === 1);
		expect(page.decided).toMatchObject([{ id: idOf(sent), outcome: { code: 'ok' } }]);
		expect(page.pending).toEqual([]);
		expect(server.decided('request.send')).toBe(1);
	});

	it('[SY8] what was asked for just before the page was left is not lost with it', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const left = ada.open();
		const sent = left.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		await left.close();
		const page = ada.open();
		await until(() => page.decided.length === 1);
		expect(page.decided).toMatchObject([{ id: idOf(sent), outcome: { code: 'ok' } }]);
		expect(server.decided('request.send')).toBe(1);
	});

	it('[SY8] what has never left the device can be taken back, and nothing of it arrives', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const page = await openAndLose(ada);
		const sent = page.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		expect(await page.revoke(idOf(sent))).toBe(true);
		expect(await outcomeOf(sent)).toBeNull();
		expect(tabsOf(page).requests).toEqual([]);
		ada.goOnline();
		await until(() => isLive(page));
		// Behind everything that the first socket's frames could still have brought.
		const marker = page.submit(PROFILE);
		await outcomeOf(marker);
		expect(server.decided('request.send')).toBe(0);
	});

	it('[SY8] what another page of the browser may have handed on is not taken back', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const asking = await openAndLose(ada);
		const sent = asking.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		const other = ada.open();
		await until(() => other.pending.length === 1);
		const next = asking.submit(PROFILE);
		expect(await asking.revoke(idOf(sent))).toBe(false);
		// What was asked first is still first.
		expect(asking.pending).toMatchObject([{ id: idOf(sent), state: 'queued' }, { id: idOf(next) }]);
		ada.goOnline();
		expect(await outcomeOf(sent)).toMatchObject({ code: 'ok' });
		await until(() => other.pending.length + asking.pending.length === 0);
		expect(server.decided('request.send')).toBe(1);
	});

	it('[SY8] a page that was open before does not keep another from taking back', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const [asking, other] = [ada.open(), ada.open()];
		await until(() => isLive(asking) && isLive(other));
		ada.goOffline();
		await until(() => asking.connection === 'offline' && other.connection === 'offline');
		const sent = asking.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		expect(await asking.revoke(idOf(sent))).toBe(true);
		expect(await outcomeOf(sent)).toBeNull();
		ada.goOnline();
		const later = ada.open();
		await until(() => isLive(later) && isLive(asking));
		expect(later.pending).toEqual([]);
		expect(server.decided('request.send')).toBe(0);
	});

	it('[SY8] what is being taken back when the page is left is gone, or waits for its outcome', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const asking = await openAndLose(ada);
		const kept = asking.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		const other = ada.open();
		await until(() => other.pending.length === 1);
		const gone = asking.submit(PROFILE);
		const revoked = [asking.revoke(idOf(kept)), asking.revoke(idOf(gone))];
		await Promise.all([asking.close(), other.close()]);
		expect(await Promise.all(revoked)).toEqual([false, true]);
		const next = ada.open();
		await until(() => next.pending.length === 1);
		expect(next.pending).toMatchObject([{ id: idOf(kept) }]);
	});

	it('[SY8] what the server may have is not taken back', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const page = ada.open();
		await until(() => isLive(page));
		server.clock.hold();
		const sent = page.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		expect(await page.revoke(idOf(sent))).toBe(false);
		ada.goOffline();
		await until(() => page.connection === 'offline');
		expect(await page.revoke(idOf(sent))).toBe(false);
		expect(page.pending).toMatchObject([{ state: 'sending' }]);
		server.clock.release();
		ada.goOnline();
		expect(await outcomeOf(sent)).toMatchObject({ code: 'ok' });
	});

	it('[SL1] a time that is asked for offline is never shown as one’s own', async () => {
		const server = await TestServer.start();
		const { ada, ben, rita } = browsersOf(server);
		const [meeting, bens] = [
			await server.accepted(ada.who, rita.who),
			await server.accepted(ben.who, rita.who),
		];
		const startsAt = must(server.rows.starts[0], 'a slot');
		const page = ada.open();
		const calendar = page.calendar(rita.who);
		await until(() => isLive(page) && calendar.status === 'live');
		ada.goOffline();
		await until(() => page.connection === 'offline');
		const claim = page.submit({ kind: 'slot.claim', meeting, startsAt });
		expect(tabsOf(page).confirmed).toEqual([]);
		expect(tabsOf(page).in_scheduling).toMatchObject([
			{ asking: { startsAt }, pending: { state: 'queued' } },
		]);
		expect(calendar.current?.slots[0]).toMatchObject({ taken: false, asking: {} });
		await server.ask(ben.who, { kind: 'slot.claim', meeting: bens, startsAt });
		ada.goOnline();
		expect(await outcomeOf(claim)).toMatchObject({ code: 'slot_taken' });
		await until(() => calendar.current?.slots[0]?.taken === true);
		expect(tabsOf(page).in_scheduling[0]).not.toHaveProperty('asking');
	});

	it('[ID8] [SY2] more than an outbox holds is not queued, and the page says why', async () => {
		const server = await TestServer.start();
		const { ada } = browsersOf(server);
		ada.goOffline();
		const page = ada.open();
		const profile = { headline: '', about: 'x'.repeat(2_000), languages: [], topics: [] };
		const update = { kind: 'profile.update', profile } as const;
		let queued = 0;
		while (page.submit(update).ok) queued += 1;
		expect(queued).toBeGreaterThan(8);
		expect(page.whyNotSubmit(update)).toMatch(/too much/i);
		ada.goOnline();
		await until(() => isLive(page) && page.pending.length === 0);
		expect(server.decided('profile.update')).toBe(queued);
		expect(page.troubles).toEqual([]);
	});
});

describe('a network that comes back', () => {
	it('[SY3] a page that is told of it does not sit out its pause', async () => {
		const server = await TestServer.start();
		const { ada } = browsersOf(server);
		const page = ada.open();
		await until(() => isLive(page));
		ada.isPatient = true;
		ada.goOffline();
		await until(() => page.connection === 'offline');
		ada.isPatient = false;
		ada.goOnline();
		ada.wake();
		await until(() => isLive(page));
		expect(ada.attempts).toBe(2);
	});

	it('[ID8] more minutes are meant now: asked for offline, they do not come later', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const meeting = await server.accepted(ada.who, rita.who);
		ada.goOffline();
		const page = ada.open();
		page.submit({ kind: 'chat.extend', meeting, until: page.now() });
		const { envelope } = must(page.pending[0], 'an intent');
		expect(envelope.exp).toBeLessThanOrEqual(page.now() + 60_000);
		const late = { ...envelope, exp: page.now() - 1 };
		const outcome = await server.engine.submit(server.rows.fair, ada.who, late);
		expect(outcome).toMatchObject({ code: 'expired' });
	});
});

describe('read without a network', () => {
	it('[SY3] desk, directory and calendars seen last are there, with the time they are of', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const meeting = await server.accepted(ada.who, rita.who);
		const before = ada.open();
		const calendar = before.calendar(rita.who);
		await until(() => isLive(before) && calendar.status === 'live');
		const shown = must(calendar.current, 'a calendar');
		await before.close();
		await server.kill();

		const page = ada.open();
		await until(() => page.view !== null);
		expect(tabsOf(page).in_scheduling).toMatchObject([{ id: meeting }]);
		expect(page.asOf).toBeGreaterThan(server.rows.day.startsAt);
		const again = page.calendar(rita.who);
		await until(() => again.current !== null);
		expect(again.status).toBe('stale');
		expect(again.current?.slots).toEqual(shown.slots);
	});

	it('[AU4] after forgetting, the device keeps nothing', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const page = ada.open();
		const calendar = page.calendar(rita.who);
		await until(() => isLive(page) && calendar.status === 'live');
		await outcomeOf(page.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT }));
		await page.forget();
		expect(await ada.device.keys('')).toEqual([]);
		expect(ada.device.docs).toEqual([]);
	});
});
