/** The call: two people, each in a browser of their own, with a camera and a microphone that a machine plays. */
import type { Locator, Page } from '@playwright/test';
import { must } from '#schema/assert.ts';
import { addMinutes } from '#schema/ids.ts';
import {
	callBrowser,
	enterRoom,
	soon,
	ROOM,
	pictureOf,
	seesMoving,
	hears,
	connect,
	openPanel,
	write,
	said,
} from './call-steps.ts';
import { layCable } from './cable.ts';
import { button, expectAccessible, go, isUncovered, tabTo } from './steps.ts';
import type { World } from './world.ts';
import { expect, test } from './world.ts';

test.use({ launchOptions: callBrowser });

test('[S01] [S27] [CA2] [CH5] both press Join, see and hear each other, and were there as the server saw it', async ({
	open,
}) => {
	const { world, ada, rita } = await connect(open);
	await Promise.all([hears(ada), hears(rita)]);
	await expect
		.poll(() => world.sql(`SELECT talent_joined, recruiter_joined FROM meeting`))
		.toEqual([{ talent_joined: 1, recruiter_joined: 1 }]);
	await openPanel(ada, 'People');
	await expect(ada.getByRole('tabpanel')).toContainText('Rita Lang');
	await expect(ada.getByRole('tabpanel')).toContainText('is here · microphone on · camera on');
	await openPanel(ada, 'Company');
	await expect(ada.getByRole('heading', { name: 'Acme' })).toBeVisible();
	await expect(ada.getByRole('tabpanel')).toContainText('Firmware engineer');
});

test('[S28] [S37] camera and microphone are switched, both sides see it, and what is off is let go of', async ({
	open,
}) => {
	const { world, ada, rita } = await connect(open);
	await button(ada, 'Turn camera off').click();
	await expect(pictureOf(rita, world.names.Ada)).toBeHidden();
	await expect(pictureOf(ada, 'You')).toBeHidden();
	await button(ada, 'Mute microphone').click();
	await expect(rita.getByText('Ada Byron is muted')).toBeAttached();
	await openPanel(rita, 'People');
	await expect(rita.getByRole('tabpanel')).toContainText('microphone off · camera off');
	await button(ada, 'Turn camera on').click();
	await seesMoving(rita, world.names.Ada);
	// The same is offered beside the hint for who talks while muted.
	await expect(ada.getByText('You are talking, and your microphone is muted.')).toBeVisible();
	await button(ada.getByRole('group', { name: 'Call' }), 'Unmute microphone').click();
	await expect(rita.getByText('Ada Byron is muted')).toBeHidden();
});

test('[S29] another camera and microphone are taken during the call, and nothing stops', async ({
	open,
}) => {
	const { world, ada, rita } = await connect(open);
	await button(ada, 'Camera and microphone').click();
	const dialog = ada.getByRole('dialog');
	for (const kind of ['Camera', 'Microphone']) {
		const choice = dialog.getByRole('combobox', { name: kind });
		// The browser's own choice stands above them.
		await choice.selectOption({ index: kind === 'Camera' ? 4 : 2 });
		await expect(choice).not.toHaveValue('');
	}
	await ada.keyboard.press('Escape');
	await seesMoving(rita, world.names.Ada);
	await hears(rita);
});

test('[S31] a screen is shared beside the camera, by either, by both at once, and not shared any more', async ({
	open,
}) => {
	const { world, ada, rita } = await connect(open);
	await button(ada, 'Share your screen').click();
	await seesMoving(rita, 'The screen of Ada Byron');
	await expect(pictureOf(rita, world.names.Ada)).toBeVisible();
	await button(rita, 'Share your screen').click();
	await seesMoving(ada, 'The screen of Rita Lang');
	await seesMoving(rita, 'The screen of Ada Byron');
	await button(ada, 'Stop sharing your screen').click();
	await expect(pictureOf(rita, 'The screen of Ada Byron')).toBeHidden();
	await seesMoving(rita, world.names.Ada);
	await seesMoving(ada, 'The screen of Rita Lang');
});

