/** What every screen owes to people who do not see it, or do not use a mouse. */
import type { Page } from '@playwright/test';
import { askingRita } from './crowd.ts';
import { expect, test as demo } from './fixtures.ts';
import { expectAccessible, go, isUncovered, tabTo } from './steps.ts';
import { test } from './world.ts';

async function enter(page: Page, url: string, person: string): Promise<void> {
	await page.request.post('/sign-in?/demo', { form: { person }, headers: { origin: url } });
}

/** Opens a page of the demo fair and waits until it is live. */
async function openLive(page: Page, path: string): Promise<void> {
	const live = page.waitForEvent('websocket');
	await page.goto(`/events/fair-1${path}`);
	await (await live).waitForEvent('framereceived');
}

demo('[I20] what cannot be read in one of the themes is found', async ({ page }) => {
	await page.setContent(`<html lang="en"><title>Grey</title>
		<body style="color-scheme: light dark; background: light-dark(#fff, #111)">
		<main><h1 style="color: light-dark(#000, #222)">Hello</h1></main>`);
	await expect(expectAccessible(page, 'grey on black')).rejects.toThrow(/dark: color-contrast/);
});

demo(`[I20] axe finds nothing on a talent's screens`, async ({ page, server }) => {
	demo.slow();
	await page.goto('/sign-in');
	await expectAccessible(page, 'sign in');
	await enter(page, server.url, 'demo-ada');
	await page.goto('/events');
	await expectAccessible(page, 'events');
	for (const path of ['/overview', '/companies']) {
		await openLive(page, path);
		await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
		await expectAccessible(page, path);
	}
	await page.getByRole('article').first().getByRole('link').click();
	await expect(page.getByRole('heading', { name: 'Who you can talk to' })).toBeVisible();
	await page.locator('summary').first().click();
	await expectAccessible(page, 'a company');
	for (const tab of [
		'explore',
		'requests',
		'in_scheduling',
		'confirmed',
		'declined',
		'completed',
		'history',
	]) {
		await openLive(page, `/chats?tab=${tab}`);
		await expect(page.getByRole('article').first()).toBeVisible();
		await expectAccessible(page, tab);
	}
	await openLive(page, '/chats');
	await page
		.getByRole('button', { name: /^Request: / })
		.and(page.locator(':not([aria-disabled])'))
		.first()
		.click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectAccessible(page, 'request window');
	await openLive(page, '/chats?tab=in_scheduling');
	await page.getByRole('button', { name: 'Pick a time' }).first().click();
	await expect(page.getByRole('listbox')).toBeVisible();
	await expectAccessible(page, 'picker');
	await openLive(page, '/schedule');
	await page
		.getByRole('button', { name: /^Prepare/ })
		.first()
		.click();
	await expectAccessible(page, 'my schedule');
	await openLive(page, '/chats?tab=confirmed');
	await page.getByRole('article').first().getByRole('link').first().click();
	await expect(page.getByRole('heading', { name: /^1-1 Chat with/ })).toBeVisible();
	await expectAccessible(page, 'a chat');
	await page.goto('/events/no-such-event');
	await expectAccessible(page, 'not found');
});

demo(`[I20] axe finds nothing on a recruiter's screens`, async ({ page, server }) => {
	demo.slow();
	await enter(page, server.url, 'demo-rita');
	for (const tab of ['requests', 'in_scheduling', 'confirmed', 'declined', 'completed']) {
		await openLive(page, `/chats?tab=${tab}`);
		await expect(page.getByRole('article').first()).toBeVisible();
		await expectAccessible(page, tab);
	}
	await openLive(page, '/availability');
	await expectAccessible(page, 'availability');
	await openLive(page, '/settings');
	await expectAccessible(page, 'settings');
	await openLive(page, '/schedule');
	await expectAccessible(page, 'my schedule');
	await openLive(page, '/team/openings');
	await page.locator('summary').first().click();
	await expectAccessible(page, 'openings');
	await page
		.getByRole('link', { name: /^Edit: / })
		.first()
		.click();
	await expect(page.getByRole('heading', { name: 'Edit opening' })).toBeVisible();
	await expectAccessible(page, 'an opening');
	await openLive(page, '/talents');
	await expectAccessible(page, 'talents');
	await page
		.getByRole('button', { name: /^Invite: / })
		.and(page.locator(':not([aria-disabled])'))
		.first()
		.click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectAccessible(page, 'invitation');
});

