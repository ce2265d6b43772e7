/** The first page of an event, and the companies that are there. */
import { hash } from 'node:crypto';
import type { Locator } from '@playwright/test';
import {
	askFor,
	bothAccepted,
	button,
	card,
	confirm,
	expectAccessible,
	holdMessage,
	insist,
	messages,
	openPicker,
	place,
	sendRequest,
	showTab,
	time,
} from './steps.ts';
import { expect, test } from './world.ts';

test('[S05] an event opens with its overview: when and where, my next chat, and what waits for me, live', async ({
	open,
}) => {
	const world = await open({
		prepare: ({ connection }, { fair }) =>
			void connection
				.prepare(`UPDATE fair SET summary = 'Two days of talks', place = 'Hall 7' WHERE id = ?`)
				.run(fair),
	});
	const [ada, rita, carl] = await Promise.all([
		world.enter('Ada', ''),
		world.enter('Rita'),
		world.enter('Carl', '/talents'),
	]);
	await expect(ada).toHaveURL(/\/overview$/);
	const part = (name: string) => ada.getByRole('region', { name });
	await expect(part('About this event')).toContainText('Two days of talks');
	await expect(part('About this event')).toContainText('Hall 7');
	await expect(part('My next chat')).toContainText('No chat is confirmed yet');
	await expect(part('Waits for you')).toContainText(/My profile\s*Be found by recruiters/);
	await expect(ada).toHaveTitle(/^Overview/);

	await button(card(carl, world.names.Ada), `Invite: ${world.names.Ada}`).click();
	await button(carl.getByRole('dialog'), 'Send invitation').click();
	await expect(part('Waits for you')).toContainText(/Carl Roth\s*Asks for your answer/);
	await expect(part('What happened')).toContainText('Carl Roth sent you a request');
	await expect(ada).toHaveTitle(/^\(1\) Overview/);

	await place(ada, '1-1 Chats').click();
	await sendRequest(ada, world.names.Rita);
	await place(ada, 'Overview').click();
	await button(card(rita, world.names.Ada), 'Accept').click();
	await expect(part('Waits for you')).toContainText(/Rita Lang\s*Accepted; 4 times to choose from/);
	// One step to the times.
	await part('Waits for you')
		.getByRole('link', { name: /Rita Lang/ })
		.click();
	const picker = ada.getByRole('dialog', { name: 'Pick a time' });
	await time(picker, 0).click();
	await confirm(picker);
	await expect(picker).toBeHidden();
	await place(ada, 'Overview').click();
	await expect(part('My next chat')).toContainText(world.names.Rita);
	await expect(part('My next chat').getByRole('timer')).toHaveText(/^Starts in/);
	await part('My next chat').getByRole('link', { name: 'Go to the chat' }).click();
	await expect(ada.getByRole('heading', { name: '1-1 Chat with Rita Lang' })).toBeAttached();

	await place(rita, 'Overview').click();
	await expect(rita.getByRole('region', { name: 'My next chat' })).toContainText(world.names.Ada);
});

test('[S24] [NO2] whoever has accepted and has no free time waits for nobody: the overview says that one is told, and lists it once there is one', async ({
	open,
}) => {
	const world = await open({ slots: 1 });
	const { Rita } = world.names;
	const [ada, ben] = await bothAccepted(world);
	await place(ada, 'Overview').click();
	const waits = ada.getByRole('list', { name: 'Waits for you' });
	const noTime = ada.getByRole('list', { name: 'No time is free right now' });
	await expect(waits).toContainText(/Rita Lang\s*Accepted; 1 time to choose from/);
	await expect(noTime).toBeHidden();
	const picker = await openPicker(ben, Rita);
	await time(picker, 0).click();
	await confirm(picker);
	await expect(noTime).toContainText(Rita);
	await expect(ada.getByText('You are told as soon as there is one again.')).toBeVisible();
	await expect(waits).toBeHidden();
	await expectAccessible(ada, 'no free time');
	await showTab(ben, 'Confirmed');
	await button(card(ben, Rita), /^More for/).click();
	await ben.getByRole('menuitem', { name: 'Cancel chat' }).click();
	await button(ben.getByRole('dialog'), 'Cancel chat').click();
	await expect(waits).toContainText(Rita);
	await expect(noTime).toBeHidden();
});

