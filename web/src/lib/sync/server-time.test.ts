import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '#schema/ids.ts';
import { ServerTime } from './server-time.ts';

const TRUE_NOW = 1_800_000_000_000;

/** A device whose clock is off by so many milliseconds. */
function device(offBy: number) {
	let now = TRUE_NOW + offBy;
	const time = new ServerTime(() => now);
	return {
		time,
		pass: (ms: number) => void (now += ms),
		deviceNow: () => now,
		serverNow: () => instant(now - offBy),
	};
}

describe('the server’s time', () => {
	it('[CL5] a device is believed until the server has dated something', () => {
		const { time, serverNow } = device(0);
		expect(time.now()).toBe(serverNow());
		// An old document says nothing against it.
		time.atLeast(instant(TRUE_NOW - 600_000));
		expect(time.now()).toBe(serverNow());
	});

	it('[CL5] a clock that is slow is found out by anything that the server dates later', () => {
		const { time, serverNow } = device(-300_000);
		time.atLeast(serverNow());
		expect(time.now()).toBe(serverNow());
	});

	it('[CL5] a clock that is fast is found out by the answer to one’s own act', () => {
		const { time, pass, deviceNow, serverNow } = device(300_000);
		time.atLeast(serverNow());
		const actedAt = deviceNow();
		pass(40);
		time.atMost(serverNow(), actedAt);
		expect(time.now() - serverNow()).toBeLessThanOrEqual(40);
		expect(time.now()).toBeGreaterThanOrEqual(serverNow());
	});

	it('[CL5] however the evidence comes in, a right clock is never made wrong by it', () => {
		const evidence = fc.array(fc.tuple(fc.boolean(), fc.nat(600_000), fc.nat(5_000)));
		fc.assert(
			fc.property(evidence, (samples) => {
				const { time, pass, deviceNow, serverNow } = device(0);
				for (const [isAnswer, age, wait] of samples) {
					const since = deviceNow();
					pass(wait);
					if (isAnswer) time.atMost(serverNow(), since);
					else time.atLeast(instant(serverNow() - age));
					expect(time.now()).toBe(serverNow());
				}
			}),
		);
	});

	it('[CL5] a device without any idea of the time shows what the server said last', () => {
		const time = new ServerTime(() => 12);
		expect(time.now()).toBeGreaterThan(0);
		time.atLeast(instant(TRUE_NOW));
		expect(time.now()).toBe(TRUE_NOW);
	});
});
