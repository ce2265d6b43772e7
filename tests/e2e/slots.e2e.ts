/**
 * The way of the article from an accepted request to Confirmed, and to a slot that opens again, as several
 * people see it at once. No page is ever reloaded.
 */
import type { Page } from '@playwright/test';
import {
	bothAccepted,
	askFor,
	button,
	card,
	confirm,
	expectCount,
	expectMessage,
	getAccepted,
	openPicker,
	sendRequest,
	showTab,
	tab,
	time,
} from './steps.ts';
import { expect, test } from './world.ts';

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
	await showTab(ada, 'In Scheduling');
	const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' });
	const when = clock.format(world.starts[0]);
	const picker = await openPicker(ada, world.names.Rita);
	await time(picker, 0).click();
	// Choosing is not claiming: for everybody else it is still open.
	await expect(card(ben, world.names.Rita)).toContainText('4 open slots');
	await confirm(picker);
	await showTab(ada, 'Confirmed');
	const confirmed = card(ada, world.names.Rita);
	await expect(confirmed).toContainText(when);
	await expect(confirmed).toContainText('Acme');
	await expectCount(ada, 'In Scheduling', 0);
	await expect(card(ben, world.names.Rita)).toContainText('3 open slots');
	await showTab(rita, 'Confirmed');
	await expect(card(rita, world.names.Ada)).toContainText(when);
	await expect(card(olga, world.names.Rita)).toContainText('3 open slots');
	await showTab(carl, 'Confirmed');
	await expect(card(carl, world.names.Ada)).toBeHidden();
	await ada.getByRole('navigation').getByRole('link', { name: 'My Schedule' }).click();
	await expect(ada.getByRole('main')).toContainText(world.names.Rita);
});