test('[S25] the notice of a free time leads to the times in one step', async ({ open }) => {
	const world = await open({ slots: 1 });
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
	]);
	for (const [page, who] of [
		[ada, 'Ada'],
		[ben, 'Ben'],
	] as const) {
		await sendRequest(page, world.names.Rita);
		await button(card(rita, world.names[who]), 'Accept').click();
		await showTab(page, 'In Scheduling');
	}
	const bens = await openPicker(ben, world.names.Rita);
	await time(bens, 0).click();
	await confirm(bens);
	await place(ada, 'My Schedule').click();
	const told = holdMessage(ada, /free slot again/);
	await showTab(ben, 'Confirmed');
	await button(card(ben, world.names.Rita), /^More for/).click();
	await ben.getByRole('menuitem', { name: 'Cancel chat' }).click();
	await button(ben.getByRole('dialog'), 'Cancel chat').click();
	await told;
	await messages(ada).getByRole('link', { name: 'Pick a time' }).click();
	const adas = ada.getByRole('dialog', { name: 'Pick a time' });
	await time(adas, 0).click();
	await confirm(adas);
	await expect(adas).toBeHidden();
	await showTab(ada, 'Confirmed');
	await expect(card(ada, world.names.Rita)).toBeVisible();
	// The address has forgotten the way: going back opens no window.
	await ada.goBack();
	await expect(ada.getByRole('dialog')).toBeHidden();
});

test('[S25] the times that an address leads to open once, whatever changes until the address has forgotten it', async ({
	open,
}) => {
	const world = await open();
	const [ada] = await bothAccepted(world);
	const carl = await world.enter('Carl');
	await place(ada, 'Overview').click();
	const way = ada
		.getByRole('list', { name: 'Waits for you' })
		.getByRole('link', { name: /Rita Lang/ });
	await expect(way).toBeVisible();
	const cpu = await ada.context().newCDPSession(ada);
	await cpu.send('Emulation.setCPUThrottlingRate', { rate: 20 });
	let hasCome = false;
	const changes = (async () => {
		for (let nth = 0; !hasCome; nth += 1) {
			const profile = { headline: `Recruiter ${nth}`, about: '', languages: [], topics: [] };
			await insist(carl, world, { kind: 'profile.update', profile });
		}
	})();
	await way.click();
	const picker = ada.getByRole('dialog', { name: 'Pick a time' });
	await expect(picker).toBeVisible();
	await cpu.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	await time(picker, 0).click();
	hasCome = true;
	await changes;
	await confirm(picker);
	await expect(picker).toBeHidden();
});

test('[UI15] whoever goes back has left the window, and finds there again what they had begun to write', async ({
	open,
}) => {
	const world = await open();
	const ada = await world.enter('Ada', '/overview');
	await place(ada, '1-1 Chats').click();
	const words = (request: Locator) => request.getByRole('textbox', { name: /^Message/ });
	const request = await askFor(ada, world.names.Rita);
	await words(request).fill('Hello Rita');
	await ada.goBack();
	await expect(ada).toHaveURL(/\/overview$/);
	await expect(ada.getByRole('dialog')).toHaveCount(0);
	await ada.goForward();
	await expect(card(ada, world.names.Rita)).toBeVisible();
	await expect(ada.getByRole('dialog')).toHaveCount(0);
	await expect(words(await askFor(ada, world.names.Rita))).toHaveValue('Hello Rita');
});

