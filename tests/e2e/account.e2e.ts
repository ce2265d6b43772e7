/** One's own account, and what others see change by it. Nobody reloads a page. */
import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { acceptedByRita } from './accepted.ts';
import { soon } from './call-steps.ts';
import {
	button,
	card,
	expectAccessible,
	expectCount,
	messages,
	place,
	sendRequest,
	tab,
} from './steps.ts';
import { expect, test } from './world.ts';

/** The account in a second tab of the same browser. */
async function openAccount(page: Page): Promise<Page> {
	const tab = await page.context().newPage();
	await tab.goto('/account');
	await expect(tab.getByRole('heading', { name: 'My account' })).toBeVisible();
	// A button does what it says once the page listens.
	await tab.waitForLoadState('networkidle');
	return tab;
}

/** A photo as a phone makes it: wide, and far more than the server takes. */
const aPhoto = (page: Page, colour: string): Promise<Buffer> =>
	page
		.evaluate((fill) => {
			const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 900 });
			const pen = canvas.getContext('2d');
			if (!pen) throw new Error('no canvas');
			pen.fillStyle = fill;
			pen.fillRect(0, 0, 1600, 900);
			return canvas.toDataURL('image/png');
		}, colour)
		.then((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));

/** The address of a picture that has been drawn. */
async function drawnIn(scope: Locator): Promise<string> {
	const image = scope.locator('img').first();
	await expect
		.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth))
		.toBeGreaterThan(0);
	return (await image.getAttribute('src')) ?? '';
}

test('[PI4, I17] a picture is made square in the browser and is on everybody’s screen at once; so is the next, and its removal', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita] = [await world.enter('Ada'), await world.enter('Rita')];
	const account = await openAccount(rita);
	await expect(card(ada, world.names.Rita).locator('img')).toHaveCount(0);

	const seen = new Set<string>();
	for (const colour of ['teal', 'crimson']) {
		await account.getByLabel('Choose a picture').setInputFiles({
			name: 'me.png',
			mimeType: 'image/png',
			buffer: await aPhoto(account, colour),
		});
		await expect(account.getByText('Your picture is on all screens.')).toBeVisible();
		await expect(card(ada, world.names.Rita).locator('img')).toHaveCount(1);
		await expect.poll(async () => seen.has(await drawnIn(card(ada, world.names.Rita)))).toBe(false);
		seen.add(await drawnIn(card(ada, world.names.Rita)));
		await drawnIn(account.getByRole('banner'));
	}
	const [stored] = await world.sql<{ type: string; size: number }>(
		'SELECT type, length(bytes) AS size FROM picture',
	);
	expect(stored?.type).toBe('image/webp');
	expect(stored?.size).toBeLessThan(100_000);

	await account.getByRole('button', { name: 'Remove' }).click();
	await expect(account.getByText('Your picture is removed.')).toBeVisible();
	await expect(card(ada, world.names.Rita).locator('img')).toHaveCount(0);
});

test('[PI3] a talent’s picture stands on the page that recruiters open about them', async ({
	open,
}) => {
	const world = await open();
	const account = await openAccount(await world.enter('Ada'));
	await account.getByLabel('Choose a picture').setInputFiles({
		name: 'me.png',
		mimeType: 'image/png',
		buffer: await aPhoto(account, 'teal'),
	});
	await expect(account.getByText('Your picture is on all screens.')).toBeVisible();
	const mine = await drawnIn(account.getByRole('banner'));
	const rita = await world.enter('Rita', `/talents/${world.ids.Ada}`);
	expect(await drawnIn(card(rita, world.names.Ada))).toBe(mine);
});

test('[PI2] what is no picture is said so in a sentence', async ({ open }) => {
	const world = await open();
	const account = await openAccount(await world.enter('Ada'));
	await account.getByLabel('Choose a picture').setInputFiles({
		name: 'me.png',
		mimeType: 'image/png',
		buffer: Buffer.from('no picture at all'),
	});
	await expect(account.getByText(/cannot be read as a picture/)).toBeVisible();
	expect(await world.sql('SELECT hash FROM picture')).toEqual([]);
});

