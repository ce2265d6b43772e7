/** The page's sync engine against the real server, over real sockets. */
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { NO_TEXT, TestServer, browsersOf, idOf, isLive, outcomeOf, tabsOf, until } from './rig.ts';

describe('from the click to the outcome', () => {
	it('[SY2] [SY8] an intent is pending, decided once, and leaves the outbox when its outcome was seen', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const page = ada.open();
		await until(() => isLive(page));
		server.clock.hold();
		const sent = page.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		expect(tabsOf(page).requests).toMatchObject([{ provisional: true, peer: { id: rita.who } }]);
		await until(() => page.pending[0]?.state === 'deciding');
		server.clock.release();
		expect(await outcomeOf(sent)).toMatchObject({ code: 'ok' });
		await until(() => tabsOf(page).requests[0]?.provisional === false);
		expect(page.pending).toEqual([]);
		expect(page.decided).toMatchObject([{ id: idOf(sent), outcome: { code: 'ok' } }]);
		expect(tabsOf(page).requests).toHaveLength(1);
		expect(tabsOf(page).requests[0]).toMatchObject({ key: idOf(sent) });
		expect(server.decided('request.send')).toBe(1);
		// SY7: the desk drops what the outbox no longer holds.
		await until(() => Object.keys(must(page.view, 'a view').desk.outcomes).length === 0);
	});

	it('[SL3] [SL7] two people claim one time: one is confirmed, the other is told and keeps their place', async () => {
		const server = await TestServer.start();
		const { ada, ben, rita } = browsersOf(server);
		const [meeting, bens] = [
			await server.accepted(ada.who, rita.who),
			await server.accepted(ben.who, rita.who),
		];
		const startsAt = must(server.rows.starts[0], 'a slot');
		const [hers, his] = [ada.open(), ben.open()];
		const calendars = [hers, his].map((page) => page.calendar(rita.who));
		await until(
			() => [hers, his].every(isLive) && calendars.every(({ status }) => status === 'live'),
		);
		const outcomes = await Promise.all([
			outcomeOf(hers.submit({ kind: 'slot.claim', meeting, startsAt })),
			outcomeOf(his.submit({ kind: 'slot.claim', meeting: bens, startsAt })),
		]);
		expect(outcomes.map((outcome) => outcome?.code).sort()).toEqual(['ok', 'slot_taken']);
		const winner = outcomes[0]?.code === 'ok' ? hers : his;
		const loser = winner === hers ? his : hers;
		expect(tabsOf(winner).confirmed).toMatchObject([{ startsAt }]);
		expect(tabsOf(loser).in_scheduling).toHaveLength(1);
		expect(tabsOf(loser).in_scheduling[0]).not.toHaveProperty('asking');
		for (const calendar of calendars) await until(() => calendar.current?.slots[0]?.taken === true);
	});

	it('[SY9] while a claim is decided its time is asked for on the calendar, and not taken', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const meeting = await server.accepted(ada.who, rita.who);
		const startsAt = must(server.rows.starts[0], 'a slot');
		const page = ada.open();
		const calendar = page.calendar(rita.who);
		await until(() => isLive(page) && calendar.status === 'live');
		server.clock.hold();
		const claim = page.submit({ kind: 'slot.claim', meeting, startsAt });
		expect(calendar.current?.slots[0]).toMatchObject({
			taken: false,
			asking: { kind: 'slot.claim' },
		});
		expect(tabsOf(page).in_scheduling).toMatchObject([{ asking: { startsAt } }]);
		server.clock.release();
		await outcomeOf(claim);
		expect(tabsOf(page).confirmed).toMatchObject([{ id: meeting, startsAt }]);
		expect(calendar.current?.slots[0]).toMatchObject({ taken: true, mine: meeting });
	});

	it('[SY8] another tab shows what is pending in this one, and both see it end', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const [first, second] = [ada.open(), ada.open()];
		await until(() => isLive(first) && isLive(second));
		server.clock.hold();
		const sent = first.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		await until(() => second.pending.length === 1);
		expect(second.pending).toMatchObject([{ id: idOf(sent), state: 'deciding', revocable: false }]);
		expect(tabsOf(second).requests).toMatchObject([{ provisional: true }]);
		server.clock.release();
		expect(await outcomeOf(sent)).toMatchObject({ code: 'ok' });
		await until(() => second.pending.length === 0 && tabsOf(second).requests.length === 1);
		expect(server.decided('request.send')).toBe(1);
		// Told where it was asked for.
		expect(first.decided).toHaveLength(1);
		expect(second.decided).toEqual([]);
	});
});
