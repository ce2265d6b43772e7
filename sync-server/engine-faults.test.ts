/** Clocks that are set while the server runs, and disks that fail at the wrong moment, or say so. */
import { expect, it } from 'vitest';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import { must } from '#schema/assert.ts';
import { LOOK_MS } from './clock.ts';
import { insertFair } from './testing/fair-rows.ts';
import {
	HandClock,
	calendarOf,
	deskOf,
	directoryOf,
	envelope,
	migrated,
	put,
	rigOver,
	viewOf,
} from './testing/engine-rig.ts';

const HOUR = 60 * 60_000;

async function given() {
	const connection = await migrated();
	const clock = new HandClock();
	const rows = insertFair(connection, { now: clock.now() });
	const disk = failingDisk(connection);
	const rig = rigOver(disk.connection, { clock });
	const ada = must(rows.talents[0], 'a talent');
	const rita = must(rows.recruiters[0], 'a recruiter');
	const slot = must(rows.starts[0], 'a slot');
	return { ...rows, ...rig, clock, disk, ada, rita, slot };
}

/** Says that it is full while `isFull`; while `lies`, that it stored nothing, although it did. */
function failingDisk(real: SqliteConnection) {
	const disk = { isFull: false, lies: false, connection: real };
	let isReading = false;
	const failure = (code: string) => Object.assign(new Error('disk failure'), { code });
	disk.connection = new Proxy(real, {
		get(target, name) {
			if (name === 'exec')
				return (sql: string) => {
					if (disk.isFull && sql === 'BEGIN IMMEDIATE') throw failure('SQLITE_FULL');
					target.exec(sql);
					if (disk.lies && sql === 'COMMIT' && !isReading) throw failure('SQLITE_IOERR');
					isReading = sql === 'BEGIN';
				};
			const value: unknown = Reflect.get(target, name);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		},
	});
	return disk;
}

const offer = (date: string, starts: readonly number[]) =>
	({ kind: 'availability.set', date, minutes: 15, starts }) as ParticipantIntent;

it('[SY11] setting the clock back does not hold up the directory', async () => {
	const { fair, rita, open, ask, clock, day } = await given();
	const directory = open({ kind: 'directory', fair });
	await ask(fair, rita, offer(day.date, []));
	clock.settle();
	clock.set(-HOUR);
	await ask(fair, rita, { kind: 'profile.update', profile: called('Boss') });
	clock.move(1_000);
	expect(directoryOf(directory).cards[rita]?.headline).toBe('Boss');
	expect(directoryOf(directory).live[rita]?.[0]).toBe(0);
});

it('[CL4, CL6] setting the clock forward lets a slot pass within seconds', async () => {
	const { fair, rita, open, clock, slot, engine } = await given();
	engine.start([fair]);
	const calendar = open({ kind: 'calendar', fair, recruiter: rita });
	clock.set(slot - clock.now());
	clock.move(LOOK_MS);
	expect(calendarOf(calendar).slots[slotKey(slot)]?.[2]).toBe('p');
});

it('[CL6] every open page hears that the clock was set, though nothing else has changed', async () => {
	const { fair, ada, rita, open, clock, engine } = await given();
	engine.start([fair]);
	const desks = [ada, rita].map((participant) => open({ kind: 'desk', fair, participant }));
	const before = clock.now();
	clock.move(60_000);
	// Time that passes is no news: pages have clocks of their own.
	for (const desk of desks) expect(deskOf(desk).t).toBe(before);
	clock.set(7 * 60_000);
	clock.move(LOOK_MS);
	for (const desk of desks) expect(deskOf(desk).t).toBe(clock.now());
});

it('[SY13] what arrives while the clock itself cannot save is decided as soon as it can', async () => {
	const { fair, ada, open, outbox, clock, slot, disk, engine } = await given();
	engine.start([fair]);
	const desk = open({ kind: 'desk', fair, participant: ada });
	disk.isFull = true;
	// The first to notice is the clock: a slot has begun.
	clock.move(slot - clock.now());
	expect(deskOf(desk).fault).toBe('storage');
	const wish = envelope({ kind: 'profile.update', profile: called('Ada') }, clock.now());
	put(outbox(fair, ada), wish);
	disk.isFull = false;
	clock.move(10_000);
	expect(deskOf(desk).outcomes[wish.i]).toMatchObject({ code: 'ok' });
	expect(deskOf(desk).fault).toBeNull();
});

it('[SY3] [SY13] what was stored although the disk said no is shown to everybody it concerns', async () => {
	const { fair, ada, rita, open, outbox, clock, disk } = await given();
	const desks = [ada, rita].map((participant) => open({ kind: 'desk', fair, participant }));
	disk.lies = true;
	const request = {
		kind: 'request.send',
		to: rita,
		message: '',
		question: '',
		answer: '',
	} as const;
	put(outbox(fair, ada), envelope(request, clock.now()));
	// Long enough for more than one try.
	clock.move(1_000);
	disk.lies = false;
	clock.move(10_000);
	for (const desk of desks)
		expect(Object.values(deskOf(desk).meetings)).toMatchObject([{ status: 'requested' }]);
});

it('[SY3] [SY13] only desks tell of a fault, also those opened while it lasts', async () => {
	const { fair, ada, rita, open, ask, clock, disk } = await given();
	open({ kind: 'directory', fair });
	disk.isFull = true;
	void ask(fair, ada, { kind: 'profile.update', profile: called('Ada') });
	clock.settle();
	const desk = open({ kind: 'desk', fair, participant: ada });
	const calendar = open({ kind: 'calendar', fair, recruiter: rita });
	expect(deskOf(desk).fault).toBe('storage');
	disk.isFull = false;
	clock.move(10_000);
	expect(deskOf(desk).fault).toBeNull();
	expect(viewOf<{ fault?: unknown }>(calendar).fault ?? null).toBeNull();
});

const called = (headline: string) => ({ headline, about: '', languages: [], topics: [] });
