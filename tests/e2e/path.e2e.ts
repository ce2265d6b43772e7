/**
 * The way of the article, from Explore to Confirmed and to a slot that opens again, as several people
 * see it at once. No page is ever reloaded.
 */
import type { Locator, Page } from '@playwright/test';
import type { World } from './world.ts';
import { expect, test } from './world.ts';

const tab = (page: Page, name: string): Locator =>
	page
		.getByRole('navigation', { name: '1-1 Chats by state' })
		.getByRole('link', { name: new RegExp(`^${name} \\d`) });

const show = async (page: Page, name: string): Promise<void> => {
	await tab(page, name).click();
	await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
};

/** How many there are behind a tab, as the tab says. */
const expectCount = (page: Page, name: string, count: number): Promise<void> =>
	expect(tab(page, name)).toHaveAccessibleName(new RegExp(`^${name} ${count}\\b`));

const card = (page: Page, name: string): Locator => page.getByRole('article', { name });
const button = (scope: Page | Locator, name: string | RegExp): Locator =>
	scope.getByRole('button', { name, exact: typeof name === 'string' });

/** Opens the request window of a recruiter in Explore. */
async function askFor(page: Page, name: string): Promise<Locator> {
	await button(card(page, name), `Request: ${name}`).click();
	return page.getByRole('dialog', { name: 'Request a 1-1 Chat' });
}

async function sendRequest(page: Page, name: string, message = ''): Promise<void> {
	const dialog = await askFor(page, name);
	await dialog.getByRole('textbox', { name: /^Message/ }).fill(message);
	await button(dialog, 'Send request').click();
	await expect(dialog).toBeHidden();
}

/** The nth time of the picker that is open. */
const time = (picker: Locator, nth: number): Locator => picker.getByRole('option').nth(nth);

async function openPicker(page: Page, name: string): Promise<Locator> {
	await button(card(page, name), 'Pick a time').click();
	const picker = page.getByRole('dialog', { name: 'Pick a time' });
	await expect(picker.getByRole('listbox')).toBeVisible();
	return picker;
}

const confirm = (picker: Locator): Promise<void> => button(picker, 'Confirm 1-1 Chat').click();

/** Begin to wait before it happens: a message goes away by itself. */
const expectMessage = (page: Page, text: RegExp): Promise<void> =>
	expect(page.getByRole('status', { name: 'Messages' }).getByText(text)).toBeVisible();

/** A talent asks, the recruiter accepts; the talent's page is left at In Scheduling. */
async function getAccepted(talent: Page, recruiter: Page, world: World, who: 'Ada' | 'Ben') {
	await sendRequest(talent, world.names.Rita);
	await button(card(recruiter, world.names[who]), 'Accept').click();
	await show(talent, 'In Scheduling');
	await expect(card(talent, world.names.Rita)).toBeVisible();
}

test('[S05] Events lead to the event and to 1-1 Chats; an address can be shared and survives a reload; others do not see it', async ({
	open,
}) => {
	const world = await open({
		prepare: ({ connection }, rows) => {
			connection.exec(`INSERT INTO account (id, email, name, is_demo, created_at)
				VALUES ('a-out', 'out@example.org', 'Otto Fern', 1, 1)`);
			expect(rows.talents).toHaveLength(2);
		},
	});
	const ada = await world.enter('Ada');
	await ada.getByRole('link', { name: 'Events', exact: true }).click();
	await ada.getByRole('link', { name: /Test Fair/ }).click();
	await ada.getByRole('navigation').getByRole('link', { name: '1-1 Chats' }).click();
	await show(ada, 'Requests');
	const address = ada.url();
	await ada.goto(address);
	await expect(ada.getByRole('heading', { name: 'Requests', level: 2 })).toBeVisible();

	const otto = await ada.context().browser()?.newContext({ baseURL: world.server.url });
	if (!otto) throw new Error('no browser');
	await otto.request.post('/sign-in?/demo', {
		form: { person: 'a-out' },
		headers: { origin: world.server.url },
	});
	const page = await otto.newPage();
	await page.goto('/events');
	await expect(page.getByText('No events yet')).toBeVisible();
	const refused = await page.goto(address);
	expect(refused?.status()).toBe(404);
	await otto.close();
});