test('[ST5] a new name is on the card, and in the bar, at once', async ({ open }) => {
	const world = await open();
	const [ada, rita] = [await world.enter('Ada'), await world.enter('Rita')];
	const account = await openAccount(rita);
	const field = account.getByRole('textbox', { name: 'Name' });
	await field.fill('   ');
	await expect(account.getByText('A name has at least one letter.')).toBeVisible();
	await field.fill('Margarita Lang');
	await account.getByRole('button', { name: 'Save' }).click();
	await expect(account.getByText('Your new name is on all screens.')).toBeVisible();
	await expect(card(ada, 'Margarita Lang')).toBeVisible();
	await expect(rita.getByRole('button', { name: 'Account of Margarita Lang' })).toBeVisible();
});

test('[ST4, ST6] [M-R4] a talent says who they are on a page of their own, and whoever they asked reads it at once', async ({
	open,
}) => {
	const world = await open();
	const { Ada, Rita } = world.names;
	const [ada, rita, ben] = await Promise.all([
		world.enter('Ada'),
		world.enter('Rita'),
		world.enter('Ben'),
	]);
	await sendRequest(ada, Rita);
	await card(rita, Ada).waitFor();
	await ada.getByRole('link', { name: 'Overview' }).click();
	await ada.getByRole('link', { name: /^My profile/ }).click();
	const preview = ada.getByRole('region', { name: 'What recruiters see' });
	await ada.getByLabel('Headline').fill('Marine biologist');
	await ada.getByRole('combobox', { name: 'Languages' }).fill('Danish');
	await ada.keyboard.press('Enter');
	await expect(preview).toContainText('Danish');
	await expectAccessible(ada, 'my profile');
	await expect(card(rita, Ada)).not.toContainText('Marine biologist');
	await button(ada, 'Save').click();
	await expect(card(rita, Ada)).toContainText('Marine biologist');
	await expect(card(rita, Ada)).toContainText('Danish');
	await expect(ada.getByText('Not saved yet')).toBeHidden();
	await ada.getByRole('link', { name: 'Overview' }).click();
	await expect(ada.getByText('Nothing waits for you.')).toBeVisible();
	await button(ada, `Account of ${Ada}`).click();
	await ada.getByRole('menuitem', { name: 'My profile' }).click();
	await expect(ada.getByLabel('Headline')).toHaveValue('Marine biologist');
	expect(await ben.content()).not.toContain('Marine biologist');
	// A recruiter writes theirs among their settings.
	await button(rita, `Account of ${Rita}`).click();
	await expect(rita.getByRole('menuitem', { name: 'My account' })).toBeVisible();
	await expect(rita.getByRole('menuitem', { name: 'My profile' })).toBeHidden();
});

test('[NO4] one chooses what comes up on the screen; the bell and the title of the tab count it all the same', async ({
	open,
}) => {
	const world = await open();
	const { Ada, Rita } = world.names;
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita', '/schedule'),
	]);
	const account = await openAccount(rita);
	const choice = account.getByRole('group', { name: 'What comes up on the screen' });
	await expect(choice.getByRole('radio', { name: 'Everything' })).toBeChecked();
	await choice.getByRole('radio', { name: 'Nothing' }).check();
	await expect(account.getByText(/your own acts is still said/)).toBeVisible();

	await sendRequest(ada, Rita);
	await expect(rita).toHaveTitle(/^\(1\) /);
	await expect(button(rita, /^Notices/)).toContainText('1');
	const told = messages(rita);
	await expect(told).not.toContainText(Ada);
	await place(rita, '1-1 Chats').click();
	await button(card(rita, Ada), 'Accept').click();
	await expect(told).toContainText(`You accepted ${Ada}`);

	// It is asked for anew each time, and is there after a reload.
	await choice.getByRole('radio', { name: 'What needs me' }).check();
	await account.reload();
	await expect(choice.getByRole('radio', { name: 'What needs me' })).toBeChecked();
	await rita.getByRole('link', { name: 'My Schedule' }).first().click();
	await sendRequest(ben, Rita);
	await expect(told).toContainText(world.names.Ben);
	await button(rita, /^Notices/).click();
	await rita.keyboard.press('Escape');
	await expect(rita).toHaveTitle(/^[^(]/);
});

