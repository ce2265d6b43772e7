/**
 * The way of the article from Explore to an accepted request, as several people see it at once. No page
 * is ever reloaded.
 */
import {
	askFor,
	button,
	card,
	confirm,
	expectCount,
	getAccepted,
	openPicker,
	sendRequest,
	showTab,
	tab,
	time,
} from './steps.ts';
import { expect, test } from './world.ts';

// The main path, as most people have it.
test.use({ whole: true });

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
	await showTab(ada, 'Requests');
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
	await showTab(ada, 'Requests');
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
		await showTab(ada, name);
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
	await showTab(ada, 'Requests');
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
	await showTab(ben, 'Declined');
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
	await showTab(ada, 'Requests');
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
	await showTab(ada, 'Requests');
	const filters = ada.getByRole('navigation', { name: 'Show' });
	await filters.getByRole('link', { name: /^Received/ }).click();
	await expect(card(ada, world.names.Rita)).toBeHidden();
	await filters.getByRole('link', { name: /^Sent by me/ }).click();
	await expect(card(ada, world.names.Rita)).toBeVisible();
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
	await showTab(ada, 'In Scheduling');
	const picker = await openPicker(ada, world.names.Rita);
	await time(picker, 0).click();
	await confirm(picker);
	await expectCount(ada, 'Confirmed', 1);
	await rita.goto(`/events/${world.fair}/talents/${world.ids.Ada}`);
	await rita.getByRole('textbox', { name: 'Team notes' }).fill('canary-note');
	await expect(rita.getByText('Saved', { exact: true })).toBeVisible();
	const olga = await world.enter('Olga', '/overview');
	await olga.getByRole('textbox', { name: 'New announcement' }).fill('For all eyes.');
	await button(olga, 'Publish').click();
	await expect(button(olga, 'Withdraw: For all eyes.')).toBeVisible();
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
		// An announcement is for everybody, and who of the organizers wrote it for nobody.
		world.names.Olga,
		world.ids.Olga,
	];
	for (const trace of traces) for (const dump of dumps) expect(dump).not.toContain(trace);
	expect(dumps.join('')).toContain(world.names.Rita);
	expect(dumps.join('')).toContain('For all eyes.');
});