test('[S06] Requests holds what I sent and what I received, and says which is which', async ({
	open,
}) => {
	const world = await open();
	const [ada, carl] = await Promise.all([world.enter('Ada'), world.enter('Carl', '/talents')]);
	await sendRequest(ada, world.names.Rita, 'Hello Rita');
	await button(card(carl, world.names.Ada), `Invite: ${world.names.Ada}`).click();
	await button(carl.getByRole('dialog'), 'Send invitation').click();
	await show(ada, 'Requests');
	await expect(card(ada, world.names.Rita)).toContainText('Waiting for feedback');
	await expect(card(ada, world.names.Carl)).toContainText('Invited you');
	await expectCount(ada, 'Requests', 2);
});

test('[S14] Request works by mouse and keyboard, once for each recruiter, and says why when it does not', async ({
	open,
}) => {
	const world = await open();
	const ada = await world.enter('Ada');
	await button(card(ada, world.names.Rita), `Request: ${world.names.Rita}`).focus();
	await ada.keyboard.press('Enter');
	const dialog = ada.getByRole('dialog', { name: 'Request a 1-1 Chat' });
	await button(dialog, 'Send request').focus();
	await ada.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	const again = button(card(ada, world.names.Rita), `Request: ${world.names.Rita}`);
	await expect(again).toBeDisabled();
	await expect(again).toHaveAccessibleDescription(/already have a request/);
});

test('[S15] the message is optional, counted, kept when the window closes, and read exactly as it was written', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	const words = 'Grüße & <b>fett</b> — 你好 👋🏽\nnächste Zeile';
	const dialog = await askFor(ada, world.names.Rita);
	const message = dialog.getByRole('textbox', { name: /^Message/ });
	await message.fill(words);
	await ada.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await askFor(ada, world.names.Rita);
	await expect(message).toHaveValue(words);
	await button(dialog, 'Send request').click();
	await expect(card(rita, world.names.Ada).locator('blockquote')).toHaveText(words);
});

test('[S16] who the recruiter would like to meet is shown in the open window at once, and filters nobody', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita', '/settings')]);
	const dialog = await askFor(ada, world.names.Rita);
	await expect(dialog.getByText('would like to meet')).toBeHidden();
	await rita.getByLabel('Background').fill('Computer science');
	await button(rita, /^Save/).first().click();
	const block = dialog.getByRole('region', { name: `${world.names.Rita} would like to meet` });
	await expect(block).toContainText('Computer science');
	await button(dialog, 'Send request').click();
	await expect(dialog).toBeHidden();
});

test('[S17] [S18] a question must be answered by something a reader can see, and the answer keeps the question it was given to', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita', '/settings')]);
	const question = rita.getByLabel(/^My question/);
	const saveSettings = () => button(rita, /^Save/).first().click();
	const dialog = await askFor(ada, world.names.Rita);
	const answer = dialog.getByRole('textbox', { name: /Why us/ });
	await expect(answer).toBeHidden();
	await question.fill('Why us?');
	await saveSettings();
	await expect(answer).toBeVisible();
	await answer.fill(' \u200B\u2060 ');
	await button(dialog, 'Send request').click();
	await expect(dialog).toBeVisible();
	await expect(answer).toHaveAccessibleDescription(/answer/i);
	await answer.fill('Because of the robots');
	await button(dialog, 'Send request').click();
	await expect(dialog).toBeHidden();

	await question.fill('Something else?');
	await saveSettings();
	await rita.getByRole('navigation').getByRole('link', { name: '1-1 Chats' }).click();
	const received = card(rita, world.names.Ada);
	await expect(received).toContainText('Why us?');
	await expect(received).toContainText('Because of the robots');
	await expect(received).not.toContainText('Something else?');
});

test('[S13] [I03] open slots and requests received are live numbers, and say nothing of anybody', async ({
	open,
}) => {
	const world = await open({ slots: 4 });
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
	]);
	const rita4Ada = card(ada, world.names.Rita);
	await expect(rita4Ada).toContainText('4 open slots');
	await getAccepted(ben, rita, world, 'Ben');
	await expect(rita4Ada).toContainText('1 request');
	const picker = await openPicker(ben, world.names.Rita);
	await time(picker, 0).click();
	await confirm(picker);
	await expect(rita4Ada).toContainText('3 open slots');
	expect(await ada.content()).not.toContain(world.names.Ben);
	expect(await ada.content()).not.toContain(world.ids.Ben);
});

