import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { quarterHour, thursday, friday } from '#schema/fixtures.ts';
import Stage from '../ui/testing/Stage.svelte';
import type { PickerSlot, SlotState } from './picker-slot.ts';
import SlotGrid from './SlotGrid.svelte';

const slot = (startsAt: ReturnType<typeof thursday>, state: SlotState = 'open'): PickerSlot => ({
	...quarterHour(startsAt),
	state,
	...(state === 'clash' && { reason: 'You have a chat with Carl at 10:00' }),
});
const SLOTS = [
	slot(thursday('09:00'), 'passed'),
	slot(thursday('10:00'), 'clash'),
	slot(thursday('10:15')),
	slot(thursday('10:30'), 'taken'),
	slot(friday('09:00')),
];

async function show(slots = SLOTS, selected: PickerSlot | null = null, own = 'Europe/Berlin') {
	const onselect = vi.fn();
	const onblocked = vi.fn();
	const given = { label: 'Times of Rita', slots, selected: selected?.startsAt ?? null };
	await render(Stage, {
		component: SlotGrid as never,
		given: { ...given, onselect, onblocked },
		zones: { own },
	});
	return { onselect, onblocked };
}

const option = (name: RegExp) => page.getByRole('option', { name });

it('[I20] each time says its span and state; what has passed is only counted', async () => {
	await show();
	await expect.element(option(/^10:00 ?–10:15, clash ?, You have a chat with Carl/)).toBeVisible();
	await expect.element(option(/^10:15 ?–10:30, open/)).toBeVisible();
	await expect.element(option(/^10:30 ?–10:45, taken/)).toHaveAttribute('aria-disabled', 'true');
	expect(option(/09:00 ?–09:15, passed/).elements()).toEqual([]);
	await expect.element(page.getByText('1 earlier time has passed.')).toBeVisible();
});

it('[I20] Tab enters at the first free time, arrows visit every time, Enter chooses', async () => {
	const { onselect, onblocked } = await show();
	await userEvent.tab();
	await expect.element(option(/^10:15/)).toHaveFocus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(option(/^10:30/)).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(onselect).not.toHaveBeenCalled();
	expect(onblocked).toHaveBeenCalledWith(SLOTS[3]);
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(option(/^09:00/)).toHaveFocus();
	await userEvent.keyboard('{ }');
	expect(onselect).toHaveBeenCalledWith(SLOTS[4]);
	await userEvent.keyboard('{Home}');
	await expect.element(option(/^10:00/)).toHaveFocus();
});

it('[I10] in another zone the time is the own one, with the one of the fair beside it', async () => {
	await show(SLOTS, null, 'Europe/Helsinki');
	await expect.element(option(/^11:15 ?–11:30, 10:15 in Berlin, open/)).toBeVisible();
	await expect.element(option(/^11:30 ?–11:45, taken ?, 10:30 in Berlin/)).toBeVisible();
});
