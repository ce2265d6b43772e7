/** What companies offer: written by their teams, found by everybody, and a way to who can be asked about it. */
import type { Locator, Page } from '@playwright/test';
import type { OpenDatabase } from '#schema/db/open.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { layCable } from './cable.ts';
import { button, card, expectAccessible, expectMessage, holdMessage, messages } from './steps.ts';
import { expect, test } from './world.ts';

const opening = (page: Page, title: string): Locator =>
	page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });
const field = (page: Page, name: string): Locator =>
	page.getByRole('main').getByRole('textbox', { name, exact: true });
const choice = (page: Page, name: string): Locator =>
	page.getByRole('combobox', { name, exact: true });

async function publish(page: Page, title: string): Promise<void> {
	await page.getByRole('link', { name: 'New opening' }).click();
	await field(page, 'Title').fill(title);
	await button(page, 'Publish').click();
	await expect(opening(page, title)).toBeVisible();
}

async function edit(page: Page, title: string): Promise<void> {
	await page.getByRole('link', { name: `Edit: ${title}` }).click();
	await expect(field(page, 'Title')).toHaveValue(title);
}

/** So many of Acme's stand when the server starts. */
const already =
	(count: number) =>
	({ connection }: OpenDatabase, { fair, company }: FairRows): void => {
		const insert = connection.prepare(
			`INSERT INTO vacancy (id, fair_id, company_id, title, kind, place, remote, description, languages,
				topics, link, version, published_at)
			VALUES (?, ?, ?, ?, 'thesis', '', 0, '', '[]', '[]', '', 1, ?)`,
		);
		for (let number = 1; number <= count; number += 1)
			insert.run(`v-${number}`, fair, company, `Job ${number}`, 1_700_000_000_000 + number);
	};

test('[OP1, OP2, OP3, OP4, OP7, S12] what a team offers is on all screens at once, is found, and leads to who can be asked', async ({
	open,
}) => {
	const world = await open();
	const [rita, carl, dora, ada, ben] = await Promise.all([
		world.enter('Rita', '/team'),
		world.enter('Carl', '/team/openings'),
		world.enter('Dora', '/team/openings'),
		world.enter('Ada', `/companies/${world.company}`),
		world.enter('Ben', '/companies'),
	]);
	await expect(ada.getByText('No openings are listed at the moment.')).toBeVisible();
	await rita.getByRole('link', { name: 'Openings' }).click();
	await expect(rita.getByText('No openings yet')).toBeVisible();
	await expectAccessible(rita, 'no openings');
	await rita.getByRole('link', { name: 'New opening' }).click();
	await field(rita, 'Title').fill('Firmware engineer');
	await choice(rita, 'Kind').selectOption('Internship');
	await field(rita, 'Place').fill('Bremen');
	await rita.getByRole('checkbox', { name: 'Remote possible' }).check();
	await field(rita, 'Description').fill('Motors.\nTea.\n<b>bold</b> https://elsewhere.example');
	await choice(rita, 'Topics').fill('Robotics');
	await choice(rita, 'Topics').press('Enter');
	await field(rita, 'Link').fill('acme.example/jobs');
	await choice(rita, 'Who to talk to').selectOption(world.names.Carl);
	await expectAccessible(rita, 'writing an opening');
	await button(rita, 'Publish').click();
	await expectMessage(rita, /Opening published/);
	await expect(rita).toHaveURL(/\/team\/openings$/);

	// Everybody has it, and nobody has reloaded anything.
	await expect(opening(carl, 'Firmware engineer')).toBeVisible();
	const found = opening(ada, 'Firmware engineer');
	await expect(found).toContainText('Internship');
	await expect(found).toContainText('Bremen');
	await expect(found).toContainText('Remote possible');
	await expect(card(ben, 'Acme')).toContainText('1 opening');
	await expect(card(ben, 'Bolt')).not.toContainText('opening,');
	await ben.getByRole('searchbox', { name: 'Search companies' }).fill('firmware');
	await expect(ben.getByText('1 company', { exact: true })).toBeVisible();
	await expect(card(ben, 'Acme')).toContainText('Opening: Firmware engineer');

	await found.locator('summary').focus();
	await ada.keyboard.press('Enter');
	const words = found.locator('.text-said');
	await expect(words).toHaveText('Motors.\nTea.\n<b>bold</b> https://elsewhere.example', {
		useInnerText: true,
	});
	await expect(words.locator('*')).toHaveCount(0);
	const link = found.getByRole('link', { name: /^More at acme\.example/ });
	await expect(link).toHaveAttribute('href', 'https://acme.example/jobs');
	await expect(link).toHaveAttribute('target', '_blank');
	await expect(link).toHaveAttribute('rel', /\bnoopener\b.*\bnoreferrer\b/);
	await expectAccessible(ada, 'an opening');
	await button(found, `Request: ${world.names.Carl}`).click();
	await button(ada.getByRole('dialog', { name: 'Request a 1-1 Chat' }), 'Send request').click();
	await expect(found.getByRole('link', { name: 'Waiting for feedback' })).toBeVisible();

	// By its title its people are found in Explore.
	await ben.goto(`/events/${world.fair}/chats?tab=explore&q=firmware`);
	await expect(card(ben, world.names.Rita)).toBeVisible();
	await expect(card(ben, world.names.Dora)).toHaveCount(0);

	// Another company has openings of its own, and no hand in these.
	await expect(dora.getByText('No openings yet')).toBeVisible();
	await publish(dora, 'Sailor');
	await expect(opening(rita, 'Sailor')).toHaveCount(0);

	await button(carl, 'Withdraw: Firmware engineer').click();
	await button(carl.getByRole('dialog'), 'Withdraw').click();
	await expect(found).toHaveCount(0);
	await expect(ada.getByText('No openings are listed at the moment.')).toBeVisible();
	await expect(rita.getByText('No openings yet')).toBeVisible();
	expect(await world.sql('SELECT title FROM vacancy')).toEqual([{ title: 'Sailor' }]);
});