test('[S11] [I06] the chats left stand beside every tab, live; at none left the buttons say so', async ({
	open,
}) => {
	const world = await open({ rules: { maxChats: 2 } });
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	const left = (count: string) => expect(ada.getByText(`${count} left`).first()).toBeVisible();
	await left('2 chats');
	await sendRequest(ada, world.names.Rita);
	await left('1 chat');
	for (const name of ['Requests', 'In Scheduling', 'Confirmed', 'Declined', 'Completed']) {
		await show(ada, name);
		await left('1 chat');
	}
	await tab(ada, 'Explore').click();
	await sendRequest(ada, world.names.Carl);
	await left('0 chats');
	const dora = button(card(ada, world.names.Dora), `Request: ${world.names.Dora}`);
	await expect(dora).toBeDisabled();
	await expect(dora).toHaveAccessibleDescription(/used all/);
	await button(card(rita, world.names.Ada), 'Decline').click();
	await button(rita.getByRole('dialog'), 'Decline').click();
	await left('1 chat');
	await expect(dora).toBeEnabled();
});

test('[S20] [S21] [I07] a sent request waits for feedback and can be cancelled from its menu; it leaves the other side at once', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	await sendRequest(ada, world.names.Rita);
	await expect(card(ada, world.names.Rita)).toContainText('1 request');
	await expect(card(rita, world.names.Ada)).toBeVisible();
	await show(ada, 'Requests');
	await expect(card(ada, world.names.Rita)).toContainText('Waiting for feedback');
	await button(card(ada, world.names.Rita), /^More for/).focus();
	await ada.keyboard.press('Enter');
	await ada.getByRole('menuitem', { name: 'Cancel request' }).click();
	await button(ada.getByRole('dialog'), 'Cancel request').click();
	await expect(card(rita, world.names.Ada)).toBeHidden();
	await expect(card(ada, world.names.Rita)).toBeHidden();
	await expect(ada.getByText('5 chats left').first()).toBeVisible();
	await tab(ada, 'Explore').click();
	await expect(card(ada, world.names.Rita)).toContainText('0 requests');
});

test('[S07] [S22] [S23] [S08] accepted, a time chosen, confirmed: on all screens at once', async ({
	open,
}) => {
	const world = await open();
	const [ada, ben, rita, carl, olga] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
		world.enter('Carl'),
		world.enter('Olga'),
	]);
	await expect(card(olga, world.names.Rita)).toContainText('4 open slots');
	await sendRequest(ada, world.names.Rita, 'Hello');
	// Ada is elsewhere when it happens, and is told.
	await ada.getByRole('navigation').getByRole('link', { name: 'My Schedule' }).click();
	const toldOfYes = expectMessage(ada, /Rita Lang was accepted/);
	await button(card(rita, world.names.Ada), 'Accept').click();
	await toldOfYes;
	await ada.getByRole('navigation').getByRole('link', { name: '1-1 Chats' }).click();
	await expectCount(ada, 'Requests', 0);
	await show(ada, 'In Scheduling');
	const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' });
	const when = clock.format(world.starts[0]);
	const picker = await openPicker(ada, world.names.Rita);
	await time(picker, 0).click();
	// Choosing is not claiming: for everybody else it is still open.
	await expect(card(ben, world.names.Rita)).toContainText('4 open slots');
	await confirm(picker);
	await show(ada, 'Confirmed');
	const confirmed = card(ada, world.names.Rita);
	await expect(confirmed).toContainText(when);
	await expect(confirmed).toContainText('Acme');
	await expectCount(ada, 'In Scheduling', 0);
	await expect(card(ben, world.names.Rita)).toContainText('3 open slots');
	await show(rita, 'Confirmed');
	await expect(card(rita, world.names.Ada)).toContainText(when);
	await expect(card(olga, world.names.Rita)).toContainText('3 open slots');
	await show(carl, 'Confirmed');
	await expect(card(carl, world.names.Ada)).toBeHidden();
	await ada.getByRole('navigation').getByRole('link', { name: 'My Schedule' }).click();
	await expect(ada.getByRole('main')).toContainText(world.names.Rita);
});

