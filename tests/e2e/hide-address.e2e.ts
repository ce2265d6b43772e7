/** "Hide my IP address": a call over a real TURN server, and what signaling carried of it. */
import type { Page } from '@playwright/test';
import { NO_TURN_SERVER, startTurnServer } from '../turn-server.ts';
import { pathInPage, rememberConnections } from './connections.ts';
import { callBrowser, ROOM, seesMoving, soon } from './call-steps.ts';
import { button, expectAccessible } from './steps.ts';
import type { Who, World } from './world.ts';
import { expect, test } from './world.ts';

test.use({ launchOptions: callBrowser });

/** Enters the lobby with an ear at every connection of the page. */
async function lobby(world: World, who: Who): Promise<Page> {
	const page = await world.enter(who, '/chats');
	await page.addInitScript(rememberConnections);
	await page.goto(`/events/${world.fair}${ROOM}`);
	return page;
}

const pathOf = (page: Page) => page.evaluate(pathInPage);

/** Every network address that leaves this page through signaling from now on, in candidates and descriptions. */
function candidatesSent(page: Page): readonly string[] {
	const sent: string[] = [];
	page.on('websocket', (socket) => {
		if (!socket.url().includes('/signal/')) return;
		socket.on('framesent', ({ payload }) => {
			for (const [candidate] of String(payload).matchAll(/candidate:\d+[^"\\]*/g))
				sent.push(candidate);
		});
	});
	return sent;
}

const hide = (page: Page) => page.getByRole('switch', { name: 'Hide my IP address' });

/** In the room. */
async function choose(page: Page, isHidden: boolean): Promise<void> {
	await button(page, 'Camera and microphone').click();
	await hide(page).setChecked(isHidden);
	await page.keyboard.press('Escape');
}

test('[CA30] [C-40] whoever hides their address is reached over the relay alone, also from the middle of a call on', async ({
	open,
	atEnd,
}) => {
	test.skip(NO_TURN_SERVER !== null, NO_TURN_SERVER ?? '');
	const turn = await startTurnServer();
	atEnd(turn.stop);
	const world = await open({ ...soon, env: turn.env });
	const [ada, rita] = [await lobby(world, 'Ada'), await lobby(world, 'Rita')];
	const [fromAda, fromRita] = [candidatesSent(ada), candidatesSent(rita)];
	await expect(hide(ada)).not.toBeChecked();
	await hide(ada).check();
	await Promise.all([button(ada, 'Join').click(), button(rita, 'Join').click()]);
	await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	expect((await pathOf(ada)).own).toBe('relay');
	expect(fromAda.length).toBeGreaterThan(0);
	// `raddr` would be the address behind the relay.
	for (const candidate of fromAda)
		expect(candidate).toMatch(/typ relay raddr (?:0\.0\.0\.0|::) rport 0/);
	// The other side chose nothing, and tells its own.
	expect(fromRita.some((candidate) => candidate.includes('typ host'))).toBe(true);

	// Rita, who calls, hides hers too; then Ada, who is called, shows hers again.
	const before = fromRita.length;
	await choose(rita, true);
	await expect
		.poll(async () => [(await pathOf(ada)).own, (await pathOf(rita)).own])
		.toEqual(['relay', 'relay']);
	await choose(ada, false);
	await expect.poll(() => fromAda.some((candidate) => candidate.includes('typ host'))).toBe(true);
	await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	expect((await pathOf(rita)).own).toBe('relay');
	for (const candidate of fromRita.slice(before)) expect(candidate).toContain('typ relay');

	// Kept on the device.
	await rita.reload();
	await seesMoving(ada, world.names.Rita);
	await button(rita, 'Camera and microphone').click();
	await expect(hide(rita)).toBeChecked();
});

test('[CA30] without a relay there is nothing to choose; whoever chose to hide before is told, and not shown', async ({
	open,
}) => {
	const world = await open(soon);
	const ada = await lobby(world, 'Ada');
	await expect(button(ada, 'Join')).toBeEnabled();
	await expect(hide(ada)).toBeHidden();
	await ada.evaluate(() => localStorage.setItem('visavis:hide-address', '1'));
	await ada.reload();
	await expect(hide(ada)).toBeChecked();
	await expect(ada.getByText(/no server to hide your address behind/)).toBeVisible();
	const sent = candidatesSent(ada);
	const rita = await lobby(world, 'Rita');
	await Promise.all([button(ada, 'Join').click(), button(rita, 'Join').click()]);
	await expect(rita.getByText(/Connecting to Ada Byron/)).toBeVisible();
	await button(ada, 'Camera and microphone').click();
	await hide(ada).uncheck();
	await seesMoving(rita, world.names.Ada);
	expect(sent.length).toBeGreaterThan(0);
});

test('[CA18] [CA30] a relay that nobody reaches: both are told after two tries, and one press connects them without it', async ({
	open,
}) => {
	test.slow();
	// Loopback, where nobody listens.
	const env = { TURN_URLS: 'turn:127.0.0.1:9?transport=udp', TURN_SECRET: 'nobody uses this one' };
	const world = await open({ ...soon, env });
	const [ada, rita] = [await lobby(world, 'Ada'), await lobby(world, 'Rita')];
	await hide(ada).check();
	await Promise.all([button(ada, 'Join').click(), button(rita, 'Join').click()]);
	await expect(rita.getByText(/^No connection comes about\. Your network/)).toBeVisible();
	await expect(
		ada.getByText(/^No connection comes about\. Your IP address is hidden/),
	).toBeVisible();
	await expect(button(rita, 'Connect without hiding')).toHaveCount(0);
	const check = rita.getByRole('link', { name: 'Check your equipment' });
	await expect(check).toHaveAttribute('href', `/events/${world.fair}/equipment`);
	await expectAccessible(ada, 'a call that does not come about');
	await button(ada, 'Connect without hiding').click();
	await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	await expect(ada.getByText(/No connection comes about/)).toHaveCount(0);
	await button(ada, 'Camera and microphone').click();
	await expect(hide(ada)).not.toBeChecked();
});
