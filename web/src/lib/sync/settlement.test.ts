import { createClock } from '@sinonjs/fake-timers';
import { describe, expect, it } from 'vitest';
import type { MeetingId } from '#schema/ids.ts';
import { entityId, intentId } from '#schema/ids.ts';
import { envelopeOf } from '#schema/outbox.ts';
import type { Clock } from './environment.ts';
import type { PendingIntent } from './outbox.ts';
import { Settlement } from './settlement.ts';

const ID = intentId('B'.repeat(22));
const MEETING = entityId<MeetingId>('m1');
const intent = { kind: 'request.accept', meeting: MEETING } as const;
const pending: PendingIntent = {
	id: ID,
	intent,
	envelope: envelopeOf(ID, intent, 5),
	state: 'deciding',
	revocable: false,
	isForeign: false,
};

function given() {
	const time = createClock();
	const clock: Clock = {
		now: () => time.Date.now(),
		after(delayMs, run) {
			const timer = time.setTimeout(run, delayMs);
			return () => time.clearTimeout(timer);
		},
		nextFrame: (run) => (run(), () => {}),
	};
	let changes = 0;
	return { time, settlement: new Settlement(clock, () => (changes += 1)), changes: () => changes };
}

describe('when an outcome has been seen', () => {
	it('[SY9] an accepted intent bridges late documents for ten seconds at most', () => {
		const { time, settlement, changes } = given();
		settlement.settle(pending, { code: 'ok', seq: 9 });
		expect(settlement.lagging).toMatchObject([{ id: ID, outcome: { seq: 9 }, at: 5 }]);
		time.tick(9_999);
		expect(settlement.lagging).toHaveLength(1);
		time.tick(1);
		expect(settlement.lagging).toEqual([]);
		expect(changes()).toBe(1);
	});

	it('[SY9] a refused intent, and one that changed nothing, bridge nothing', () => {
		const { settlement } = given();
		settlement.settle(pending, { code: 'wrong_status', seq: 9 });
		settlement.settle(pending, { code: 'noop', seq: 10 });
		expect(settlement.lagging).toEqual([]);
		expect(settlement.decided.map(({ outcome }) => outcome.code)).toEqual(['wrong_status', 'noop']);
	});

	it('[SY2] whoever waits is told once, and nobody waits for what stands nowhere any more', async () => {
		const { settlement } = given();
		const outcome = settlement.outcomeOf(ID);
		settlement.settle(pending, { code: 'ok', seq: 9, meeting: MEETING });
		settlement.giveUpAllBut(() => false);
		expect(await outcome).toEqual({ code: 'ok', seq: 9, meeting: MEETING });
		expect(settlement.keys.get(MEETING)).toBe(ID);
		const lost = settlement.outcomeOf(ID);
		settlement.giveUpAllBut(() => true);
		settlement.giveUpAllBut(() => false);
		expect(await lost).toBeNull();
	});

	it('[NO1] what was decided stays to be told until it is dismissed', () => {
		const { settlement } = given();
		settlement.settle(pending, { code: 'ok', seq: 9 });
		settlement.dismiss(ID);
		expect(settlement.decided).toEqual([]);
		for (let seq = 0; seq < 100; seq += 1) settlement.settle(pending, { code: 'noop', seq });
		expect(settlement.decided).toHaveLength(50);
		expect(settlement.decided.at(-1)?.outcome.seq).toBe(99);
	});
});