test('[I04] [I01] a time taken while I had it selected is taken from my selection with a word, and focus stays', async ({
	open,
}) => {
	const world = await open();
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
	]);
	await getAccepted(ada, rita, world, 'Ada');
	await getAccepted(ben, rita, world, 'Ben');
	const [adas, bens] = [
		await openPicker(ada, world.names.Rita),
		await openPicker(ben, world.names.Rita),
	];
	await time(bens, 1).click();
	await expect(time(bens, 1)).toHaveAttribute('aria-selected', 'true');
	await time(bens, 1).focus();
	await time(adas, 1).click();
	await confirm(adas);
	await expect(time(bens, 1)).toHaveAttribute('aria-selected', 'false');
	await expect(time(bens, 1)).toHaveAccessibleName(/taken/);
	await expect(time(bens, 1)).toBeFocused();
	await expect(bens.getByText(/just taken by someone else/)).toBeVisible();
	await expect(bens.getByText('Nearest free times:')).toBeVisible();
	expect(await ben.content()).not.toContain(world.names.Ada);
});

test('[I01] two people confirm the same time at once, ten times: one has it, the other is told and keeps everything', async ({
	open,
}) => {
	test.slow();
	const world = await open({ slots: 10, rules: { maxChats: 50 } });
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
	]);
	await getAccepted(ada, rita, world, 'Ada');
	await getAccepted(ben, rita, world, 'Ben');
	const people = [
		{ page: ada, name: 'Ada' as const },
		{ page: ben, name: 'Ben' as const },
	];
	for (let round = 0; round < 10; round += 1) {
		const pickers = await Promise.all(people.map(({ page }) => openPicker(page, world.names.Rita)));
		await Promise.all(pickers.map((picker) => time(picker, round).click()));
		// Without waiting for the button: whoever is late finds the time already taken off the selection.
		await Promise.all(
			pickers.map((picker) =>
				button(picker, 'Confirm 1-1 Chat').evaluate((element) => (element as HTMLElement).click()),
			),
		);
		const held = () =>
			world.sql<{ talent_id: string }>(`SELECT talent_id FROM meeting WHERE status = 'confirmed'`);
		await expect.poll(async () => (await held()).length).toBe(1);
		const [holder] = await held();
		const won = people.findIndex(({ name }) => world.ids[name] === holder?.talent_id);
		const [winner, loser] = [people[won], people[1 - won]];
		const refused = pickers[1 - won];
		if (!winner || !loser || !refused) throw new Error('nobody won');
		await expect(refused.getByText(/taken/i).first()).toBeVisible();
		await loser.page.keyboard.press('Escape');
		await expectCount(loser.page, 'In Scheduling', 1);
		await expectCount(winner.page, 'Confirmed', 1);
		await show(rita, 'Confirmed');
		await expect(card(rita, world.names[winner.name])).toBeVisible();
		// Given back for the next round.
		await button(card(rita, world.names[winner.name]), /^More for/).click();
		await rita.getByRole('menuitem', { name: 'Let them choose another time' }).click();
		await button(rita.getByRole('dialog'), 'Give time back').click();
		await expectCount(winner.page, 'In Scheduling', 1);
	}
});

test('[S24] [S25] all times taken is no dead end; a time that opens again is told and can be had', async ({
	open,
}) => {
	const world = await open({ slots: 1 });
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
	]);
	await getAccepted(ada, rita, world, 'Ada');
	await getAccepted(ben, rita, world, 'Ben');
	const bens = await openPicker(ben, world.names.Rita);
	await time(bens, 0).click();
	await confirm(bens);
	await expect(bens).toBeHidden();
	await expect(card(ada, world.names.Rita)).toContainText('No free slot right now');
	const adas = await openPicker(ada, world.names.Rita);
	await expect(adas.getByText('No free slot right now')).toBeVisible();

	await show(ben, 'Confirmed');
	await button(card(ben, world.names.Rita), /^More for/).click();
	await ben.getByRole('menuitem', { name: 'Cancel chat' }).click();
	const toldOfSlot = expectMessage(ada, /free slot again/);
	await button(ben.getByRole('dialog'), 'Cancel chat').click();
	await toldOfSlot;
	await expect(time(adas, 0)).toHaveAccessibleName(/open/);
	await time(adas, 0).click();
	await confirm(adas);
	await expectCount(ada, 'Confirmed', 1);
});

