/** A recruiter's calendar while talents look at it. No page is ever reloaded. */
import type { Locator, Page } from '@playwright/test';
import type { OpenDatabase } from '#schema/db/open.ts';
import { MINUTE_MS, instant } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { button, card, expectAccessible, holdMessage, messages } from './steps.ts';
import type { World } from './world.ts';
import { expect, test } from './world.ts';

const HOUR = 60 * MINUTE_MS;
const DAY = 24 * HOUR;
/**
 * The next full hour: the days of these tests begin there, so that their cells are the same ones. No
 * midnight lies in their three hours, neither the fair's nor the browser's in Berlin.
 */
function begin(): number {
	const lastHour = 21;
	const inBerlin = new Intl.DateTimeFormat('en', {
		hour: 'numeric',
		hourCycle: 'h23',
		timeZone: 'Europe/Berlin',
	});
	let at = Math.ceil(Date.now() / HOUR) * HOUR + HOUR;
	while (new Date(at).getUTCHours() > lastHour || Number(inBerlin.format(at)) > lastHour)
		at += HOUR;
	return at;
}
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Two days of three hours, with Rita's slots of the first day at its beginning. */
const twoDays =
	(from: number) =>
	({ connection }: OpenDatabase, rows: FairRows): void => {
		const days = [from, from + DAY].map((startsAt) => ({
			date: dateOf(startsAt),
			startsAt,
			endsAt: startsAt + 3 * HOUR,
		}));
		connection
			.prepare(`UPDATE fair SET days = ?, starts_at = ?, ends_at = ? WHERE id = ?`)
			.run(JSON.stringify(days), from, from + DAY + 3 * HOUR, rows.fair);
		connection.prepare(`DELETE FROM slot`).run();
		const slot = connection.prepare(
			`INSERT INTO slot (recruiter_id, starts_at, ends_at, fair_id) VALUES (?, ?, ?, ?)`,
		);
		for (const index of [0, 1])
			slot.run(
				rows.recruiters[0] ?? '',
				from + index * 30 * MINUTE_MS,
				from + (index + 1) * 30 * MINUTE_MS,
				rows.fair,
			);
	};

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' });
const dayName = new Intl.DateTimeFormat('en-GB', {
	weekday: 'long',
	day: 'numeric',
	month: 'long',
	timeZone: 'Europe/Berlin',
});
const dayOf = (page: Page, at: number): Locator =>
	page.getByRole('region', { name: dayName.format(at) });
const cell = (page: Page, at: number): Locator =>
	dayOf(page, at).getByRole('checkbox', { name: new RegExp(`^${clock.format(instant(at))} to`) });

/** Ada's chat with Rita at the first time, agreed on beforehand. */
const booked =
	(from: number) =>
	(database: OpenDatabase, rows: FairRows): void => {
		twoDays(from)(database, rows);
		database.connection
			.prepare(
				`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status,
					requested_at, changed_at, starts_at, ends_at)
				VALUES ('m-ada', ?, ?, ?, 'talent', 'confirmed', 1, 1, ?, ?)`,
			)
			.run(rows.fair, rows.talents[0] ?? '', rows.recruiters[0] ?? '', from, from + 30 * MINUTE_MS);
	};

const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible();
const starts = (world: World) =>
	world.sql<{ starts_at: number }>(
		`SELECT starts_at FROM slot WHERE recruiter_id = ? ORDER BY starts_at`,
		world.ids.Rita,
	);

test('[M-R1] [S13a] [I17] times are offered by click, drag and "Select all", saved at once, and counted on talents’ screens', async ({
	open,
}) => {
	const from = begin();
	const world = await open({ prepare: twoDays(from) });
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita', '/availability')]);
	await expect(card(ada, world.names.Rita)).toContainText('2 open slots');
	await cell(rita, from + 2 * HOUR).click();
	await expect(cell(rita, from + 2 * HOUR)).toBeChecked();
	await expect(card(ada, world.names.Rita)).toContainText('3 open slots');
	await cell(rita, from).dragTo(cell(rita, from + HOUR / 2));
	await expect(card(ada, world.names.Rita)).toContainText('1 open slot');
	await button(dayOf(rita, from), 'Select all').click();
	await expect(card(ada, world.names.Rita)).toContainText('6 open slots');
	await saved(rita);
	expect(await starts(world)).toHaveLength(6);
});

test('[M-R1] [M-R11] a day is copied to another one by the clock, by a colleague too, and the copy can be taken back', async ({
	open,
}) => {
	const from = begin();
	const world = await open({ prepare: twoDays(from) });
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita', '/availability')]);
	await expect(cell(rita, from + DAY)).not.toBeChecked();
	const copied = holdMessage(rita, /2 times offered/);
	await button(dayOf(rita, from), /^Copy to/).click();
	await expect(cell(rita, from + DAY)).toBeChecked();
	await expect(cell(rita, from + DAY + HOUR / 2)).toBeChecked();
	await expect(cell(rita, from + DAY + HOUR)).not.toBeChecked();
	await expect(card(ada, world.names.Rita)).toContainText('4 open slots');
	await copied;
	await button(messages(rita), 'Undo').click();
	await expect(card(ada, world.names.Rita)).toContainText('2 open slots');
	const carl = await world.enter('Carl', `/team/${world.ids.Rita}`);
	const copiedByCarl = holdMessage(carl, /2 times offered/);
	await button(dayOf(carl, from), /^Copy to/).click();
	await expect(cell(rita, from + DAY)).toBeChecked();
	await expect(card(ada, world.names.Rita)).toContainText('4 open slots');
	await copiedByCarl;
	await button(messages(carl), 'Undo').click();
	await expect(cell(rita, from + DAY)).not.toBeChecked();
});

