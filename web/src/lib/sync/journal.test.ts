import { describe, expect, it } from 'vitest';
import { intentId } from '#schema/ids.ts';
import { envelopeOf } from '#schema/outbox.ts';
import type { Clock } from './environment.ts';
import { Journal } from './journal.ts';
import { MemoryDevice } from './memory-device.ts';

const profile = { headline: '', about: '', languages: [], topics: [] };
const envelope = (letter: string) =>
	envelopeOf(intentId(letter.repeat(22)), { kind: 'profile.update', profile }, 1);

function given() {
	const device = new MemoryDevice();
	let now = 1_000_000;
	const clock: Clock = { now: () => now, after: () => () => {}, nextFrame: () => () => {} };
	return {
		device,
		journal: () => new Journal(device, clock, 'journal/'),
		pass: (ms: number) => void (now += ms),
	};
}

describe('the journal of what was granted lately', () => {
	it('[SY14] tells what a restored server lacks, in the order in which it was granted, also after a reload', async () => {
		const { journal } = given();
		const first = journal();
		await first.add(envelope('b'), 9);
		await first.add(envelope('a'), 7);
		const next = journal();
		await next.load();
		expect(next.isMissingFrom(9)).toBe(false);
		expect(next.isMissingFrom(8)).toBe(true);
		expect(next.take(64)).toEqual([envelope('a'), envelope('b')]);
		expect(next.isMissingFrom(0)).toBe(false);
	});

	it('[SY14] forgets after a quarter of an hour, on the device too', async () => {
		const { journal, pass, device } = given();
		const first = journal();
		await first.add(envelope('a'), 7);
		pass(15 * 60_000 + 1);
		expect(first.isMissingFrom(0)).toBe(false);
		await first.add(envelope('b'), 8);
		expect(await device.keys('journal/')).toHaveLength(1);
		pass(15 * 60_000 + 1);
		await journal().load();
		expect(await device.keys('journal/')).toEqual([]);
	});

	it('[SY14] gives no more at a time than an outbox takes', async () => {
		const { journal } = given();
		const full = journal();
		for (const [seq, letter] of [...'abcde'].entries()) await full.add(envelope(letter), seq + 1);
		expect(full.take(3)).toHaveLength(3);
		expect(full.isMissingFrom(4)).toBe(true);
		expect(full.take(3)).toEqual([envelope('d'), envelope('e')]);
	});

	it('[SY14] drops what it cannot read', async () => {
		const { journal, device } = given();
		await device.set('journal/x', { envelope: 'nonsense' });
		await journal().load();
		expect(await device.keys('journal/')).toEqual([]);
	});
});