test('[I02] a time that clashes with my own chat says with whom, and is not given', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita, dora] = await Promise.all([
		world.enter('Ada'),
		world.enter('Rita'),
		world.enter('Dora'),
	]);
	await getAccepted(ada, rita, world, 'Ada');
	const first = await openPicker(ada, world.names.Rita);
	await time(first, 0).click();
	await confirm(first);
	await expectCount(ada, 'Confirmed', 1);
	await tab(ada, 'Explore').click();
	await sendRequest(ada, world.names.Dora);
	await button(card(dora, world.names.Ada), 'Accept').click();
	await show(ada, 'In Scheduling');
	const second = await openPicker(ada, world.names.Dora);
	await expect(time(second, 0)).toHaveAccessibleName(new RegExp(`clash.*${world.names.Rita}`));
	await expect(time(second, 1)).toHaveAccessibleName(/open/);
});

test('[I05] a recruiter may accept more people than she has slots, and sees how many', async ({
	open,
}) => {
	const world = await open({ slots: 1 });
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
	]);
	await getAccepted(ada, rita, world, 'Ada');
	await getAccepted(ben, rita, world, 'Ben');
	await expect(rita.getByText('2 accepted, 1 slot left').first()).toBeVisible();
});

test('[I09] moving a chat keeps the old time until the new one is granted', async ({ open }) => {
	const world = await open();
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
	]);
	await getAccepted(ada, rita, world, 'Ada');
	await getAccepted(ben, rita, world, 'Ben');
	const adas = await openPicker(ada, world.names.Rita);
	await time(adas, 0).click();
	await confirm(adas);
	await show(ada, 'Confirmed');
	const bens = await openPicker(ben, world.names.Rita);
	await expect(time(bens, 0)).toHaveAccessibleName(/taken/);
	await button(card(ada, world.names.Rita), /^More for/).click();
	await ada.getByRole('menuitem', { name: 'Reschedule' }).click();
	const moving = ada.getByRole('dialog', { name: 'Move this chat' });
	await time(moving, 2).click();
	await confirm(moving);
	await expect(moving).toBeHidden();
	await expect(time(bens, 2)).toHaveAccessibleName(/taken/);
	await expect(time(bens, 0)).toHaveAccessibleName(/open/);
	const held = await world.sql<{ starts_at: number }>(
		`SELECT starts_at FROM meeting WHERE status = 'confirmed'`,
	);
	expect(held).toEqual([{ starts_at: world.starts[2] }]);
});

test('[I18] offline, a claim waits and is called asking, never confirmed; back online it ends as the server decides', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	await getAccepted(ada, rita, world, 'Ada');
	const picker = await openPicker(ada, world.names.Rita);
	await ada.context().setOffline(true);
	await expect(picker.getByText(/You are offline/)).toBeVisible();
	await time(picker, 0).click();
	await confirm(picker);
	await expect(card(ada, world.names.Rita)).toContainText(/not reserved|Asking for/);
	await expectCount(ada, 'Confirmed', 0);
	await ada.context().setOffline(false);
	await expectCount(ada, 'Confirmed', 1);
	await show(rita, 'Confirmed');
	await expect(card(rita, world.names.Ada)).toBeVisible();
});

test('[S09] a decline shows its note to the one who asked, and can be taken back', async ({
	open,
}) => {
	const world = await open();
	const [ben, rita] = await Promise.all([world.enter('Ben'), world.enter('Rita')]);
	await sendRequest(ben, world.names.Rita);
	await button(card(rita, world.names.Ben), 'Decline').click();
	const dialog = rita.getByRole('dialog');
	await dialog.getByLabel(/^Short note/).fill('Please ask Carl, he hires for this.');
	await button(dialog, 'Decline').click();
	await show(ben, 'Declined');
	await expect(card(ben, world.names.Rita)).toContainText('Please ask Carl, he hires for this.');
	await button(rita, 'Undo').click();
	await expect(card(rita, world.names.Ben)).toBeVisible();
	await expectCount(ben, 'Requests', 1);
	await expectCount(ben, 'Declined', 0);
});

test('[I08] a talent accepts an invitation and comes straight to the times', async ({ open }) => {
	const world = await open();
	const [ada, carl] = await Promise.all([world.enter('Ada'), world.enter('Carl', '/talents')]);
	await button(card(carl, world.names.Ada), `Invite: ${world.names.Ada}`).click();
	await carl
		.getByRole('dialog')
		.getByRole('textbox', { name: /^Message/ })
		.fill('Shall we talk?');
	await button(carl.getByRole('dialog'), 'Send invitation').click();
	await show(ada, 'Requests');
	await expect(card(ada, world.names.Carl)).toContainText('Shall we talk?');
	await button(card(ada, world.names.Carl), 'Accept').click();
	const picker = ada.getByRole('dialog', { name: 'Pick a time' });
	await time(picker, 0).click();
	await confirm(picker);
	await expectCount(ada, 'Confirmed', 1);
});

