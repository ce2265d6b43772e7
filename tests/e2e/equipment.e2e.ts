/** "Check my equipment": days before a chat, with Chromium's own devices, with a real relay and without one. */
import type { Locator, Page } from '@playwright/test';
import { NO_TURN_SERVER, startTurnServer } from '../turn-server.ts';
import { callBrowser, pictureOf, soon } from './call-steps.ts';
import { button, expectAccessible } from './steps.ts';
import { expect, test } from './world.ts';

test.use({
	launchOptions: {
		...callBrowser,
		// The relay's certificate is its own.
		args: [...callBrowser.args, '--ignore-certificate-errors'],
	},
});

const finding = (page: Page, name: string): Locator =>
	page
		.getByRole('list', { name: 'What was found' })
		.getByRole('listitem')
		.filter({ hasText: name });

const verdict = (page: Page): Locator =>
	page.getByRole('region', { name: 'What was found' }).getByRole('status');

test('[EQ1] [EQ3] [EQ5] without a relay that is said days before, and kept beside My Schedule', async ({
	open,
}) => {
	// No chat yet: the way there does not need one.
	const world = await open();
	const ada = await world.enter('Ada', '/schedule');
	await ada.getByRole('link', { name: 'Check my equipment' }).focus();
	await ada.keyboard.press('Enter');
	await expect(ada.getByRole('heading', { name: 'Check my equipment', level: 1 })).toBeVisible();
	await expect(pictureOf(ada, 'What the other side will see of you')).toBeVisible();
	await expect(finding(ada, 'Camera')).toContainText('Works');
	await expect(finding(ada, 'Microphone')).toContainText('Works');
	await expect(finding(ada, 'Straight to the other side')).toContainText('Works');
	await expect(finding(ada, 'Over a relay')).toContainText('None');
	await expect(verdict(ada)).toContainText('It works, with limits');
	await expect(verdict(ada)).toContainText(
		'In strict networks, as in some companies, a call may not come about',
	);
	await expectAccessible(ada, 'equipment, done');

	// A camera that is off is said, and the verdict follows.
	await button(ada, 'Turn camera off').focus();
	await ada.keyboard.press('Enter');
	await expect(finding(ada, 'Camera')).toContainText('Turn it on to check it.');
	await expect(verdict(ada)).toContainText('The other side will not see you.');
	await ada.keyboard.press('Enter');
	await expect(verdict(ada)).not.toContainText('will not see you');

	// The server is away, and comes back.
	await ada.context().setOffline(true);
	await button(ada, 'Check again').focus();
	await ada.keyboard.press('Enter');
	await expect(verdict(ada)).toContainText('The server cannot be reached');
	await expectAccessible(ada, 'equipment, failed');
	await ada.context().setOffline(false);
	await ada.keyboard.press('Enter');
	await expect(verdict(ada)).toContainText('It works, with limits');

	await ada.getByRole('link', { name: 'My Schedule' }).first().click();
	await expect(ada.getByText(/Checked .*: it works, with limits/)).toBeVisible();
	await ada.getByRole('link', { name: 'Check again' }).click();
	await expect(verdict(ada)).toContainText('It works, with limits');
});

test('[EQ1] [EQ2] [EQ5] every address of the relay is tried by itself, and all is well when one is reached', async ({
	open,
	atEnd,
}) => {
	test.skip(NO_TURN_SERVER !== null, NO_TURN_SERVER ?? '');
	const turn = await startTurnServer();
	atEnd(turn.stop);
	// Nobody listens at the last one.
	const TURN_URLS = [...Object.values(turn.urls), 'turn:127.0.0.1:9?transport=tcp'].join(',');
	const STUN_URLS = turn.urls.udp.replace(/^turn:|\?.*$/g, (part) =>
		part === 'turn:' ? 'stun:' : '',
	);
	const world = await open({ ...soon, env: { ...turn.env, TURN_URLS, STUN_URLS } });
	const ada = await world.enter('Ada', '/chats/chat');
	await ada.getByRole('link', { name: 'Check my equipment' }).click();
	for (const way of ['UDP', 'TCP', 'TLS'])
		await expect(finding(ada, `Over a relay, by ${way}`).first()).toContainText(
			/Works\s*\d+ ms there and back/,
		);
	await expect(finding(ada, '127.0.0.1:9')).toContainText('Another way works');
	await expect(finding(ada, 'Straight to the other side')).toContainText(
		'Sound and picture can go straight',
	);
	await expect(verdict(ada)).toContainText('All well');
	await expectAccessible(ada, 'equipment, with a relay');
	await ada.goto(`/events/${world.fair}/chats/chat`);
	await expect(ada.getByText(/Checked .*: all well/)).toBeVisible();

	// The relay is gone: what worked does not any more, and it is said what to do.
	await turn.stop();
	await ada.getByRole('link', { name: 'Check again' }).click();
	await expect(finding(ada, 'Over a relay, by UDP')).toContainText('Not reached');
	await expect(verdict(ada)).toContainText('This network lets no call out. Try another one');
});

test('[EQ1] [C-41] a relay that refuses us is told apart from one that is not there', async ({
	open,
	atEnd,
}) => {
	test.skip(NO_TURN_SERVER !== null, NO_TURN_SERVER ?? '');
	const turn = await startTurnServer();
	atEnd(turn.stop);
	const env = { TURN_URLS: turn.urls.udp, TURN_SECRET: 'not what the relay has' };
	const world = await open({ ...soon, env });
	const ada = await world.enter('Ada', '/equipment');
	await expect(finding(ada, 'Over a relay, by UDP')).toContainText('Refused');
	await expect(finding(ada, 'Over a relay, by UDP')).toContainText('tell the organizers');
});

test('[UI3] the language changes while the check is open, and the camera runs on', async ({
	open,
}) => {
	const world = await open();
	const ada = await world.enter('Ada', '/equipment');
	const cameraOf = (picture: Locator) =>
		picture.evaluate(({ srcObject }: HTMLVideoElement) => {
			if (!(srcObject instanceof MediaStream)) throw new Error('the camera is not shown');
			return srcObject.getVideoTracks()[0]?.id;
		});
	await expect(verdict(ada)).toContainText('It works, with limits');
	const before = await cameraOf(pictureOf(ada, 'What the other side will see of you'));
	await button(ada, /^Account of/).click();
	await ada.getByRole('menuitemradio', { name: 'Deutsch' }).click();
	await ada.keyboard.press('Escape');
	const found = ada.getByRole('list', { name: 'Was sich zeigt' }).getByRole('listitem');
	await expect(found.filter({ hasText: 'Kamera' })).toContainText('Geht');
	await expect(button(ada, 'Kamera ausschalten')).toBeVisible();
	expect(await cameraOf(pictureOf(ada, 'Was die andere Seite von dir sehen wird'))).toBe(before);
});
