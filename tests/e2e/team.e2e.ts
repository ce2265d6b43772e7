/** A company's recruiters as one team: several of them, and the talents they talk to, at once. */
import type { Locator, Page } from '@playwright/test';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import { button, expectAccessible, expectMessage, holdMessage, messages } from './steps.ts';
import type { World } from './world.ts';
import { expect, test } from './world.ts';

/** One colleague's column on the team's page. */
const column = (page: Page, name: string): Locator =>
	page.getByRole('region', { name: 'Colleagues' }).getByRole('region', { name });

const times = (page: Page, name: string): Locator =>
	column(page, name).getByRole('list', { name: `Times of ${name}` });

/** Ada's request to Rita as it stands in the database. */
function adaAsksRita({ connection }: OpenDatabase, rows: FairRows): void {
	const now = Date.now();
	connection
		.prepare(
			`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status, message,
				requested_at, changed_at, expires_at)
			VALUES ('m-ada', ?, ?, ?, 'talent', 'requested', 'Hello Rita', ?, ?, ?)`,
		)
		.run(rows.fair, rows.talents[0], rows.recruiters[0], now, now, now + 10 * 3_600_000);
}

/** Ada's confirmed chat with Rita, at the first of Rita's times. Carl offers nothing. */
function adaHasAChat(database: OpenDatabase, rows: FairRows): void {
	adaAsksRita(database, rows);
	const { connection } = database;
	const [start] = rows.starts;
	connection.prepare(`DELETE FROM slot WHERE recruiter_id = ?`).run(rows.recruiters[1]);
	connection
		.prepare(
			`UPDATE meeting SET status = 'confirmed', starts_at = ?, ends_at = ? WHERE id = 'm-ada'`,
		)
		.run(start, (start ?? 0) + 15 * 60_000);
}

async function openRequest(page: Page, world: World): Promise<Locator> {
	const theirs = column(page, world.names.Rita);
	await theirs.getByRole('button', { name: /^Ada Byron/ }).click();
	return theirs;
}

test('[M-R9] the team sees how many times the company offers and how many are booked, live', async ({
	open,
}) => {
	const world = await open({ slots: 3 });
	const [rita, ada] = await Promise.all([world.enter('Rita', '/team'), world.enter('Ada')]);
	const figures = rita.getByLabel('The team in numbers');
	await expect(figures).toContainText('6 slots offered');
	await expect(figures).toContainText('0 booked');
	await expect(figures).toContainText('0 requests waiting');
	await button(
		ada.getByRole('article', { name: world.names.Carl }),
		`Request: ${world.names.Carl}`,
	).click();
	await button(ada.getByRole('dialog'), 'Send request').click();
	await expect(figures).toContainText('1 request waiting');
});

test('[M-R11] colleagues stand side by side with times, names and requests; another company’s and a talent’s browser see nothing of it', async ({
	open,
}) => {
	const world = await open({ slots: 2, prepare: adaHasAChat });
	const [carl, dora, ada] = await Promise.all([
		world.enter('Carl', '/team'),
		world.enter('Dora', '/team'),
		world.enter('Ada'),
	]);
	await expect(times(carl, world.names.Rita)).toContainText(world.names.Ada);
	await expect(times(carl, world.names.Rita).getByRole('listitem')).toHaveCount(2);
	await expect(column(carl, world.names.Carl)).toContainText('No times offered on this day');
	await expect(column(dora, world.names.Dora)).toBeVisible();
	await expect(dora.getByText(world.names.Ada)).toBeHidden();
	const company = (
		await world.sql<{ company_id: string }>(
			`SELECT company_id FROM participant WHERE id = ?`,
			world.ids.Rita,
		)
	)[0]?.company_id;
	for (const page of [dora, ada]) {
		const answer = await page.request.get(`/api/fairs/${world.fair}/team/${company}`);
		expect(answer.status()).toBe(404);
	}
	const allowed = await carl.request.get(`/api/fairs/${world.fair}/team/${company}`);
	expect(await allowed.json()).toMatchObject({
		meetings: { 'm-ada': { recruiter: world.ids.Rita } },
	});
	const answer = await ada.goto(`/events/${world.fair}/team`);
	expect(answer?.status()).toBe(404);
});

