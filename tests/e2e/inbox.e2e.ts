/** A recruiter's inbox while talents come, go and are answered. No page is ever reloaded. */
import type { Locator, Page } from '@playwright/test';
import { layCable } from './cable.ts';
import { askingRita } from './crowd.ts';
import { button, expectAccessible, holdMessage, messages } from './steps.ts';
import { expect, test } from './world.ts';

const FOUR = ['Anna Berg', 'Bela Toth', 'Cleo Marin', 'Dag Holm'].map((name) => ({
	name,
	message: `Hello from ${name}`,
}));

const list = (page: Page): Locator => page.getByRole('list', { name: 'Requests' });
/** Somebody in the list. */
const line = (page: Page, name: string): Locator =>
	list(page).getByRole('link', { name: new RegExp(name) });
/** The chat that is open beside it. */
const open_ = (page: Page, name: string): Locator => page.getByRole('article', { name });
const said = (page: Page, text: RegExp): Promise<void> =>
	expect(page.getByRole('status').getByText(text).first()).toBeAttached();

test('[M-R5] who asks stands in a list, with profile, message and answer beside it, and the address keeps who is open', async ({
	open,
}) => {
	const world = await open({
		prepare: askingRita([
			{ name: 'Anna Berg', message: 'I build robots', languages: ['Danish'], topics: ['Robotics'] },
			{ name: 'Bela Toth', message: 'I draw maps' },
		]),
	});
	const rita = await world.enter('Rita');
	await line(rita, 'Bela Toth').click();
	await expect(open_(rita, 'Bela Toth')).toContainText('I draw maps');
	await line(rita, 'Anna Berg').click();
	await expect(open_(rita, 'Anna Berg')).toContainText('I build robots');
	await expect(open_(rita, 'Anna Berg')).toContainText('Danish');
	await expect(open_(rita, 'Bela Toth')).toBeHidden();
	const address = rita.url();
	await rita.goBack();
	await expect(open_(rita, 'Bela Toth')).toBeVisible();
	await rita.goto(address);
	await expect(open_(rita, 'Anna Berg')).toBeVisible();
	await rita.getByRole('searchbox', { name: 'Search in this list' }).fill('maps');
	await expect(line(rita, 'Anna Berg')).toBeHidden();
	await expect(line(rita, 'Bela Toth')).toBeVisible();
	await expect(rita).toHaveURL(/q=maps/);
});

test('[SY22] [M-R7] a note that was begun outlives its window and a reload, comes back when it is taken back, and goes with what it was for', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita(FOUR) });
	const cable = await layCable(world.server.url);
	const rita = await world.enter('Rita', '/chats', { baseURL: cable.url });
	const note = rita.getByRole('dialog').getByRole('textbox');
	const decline = async (name: string) => {
		await line(rita, name).click();
		await button(open_(rita, name), 'Decline').click();
	};
	await decline('Anna Berg');
	await note.fill('Too far away');
	await rita.keyboard.press('Escape');
	await expect(note).toBeHidden();
	// It is a word to her and to nobody else.
	await decline('Bela Toth');
	await expect(note).toHaveValue('');
	await rita.keyboard.press('Escape');
	await rita.reload();
	await decline('Anna Berg');
	await expect(note).toHaveValue('Too far away');

	await cable.cut();
	await expect(rita.getByText('You are offline.').first()).toBeVisible();
	await button(rita.getByRole('dialog'), 'Decline').click();
	await button(rita, /^Take back/)
		.first()
		.click();
	await decline('Anna Berg');
	await expect(note).toHaveValue('Too far away');
	await cable.mend();
	await button(rita.getByRole('dialog'), 'Decline').click();
	await said(rita, /declined.*Anna Berg/);
	await expect
		.poll(() =>
			rita.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))),
		)
		.toEqual([]);

	for (const name of ['Bela Toth', 'Cleo Marin'])
		await rita.getByRole('checkbox', { name: `Choose ${name}` }).check();
	await button(rita, 'Decline 2…').click();
	await note.fill('Next year');
	await rita.keyboard.press('Escape');
	await button(rita, 'Decline 2…').click();
	await expect(note).toHaveValue('Next year');
	await button(rita.getByRole('dialog'), 'Decline').click();
	await expect
		.poll(() => world.sql(`SELECT note FROM meeting WHERE status = 'declined' ORDER BY note`))
		.toEqual([{ note: 'Next year' }, { note: 'Next year' }, { note: 'Too far away' }]);
	await expect
		.poll(() =>
			rita.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))),
		)
		.toEqual([]);
	await cable.close();
});