test('[M-R1] [I15] [AV3] a booked time stands there with its name; withdrawing it asks, and cancels the chat with a note', async ({
	open,
}) => {
	const from = begin();
	const world = await open({ prepare: booked(from) });
	const [ada, rita] = await Promise.all([
		world.enter('Ada', '/chats?tab=confirmed'),
		world.enter('Rita', '/availability'),
	]);
	const time = cell(rita, from);
	await expect(time).toHaveAccessibleName(/booked by Ada Byron/);
	await time.click({ force: true });
	const dialog = rita.getByRole('dialog', { name: /is booked by Ada Byron/ });
	await button(dialog, 'Keep it').click();
	await expect(dialog).toBeHidden();
	await expect(card(ada, world.names.Rita)).toBeVisible();
	await time.focus();
	await rita.keyboard.press('Space');
	await dialog.getByRole('textbox').fill('I am called away, sorry');
	await button(dialog, 'Cancel chat, withdraw time').click();
	await expect(card(ada, world.names.Rita)).toBeHidden();
	await expect(cell(rita, from)).not.toBeChecked();
	await expect(cell(rita, from)).toHaveAccessibleName(/not offered/);
	await saved(rita);
	expect(await world.sql(`SELECT status, note FROM meeting`)).toEqual([
		{ status: 'cancelled', note: 'I am called away, sorry' },
	]);
	expect(await starts(world)).toEqual([{ starts_at: from + HOUR / 2 }]);
});

test('[M-R2] [AV2] each day has its own length; with chats booked, what stays is said before it changes', async ({
	open,
}) => {
	const from = begin();
	const world = await open({ prepare: booked(from) });
	const rita = await world.enter('Rita', '/availability');
	const length = dayOf(rita, from).getByRole('combobox', { name: 'Length of a chat' });
	await length.selectOption('15 min');
	const dialog = rita.getByRole('dialog', { name: 'Change to 15 minutes?' });
	await expect(dialog.getByRole('listitem')).toContainText(world.names.Ada);
	await expect(dialog).toContainText('1 open time becomes 2');
	await button(dialog, 'Cancel').click();
	await expect(length).toHaveValue('30');
	await length.selectOption('15 min');
	await button(dialog, 'Change the length').click();
	await expect(length).toHaveValue('15');
	await expect(cell(rita, from + 45 * MINUTE_MS)).toBeChecked();
	await expect(cell(rita, from)).toHaveAccessibleName(/booked by Ada Byron/);
	await expect(
		dayOf(rita, from + DAY).getByRole('combobox', { name: 'Length of a chat' }),
	).not.toHaveValue('15');
});

test('[M-R1] [I18] what is not saved yet says so at the time itself, and what was refused says so there too', async ({
	open,
}) => {
	const from = begin();
	const world = await open({ prepare: twoDays(from) });
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita', '/availability')]);
	await button(card(ada, world.names.Rita), `Request: ${world.names.Rita}`).click();
	await button(ada.getByRole('dialog'), 'Send request').click();
	await rita.getByRole('navigation').getByRole('link', { name: '1-1 Chats' }).click();
	await button(card(rita, world.names.Ada), 'Accept').click();
	await rita.getByRole('navigation').getByRole('link', { name: 'Availability' }).click();
	await rita.context().setOffline(true);
	await cell(rita, from).click();
	await expect(cell(rita, from)).toHaveAccessibleName(/not offered, not saved yet$/);
	await ada.getByRole('link', { name: /^In Scheduling \d/ }).click();
	await button(card(ada, world.names.Rita), 'Pick a time').click();
	await ada.getByRole('dialog').getByRole('option').first().click();
	await button(ada.getByRole('dialog'), 'Confirm 1-1 Chat').click();
	await expect(ada.getByRole('dialog')).toBeHidden();
	await rita.context().setOffline(false);
	await expect(cell(rita, from)).toHaveAccessibleName(/booked by Ada Byron, not saved$/);
	await expect(rita.getByText(/^Not saved: /)).toBeVisible();
});

test('[I20] [M-R1] a whole day is set by keys alone, and on a phone one day is shown at a time', async ({
	open,
}) => {
	const from = begin();
	const world = await open({ prepare: twoDays(from) });
	const rita = await world.enter('Rita', '/availability');
	await cell(rita, from).focus();
	await rita.keyboard.press('ArrowDown');
	await rita.keyboard.press('ArrowDown');
	await expect(cell(rita, from + HOUR)).toBeFocused();
	await rita.keyboard.press('Space');
	await expect(cell(rita, from + HOUR)).toBeChecked();
	await rita.keyboard.press('Shift+ArrowDown');
	await expect(cell(rita, from + HOUR * 1.5)).toBeChecked();
	await rita.keyboard.press('Home');
	await rita.keyboard.press('ArrowRight');
	await expect(cell(rita, from)).not.toBeFocused();
	await rita.keyboard.press('ArrowLeft');
	await expect(cell(rita, from)).toBeFocused();
	await rita.setViewportSize({ width: 390, height: 844 });
	await expect(dayOf(rita, from + DAY)).toBeHidden();
	await rita.getByRole('navigation', { name: 'Days' }).getByRole('link').nth(1).click();
	await expect(dayOf(rita, from + DAY)).toBeVisible();
	await expect(dayOf(rita, from)).toBeHidden();
	await expectAccessible(rita, 'availability on a phone');
});