test('[I04] [I01] a time taken while I had it selected is taken from my selection with a word, and focus stays', async ({
	open,
}) => {
	const world = await open();
	const [ada, ben] = await bothAccepted(world);
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

test('[S23] an answer that comes after its window was closed closes no other one, whatever it is', async ({
	open,
}) => {
	const world = await open();
	const { Carl, Rita } = world.names;
	const [first, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	await getAccepted(first, rita, world, 'Ada');
	const ada = await first.context().newPage();
	await first.close();
	// What the server says is held up.
	let isHeld = false;
	const held: (() => void)[] = [];
	await ada.routeWebSocket(/./, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((frame) => {
			if (isHeld) held.push(() => socket.send(frame));
			else socket.send(frame);
		});
	});
	await ada.goto(`/events/${world.fair}/chats?tab=in_scheduling`);
	const picker = await openPicker(ada, Rita);
	await time(picker, 0).click();
	isHeld = true;
	await confirm(picker);
	await expect
		.poll(() => world.sql(`SELECT status FROM meeting`))
		.toEqual([{ status: 'confirmed' }]);
	await ada.keyboard.press('Escape');
	await expect(picker).toBeHidden();
	await tab(ada, 'Explore').click();
	const dialog = await askFor(ada, Carl);
	isHeld = false;
	for (const pass of held.splice(0)) pass();
	await expectCount(ada, 'Confirmed', 1);
	await expectMessage(ada, new RegExp(Rita));
	await expect(dialog).toBeVisible();
});

test('[I01] two people confirm the same time at once, ten times: one has it, the other is told and keeps everything', async ({
	open,
}) => {
	test.slow();
	const world = await open({ slots: 10, rules: { maxChats: 50 } });
	const [ada, ben, rita] = await bothAccepted(world);
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
		await showTab(rita, 'Confirmed');
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
	const [ada, ben] = await bothAccepted(world);
	const bens = await openPicker(ben, world.names.Rita);
	await time(bens, 0).click();
	await confirm(bens);
	await expect(bens).toBeHidden();
	await expect(card(ada, world.names.Rita)).toContainText('No free slot right now');
	const adas = await openPicker(ada, world.names.Rita);
	await expect(adas.getByText('No free slot right now')).toBeVisible();
	const willBeTold = expectMessage(ada, /You are told when/);
	await button(adas, 'Tell me when one opens').click();
	await willBeTold;
	await expect(adas).toBeHidden();

	// Whoever has a time keeps it, and is not promised another.
	await showTab(ben, 'Confirmed');
	await button(card(ben, world.names.Rita), /^More for/).click();
	await ben.getByRole('menuitem', { name: 'Reschedule' }).click();
	await expect(button(ben.getByRole('dialog'), 'Tell me when one opens')).toBeHidden();
	await button(ben.getByRole('dialog'), 'Keep it').click();
	await button(card(ben, world.names.Rita), /^More for/).click();
	await ben.getByRole('menuitem', { name: 'Cancel chat' }).click();
	const toldOfSlot = expectMessage(ada, /free slot again/);
	await button(ben.getByRole('dialog'), 'Cancel chat').click();
	await toldOfSlot;
	await ada.getByRole('link', { name: 'Pick a time' }).click();
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
	await showTab(ada, 'In Scheduling');
	const second = await openPicker(ada, world.names.Dora);
	await expect(time(second, 0)).toHaveAccessibleName(new RegExp(`clash.*${world.names.Rita}`));
	await expect(time(second, 1)).toHaveAccessibleName(/open/);
});

test('[I05] a recruiter may accept more people than she has slots, and sees how many', async ({
	open,
}) => {
	const world = await open({ slots: 1 });
	const [, , rita] = await bothAccepted(world);
	await expect(rita.getByText('2 accepted, 1 slot left').first()).toBeVisible();
});

test('[I09] moving a chat keeps the old time until the new one is granted', async ({ open }) => {
	const world = await open();
	const [ada, ben] = await bothAccepted(world);
	const adas = await openPicker(ada, world.names.Rita);
	await time(adas, 0).click();
	await confirm(adas);
	await showTab(ada, 'Confirmed');
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
	await showTab(rita, 'Confirmed');
	await expect(card(rita, world.names.Ada)).toBeVisible();
});

test('[I18] [SL8] two devices of one person ask for two times of one chat: one is had, and the other device is told why not', async ({
	open,
}) => {
	const world = await open();
	const [laptop, phone, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ada'),
		world.enter('Rita'),
	]);
	await getAccepted(laptop, rita, world, 'Ada');
	await showTab(phone, 'In Scheduling');
	const onPhone = await openPicker(phone, world.names.Rita);
	await phone.context().setOffline(true);
	await time(onPhone, 1).click();
	await confirm(onPhone);
	const picker = await openPicker(laptop, world.names.Rita);
	await time(picker, 0).click();
	await confirm(picker);
	await expectCount(laptop, 'Confirmed', 1);
	const told = expectMessage(phone, /This chat is confirmed already: .*\d\d:\d\d/);
	await phone.context().setOffline(false);
	await told;
	await expectCount(phone, 'Confirmed', 1);
	const held = await world.sql<{ starts_at: number }>(
		`SELECT starts_at FROM meeting WHERE status = 'confirmed'`,
	);
	expect(held).toEqual([{ starts_at: world.starts[0] }]);
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
	await showTab(ada, 'Confirmed');
	await expect(button(card(ada, world.names.Rita), /^Join/)).toBeEnabled();
	await ada.getByRole('navigation').getByRole('link', { name: 'My Schedule' }).click();
	// The button of the list has the lobby's name, and is still there for a moment.
	const isInLobby = (page: Page) => expect(page).toHaveURL(/\/room$/);
	await button(ada.getByRole('main'), /^Join/).click();
	await isInLobby(ada);
	await button(ada.getByRole('main'), 'Join').click();
	await expect(ada.getByText('Rita Lang is not here yet.')).toBeVisible();
	await showTab(rita, 'Confirmed');
	await button(card(rita, world.names.Ada), /^Join/).click();
	await isInLobby(rita);
	await button(rita.getByRole('main'), 'Join').click();
	await expect(ada.getByText('Rita Lang is not here yet.')).toBeHidden();
	await ada.getByRole('tab', { name: 'People' }).click();
	await expect(ada.getByRole('tabpanel')).toContainText(/Rita Lang.*is here/);
});