test('[NO4] the number stays before the title, whatever a page makes of the title and wherever one goes in the fair, and stays behind there', async ({
	open,
}) => {
	const world = await open(soon);
	const [ben, rita] = await Promise.all([
		world.enter('Ben'),
		world.enter('Rita', '/chats?tab=confirmed'),
	]);
	await sendRequest(ben, world.names.Rita);
	await expect(rita).toHaveTitle(/^\(1\) Confirmed · 1-1 Chats · /);
	await tab(rita, 'In Scheduling').click();
	await expect(rita).toHaveTitle(/^\(1\) In Scheduling · /);
	// The page is the same one and writes it anew.
	const chooses = async (language: string) => {
		await button(rita, /^(?:Account of|Konto von)/).click();
		await rita.getByRole('menuitemradio', { name: language }).click();
		await rita.keyboard.press('Escape');
	};
	await chooses('Deutsch');
	await expect(rita).toHaveTitle(/^\(1\) In Planung · /);
	await chooses('English');
	await tab(rita, 'Confirmed').click();
	await expect(rita).toHaveTitle(/^\(1\) Confirmed · /);
	// A call has the screen for itself, and the title too.
	await button(rita, 'Join').first().click();
	await expect(rita).toHaveTitle(/^Chat with Ada Byron · /);
	await world.restart({
		prepare: ({ connection }) =>
			void connection
				.prepare(`UPDATE participant SET name = 'Ada King' WHERE id = ?`)
				.run(world.ids.Ada),
	});
	await expect(rita).toHaveTitle(/^Chat with Ada King · /);
	await rita.goBack();
	await expect(rita).toHaveTitle(/^\(1\) Confirmed · /);
	await rita.getByRole('link', { name: 'My Schedule' }).first().click();
	await expect(rita).toHaveTitle(/^\(1\) My Schedule/);
	await rita.getByRole('link', { name: 'Events', exact: true }).click();
	await expect(rita.getByRole('heading', { name: 'Events', level: 1 })).toBeVisible();
	await expect(rita).toHaveTitle(/^Events/);
	await button(rita, /^Account of/).click();
	await rita.getByRole('menuitem', { name: 'Sign out' }).click();
	await expect(rita).toHaveTitle(/^Sign in/);
});

test('[NO4] what comes while one looks at another tab of the browser stays new until one is back', async ({
	open,
}) => {
	const world = await open();
	const { Rita } = world.names;
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
	]);
	await expectCount(rita, 'Requests', 0);
	const hide = (isHidden: boolean) =>
		rita.evaluate((hidden) => {
			Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
			document.dispatchEvent(new Event('visibilitychange'));
		}, isHidden);
	await hide(true);
	await sendRequest(ada, Rita);
	await expect(rita).toHaveTitle(/^\(1\) /);
	await sendRequest(ben, Rita);
	await expect(rita).toHaveTitle(/^\(2\) /);
	await hide(false);
	await place(rita, 'Overview').click();
	await expect(rita).toHaveTitle(/^[^(]/);

	await hide(true);
	const olga = await world.enter('Olga', '/overview');
	for (const [text, title] of [
		['The hall is open.', /^\(1\) /],
		['Lunch is served.', /^\(2\) /],
	] as const) {
		await olga.getByRole('textbox', { name: 'New announcement' }).fill(text);
		await button(olga, 'Publish').click();
		await expect(rita).toHaveTitle(title);
	}
	await hide(false);
	await place(rita, '1-1 Chats').click();
	await expect(rita).toHaveTitle(/^[^(]/);
});