test('[M-R11] Carl accepts for Rita: Rita hears who it was, Ada goes on as always', async ({
	open,
}) => {
	const world = await open({ prepare: adaAsksRita });
	const [carl, rita, ada] = await Promise.all([
		world.enter('Carl', '/team'),
		world.enter('Rita'),
		world.enter('Ada', '/chats?tab=requests'),
	]);
	const theirs = await openRequest(carl, world);
	await expect(theirs).toContainText('Hello Rita');
	const told = expectMessage(rita, /Carl Roth accepted Ada Byron for you/);
	const accepted = expectMessage(ada, /Your request to Rita Lang was accepted/);
	await button(theirs, `Accept ${world.names.Ada} for ${world.names.Rita}`).click();
	await Promise.all([told, accepted]);
	await expect(theirs).toContainText('Choosing a time');
	await expect(theirs).toContainText('Carl Roth did this for Rita Lang');
	await rita.getByRole('link', { name: /^In Scheduling/ }).click();
	await expect(rita.getByRole('article', { name: world.names.Ada })).toContainText(
		'Carl Roth did this for you',
	);
	await ada.getByRole('link', { name: /^In Scheduling/ }).click();
	await button(ada.getByRole('article', { name: world.names.Rita }), 'Pick a time').click();
	await expect(ada.getByRole('dialog').getByRole('listbox')).toBeVisible();
	await expect(ada.locator('body')).not.toContainText('Carl Roth did');
});

test('[M-R11] Carl declines for Rita with a note, and takes it back', async ({ open }) => {
	const world = await open({ prepare: adaAsksRita });
	const [carl, ada] = await Promise.all([
		world.enter('Carl', '/team'),
		world.enter('Ada', '/chats?tab=declined'),
	]);
	const theirs = await openRequest(carl, world);
	await button(theirs, `Decline ${world.names.Ada} for ${world.names.Rita}`).click();
	const dialog = carl.getByRole('dialog');
	await dialog.getByRole('textbox').fill('Please come to our booth');
	const done = holdMessage(carl, /declined/);
	await button(dialog, 'Decline').click();
	await expect(ada.getByRole('article', { name: world.names.Rita })).toContainText(
		'Please come to our booth',
	);
	await done;
	await button(messages(carl), 'Undo').click();
	await expect(ada.getByRole('article', { name: world.names.Rita })).toBeHidden();
	await expect(theirs.getByRole('button', { name: /^Ada Byron/ })).toBeVisible();
});

test('[M-R11] who has a request open is shown to colleagues, and not any more once they are gone', async ({
	open,
}) => {
	const world = await open({ prepare: adaAsksRita });
	const [carl, rita] = await Promise.all([
		world.enter('Carl', '/team'),
		world.enter('Rita', '/team'),
	]);
	await openRequest(carl, world);
	const looking = column(rita, world.names.Rita).getByText('Carl Roth is looking at this');
	await expect(looking).toBeVisible();
	await expect(carl.getByText('is looking at this')).toBeHidden();
	await carl.context().close();
	await expect(looking).toBeHidden();
});

test('[M-R11] [TE4] in the inbox and on a chat’s page one sees who of the team has the same request open, for as long as they do', async ({
	open,
}) => {
	const world = await open({ prepare: adaAsksRita });
	const [rita, carl, ada] = await Promise.all([
		world.enter('Rita'),
		world.enter('Carl', '/team'),
		world.enter('Ada', '/chats/m-ada'),
	]);
	const looking = rita.getByRole('main').getByText('Carl Roth is looking at this');
	await expect(rita.getByRole('article', { name: world.names.Ada })).toBeVisible();
	await expect(looking).toBeHidden();
	// Rita reads it in her inbox, and Carl sees that from the team's page.
	await expect(column(carl, world.names.Rita)).toContainText('Rita Lang is looking at this');
	await openRequest(carl, world);
	await expect(looking).toBeVisible();
	await rita
		.getByRole('article', { name: world.names.Ada })
		.getByRole('link', { name: world.names.Ada })
		.click();
	await expect(rita).toHaveURL(/\/chats\/m-ada$/);
	await expect(looking).toBeVisible();
	await carl.getByRole('link', { name: 'My Schedule' }).first().click();
	await expect(looking).toBeHidden();
	await expect(ada.getByRole('article')).toBeVisible();
	await expect(ada.getByText('is looking at this')).toHaveCount(0);
});

test('[M-R11] times and settings are set up for a colleague, who is told, and talents see them at once', async ({
	open,
}) => {
	const world = await open({
		prepare: ({ connection }, rows) => {
			connection.prepare(`DELETE FROM slot WHERE recruiter_id = ?`).run(rows.recruiters[0]);
		},
	});
	const [carl, rita, ada] = await Promise.all([
		world.enter('Carl', '/team'),
		world.enter('Rita'),
		world.enter('Ada'),
	]);
	const card = ada.getByRole('article', { name: world.names.Rita });
	await expect(card).toContainText('0 open slots');
	await column(carl, world.names.Rita)
		.getByRole('link', { name: /Set up/ })
		.click();
	await expect(carl.getByRole('heading', { name: `Set up for ${world.names.Rita}` })).toBeVisible();
	const told = expectMessage(rita, /Carl Roth changed your availability/);
	await carl
		.getByRole('checkbox', { name: /not offered$/ })
		.last()
		.click();
	await told;
	await expect(card).toContainText('1 open slot');
	await carl.getByLabel(/^My question/).fill('Why us?');
	const settings = expectMessage(rita, /Carl Roth changed your settings/);
	await carl.getByRole('button', { name: /^Save/ }).click();
	await settings;
	await button(card, `Request: ${world.names.Rita}`).click();
	await expect(ada.getByRole('dialog').getByRole('textbox', { name: /Why us/ })).toBeVisible();
});