test('[S38] [S32] [TX1] they write to each other, in order, and what is new is marked; there is no way to send a file', async ({
	open,
}) => {
	const { ada, rita } = await connect(open);
	await openPanel(ada, 'Chat');
	await write(ada, 'Hello Rita');
	await expect(rita.getByRole('tab', { name: /Chat.*1 new/ })).toBeVisible();
	await expect(rita.getByText('Ada Byron writes: Hello Rita')).toBeAttached();
	await openPanel(rita, 'Chat');
	await expect(said(rita, 'Hello Rita')).toBeVisible();
	await write(rita, '<b>Hello</b> Ada');
	await expect(said(ada, '<b>Hello</b> Ada')).toBeVisible();
	await expect(ada.locator('input[type=file]')).toHaveCount(0);
});

test('[I13] [CA3] after a reload the call is back by itself, with all that was written', async ({
	open,
}) => {
	const { world, ada, rita } = await connect(open);
	await openPanel(ada, 'Chat');
	await write(ada, 'before');
	await openPanel(rita, 'Chat');
	await expect(said(rita, 'before')).toBeVisible();
	await ada.reload();
	await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	// The same with a pause in between.
	await ada.goto('about:blank');
	await expect(rita.getByText(/Ada Byron is not here yet/)).toBeVisible();
	await write(rita, 'meanwhile');
	await ada.goto(`/events/${world.fair}${ROOM}`);
	await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	await openPanel(ada, 'Chat');
	await expect(said(ada, 'before')).toBeVisible();
	await expect(said(ada, 'meanwhile')).toBeVisible();
});

test('[CA4] [RM4] the call goes on while the server is away, and the server comes back', async ({
	open,
}) => {
	const { world, ada, rita } = await connect(open);
	await world.restart();
	await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	await expect(ada.getByText('The server is being reached again')).toBeHidden();
	await openPanel(ada, 'Chat');
	await write(ada, 'still here');
	await openPanel(rita, 'Chat');
	await expect(said(rita, 'still here')).toBeVisible();
});

/** Ada in the lobby, by a line that can be cut; `says` is how the call stands, in the room. */
async function lobbyByCable(open: (spec: typeof soon) => Promise<World>) {
	const world = await open(soon);
	const cable = await layCable(world.server.url);
	const ada = await world.enter('Ada', ROOM, { baseURL: cable.url });
	return { ada, cable, says: howItStands(ada) };
}

const howItStands = (page: Page): Locator =>
	page.getByRole('region', { name: 'Picture' }).getByRole('status');

test('[CA17] who loses their own connection is told so, and not that the other is not there', async ({
	open,
}) => {
	const { ada, cable, says } = await lobbyByCable(open);
	await button(ada, 'Join').click();
	await expect(says).toContainText('Rita Lang is not here yet');
	await openPanel(ada, 'People');
	await cable.cut();
	await expect(says).toHaveText(
		'Your connection to the server is lost. It is tried again by itself.',
	);
	const people = ada.getByRole('tabpanel', { name: 'People' });
	await expect(people).toContainText('cannot be seen without a connection');
	await expect(people).not.toContainText('not here yet');
	await ada.context().setOffline(true);
	await expect(says).toContainText('Your device has no network.');
	await ada.context().setOffline(false);
	await cable.mend();
	await expect(says).toContainText('Rita Lang is not here yet');
	await cable.close();
});

test('[CA6] Join can be pressed before the server has answered, and one comes in once it does', async ({
	open,
}) => {
	const world = await open(soon);
	const ada = await world.enter('Ada', '/chats/chat');
	let answer: () => void = () => {};
	const answered = new Promise<void>((resolve) => (answer = resolve));
	await ada.route('**/session', async (route) => {
		await answered;
		await route.continue();
	});
	await ada.goto(`/events/${world.fair}${ROOM}`);
	await expect(ada.getByText('Opening the room…')).toBeVisible();
	// Nobody looks first whether it counts as enabled.
	await button(ada, 'Join').click({ force: true });
	await expect(button(ada, 'Join')).toHaveAttribute('aria-busy', 'true');
	answer();
	await expect(howItStands(ada)).toContainText('Rita Lang is not here yet');
});

