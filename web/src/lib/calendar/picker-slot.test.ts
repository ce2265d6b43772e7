import { expect, it } from 'vitest';
import { refusal } from '#schema/domain/refusal.ts';
import { quarterHour, thursday } from '#schema/fixtures.ts';
import type { PickerSlot, SlotState } from './picker-slot.ts';
import { nearestOpen, stateByRules } from './picker-slot.ts';

const slot = (time: string, state: SlotState = 'open'): PickerSlot => ({
	...quarterHour(thursday(time)),
	state,
});

it('[I01] offers the nearest free times in their order, before and after, never a taken one', () => {
	const slots = [
		slot('09:00'),
		slot('09:45'),
		slot('10:00', 'taken'),
		slot('10:15', 'clash'),
		slot('10:30'),
		slot('12:00'),
	];
	const near = nearestOpen(slots, thursday('10:00'));
	expect(near.map(({ startsAt }) => startsAt)).toEqual(['09:00', '09:45', '10:30'].map(thursday));
	expect(nearestOpen([slot('10:00', 'taken')], thursday('10:00'))).toEqual([]);
});

it('[I02] [I03] a refusal that is about the time itself becomes the state of that time', () => {
	expect(stateByRules(null)).toBe('open');
	expect(stateByRules(refusal('slot_taken'))).toBe('taken');
	expect(stateByRules(refusal('slot_passed'))).toBe('passed');
	expect(stateByRules(refusal('time_conflict'))).toBe('clash');
	expect(stateByRules(refusal('chat_limit'))).toBe('open');
});