test('[M-R5] what was typed into the search before the page came alive counts', async ({
	open,
}) => {
	const world = await open({
		prepare: askingRita([
			{ name: 'Anna Berg', message: 'I build robots' },
			{ name: 'Bela Toth', message: 'I draw maps' },
		]),
	});
	const rita = await world.enter('Rita', '/chats');
	const { promise: isTyped, resolve: release } = Promise.withResolvers<void>();
	await rita.route('**/_app/**/*.js', async (route) => {
		await isTyped;
		await route.continue();
	});
	await rita.goto(`/events/${world.fair}/chats?tab=requests`, { waitUntil: 'commit' });
	await rita.getByRole('searchbox', { name: 'Search in this list' }).fill('maps');
	await expect(line(rita, 'Anna Berg')).toBeVisible();
	release();
	await expect(line(rita, 'Anna Berg')).toBeHidden();
	await expect(line(rita, 'Bela Toth')).toBeVisible();
	await expect(rita).toHaveURL(/q=maps/);
});

test('[M-R5] on a phone the list leads to the chat and back to the list', async ({ open }) => {
	const world = await open({ prepare: askingRita(FOUR) });
	const rita = await world.enter('Rita');
	await rita.setViewportSize({ width: 390, height: 844 });
	await rita.getByRole('link', { name: 'Back to the list' }).click();
	await expect(open_(rita, 'Anna Berg')).toBeHidden();
	await line(rita, 'Cleo Marin').click();
	await expect(open_(rita, 'Cleo Marin')).toBeVisible();
	await expect(list(rita)).toBeHidden();
	await rita.goBack();
	await expect(line(rita, 'Dag Holm')).toBeVisible();
	await expect(open_(rita, 'Cleo Marin')).toBeHidden();
});

test('[M-R6] [I05] accepting leads on to the next one, counts against the slots that are left, and reaches the talent', async ({
	open,
}) => {
	const world = await open({ slots: 1, prepare: askingRita(FOUR) });
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	await button(
		ada.getByRole('article', { name: world.names.Rita }),
		`Request: ${world.names.Rita}`,
	).click();
	await button(ada.getByRole('dialog'), 'Send request').click();
	await line(rita, world.names.Ada).click();
	await button(open_(rita, world.names.Ada), 'Accept').click();
	await said(ada, /Your request to Rita Lang was accepted/);
	await expect(open_(rita, 'Anna Berg')).toBeVisible();
	await expect(line(rita, 'Anna Berg')).toBeFocused();
	await expect(rita.getByText('1 accepted, 1 slot left')).toBeVisible();
	await button(open_(rita, 'Anna Berg'), 'Accept').click();
	await expect(rita.getByText('2 accepted, 1 slot left')).toBeVisible();
	await expect(rita.getByRole('link', { name: 'Offer more times' })).toBeVisible();
});

test('[M-R6] [I17] after the last one is answered, the next to ask stands there at once', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita(FOUR.slice(0, 1)) });
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	await button(open_(rita, 'Anna Berg'), 'Accept').click();
	await expect(rita.getByText('No open requests')).toBeVisible();
	await button(
		ada.getByRole('article', { name: world.names.Rita }),
		`Request: ${world.names.Rita}`,
	).click();
	await button(ada.getByRole('dialog'), 'Send request').click();
	await expect(open_(rita, world.names.Ada)).toBeVisible();
});

test('[M-R7] a decline carries a note and can be taken back for ten seconds, on both screens', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita(FOUR.slice(0, 1)) });
	const [ben, rita] = await Promise.all([world.enter('Ben'), world.enter('Rita')]);
	await button(
		ben.getByRole('article', { name: world.names.Rita }),
		`Request: ${world.names.Rita}`,
	).click();
	await button(ben.getByRole('dialog'), 'Send request').click();
	await ben.getByRole('link', { name: /^Declined \d/ }).click();
	await line(rita, world.names.Ben).click();
	await button(open_(rita, world.names.Ben), 'Decline').click();
	await rita.getByRole('dialog').getByRole('textbox').fill('Please see Carl at booth 4');
	const done = holdMessage(rita, /declined/);
	await button(rita.getByRole('dialog'), 'Decline').click();
	await expect(ben.getByRole('article', { name: world.names.Rita })).toContainText('booth 4');
	await expect(open_(rita, 'Anna Berg')).toBeVisible();
	await done;
	await button(messages(rita), 'Undo').click();
	await expect(line(rita, world.names.Ben)).toBeVisible();
	await expect(ben.getByRole('article', { name: world.names.Rita })).toBeHidden();
});

