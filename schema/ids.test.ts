import { describe, expect, it } from 'vitest';
import {
	addMinutes,
	earlier,
	entityId,
	instant,
	intentId,
	isEntityId,
	isInstant,
	isIntentId,
	isLocalDate,
	localDate,
	randomEntityId,
	randomIntentId,
} from './ids.ts';

const fill = (bytes: Uint8Array) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);

describe('an id', () => {
	it.each(['a', 'ada', 'A-z_0', 'x'.repeat(26)])('[IN1] may be %j', (text) => {
		expect(isEntityId(text)).toBe(true);
		expect(entityId(text)).toBe(text);
	});

	it.each([
		'',
		'x'.repeat(27),
		'a b',
		'a/b',
		'a.b',
		'../ada',
		'a\0',
		'ädä',
		'a\n',
		'а',
		null,
		7,
		{},
	])('[IN1, D-02] may not be %j', (value) => {
		expect(isEntityId(value)).toBe(false);
		expect(() => entityId(value as string)).toThrow('not an id');
	});

	it('[IN1] of an intent has 22 characters', () => {
		expect(isIntentId('x'.repeat(22))).toBe(true);
		expect(isIntentId('x'.repeat(21))).toBe(false);
		expect(isIntentId('x'.repeat(23))).toBe(false);
		expect(() => intentId('short')).toThrow('not an intent id');
	});

	it('[ID2] that is drawn is well formed and comes once', () => {
		const drawn = Array.from({ length: 1_000 }, () => randomIntentId(fill));
		expect(new Set(drawn).size).toBe(1_000);
		expect(drawn.every(isIntentId)).toBe(true);
		expect(isEntityId(randomEntityId(fill))).toBe(true);
	});
});

describe('an instant', () => {
	it.each([946_684_800_000, 1_793_865_600_000, 7_258_118_400_000])('[IN1] may be %j', (value) => {
		expect(isInstant(value)).toBe(true);
		expect(instant(value)).toBe(value);
	});

	it.each([
		946_684_799_999,
		7_258_118_400_001,
		1_793_865_600_000.5,
		NaN,
		Infinity,
		0,
		-1,
		'1793865600000',
	])('[IN1] may not be %j', (value) => {
		expect(isInstant(value)).toBe(false);
		expect(() => instant(value as number)).toThrow('not an instant');
	});

	it('[CL5] is moved by minutes and compared', () => {
		const moment = instant(1_793_865_600_000);
		expect(addMinutes(moment, 15) - moment).toBe(900_000);
		expect(addMinutes(moment, -1) - moment).toBe(-60_000);
		expect(earlier(moment, addMinutes(moment, 1))).toBe(moment);
		expect(earlier(addMinutes(moment, 1), moment)).toBe(moment);
	});
});

describe('a date', () => {
	it.each(['2026-11-05', '2028-02-29', '2026-12-31'])('[AV1, IN1] may be %j', (text) => {
		expect(isLocalDate(text)).toBe(true);
		expect(localDate(text)).toBe(text);
	});

	it.each([
		'2026-02-30',
		'2026-02-29',
		'2026-13-01',
		'2026-00-10',
		'2026-11-5',
		'2026-11-05T10:00',
		'',
		20_261_105,
	])('[AV1, IN1] may not be %j', (value) => {
		expect(isLocalDate(value)).toBe(false);
		expect(() => localDate(value as string)).toThrow('not a date');
	});
});