test('[CA6] on a phone it is in sight, with Join, that the server cannot be reached, upright and on its side', async ({
	open,
}) => {
	const world = await open(soon);
	const ada = await world.enter('Ada', '/chats/chat');
	await ada.route('**/session', (route) => route.abort());
	await ada.goto(`/events/${world.fair}${ROOM}`);
	const why = ada.getByText('The server cannot be reached.');
	for (const [width, height] of [
		[390, 664],
		[320, 480],
		[664, 390],
		[844, 390],
	] as const) {
		await ada.setViewportSize({ width, height });
		for (const one of [why, button(ada, 'Join')]) {
			await expect(one).toBeInViewport({ ratio: 1 });
			await expect.poll(() => one.evaluate(isUncovered)).toBe(true);
		}
	}
});

test('[CA6] [I20] on a phone nothing that has the focus in the lobby lies under Join', async ({
	open,
}) => {
	const world = await open(soon);
	const ada = await world.enter('Ada', '/chats/chat');
	await ada.goto(`/events/${world.fair}${ROOM}`);
	await expect(button(ada, 'Join')).toBeEnabled();
	for (const [width, height] of [
		[390, 664],
		[320, 480],
		[664, 390],
	] as const) {
		await ada.setViewportSize({ width, height });
		await ada.evaluate(() => scrollTo(0, 0));
		await button(ada, 'Mute microphone').focus();
		const join = ada.locator(':focus', { hasText: /^\s*Join\s*$/ });
		while (!(await join.isVisible())) {
			await expect.poll(() => ada.locator(':focus').evaluate(isUncovered)).toBe(true);
			await ada.keyboard.press('Tab');
		}
	}
});

test('[CA7] [CA17] who presses Join just when the line is cut is told so, and comes in once it is back', async ({
	open,
}) => {
	const { ada, cable, says } = await lobbyByCable(open);
	await expect(button(ada, 'Join')).toBeVisible();
	// The server has answered: there is only the way into the room to go.
	await expect(ada.getByText('Opening the room…')).toBeHidden();
	await cable.cut();
	await button(ada, 'Join').click();
	await expect(says).toHaveText(
		'Your connection to the server is lost. It is tried again by itself.',
	);
	await cable.mend();
	await expect(says).toContainText('Rita Lang is not here yet');
	await cable.close();
});

