/** What an organizer tells everybody, and how it reaches them. */
import type { Locator, Page } from '@playwright/test';
import { must } from '#schema/assert.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { acceptedByRita } from './accepted.ts';
import { layCable } from './cable.ts';
import {
	button,
	card as article,
	expectMessage,
	holdMessage,
	messages,
	openPicker,
	place,
	time,
} from './steps.ts';
import { expect, test } from './world.ts';

const card = (page: Page): Locator => page.getByRole('region', { name: 'Announcements' });
const standing = (page: Page): Locator => card(page).getByRole('listitem');
const field = (page: Page): Locator => page.getByRole('textbox', { name: 'New announcement' });

async function publish(olga: Page, text: string): Promise<void> {
	await field(olga).fill(text);
	await button(olga, 'Publish').click();
	await expect(field(olga)).toHaveValue('');
}

async function withdraw(olga: Page, text: string): Promise<void> {
	await button(olga, `Withdraw: ${text}`).click();
	await button(olga.getByRole('dialog'), 'Withdraw').click();
}

/** So many stand when the server starts. */
const already =
	(count: number) =>
	({ connection }: OpenDatabase, { fair, organizer }: FairRows): void => {
		const insert = connection.prepare(
			`INSERT INTO announcement (id, fair_id, published_by, text, published_at)
			VALUES (?, ?, ?, ?, ?)`,
		);
		for (let number = 1; number <= count; number += 1)
			insert.run(`n-${number}`, fair, organizer, `Notice ${number}.`, 1_700_000_000_000 + number);
	};

test('[AN1, AN4, AN6, I17] what an organizer publishes is on all open pages at once, and goes when it is withdrawn', async ({
	open,
}) => {
	const world = await open();
	const [olga, ada, rita] = await Promise.all([
		world.enter('Olga', ''),
		world.enter('Ada', '/overview'),
		world.enter('Rita'),
	]);
	await expect(olga).toHaveURL(/\/overview$/);
	await expect(card(ada)).toHaveCount(0);
	const told = holdMessage(rita, /Announcement: The hall is open\./);
	const adaTold = expectMessage(ada, /Announcement: The hall is open\./);
	await publish(olga, 'The hall is open.');
	await Promise.all([told, adaTold]);
	await expect(standing(olga)).toHaveText([/The hall is open\./]);
	await expect(standing(ada)).toHaveText([/The hall is open\..*\d\d:\d\d.*new/s]);

	// The mark is there for as long as one looks, whatever else happens.
	const carl = await world.enter('Carl', '/talents');
	await button(article(carl, world.names.Ada), `Invite: ${world.names.Ada}`).click();
	await button(carl.getByRole('dialog'), 'Send invitation').click();
	await expect(ada.getByRole('region', { name: 'What happened' })).toContainText('Carl Roth');
	await expect(standing(ada)).toHaveText([/new/]);

	// Who is elsewhere sees where to look: the bell, the place, the way from the message.
	await expect(rita.getByRole('button', { name: /^Notices.*new/ })).toBeVisible();
	await expect(place(rita, 'Overview')).toHaveAccessibleName(/1 new announcement/);
	await messages(rita).getByRole('link', { name: 'View' }).click();
	await expect(standing(rita)).toHaveText([/The hall is open\./]);
	await place(rita, '1-1 Chats').click();
	await expect(place(rita, 'Overview')).not.toHaveAccessibleName(/new/);
	await expect(rita.getByRole('button', { name: /^Notices.*new/ })).toHaveCount(0);

	await publish(olga, 'Lunch is served.');
	for (const page of [olga, ada])
		await expect(standing(page)).toHaveText([/Lunch is served\./, /The hall is open\./]);
	await withdraw(olga, 'The hall is open.');
	for (const page of [olga, ada]) await expect(standing(page)).toHaveText([/Lunch is served\./]);
	await withdraw(olga, 'Lunch is served.');
	await expect(card(ada)).toHaveCount(0);
	await expect(card(olga)).toContainText('Nothing is announced.');
	expect(await world.sql('SELECT * FROM announcement')).toEqual([]);
});

test('[AN2, UI10, H-03] it is shown as it was written: lines, other directions, markup and addresses as text', async ({
	open,
}) => {
	const world = await open();
	const [olga, ada] = await Promise.all([
		world.enter('Olga', '/overview'),
		world.enter('Ada', '/overview'),
	]);
	const text =
		'First line 🎉\nالقاعة مفتوحة الآن\n<b>bold</b> <img src=x onerror=alert(1)> https://fair.example';
	await publish(olga, text);
	const words = standing(ada).locator('p');
	await expect(words).toHaveText(text, { useInnerText: true });
	await expect(words.locator('*')).toHaveCount(0);
	await expect(words).toHaveCSS('unicode-bidi', 'plaintext');
});