test('[M-R7] the next one comes also where the decision is there before the screen was drawn', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita(FOUR.slice(0, 2)) });
	const rita = await world.enter('Rita');
	await line(rita, 'Bela Toth').click();
	await button(open_(rita, 'Bela Toth'), 'Decline').click();
	const confirm = button(rita.getByRole('dialog'), 'Decline');
	await expect(confirm).toBeVisible();
	// A slow machine: no frame is drawn until everything has come.
	await rita.evaluate(() => {
		const draw = window.requestAnimationFrame.bind(window);
		const wait = window.setTimeout.bind(window);
		window.requestAnimationFrame = (run) => wait(() => draw(run), 3_000);
		window.setTimeout = ((run: TimerHandler, ms = 0) =>
			wait(run, ms > 50 ? ms + 3_000 : ms)) as typeof window.setTimeout;
	});
	await confirm.click();
	await expect(open_(rita, 'Anna Berg')).toBeVisible();
	await expect(line(rita, 'Bela Toth')).toHaveCount(0);
});

test('[M-R7] several are declined with one note, each told of and decided on its own, and taken back together', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita(FOUR) });
	const rita = await world.enter('Rita');
	await rita.getByRole('checkbox', { name: 'Choose Bela Toth' }).check();
	await rita.getByRole('checkbox', { name: 'Choose Dag Holm' }).check();
	await button(rita, 'Decline 2…').click();
	await rita.getByRole('dialog').getByRole('textbox').fill('Come to our booth');
	await button(rita.getByRole('dialog'), 'Decline').click();
	const progress = rita.getByRole('region', { name: '2 requests declined' });
	await expect(progress.getByRole('listitem')).toHaveText([
		/Bela Toth\s+declined/,
		/Dag Holm\s+declined/,
	]);
	await expect(list(rita).getByRole('link')).toHaveCount(2);
	const notes = () =>
		world.sql<{ note: string; status: string }>(
			`SELECT note, status FROM meeting WHERE id IN ('m-crowd-1', 'm-crowd-3')`,
		);
	expect(await notes()).toEqual([
		{ note: 'Come to our booth', status: 'declined' },
		{ note: 'Come to our booth', status: 'declined' },
	]);
	const intents = await world.sql(`SELECT 1 FROM intent WHERE kind = 'request.decline'`);
	expect(intents).toHaveLength(2);
	await button(progress, 'Take them all back').click();
	await expect(list(rita).getByRole('link')).toHaveCount(4);
	await said(rita, /2 requests wait for an answer again/);
});

test('[M-R7] without a network several declines wait, each says so, and all are decided when it is back', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita(FOUR) });
	const rita = await world.enter('Rita');
	await rita.context().setOffline(true);
	await rita.getByRole('checkbox', { name: 'Choose all' }).check();
	await button(rita, 'Decline 4…').click();
	await button(rita.getByRole('dialog'), 'Decline').click();
	const progress = rita.getByRole('region', { name: /^Declining: 0 of 4/ });
	await expect(progress.getByText('queued until you are online')).toHaveCount(4);
	expect(await world.sql(`SELECT 1 FROM meeting WHERE status = 'declined'`)).toHaveLength(0);
	await rita.context().setOffline(false);
	await expect(rita.getByRole('region', { name: '4 requests declined' })).toBeVisible();
});

test('[M-R4] best fit comes first and says why in words', async ({ open }) => {
	const world = await open({
		prepare: (database, rows) => {
			askingRita([
				{ name: 'Anna Berg' },
				{ name: 'Bela Toth', languages: ['Danish'] },
				{ name: 'Cleo Marin', topics: ['Robotics'], languages: ['Danish'] },
			])(database, rows);
			database.connection.prepare(`UPDATE participant SET ideal = ? WHERE id = ?`).run(
				JSON.stringify({
					background: '',
					experience: '',
					languages: ['Danish'],
					topics: ['Robotics'],
				}),
				rows.recruiters[0] ?? '',
			);
		},
	});
	const rita = await world.enter('Rita');
	await expect(list(rita).getByRole('link').first()).toContainText('Anna Berg');
	await rita.getByRole('combobox', { name: 'Order' }).selectOption('Best fit first');
	await expect(list(rita).getByRole('link').first()).toContainText('Cleo Marin');
	await expect(line(rita, 'Cleo Marin')).toContainText('shares Robotics · speaks Danish');
	await expect(rita).toHaveURL(/order=fit/);
});

