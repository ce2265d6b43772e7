/** The life ring: help over the server from wherever one is, and the organizers at its other end. */
import type { Locator, Page } from '@playwright/test';
import { callBrowser, connect, enterRoom, seesMoving, soon, ROOM } from './call-steps.ts';
import { layCable } from './cable.ts';
import {
	button,
	expectAccessible,
	expectMessage,
	holdMessage,
	keptKeys,
	messages,
	place,
	whenKept,
} from './steps.ts';
import { expect, test } from './world.ts';

test.use({ launchOptions: callBrowser, whole: true });

const ring = (page: Page): Locator => page.getByRole('button', { name: /^Help/ });
const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Help' });
const log = (page: Page): Locator => page.getByRole('log', { name: 'Messages' });
const list = (page: Page): Locator => page.getByRole('navigation', { name: 'Open conversations' });

async function write(page: Page, text: string): Promise<void> {
	const box = page.getByRole('textbox', { name: /^(?:Message to the organizers|Answer to)/ });
	await box.fill(text);
	await box.press('Enter');
	await expect(box).toHaveValue('');
}

test('[S30, M-O11, SU5, SU6, SU7, SU8, SU10] help from within a call: asked, answered and closed, and the call runs on', async ({
	open,
}) => {
	test.slow();
	const { world, ada } = await connect(open);
	const olga = await world.enter('Olga', '/overview');
	const called = holdMessage(olga, /Ada Byron asks for help/);

	await ring(ada).click();
	await expect(panel(ada)).toContainText('How can we help?');
	await panel(ada).getByRole('checkbox', { name: 'Send technical details along' }).check();
	const preview = panel(ada).getByRole('region', { name: 'Technical details' });
	await expect(preview).toContainText('This is all that is sent.');
	await expect(preview).toContainText(/talking/);
	await expect(preview).toContainText(/(?:UDP|TCP), local address to local address/);
	const promised = await preview.getByRole('listitem').allInnerTexts();
	await write(ada, 'Nobody hears me.');
	await expect(log(ada)).toContainText('Nobody hears me.');
	await expect(panel(ada)).toContainText('Sent. Somebody will answer here.');

	// At the other end: a message, the place, the title of the tab; then who, in which chat, with what.
	await called;
	await expect(place(olga, 'Support')).toHaveAccessibleName(/1 new/);
	await expect(olga).toHaveTitle(/^\(1\) /);
	await messages(olga).getByRole('link', { name: 'View' }).click();
	await expect(list(olga).getByRole('link')).toHaveText([
		/Ada Byron.*waits.*Talent.*Chat with Rita Lang, \d\d:\d\d.*Nobody hears me\./s,
	]);
	await expect(place(olga, 'Support')).not.toHaveAccessibleName(/new/);
	const conversation = olga.getByRole('region', { name: 'Ada Byron' });
	await expect(conversation).toContainText('Nobody takes care of it yet');
	await button(log(olga), 'Technical details were sent').click();
	await expect(log(olga)).toContainText('in a chat');
	await expect(log(olga)).toContainText(/(?:UDP|TCP), local address to local address/);
	expect(await log(olga).locator('dl li').allInnerTexts()).toEqual(promised);
	await button(conversation, 'I take care of it').click();
	await expect(panel(ada)).toContainText('Olga Stern is helping you');

	// The answer arrives in the call, whatever stands beside the picture; the picture never stopped.
	await ada.getByRole('tab', { name: /^Company/ }).waitFor({ state: 'detached' });
	await panel(ada).getByRole('button', { name: 'Close the help' }).click();
	await expect(ring(ada)).toBeFocused();
	const answered = expectMessage(ada, /Olga Stern answered you in support/);
	await write(olga, 'Try the other microphone.');
	await answered;
	await expect(ring(ada)).toHaveAccessibleName(/1 new/);
	await seesMoving(ada, world.names.Rita);
	await ring(ada).click();
	await expect(log(ada)).toContainText('Try the other microphone.');
	await expect(ring(ada)).not.toHaveAccessibleName(/new/);
	await expect(list(olga).getByRole('link')).toHaveText([
		/answered .* ago.*Support: Try the other/s,
	]);

	await button(conversation, 'Close').click();
	await expect(list(olga)).toContainText('Nobody needs help');
	await expect(panel(ada)).toContainText('This conversation is closed.');
	await write(ada, 'Thank you, it works.');
	await expect(list(olga).getByRole('link')).toHaveText([/Thank you, it works\./]);
	await button(panel(ada), 'This is solved').click();
	await expect(list(olga)).toContainText('Nobody needs help');
	await button(list(olga), 'Closed conversations').click();
	await expect(list(olga).getByRole('link')).toHaveText([/Ada Byron.*Thank you, it works\./s]);
	await seesMoving(ada, world.names.Rita);
});

