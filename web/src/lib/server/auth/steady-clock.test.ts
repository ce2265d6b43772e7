import { expect, it } from 'vitest';
import { steadyClock } from './steady-clock.ts';

const NOON = Date.UTC(2026, 4, 4, 12);

function clocks(since = 0) {
	const machine = { at: NOON, up: 0, wall: () => machine.at, elapsed: () => machine.up };
	return { machine, now: steadyClock(machine, since) };
}

it('[AU3] follows the machine’s clock forward, over any leap', () => {
	const { machine, now } = clocks();
	expect(now()).toBe(NOON);
	machine.at += 86_400_000;
	expect(now()).toBe(NOON + 86_400_000);
});

it('[AU3] does not run back when the machine’s clock does, but goes on at its pace', () => {
	const { machine, now } = clocks();
	expect(now()).toBe(NOON);
	machine.at -= 7_200_000;
	expect(now()).toBe(NOON);
	machine.up += 1_500.7;
	machine.at += 1_500;
	expect(now()).toBe(NOON + 1_500);
	machine.at = NOON + 2_000;
	expect(now()).toBe(NOON + 2_000);
});

it('[AU3] begins no earlier than what was seen before', () => {
	const { machine, now } = clocks(NOON + 60_000);
	expect(now()).toBe(NOON + 60_000);
	machine.up += 10;
	expect(now()).toBe(NOON + 60_010);
});