test('[AU13, A-12] the menu behind the name leads to the account by keyboard; another device is ended there, and is told', async ({
	open,
}) => {
	const world = await open();
	const [here, elsewhere] = [await world.enter('Ada'), await world.enter('Ada')];
	await here.getByRole('button', { name: /^Account of/ }).focus();
	await here.keyboard.press('Enter');
	await expect(here.getByRole('menuitem', { name: 'My account' })).toBeFocused();
	await here.keyboard.press('Enter');
	const list = here.getByRole('region', { name: 'Where you are signed in' });
	await expect(list.getByRole('listitem')).toHaveCount(2);
	await expect(list.getByText('This device')).toHaveCount(1);
	await list.getByRole('button', { name: /^End the session of/ }).click();
	await expect(list.getByRole('listitem')).toHaveCount(1);
	await expect(list.getByText('The session is ended.')).toBeVisible();
	await expect(elsewhere.getByRole('link', { name: /sign in/i })).toBeVisible();
});

test('[I10] the theme and the zone that one chose are there from the first picture on', async ({
	open,
}) => {
	const world = await open();
	const account = await openAccount(await world.enter('Ada'));
	const ground = () => account.evaluate(() => getComputedStyle(document.body).backgroundColor);
	const light = await ground();
	await account.getByRole('radio', { name: 'Dark' }).check();
	await expect.poll(ground).not.toBe(light);
	const dark = await ground();
	await account.getByRole('combobox', { name: 'Time zone' }).selectOption('Pacific/Auckland');

	// As it comes from the server, before any script has run.
	const answer = await account.context().request.get('/account');
	expect(await answer.text()).toContain('data-theme="dark"');
	await account.goto(`/events/${world.fair}/chats`);
	expect(await ground()).toBe(dark);
	await expect(account.getByText(/Auckland/).first()).toBeVisible();
});

test('[ER1, ER3, I07] who erases themselves is signed out; the other side is told, sees a deleted participant, and the slot is open', async ({
	open,
}) => {
	const world = await open({
		prepare: (database, rows) => {
			acceptedByRita(database, rows);
			database.connection
				.prepare(`UPDATE meeting SET status = 'confirmed', starts_at = ?, ends_at = ?`)
				.run(rows.starts[0], Number(rows.starts[0]) + 15 * 60_000);
		},
	});
	const [ada, ben] = [await world.enter('Ada'), await world.enter('Ben')];
	const rita = await world.enter('Rita', '/chats?tab=confirmed');
	await expect(card(rita, world.names.Ada)).toBeVisible();
	await expect(card(ben, world.names.Rita)).toContainText('3 open slots');

	const account = await openAccount(ada);
	const saved = account.waitForEvent('download');
	await account.getByRole('link', { name: 'Download what is mine' }).click();
	const file = await (await saved).path();
	expect(await readFile(file, 'utf8')).toContain(world.names.Ada);

	await account.getByRole('button', { name: 'Erase me…' }).click();
	const dialog = account.getByRole('dialog', { name: 'Erase me' });
	await dialog.getByRole('textbox').fill('Ben Okoye');
	await dialog.getByRole('button', { name: 'Erase me for good' }).click();
	await expect(dialog.getByText('This is not the name above.')).toBeVisible();
	await dialog.getByRole('textbox').fill(world.names.Ada);
	await dialog.getByRole('button', { name: 'Erase me for good' }).click();
	await expect(account.getByText(/You are erased/)).toBeVisible();

	await expect(rita.getByText(/Deleted participant cancelled your 1-1 Chat/).first()).toBeVisible();
	await expect(card(rita, world.names.Ada)).toHaveCount(0);
	await rita.getByRole('link', { name: /ended/i }).click();
	await expect(card(rita, 'Deleted participant')).toBeVisible();
	await expect(card(ben, world.names.Rita)).toContainText('4 open slots');
	await expect(ada.getByRole('link', { name: /sign in/i })).toBeVisible();
});

test('[I20] axe finds nothing on the account, nor in its windows', async ({ open }) => {
	const world = await open();
	const account = await openAccount(await world.enter('Ada'));
	await expectAccessible(account, 'the account');
	await account.getByRole('button', { name: /^Account of/ }).click();
	await expect(account.getByRole('menu')).toBeVisible();
	await expectAccessible(account, 'the menu behind the name');
	await account.keyboard.press('Escape');
	await account.getByRole('button', { name: 'Erase me…' }).click();
	await expect(account.getByRole('dialog')).toBeVisible();
	await expectAccessible(account, 'erasing');
});