demo(`[I20] axe finds nothing on an organizer's screens`, async ({ page, server }) => {
	demo.slow();
	await enter(page, server.url, 'demo-olga');
	await openLive(page, '/overview');
	await expect(page.getByRole('button', { name: /^Withdraw: / })).toHaveCount(3);
	await expectAccessible(page, 'overview');
	await page.getByRole('button', { name: 'Publish' }).click();
	await expectAccessible(page, 'overview, nothing written');
	await page
		.getByRole('button', { name: /^Withdraw: / })
		.first()
		.click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectAccessible(page, 'withdrawing');
	await openLive(page, '/companies');
	await expect(page.getByRole('article').first()).toBeVisible();
	await expectAccessible(page, 'companies');
});

const press = (page: Page, key: string) => page.keyboard.press(key);

const announced = (page: Page, text: RegExp) =>
	expect(page.getByRole('status').getByText(text).first()).toBeAttached();

const FOCUSED_AT = [
	['demo-ada', '/chats?tab=requests', 390],
	['demo-ada', '/overview', 1440],
	['demo-rita', '/talents', 1440],
	['demo-rita', '/team', 390],
] as const;
for (const [person, path, width] of FOCUSED_AT)
	demo(
		`[UI16] [I20] what gets the focus on ${path} is in sight, and what is in a bar moves nothing`,
		async ({ page, server }) => {
			await page.goto('/sign-in');
			await enter(page, server.url, person);
			await page.setViewportSize({ width, height: 664 });
			await openLive(page, path);
			await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
			for (const key of ['Tab', 'Shift+Tab'])
				for (let stop = 0; stop < 40; stop += 1) {
					await page.keyboard.press(key);
					// Past the last stop nothing of the page has it.
					const focused = page.locator(':focus');
					if ((await focused.count()) > 0)
						await expect.poll(() => focused.evaluate(isUncovered)).toBe(true);
				}
			const help = page.getByRole('banner').getByRole('link', { name: 'Help' });
			const scrolled = await help.evaluate((link) => {
				scrollTo(0, 200);
				const before = scrollY;
				link.focus();
				return { before, after: scrollY };
			});
			expect(scrolled.before).toBeGreaterThan(0);
			expect(scrolled.after).toBe(scrolled.before);
		},
	);

test('[I20] the way from Explore to Confirmed works by keyboard alone, and is announced', async ({
	open,
}) => {
	test.slow();
	const world = await open();
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	await tabTo(ada, new RegExp(`^Request: ${world.names.Rita}`));
	await press(ada, 'Enter');
	await expect(ada.getByRole('dialog')).toBeVisible();
	await ada.keyboard.type('Hello Rita');
	await tabTo(ada, /^Send request/);
	await press(ada, 'Enter');
	await expect(ada.getByRole('dialog')).toBeHidden();
	await announced(ada, /Request sent to Rita Lang/);

	await tabTo(rita, /^Accept/);
	await press(rita, 'Enter');
	await announced(ada, /Your request to Rita Lang was accepted/);

	await tabTo(ada, /^In Scheduling/);
	await press(ada, 'Enter');
	await expect(ada.getByRole('heading', { name: 'In Scheduling' })).toBeVisible();
	await tabTo(ada, /^Pick a time/);
	await press(ada, 'Enter');
	await expect(ada.getByRole('listbox')).toBeVisible();
	await tabTo(ada, /^\d\d:\d\d–/);
	await press(ada, 'ArrowRight');
	await press(ada, 'Enter');
	await tabTo(ada, /^Confirm 1-1 Chat/);
	await press(ada, 'Enter');
	await expect(ada.getByRole('dialog')).toBeHidden();
	await announced(ada, /Your 1-1 Chat with Rita Lang is confirmed/);
	await tabTo(ada, /^Confirmed/);
	await press(ada, 'Enter');
	await expect(ada.getByRole('article', { name: world.names.Rita })).toBeVisible();
});

