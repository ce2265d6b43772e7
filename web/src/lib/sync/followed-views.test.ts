import { describe, expect, it } from 'vitest';
import type { CalendarView } from '#schema/docs/calendar.ts';
import { CALENDAR_SECTIONS } from '#schema/docs/calendar.ts';
import { docName } from '#schema/docs/names.ts';
import type { FairId, Instant, ParticipantId } from '#schema/ids.ts';
import { entityId } from '#schema/ids.ts';
import { Connection } from './connection.ts';
import type { Clock, SyncEnvironment } from './environment.ts';
import { FollowedViews } from './followed-views.ts';
import { KeptViews } from './kept-views.ts';
import { MemoryDevice } from './memory-device.ts';

const clock: Clock = { now: () => 0, after: () => () => {}, nextFrame: () => () => {} };
const recruiters = Array.from({ length: 30 }, (_, i) => entityId<ParticipantId>(`r${i}`));

/** Calendars of a page that has not connected yet: opened, and waiting. */
function given(onFailure = () => {}) {
	const device = new MemoryDevice();
	const environment = { clock, random: () => 0, storage: device } as unknown as SyncEnvironment;
	const kept = new KeptViews({ storage: device, clock, prefix: 'view/', onFailure });
	const fair = entityId<FairId>('fair');
	const calendars = new FollowedViews<ParticipantId, CalendarView>({
		environment,
		connection: new Connection(environment, { url: 'ws://nowhere', onStatus: () => {} }),
		kept,
		nameOf: (recruiter) => docName({ kind: 'calendar', fair, recruiter }),
		sections: CALENDAR_SECTIONS,
		unusedMax: 10,
		openMax: 20,
		onChange: () => {},
	});
	const open = () => recruiters.filter((recruiter) => calendars.isOpen(recruiter));
	return { device, kept, calendars, open };
}

describe('calendars of a page', () => {
	it('[GA2] the last ten that were let go stay open, the others are closed', () => {
		const { calendars, open } = given();
		for (const recruiter of recruiters) calendars.follow(recruiter)();
		expect(open()).toEqual(recruiters.slice(-10));
	});

	it('[GA2] what somebody looks at stays open, and takes the room of what nobody does', () => {
		const { calendars, open } = given();
		for (const recruiter of recruiters.slice(0, 12)) calendars.follow(recruiter)();
		const followed = recruiters.slice(12, 28);
		for (const recruiter of followed) calendars.follow(recruiter);
		expect(open()).toEqual([...recruiters.slice(8, 12), ...followed]);
	});

	it('[GA2] a calendar is let go when the last of those who look at it has gone, and once each', () => {
		const { calendars, open } = given();
		const [rita, ...others] = recruiters;
		const [first, second] = [calendars.follow(rita!), calendars.follow(rita!)];
		first();
		first();
		for (const recruiter of others) calendars.follow(recruiter)();
		expect(open()).toContain(rita);
		second();
		for (const recruiter of others) calendars.follow(recruiter)();
		expect(open()).not.toContain(rita);
	});
});

const calendarOf = (seq: number): CalendarView => ({ seq, t: seq as Instant, slots: {} });

describe('views kept on the device', () => {
	it('[OP7] what the page brought along is shown until the server’s own comes', () => {
		const { calendars } = given();
		const [rita] = recruiters;
		expect(calendars.view(rita!)).toBeNull();
		calendars.remember(rita!, calendarOf(7));
		expect(calendars.view(rita!)).toEqual(calendarOf(7));
		calendars.follow(rita!);
		expect(calendars.view(rita!)).toEqual(calendarOf(7));
		expect(calendars.status(rita!)).toBe('stale');
	});

	it('[SY3] the ten calendars seen last can be read later, desk and directory always', async () => {
		const { kept, device } = given();
		const at = (minute: number) => (1_800_000_000_000 + minute * 60_000) as Instant;
		kept.save('desk.1/fair/ada', calendarOf(1), at(0));
		for (let i = 0; i < 13; i += 1) kept.save(`calendar.1/fair/r${i}`, calendarOf(i), at(i));
		await kept.flush();
		expect(await device.keys('view/calendar')).toHaveLength(10);
		expect(await kept.load('calendar.1/fair/r2')).toBeNull();
		expect(await kept.load('calendar.1/fair/r12')).toEqual({ view: calendarOf(12), asOf: at(12) });
		expect(await kept.load('desk.1/fair/ada')).toEqual({ view: calendarOf(1), asOf: at(0) });
	});

	it('[SY3] a device that keeps nothing is told of, and nothing else happens', async () => {
		let failures = 0;
		const { kept, device } = given(() => (failures += 1));
		const noRoom = () => Promise.reject<void>(new Error('no room'));
		device.get = noRoom;
		device.set = noRoom;
		kept.save('desk.1/fair/ada', calendarOf(1), 1_800_000_000_000 as Instant);
		await kept.flush();
		expect(await kept.load('desk.1/fair/ada')).toBeNull();
		expect(failures).toBe(2);
	});
});