test('[S12] [S13a] [S13b] a company has a page of its own: profile, people, and their slots and requests, live', async ({
	open,
}) => {
	const world = await open({
		prepare: ({ connection }) =>
			connection.exec(
				`UPDATE company SET sector = 'Energy', about = 'We build wind mills.' WHERE id = 'bolt'`,
			),
	});
	const [ada, ben, dora] = await Promise.all([
		world.enter('Ada', '/companies'),
		world.enter('Ben'),
		world.enter('Dora'),
	]);
	await expect(ada.getByText('2 companies')).toBeVisible();
	await ada.getByRole('combobox', { name: 'Sector' }).selectOption('Energy (1)');
	await expect(ada.getByText('1 company')).toBeVisible();
	await expect(card(ada, 'Bolt')).toContainText('4 open slots, 0 waiting');
	await sendRequest(ben, world.names.Dora);
	await expect(card(ada, 'Bolt')).toContainText('4 open slots, 1 waiting');
	await card(ada, 'Bolt').getByRole('link').click();
	await expect(ada.getByRole('heading', { name: 'Bolt', level: 1 })).toBeVisible();
	await expect(ada.getByRole('main')).toContainText('We build wind mills.');
	await expect(card(ada, world.names.Dora)).toContainText('1 request');
	await button(card(dora, world.names.Ben), 'Accept').click();
	await showTab(ben, 'In Scheduling');
	const picker = await openPicker(ben, world.names.Dora);
	await time(picker, 0).click();
	await confirm(picker);
	await expect(card(ada, world.names.Dora)).toContainText('3 open slots, 0 waiting');
	expect(await ada.content()).not.toContain(world.names.Ben);
	// The address can be shared, and what is nowhere is said to be nowhere.
	await ada.goto(ada.url());
	await expect(card(ada, world.names.Dora)).toBeVisible();
	await ada.getByRole('link', { name: 'Show in Explore' }).click();
	await expect(ada).toHaveURL(/company=bolt/);
	await expect(ada.getByRole('article')).toHaveCount(1);
	const nowhere = await ada.goto(`/events/${world.fair}/companies/nowhere`);
	expect(nowhere?.status()).toBe(404);
	await expect(ada.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
});

/** A blue square. */
const MARK = Buffer.from(
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path fill="#00f" d="M0 0h1v1H0z"/></svg>',
);

test('[PI6] a company’s mark is in the list, on its page, on cards and at chats; one without has its letter', async ({
	open,
}) => {
	const address = hash('sha256', MARK, 'base64url');
	const world = await open({
		prepare: ({ connection }, rows) => {
			connection
				.prepare(`INSERT INTO picture (company_id, hash, type, bytes) VALUES (?, ?, ?, ?)`)
				.run(rows.company, address, 'image/svg+xml', MARK);
			connection.prepare(`UPDATE company SET picture = ? WHERE id = ?`).run(address, rows.company);
		},
	});
	const ada = await world.enter('Ada', '/companies');
	const mark = `img[src*="${address}"]`;
	/** It is there, and it is a picture. */
	const expectMark = (name: string) =>
		expect
			.poll(() =>
				card(ada, name)
					.locator(mark)
					.evaluate((img: HTMLImageElement) => img.naturalWidth),
			)
			.toBeGreaterThan(0);
	await expectMark('Acme');
	await expect(card(ada, 'Bolt').locator('img')).toHaveCount(0);
	await expect(card(ada, 'Bolt').getByText('B', { exact: true })).toBeVisible();
	await card(ada, 'Acme').getByRole('link').click();
	await expect(ada.getByRole('heading', { name: 'Acme', level: 1 })).toBeVisible();
	await expect(ada.getByRole('main').locator(`header ${mark}`)).toBeVisible();
	await expectMark(world.names.Carl);
	await place(ada, '1-1 Chats').click();
	await expectMark(world.names.Rita);
	await expect(card(ada, world.names.Dora).getByText('B', { exact: true })).toBeVisible();
	await sendRequest(ada, world.names.Rita);
	await showTab(ada, 'Requests');
	await expectMark(world.names.Rita);
});

test('[S05] an organizer, who meets nobody, sees what the event is about and no empty places', async ({
	open,
}) => {
	const world = await open();
	const olga = await world.enter('Olga', '/overview');
	await expect(olga.getByRole('region', { name: 'About this event' })).toContainText(
		/minutes each/,
	);
	await expect(olga.getByRole('region', { name: 'My next chat' })).toHaveCount(0);
	await expect(olga.getByRole('region', { name: 'What happened' })).toHaveCount(0);
});