test('[I20] [M-R1] [M-R4] [M-R6] [M-R7] [M-R8] a recruiter’s whole way works by keyboard alone, and each act is announced', async ({
	open,
}) => {
	test.slow();
	const world = await open({ prepare: askingRita([{ name: 'Anna Berg' }, { name: 'Bela Toth' }]) });
	const [rita, ada] = await Promise.all([
		world.enter('Rita', '/overview'),
		world.enter('Ada', '/chats?tab=requests'),
	]);
	const { Ada, Rita } = world.names;
	const slots = async () =>
		(await world.sql(`SELECT * FROM slot WHERE recruiter_id = ?`, world.ids.Rita)).length;

	// Times are offered: one with the space bar, the next by carrying it along.
	await go(rita, /^Availability/);
	await expect(rita.getByRole('heading', { name: 'Availability', level: 1 })).toBeVisible();
	const offered = await slots();
	await tabTo(rita, /^\d\d:\d\d to \d\d:\d\d/);
	const blank = rita.getByRole('checkbox', { name: /not offered$/ }).first();
	for (let steps = 0; steps < 60; steps += 1) {
		if (await blank.evaluate((cell) => cell === document.activeElement)) break;
		await press(rita, 'ArrowDown');
	}
	await press(rita, 'Space');
	await press(rita, 'Shift+ArrowDown');
	await announced(rita, /^Saved$/);
	await expect.poll(slots).toBe(offered + 2);

	// One is accepted; one is declined with a note, and that is taken back.
	await go(rita, /^1-1 Chats/);
	await expect(rita.getByRole('heading', { name: 'Requests', level: 2 })).toBeVisible();
	await go(rita, /^Accept/);
	await announced(rita, /You accepted Anna Berg/);
	await expect(rita.getByRole('article', { name: 'Bela Toth' })).toBeVisible();
	await go(rita, /^Decline$/);
	await expect(rita.getByRole('dialog', { name: 'Decline Bela Toth?' })).toBeVisible();
	await tabTo(rita, /^Short note/);
	await rita.keyboard.type('Please come to our booth');
	await go(rita, /^Decline$/);
	await announced(rita, /You declined Bela Toth/);
	await go(rita, /^Undo$/);
	await announced(rita, /The request with Bela Toth waits for an answer again/);

	// A talent is invited with a few words.
	await go(rita, /^Talents/);
	await expect(rita.getByRole('heading', { name: 'Talents', level: 1 })).toBeVisible();
	await go(rita, new RegExp(`^Invite: ${Ada}`));
	await expect(rita.getByRole('dialog', { name: `Invite ${Ada}` })).toBeVisible();
	await tabTo(rita, /^Message/);
	await rita.keyboard.type('Your thesis is just what we build');
	const told = announced(ada, new RegExp(`${Rita} sent you a request`));
	await go(rita, /^Send invitation/);
	await announced(rita, new RegExp(`Request sent to ${Ada}`));
	await told;
	await expect(rita.getByRole('dialog')).toBeHidden();

	// How one wants to be asked.
	await go(rita, /^Settings/);
	await expect(rita.getByRole('heading', { level: 1 })).toBeVisible();
	await tabTo(rita, /^Selective/);
	await press(rita, 'ArrowDown');
	await expect(rita.getByRole('radio', { name: /^Direct/ })).toBeChecked();
	await tabTo(rita, /^My question/);
	await rita.keyboard.type('Why robots?');
	await go(rita, /^Save$/);
	await announced(rita, /Settings saved/);
	expect(
		await world.sql(`SELECT booking_mode, question FROM participant WHERE id = ?`, world.ids.Rita),
	).toEqual([{ booking_mode: 'direct', question: 'Why robots?' }]);
});