test('[M-R5] [I07] when the request I am looking at is withdrawn, its place says so and nobody else slips under my hand', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita(FOUR) });
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	await button(
		ada.getByRole('article', { name: world.names.Rita }),
		`Request: ${world.names.Rita}`,
	).click();
	await button(ada.getByRole('dialog'), 'Send request').click();
	await line(rita, world.names.Ada).click();
	await line(rita, world.names.Ada).focus();
	await button(
		ada.getByRole('article', { name: world.names.Rita }),
		`More for ${world.names.Rita}`,
	).click();
	await ada.getByRole('menuitem', { name: 'Cancel request' }).click();
	await button(ada.getByRole('dialog'), 'Cancel request').click();
	await expect(line(rita, world.names.Ada)).toBeHidden();
	await expect(
		rita.getByText(`The request of ${world.names.Ada} is no longer here.`),
	).toBeVisible();
	await expect(button(rita, 'Accept')).toBeHidden();
	await expect(line(rita, 'Anna Berg')).toBeFocused();
	await button(rita, 'Next one').click();
	await expect(open_(rita, 'Anna Berg')).toBeVisible();
});

test('[I20] [M-R5] [M-R6] [M-R7] a recruiter answers everybody by keys alone, and each act is announced', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita(FOUR) });
	const rita = await world.enter('Rita');
	const press = (key: string) => rita.keyboard.press(key);
	await press('?');
	const help = rita.getByRole('dialog', { name: 'Quick keys' });
	await expect(help).toContainText('Decline, with room for a note');
	await press('Escape');
	await expect(help).toBeHidden();
	await press('j');
	await expect(line(rita, 'Bela Toth')).toBeFocused();
	await expect(open_(rita, 'Bela Toth')).toBeVisible();
	await press('ArrowDown');
	await expect(line(rita, 'Cleo Marin')).toBeFocused();
	await press('k');
	await expect(line(rita, 'Bela Toth')).toBeFocused();
	await press('a');
	await said(rita, /You accepted Bela Toth/);
	await expect(line(rita, 'Cleo Marin')).toBeFocused();
	await expect(open_(rita, 'Cleo Marin')).toBeVisible();
	await press('d');
	await expect(rita.getByRole('dialog', { name: 'Decline Cleo Marin?' })).toBeVisible();
	// In a field letters are letters.
	await rita.keyboard.type('a jar of jam');
	await expect(rita.getByRole('dialog').getByRole('textbox')).toHaveValue('a jar of jam');
	await press('Tab');
	await press('Tab');
	await press('Enter');
	await said(rita, /You declined Cleo Marin/);
	await expect(line(rita, 'Dag Holm')).toBeFocused();
	await press('u');
	await said(rita, /The request with Cleo Marin waits for an answer again/);
	await press('/');
	await expect(rita.getByRole('searchbox', { name: 'Search in this list' })).toBeFocused();
	await rita.keyboard.type('dad');
	await expect(rita.getByText('Nobody in this list matches')).toBeVisible();
});

test('[I20] axe finds nothing in the inbox: choosing, declining several, keys, and a request that went', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita(FOUR) });
	const rita = await world.enter('Rita', '/chats?order=fit');
	await expect(open_(rita, 'Anna Berg')).toBeVisible();
	await rita.getByRole('checkbox', { name: 'Choose Dag Holm' }).check();
	await expectAccessible(rita, 'choosing');
	await button(rita, 'Decline 1…').click();
	await expectAccessible(rita, 'the note');
	await button(rita.getByRole('dialog'), 'Decline').click();
	await expect(rita.getByRole('region', { name: '1 request declined' })).toBeVisible();
	await expectAccessible(rita, 'what has become of it');
	await rita.keyboard.press('?');
	await expectAccessible(rita, 'keys');
	await rita.keyboard.press('Escape');
	await rita.setViewportSize({ width: 390, height: 844 });
	await expectAccessible(rita, 'on a phone');
});
