/** A server that is killed, restarted or restored while pages are open. */
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import type { FairView } from '#lib/sync/view.ts';
import {
	NO_TEXT,
	TestServer,
	browsersOf,
	cardOf,
	idOf,
	isLive,
	outcomeOf,
	profileOf,
	tabsOf,
	until,
	openAndLose,
} from './rig.ts';

describe('a server that comes back', () => {
	it('[SY5] replicas of its former life start again, and the last picture stays until the new one is there', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		await server.accepted(ada.who, rita.who);
		const page = ada.open();
		const calendar = page.calendar(rita.who);
		await until(() => isLive(page) && calendar.status === 'live');
		const pictures: (FairView | null)[] = [];
		page.subscribe(() => pictures.push(page.view));
		const before = page.view;
		await server.kill();
		await until(() => page.connection === 'offline');
		expect(page.view).toBe(before);
		expect(page.asOf).not.toBeNull();
		await server.boot();
		await until(() => isLive(page) && calendar.status === 'live');
		expect(server.count('lineage_reset')).toBe(3);
		expect(pictures).not.toContain(null);
		expect(must(page.view, 'a view').desk.meetings).toEqual(must(before, 'a view').desk.meetings);
		// The new life is followed.
		await server.ask(rita.who, { kind: 'profile.update', profile: profileOf('Head of People') });
		await until(() => cardOf(page.view, rita.who)?.headline === 'Head of People');
	});

	it('[SY5] after a restart for a new version its pages come back by themselves', async () => {
		const server = await TestServer.start();
		const { ada } = browsersOf(server);
		const page = ada.open();
		await until(() => isLive(page));
		await server.restart();
		await until(() => page.connection === 'offline');
		await until(() => isLive(page));
		expect(page.troubles).toEqual([]);
	});

	it('[SY2] an intent that was on its way when the server died is decided by the next one, once', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const page = ada.open();
		await until(() => isLive(page));
		server.clock.hold();
		const sent = page.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		await until(() => page.pending[0]?.state === 'deciding');
		await server.kill();
		await server.boot();
		expect(await outcomeOf(sent)).toMatchObject({ code: 'ok' });
		expect(server.decided('request.send')).toBe(1);
		expect(tabsOf(page).requests).toMatchObject([{ key: idOf(sent) }]);
	});

	it('[SY2] an outcome that nobody saw before the server died is seen afterwards', async () => {
		const server = await TestServer.start();
		const { ada, rita } = browsersOf(server);
		const page = await openAndLose(ada);
		const sent = page.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		// The same intent by the other door, so that it is decided without this page knowing.
		const envelope = must(page.pending[0], 'an intent').envelope;
		await server.engine.submit(server.rows.fair, ada.who, envelope);
		await server.kill();
		await server.boot();
		ada.goOnline();
		expect(await outcomeOf(sent)).toMatchObject({ code: 'ok' });
		expect(server.decided('request.send')).toBe(1);
	});

	it('[SY14] what a restored backup has lost is sent again under the same ids, also after a reload', async () => {
		const server = await TestServer.start({ recruiters: 2 });
		const { ada, rita, carl } = browsersOf(server);
		const first = ada.open();
		await until(() => isLive(first));
		const kept = first.submit({ kind: 'request.send', to: rita.who, ...NO_TEXT });
		expect(await outcomeOf(kept)).toMatchObject({ code: 'ok' });
		const restore = server.backUp();
		const to = must(carl, 'a second recruiter').who;
		const lost = first.submit({ kind: 'request.send', to, ...NO_TEXT });
		expect(await outcomeOf(lost)).toMatchObject({ code: 'ok' });
		const refused = first.submit({ kind: 'request.send', to, ...NO_TEXT });
		expect(await outcomeOf(refused)).toMatchObject({ code: 'already_active' });
		await first.close();
		await server.kill();
		await restore();
		await server.boot();
		expect(server.decided('request.send')).toBe(1);

		const page = ada.open();
		await until(() => page.decided.length === 2);
		expect(page.decided.map(({ id }) => id)).toEqual([idOf(kept), idOf(lost)]);
		expect(server.decided('request.send')).toBe(2);
		expect(tabsOf(page).requests).toHaveLength(2);
		expect(page.pending).toEqual([]);
	});
});