test('[AN2, AN3] what says nothing, too much, or is one too many is not sent, and says why', async ({
	open,
}) => {
	const world = await open({ prepare: already(19) });
	const olga = await world.enter('Olga', '/overview');
	await field(olga).fill('  ');
	await button(olga, 'Publish').click();
	await expect(field(olga)).toHaveAccessibleDescription(
		/Please write what everybody should know\./,
	);
	await field(olga).fill('x'.repeat(1_001));
	await button(olga, 'Publish').click();
	await expect(field(olga)).toHaveAccessibleDescription(/1 character too many/);
	await publish(olga, 'The twentieth.');
	await expect(standing(olga)).toHaveCount(5);
	await button(olga, '15 more').click();
	await expect(standing(olga)).toHaveCount(20);
	await field(olga).fill('One too many.');
	await expect(button(olga, 'Publish')).toHaveAccessibleDescription(
		'There are 20 announcements, as many as allowed. Withdraw one first.',
	);
	await button(olga, 'Publish').press('Enter');
	await expect(field(olga)).toHaveValue('One too many.');
	await withdraw(olga, 'Notice 1.');
	await button(olga, 'Publish').click();
	await expect(standing(olga).first()).toContainText('One too many.');
});

test('[AN7, I18] words outlive a reload; without a connection they wait, and what is taken back can be written on', async ({
	open,
}) => {
	const world = await open({ prepare: already(1) });
	const cable = await layCable(world.server.url);
	const [olga, ada] = await Promise.all([
		world.enter('Olga', '/overview', { baseURL: cable.url }),
		world.enter('Ada', '/overview'),
	]);
	await field(olga).fill('The hall is');
	await olga.reload();
	await expect(field(olga)).toHaveValue('The hall is');

	await cable.cut();
	await expect(olga.getByText('You are offline.')).toBeVisible();
	await publish(olga, 'The hall is open.');
	await expect(standing(olga).first()).toContainText('Will be sent when you are back online');
	await expect(button(olga, /^Withdraw: The hall/)).toHaveCount(0);
	await button(olga, /^Take back.*Publish an announcement/).click();
	await expect(field(olga)).toHaveValue('The hall is open.');
	await expect(standing(olga)).toHaveCount(1);

	await publish(olga, 'The hall is open now.');
	await cable.mend();
	await expect(standing(ada).first()).toContainText('The hall is open now.');
	await expect(standing(olga).first()).not.toContainText('Will be sent');
	await cable.close();
});

test('[AN1, AN4, I20] it is written, published and withdrawn by keys alone, and read out', async ({
	open,
}) => {
	const world = await open();
	const [olga, ada] = await Promise.all([
		world.enter('Olga', '/overview'),
		world.enter('Ada', '/overview'),
	]);
	await field(olga).focus();
	await olga.keyboard.type('Line one');
	await olga.keyboard.press('Enter');
	await olga.keyboard.type('Line two');
	await olga.keyboard.press('Tab');
	await expect(button(olga, 'Publish')).toBeFocused();
	const told = expectMessage(ada, /Announcement: Line one Line two/);
	const done = expectMessage(olga, /Announcement published/);
	await olga.keyboard.press('Enter');
	await Promise.all([told, done]);
	await expect(button(olga, /^Withdraw: Line one/)).toBeVisible();
	await olga.keyboard.press('Tab');
	await expect(button(olga, /^Withdraw: Line one/)).toBeFocused();
	await olga.keyboard.press('Enter');
	const dialog = olga.getByRole('dialog', { name: 'Withdraw this announcement?' });
	await expect(dialog).toBeVisible();
	await olga.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(standing(ada)).toHaveCount(1);
	await expect(button(olga, /^Withdraw: Line one/)).toBeFocused();
	await olga.keyboard.press('Enter');
	await button(dialog, 'Withdraw').press('Enter');
	await expect(card(ada)).toHaveCount(0);
});

for (const [what, viewport, atOnce] of [
	['a phone', { width: 390, height: 844 }, 1],
	['a low window', { width: 1280, height: 640 }, 2],
	['a desktop', { width: 1440, height: 900 }, 2],
] as const)
	test(`[UI11] on ${what} news that comes while a time is chosen covers neither that nor what confirms it`, async ({
		open,
	}) => {
		const world = await open({ slots: 200, slotMinutes: 5, prepare: acceptedByRita });
		const ada = await world.enter('Ada', '/chats?tab=in_scheduling', { viewport });
		const olga = await world.enter('Olga', '/overview');
		const picker = await openPicker(ada, world.names.Rita);
		await time(picker, 0).click();
		const told = holdMessage(ada, /Announcement: The hall is open\./);
		await publish(olga, 'The hall is open.');
		await told;
		await publish(olga, 'Lunch is served in the hall on the first floor. '.repeat(8));
		await expect(messages(picker).getByText(/Announcement: Lunch is served/)).toBeVisible();
		await expect(button(messages(picker), 'Close')).toHaveCount(atOnce);
		const edges = async (shown: Locator) => {
			const { y, height } = must(await shown.boundingBox(), 'it is shown');
			return { top: y, bottom: y + height };
		};
		const news = await edges(messages(picker));
		for (const pressed of [time(picker, 0), button(picker, 'Confirm 1-1 Chat')])
			expect((await edges(pressed)).top).toBeGreaterThanOrEqual(news.bottom);
		// The first one in sight: the other moves under the pointer, and so stays until it is closed.
		await button(messages(picker), 'Close').first().click();
		await button(messages(picker), 'Close').click();
		await expect(button(messages(picker), 'Close')).toHaveCount(0);
		await button(picker, 'Confirm 1-1 Chat').click();
		await expect(picker).toBeHidden();
	});
