/** A fair session as components read it. */
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CalendarView } from '#schema/docs/calendar.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import { addMinutes } from '#schema/ids.ts';
import { browserEnvironment } from './browser-environment.ts';
import { forgetEverything } from './browser-storage.ts';
import { FairSession } from './fair-session.ts';
import { LiveFairSession } from './fair-session.svelte.ts';
import { ADA, desk, directory, FAIR, NOW, RITA } from './testing/first-picture.ts';
import { meetingsByTab } from './view.ts';

/** Waits for a condition; the limit only turns a hang into a failure. */
const until = (condition: () => boolean): Promise<true> =>
	vi.waitUntil(condition, { timeout: 60_000, interval: 5 });

const NOWHERE = 'ws://127.0.0.1:1/sync';
const send = { kind: 'request.send', to: RITA, message: '', question: '', answer: '' } as const;

function openPage(isStarted: boolean) {
	const environment = browserEnvironment();
	const initial = { desk, directory, now: NOW };
	const session = new FairSession({
		environment,
		url: NOWHERE,
		fair: FAIR,
		participant: ADA,
		initial,
	});
	if (isStarted) session.start();
	onTestFinished(() => session.close());
	return { session, live: new LiveFairSession(session, environment.clock) };
}

/** Reads as a component does, and gives back every value that was read. */
function watch<Value>(read: () => Value): { readonly values: Value[] } {
	const values: Value[] = [];
	const stop = $effect.root(() => {
		$effect(() => void values.push(read()));
	});
	flushSync();
	onTestFinished(stop);
	return { values };
}

describe('a component that reads a session', () => {
	beforeEach(forgetEverything);

	it('[SY9] shows the first picture at once, and what is asked for with the next frame', async () => {
		const { live } = openPage(false);
		const requests = watch(() => {
			const { view } = live;
			return view
				? meetingsByTab(view).requests.map(({ pending, peer }) => [peer.name, pending?.state])
				: null;
		});
		expect(requests.values).toEqual([[]]);
		expect(live.submit(send).ok).toBe(true);
		await until(() => requests.values.length === 2);
		expect(requests.values[1]).toEqual([['Rita', 'queued']]);
	});

	it('[SY9] gets the same picture as long as nothing changes', () => {
		const { live } = openPage(false);
		expect(live.view).toBe(live.view);
		expect(live.calendar(RITA)).toBe(live.calendar(RITA));
	});

	it('[SY3] follows a calendar while it reads it, and sees what this device kept of it', async () => {
		const startsAt = addMinutes(NOW, 60);
		const calendar: CalendarView = {
			seq: 1,
			t: NOW,
			slots: { [slotKey(startsAt)]: [startsAt, 15, 'o'] },
		};
		const { storage } = browserEnvironment();
		const key = `visavis/${FAIR}/${ADA}/view/calendar.1/${FAIR}/${RITA}`;
		await storage.set(key, { view: calendar, asOf: NOW });
		const { live } = openPage(true);
		const sheets = watch(() => {
			const { current, status } = live.calendar(RITA);
			return { status, starts: current?.slots.map((slot) => slot.startsAt) };
		});
		expect(sheets.values).toEqual([{ status: 'loading', starts: undefined }]);
		await until(() => sheets.values.at(-1)?.status !== 'loading');
		expect(sheets.values.at(-1)).toEqual({ status: 'stale', starts: [startsAt] });
	});

	it('[SY3] is told when the connection is not there, and of when the picture is', async () => {
		const { live } = openPage(true);
		const states = watch(() => [live.connection, live.asOf]);
		expect(states.values).toEqual([['connecting', NOW]]);
		await until(() => states.values.at(-1)?.[0] === 'offline');
		expect(states.values.at(-1)?.[1]).toBe(NOW);
	});

	it('[CL5] sees the time pass', async () => {
		const { live } = openPage(false);
		const times = watch(() => live.now);
		await until(() => times.values.length >= 3);
		expect([...times.values].sort((a, b) => a - b)).toEqual(times.values);
	});
});