test('[OP6, OP8, I18] nobody writes over a colleague unseen, and no words are lost on the way', async ({
	open,
}) => {
	const world = await open({ prepare: already(2) });
	const cable = await layCable(world.server.url);
	const [rita, carl] = await Promise.all([
		world.enter('Rita', '/team/openings', { baseURL: cable.url }),
		world.enter('Carl', '/team/openings'),
	]);
	// What is being written survives the page.
	await edit(rita, 'Job 1');
	await field(rita, 'Title').fill('Rita’s job');
	await expect(rita.getByText('Not saved yet. Your changes are kept')).toBeVisible();
	await expect(rita.getByText('until it is published')).toHaveCount(0);
	await rita.reload();
	await expect(field(rita, 'Title')).toHaveValue('Rita’s job');

	// Carl saves first, and Rita is told while she writes; whoever has changed nothing reads along.
	await edit(carl, 'Job 1');
	await field(carl, 'Place').fill('Bremen');
	await button(carl, 'Save').click();
	await expect(rita.getByText(/^A colleague has changed this opening meanwhile/)).toBeVisible();
	await expect(field(rita, 'Title')).toHaveValue('Rita’s job');
	await button(rita, 'Take theirs').click();
	await expect(field(rita, 'Place')).toHaveValue('Bremen');
	await expect(field(rita, 'Title')).toHaveValue('Job 1');
	await edit(carl, 'Job 1');
	await field(carl, 'Place').fill('Husum');
	await button(carl, 'Save').click();
	await expect(field(rita, 'Place')).toHaveValue('Husum');

	// Without a connection it waits, and is refused once it would be written over something else.
	await cable.cut();
	await expect(rita.getByText('You are offline.')).toBeVisible();
	await field(rita, 'Title').fill('Rita’s job');
	await button(rita, 'Save').click();
	await expect(opening(rita, 'Rita’s job')).toContainText('Will be sent when you are back online');
	await edit(carl, 'Job 1');
	await field(carl, 'Title').fill('Carl’s job');
	await button(carl, 'Save').click();
	await expect(opening(carl, 'Carl’s job')).not.toHaveAttribute('aria-busy');
	const told = holdMessage(rita, /Change an opening: A colleague has changed this opening/);
	await cable.mend();
	await told;
	await expect(opening(rita, 'Carl’s job')).toBeVisible();
	await messages(rita).getByRole('link', { name: 'View' }).click();
	await expect(field(rita, 'Title')).toHaveValue('Rita’s job');
	await button(rita, 'Save').click();
	await expect(opening(carl, 'Rita’s job')).toBeVisible();
	await cable.close();
});

test('[OP2, OP3, OP5] what has no title, leads nowhere, or is one too many is not sent, and says why', async ({
	open,
}) => {
	const world = await open({ prepare: already(19) });
	const rita = await world.enter('Rita', '/team/openings/new');
	await field(rita, 'Place').fill('Bremen');
	await button(rita, 'Publish').click();
	await expect(field(rita, 'Title')).toHaveAccessibleDescription(
		/Please give the opening a title\./,
	);
	await expect(field(rita, 'Title')).toBeFocused();
	await field(rita, 'Title').fill('Cook');
	await field(rita, 'Link').fill('javascript:alert(1)');
	await button(rita, 'Publish').click();
	await expect(field(rita, 'Link')).toHaveAccessibleDescription(/begins with https:\/\//);
	await field(rita, 'Link').fill('');
	await button(rita, 'Publish').click();
	await expect(opening(rita, 'Cook')).toBeVisible();
	await expect(button(rita, 'New opening')).toHaveAccessibleDescription(
		/Your company has 20 openings, as many as allowed\./,
	);
	const ada = await world.enter('Ada');
	await ada.goto(`/events/${world.fair}/team/openings`);
	await expect(ada.getByRole('heading', { name: 'This page does not exist' })).toBeAttached();
});
