import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { must } from '#schema/assert.ts';
import { FAIR, thursday } from '#schema/fixtures.ts';
import { addMinutes, entityId, type MeetingId } from '#schema/ids.ts';
import Stage from '../ui/testing/Stage.svelte';
import { cellsOf } from './offer-plan.ts';
import OfferDay from './OfferDay.svelte';

const day = must(FAIR.days[0], 'the fair has a day');
const BOOKED = {
	startsAt: thursday('10:00'),
	endsAt: addMinutes(thursday('10:00'), 30),
	meeting: entityId<MeetingId>('ada-rita'),
};

async function show() {
	const onoffer = vi.fn();
	const onbooked = vi.fn();
	await render(Stage, {
		component: OfferDay as never,
		given: {
			day,
			cells: cellsOf(day, 30, [BOOKED], thursday('08:00')),
			minutes: 30,
			allowedMinutes: [15, 30],
			isOver: false,
			nameOf: () => 'Ada Marlow',
			onoffer,
			onminutes: vi.fn(),
			onbooked,
		},
	});
	return { onoffer, onbooked };
}

const cell = (name: RegExp) => page.getByRole('checkbox', { name });
const starts = (...times: string[]) => times.map(thursday);

it('[AV1] a click offers one time, and booked times go along', async () => {
	const { onoffer } = await show();
	await cell(/^09:00 to/).click();
	expect(onoffer).toHaveBeenCalledExactlyOnceWith(starts('09:00', '10:00'));
});

it('[AV1] a drag offers all times it passes, in one go', async () => {
	const { onoffer } = await show();
	await cell(/^11:00 to/).dropTo(cell(/^12:30 to/));
	expect(onoffer).toHaveBeenCalledExactlyOnceWith(
		starts('10:00', '11:00', '11:30', '12:00', '12:30'),
	);
});

it('[AV3] [I15] a booked time is grey, named, stays, and says why', async () => {
	const { onoffer, onbooked } = await show();
	const booked = cell(/^10:00 to 10:30, booked by Ada Marlow/);
	await expect.element(booked).toHaveAttribute('aria-disabled', 'true');
	await booked.click({ force: true });
	expect(onbooked).toHaveBeenCalledOnce();
	expect(onoffer).not.toHaveBeenCalled();
});

it('[I20] arrows move, Space offers', async () => {
	const { onoffer } = await show();
	cell(/^09:00 to/)
		.element()
		.focus();
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(cell(/^09:30 to/)).toHaveFocus();
	await userEvent.keyboard('{ }');
	expect(onoffer).toHaveBeenLastCalledWith(starts('09:30', '10:00'));
	await userEvent.keyboard('{End}');
	await expect.element(cell(/^16:30 to/)).toHaveFocus();
});

it('[AV1] a quick hand loses nothing: what was chosen counts before the fair’s picture shows it', async () => {
	const { onoffer } = await show();
	cell(/^11:00 to/)
		.element()
		.focus();
	await userEvent.keyboard('{ }{Shift>}{ArrowDown}{/Shift}');
	expect(onoffer).toHaveBeenLastCalledWith(starts('10:00', '11:00', '11:30'));
	await cell(/^09:00 to/).click();
	expect(onoffer).toHaveBeenLastCalledWith(starts('09:00', '10:00', '11:00', '11:30'));
});

it('[AV1] Select all offers every free time of the day', async () => {
	const { onoffer } = await show();
	await page.getByRole('button', { name: 'Select all' }).click();
	expect(onoffer.mock.lastCall?.[0]).toHaveLength(16);
});