test('[CA5] [C-06] a second tab takes over, the first says so and stays away, until it is taken back', async ({
	open,
}) => {
	const { world, ada, rita } = await connect(open);
	const second = await ada.context().newPage();
	await second.goto(`/events/${world.fair}${ROOM}`);
	await button(second, 'Join').click();
	await expect(ada.getByText('This chat is open in another window')).toBeVisible();
	await Promise.all([seesMoving(second, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	await button(ada, 'Use it here').click();
	await button(ada, 'Join').click();
	await expect(second.getByText('This chat is open in another window')).toBeVisible();
	await seesMoving(rita, world.names.Ada);
});

test('[S01] [I12] nobody else comes in: no room, no name, no picture', async ({ open }) => {
	const { world } = await connect(open);
	for (const who of ['Ben', 'Carl', 'Olga'] as const) {
		const page = await world.enter(who, '/chats');
		const answer = await page.goto(`/events/${world.fair}${ROOM}`);
		expect(answer?.status(), who).toBe(404);
		expect(await page.getByRole('main').textContent()).not.toMatch(/Ada Byron|Rita Lang/);
		const ticket = await page.request.post('/api/meetings/chat/session', {
			data: { visit: 'x'.repeat(20) },
			headers: { origin: world.server.url },
		});
		expect(ticket.status(), who).toBe(404);
	}
});

test('[CA6] [CL6] whoever comes too early sees when the room opens, and may join once the server’s clock says so', async ({
	open,
}) => {
	const world = await open({ ...soon, slotsFrom: 60 });
	const ada = await world.enter('Ada', ROOM);
	await expect(ada.getByText('The room is not open yet.')).toBeVisible();
	await expect(button(ada, 'Join')).toBeDisabled();
	await expect(pictureOf(ada, 'What the other side will see of you')).toBeVisible();
	const [startsAt] = world.starts;
	await world.setClock(addMinutes(must(startsAt, 'a time'), -9));
	await expect(button(ada, 'Join')).toBeEnabled();
});

test('[S27] who leaves is gone at once for the other, and can come back', async ({ open }) => {
	const { world, ada, rita } = await connect(open);
	await button(ada, 'Leave').click();
	await expect(rita.getByText('Ada Byron has left. You can wait, or leave as well.')).toBeVisible();
	await button(ada, 'Come back').click();
	await button(ada, 'Join').click();
	await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
});

const dialogOf = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

test('[I20] axe finds nothing in lobby and room and in all that opens there', async ({ open }) => {
	const world = await open(soon);
	const ada = await world.enter('Ada', ROOM);
	await expect(button(ada, 'Join')).toBeEnabled();
	await expectAccessible(ada, 'lobby');
	await button(ada, 'Join').click();
	await expect(ada.getByText(/Rita Lang is not here yet/)).toBeVisible();
	await expectAccessible(ada, 'room');
	for (const [opener, title] of [
		['Background', 'Background'],
		['Camera and microphone', 'Camera and microphone'],
	] as const) {
		await button(ada, opener).click();
		await expect(
			dialogOf(ada, title)
				.getByRole('radio')
				.or(dialogOf(ada, title).getByRole('combobox'))
				.first(),
		).toBeVisible();
		await expectAccessible(ada, title);
		await ada.keyboard.press('Escape');
		await expect(dialogOf(ada, title)).toBeHidden();
	}
	await ada.keyboard.press('?');
	await expect(dialogOf(ada, 'Quick keys')).toBeVisible();
	await expectAccessible(ada, 'quick keys');
	await ada.keyboard.press('Escape');
	await button(ada, 'Help').click();
	await expect(ada.getByRole('complementary', { name: 'Help' })).toContainText('How can we help?');
	await expectAccessible(ada, 'help in the room');
	await button(ada, 'Leave').click();
	await expect(button(ada, 'Come back')).toBeVisible();
	await expectAccessible(ada, 'after the call');
});

test('[I20] the whole call works by keyboard alone', async ({ open }) => {
	const world = await open(soon);
	const rita = await enterRoom(world, 'Rita');
	const ada = await world.enter('Ada', ROOM);
	const press = (key: string) => ada.keyboard.press(key);
	await expect(button(ada, 'Join')).toBeEnabled();
	await go(ada, /^Join$/);
	await seesMoving(rita, world.names.Ada);
	await go(ada, /^Mute microphone$/);
	await expect(rita.getByText('Ada Byron is muted')).toBeAttached();
	await press('v');
	await expect(pictureOf(rita, world.names.Ada)).toBeHidden();
	await go(ada, /^Turn camera on$/);
	await seesMoving(rita, world.names.Ada);
	await go(ada, /^Share your screen$/);
	await seesMoving(rita, 'The screen of Ada Byron');
	await go(ada, /^Stop sharing your screen$/);
	await expect(pictureOf(rita, 'The screen of Ada Byron')).toBeHidden();

	await go(ada, /^Background$/);
	await expect(dialogOf(ada, 'Background').getByRole('radio', { name: 'None' })).toBeChecked();
	await tabTo(ada, /^None$/);
	await press('ArrowRight');
	await expect(dialogOf(ada, 'Background').getByRole('radio', { name: 'Semi-blur' })).toBeChecked();
	// Without a graphics card it would slow down all that follows.
	await press('ArrowLeft');
	await press('Escape');
	await expect(button(ada, 'Background')).toBeFocused();

	await tabTo(ada, /^Company$/);
	for (const tab of ['People', 'Chat']) {
		await press('ArrowRight');
		await expect(ada.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
	}
	await tabTo(ada, /^Message$/);
	await ada.keyboard.type('v is a letter here');
	await press('Enter');
	await openPanel(rita, 'Chat');
	await expect(said(rita, 'v is a letter here')).toBeVisible();
	await expect(button(ada, 'Turn camera off')).toBeVisible();

	await go(ada, /^Help$/);
	await expect(ada.getByRole('textbox', { name: 'Message to the organizers' })).toBeFocused();
	await press('Escape');
	await expect(button(ada, 'Help')).toBeFocused();
	await go(ada, /^Leave$/);
	await expect(rita.getByText(/^Ada Byron has left/)).toBeVisible();
	await go(ada, /^Come back$/);
	await expect(button(ada, 'Join')).toBeEnabled();
	await go(ada, /^Join$/);
	await seesMoving(rita, world.names.Ada);
});