test('[M-R11] a talent is invited on behalf of a colleague, and answers the colleague', async ({
	open,
}) => {
	const world = await open();
	const [carl, rita, ada] = await Promise.all([
		world.enter('Carl', '/talents'),
		world.enter('Rita', '/chats?tab=requests'),
		world.enter('Ada', '/chats?tab=requests'),
	]);
	await button(
		carl.getByRole('article', { name: world.names.Ada }),
		`Invite: ${world.names.Ada}`,
	).click();
	const dialog = carl.getByRole('dialog');
	await dialog.getByLabel('Invite on behalf of').selectOption({ label: world.names.Rita });
	const told = expectMessage(rita, /Carl Roth invited Ada Byron for you/);
	await button(dialog, 'Send invitation').click();
	await told;
	await expect(ada.getByRole('article', { name: world.names.Rita })).toContainText('Invited you');
	await expect(ada.getByRole('article', { name: world.names.Carl })).toBeHidden();
	await expect(rita.getByRole('article', { name: world.names.Ada })).toBeVisible();
});

test('[M-R10] [M-R11] a chat is handed to a colleague at the same time: the talent sees the new name, the old time is open', async ({
	open,
}) => {
	const world = await open({ slots: 2, prepare: adaHasAChat });
	const [rita, carl, ada, ben] = await Promise.all([
		world.enter('Rita', '/team'),
		world.enter('Carl', '/schedule'),
		world.enter('Ada', '/schedule'),
		world.enter('Ben'),
	]);
	const ritasCard = ben.getByRole('article', { name: world.names.Rita });
	await expect(ritasCard).toContainText('1 open slot');
	await button(times(rita, world.names.Rita), `More for the chat with ${world.names.Ada}`).click();
	await rita.getByRole('menuitem', { name: 'Hand over' }).click();
	const dialog = rita.getByRole('dialog', { name: `Who talks to ${world.names.Ada} instead?` });
	await expect(button(dialog, 'Hand over')).toBeDisabled();
	await dialog.getByRole('radio', { name: new RegExp(world.names.Carl) }).check();
	const received = expectMessage(carl, /Rita Lang handed you the 1-1 Chat with Ada Byron/);
	const told = expectMessage(ada, /Carl Roth takes over your 1-1 Chat/);
	await button(dialog, 'Hand over').click();
	await Promise.all([received, told]);
	await expect(times(rita, world.names.Carl)).toContainText(world.names.Ada);
	await expect(times(rita, world.names.Rita)).not.toContainText(world.names.Ada);
	await expect(ada.getByRole('main')).toContainText(world.names.Carl);
	await expect(ada.getByRole('main')).not.toContainText(world.names.Rita);
	await expect(carl.getByRole('main')).toContainText(world.names.Ada);
	await expect(ritasCard).toContainText('2 open slots');
});

test('[M-R10] it is not handed to a colleague who is busy then, and the window says so while it is open', async ({
	open,
}) => {
	const world = await open({ slots: 2, prepare: adaHasAChat });
	const [rita, carl] = await Promise.all([
		world.enter('Rita', '/team'),
		world.enter('Carl', '/availability'),
	]);
	await button(times(rita, world.names.Rita), `More for the chat with ${world.names.Ada}`).click();
	await rita.getByRole('menuitem', { name: 'Hand over' }).click();
	const choice = rita
		.getByRole('dialog')
		.getByRole('radio', { name: new RegExp(world.names.Carl) });
	await expect(choice).toBeEnabled();
	await carl.getByRole('combobox', { name: 'Length of a chat' }).first().selectOption('30 min');
	await carl.getByRole('button', { name: 'Select all' }).first().click();
	await expect(choice).toBeDisabled();
	await expect(choice).toHaveAccessibleDescription(/Is not free at/);
});

test('[I20] axe finds nothing on the team’s page', async ({ open }) => {
	const world = await open({ prepare: adaAsksRita });
	const rita = await world.enter('Rita', '/team');
	await openRequest(rita, world);
	await expect(rita.getByText('Hello Rita')).toBeVisible();
	await expectAccessible(rita, 'all of it');
});