test('[SU10, SU7] it works where no picture can get through at all, and says so in the details', async ({
	open,
}) => {
	const world = await open(soon);
	const [olga, ada] = await Promise.all([
		world.enter('Olga', '/support'),
		world.enter('Ada', ROOM),
	]);
	// A network in which nothing but relays is allowed, and there is none.
	await ada.addInitScript(() => {
		const Native = RTCPeerConnection;
		window.RTCPeerConnection = class extends Native {
			constructor(configuration?: RTCConfiguration) {
				super({ ...configuration, iceTransportPolicy: 'relay' });
			}
		};
	});
	await ada.reload();
	await button(ada, 'Join').click();
	await ring(ada).click();
	await panel(ada).getByRole('checkbox', { name: 'Send technical details along' }).check();
	const preview = panel(ada).getByRole('region', { name: 'Technical details' });
	await expect(preview).toContainText('waiting for the other');
	// What goes along follows what happens while they look for words.
	await enterRoom(world, 'Rita');
	await expect(preview).toContainText(/being connected/);
	await expect(preview).toContainText('unknown to unknown');
	await expect(ada.locator('video').and(ada.getByLabel(world.names.Rita))).toHaveCount(0);
	await write(ada, 'I see nothing at all.');
	await list(olga)
		.getByRole('link', { name: /Ada Byron/ })
		.click();
	await button(log(olga), 'Technical details were sent').click();
	await expect(log(olga)).toContainText('unknown to unknown');
	await write(olga, 'Your network lets nothing through. Try your phone.');
	await expect(log(ada)).toContainText('Try your phone.');
});

test('[SU10, SU4, I18] without a connection words wait, can be taken back, and arrive once', async ({
	open,
}) => {
	const world = await open();
	const cable = await layCable(world.server.url);
	const [olga, ada] = await Promise.all([
		world.enter('Olga', '/support'),
		world.enter('Ada', '/support', { baseURL: cable.url }),
	]);
	await write(ada, 'Before the cut.');
	await expect(list(olga).getByRole('link')).toHaveText([/Before the cut\./]);
	await expect(panel(ada).or(ada.getByRole('main'))).toContainText('Sent.');
	await whenKept(ada);
	await expect.poll(() => keptKeys(ada)).toContain(`view/support.1/${world.fair}`);
	await cable.cut();
	await expect(ada.getByText('You are offline.')).toBeVisible();
	await write(ada, 'In the cut.');
	await expect(log(ada)).toContainText('Goes out when you are connected');
	await log(ada).getByRole('button', { name: 'Take back' }).click();
	await expect(ada.getByRole('textbox', { name: /^Message to the/ })).toHaveValue('In the cut.');
	await ada.getByRole('button', { name: 'Send' }).click();
	// What is not written down on this device yet is not promised.
	await expect(log(ada)).toContainText('Goes out when you are connected');
	await ada.reload();
	await expect(log(ada)).toContainText('Goes out when you are connected');
	await expect(log(ada)).toContainText('Before the cut.');
	await cable.mend();
	await expect(list(olga).getByRole('link')).toHaveText([/2 new messages/]);
	await expect(log(ada).getByText('In the cut.')).toHaveCount(1);
	await expect(log(ada)).not.toContainText('Goes out when you are connected');

	for (let number = 3; number <= 8; number += 1) await write(ada, `Number ${number}`);
	await expect(log(ada).getByRole('listitem')).toHaveCount(8);
	const refused = expectMessage(ada, /That was very fast\. You can write again at/);
	await ada.getByRole('textbox', { name: /^Message to the/ }).fill('One too many');
	await ada.getByRole('button', { name: 'Send' }).click();
	await refused;
	await expect(ada.getByRole('textbox', { name: /^Message to the/ })).toHaveValue('One too many');
	await cable.close();
});

test('[I20, SU10] before the room opens help is a key away, and axe finds nothing on either side', async ({
	open,
}) => {
	const world = await open({ ...soon, slotsFrom: 90 });
	const [olga, ada] = await Promise.all([
		world.enter('Olga', '/support'),
		world.enter('Ada', ROOM),
	]);
	await expectAccessible(olga, 'an empty inbox');
	await ring(ada).focus();
	await ada.keyboard.press('Enter');
	const box = ada.getByRole('textbox', { name: 'Message to the organizers' });
	await expect(box).toBeFocused();
	await ada.keyboard.type('I cannot get in.');
	await ada.keyboard.press('Tab');
	await ada.keyboard.press('Space');
	await expect(panel(ada).getByRole('region', { name: 'Technical details' })).toBeVisible();
	await ada.keyboard.press('Tab');
	await ada.keyboard.press('Enter');
	await expect(log(ada)).toContainText('I cannot get in.');
	await expectAccessible(ada, 'help in the lobby');
	await list(olga)
		.getByRole('link', { name: /Ada Byron/ })
		.press('Enter');
	await olga.getByRole('textbox', { name: 'Answer to Ada Byron' }).focus();
	await olga.keyboard.type('It opens ten minutes before.');
	await olga.keyboard.press('Enter');
	await expect(log(ada)).toContainText('It opens ten minutes before.');
	await expectAccessible(olga, 'a conversation in the inbox');
	await box.press('Escape');
	await expect(panel(ada)).toHaveCount(0);
	await expect(ring(ada)).toBeFocused();
	await ada.goto(`/events/${world.fair}/support`);
	await expect(log(ada)).toContainText('It opens ten minutes before.');
	await expectAccessible(ada, 'the help page');
});