test('[S12] [S19] filters by company and by who asked are in the address', async ({ open }) => {
	const world = await open();
	const ada = await world.enter('Ada');
	await expect(card(ada, world.names.Dora)).toBeVisible();
	const company = ada.getByRole('combobox', { name: 'Company' });
	await company.selectOption('Acme (2)');
	await expect(ada.getByRole('article')).toHaveCount(2);
	await expect(ada.getByText('2 recruiters')).toBeVisible();
	await ada.goto(ada.url());
	await expect(ada.getByRole('article')).toHaveCount(2);
	await company.selectOption('All companies');
	await sendRequest(ada, world.names.Rita);
	await show(ada, 'Requests');
	const filters = ada.getByRole('navigation', { name: 'Show' });
	await filters.getByRole('link', { name: /^Received/ }).click();
	await expect(card(ada, world.names.Rita)).toBeHidden();
	await filters.getByRole('link', { name: /^Sent by me/ }).click();
	await expect(card(ada, world.names.Rita)).toBeVisible();
});

test('[S26] [S27] a chat is reached from both places; Join opens in time, for both, and they see each other there', async ({
	open,
}) => {
	const world = await open({
		slotsFrom: 8,
		rules: { joinOpensMinutes: 10, changeCutoffMinutes: 1 },
	});
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	await getAccepted(ada, rita, world, 'Ada');
	const picker = await openPicker(ada, world.names.Rita);
	await time(picker, 0).click();
	await confirm(picker);
	await show(ada, 'Confirmed');
	await expect(button(card(ada, world.names.Rita), /^Join/)).toBeEnabled();
	await ada.getByRole('navigation').getByRole('link', { name: 'My Schedule' }).click();
	await button(ada.getByRole('main'), /^Join/).click();
	await expect(ada.getByRole('main')).toContainText(/You have joined/);
	await show(rita, 'Confirmed');
	await button(card(rita, world.names.Ada), /^Join/).click();
	await expect(ada.getByRole('main')).toContainText(/both here/);
});

test('[I19] a dump of every document that Ben can open holds no trace of Ada', async ({ open }) => {
	const world = await open();
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita', '/settings'),
	]);
	await rita.getByLabel(/^My question/).fill('Secret handshake?');
	await button(rita, /^Save/).first().click();
	const dialog = await askFor(ada, world.names.Rita);
	await dialog.getByRole('textbox', { name: /^Message/ }).fill('canary-message');
	await dialog.getByRole('textbox', { name: /Secret handshake/ }).fill('canary-answer');
	await button(dialog, 'Send request').click();
	await rita.getByRole('navigation').getByRole('link', { name: '1-1 Chats' }).click();
	await button(card(rita, world.names.Ada), 'Accept').click();
	await show(ada, 'In Scheduling');
	const picker = await openPicker(ada, world.names.Rita);
	await time(picker, 0).click();
	await confirm(picker);
	await expectCount(ada, 'Confirmed', 1);
	await rita.goto(`/events/${world.fair}/talents/${world.ids.Ada}`);
	await rita.getByRole('textbox', { name: 'Team notes' }).fill('canary-note');
	await expect(rita.getByText('Saved', { exact: true })).toBeVisible();
	const paths = ['desk', 'directory', `calendars/${world.ids.Rita}`, `calendars/${world.ids.Dora}`];
	const dumps = await Promise.all(
		paths.map(async (path) => {
			const answer = await ben.request.get(`/api/fairs/${world.fair}/${path}`);
			expect(answer.status()).toBe(200);
			return answer.text();
		}),
	);
	const [meeting] = await world.sql<{ id: string }>(`SELECT id FROM meeting`);
	const traces = [
		world.names.Ada,
		world.ids.Ada,
		world.accountOf(world.ids.Ada),
		meeting?.id ?? 'a meeting',
		'canary-message',
		'canary-answer',
		'canary-note',
	];
	for (const trace of traces) for (const dump of dumps) expect(dump).not.toContain(trace);
	expect(dumps.join('')).toContain(world.names.Rita);
});
