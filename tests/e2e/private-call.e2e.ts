/** Whether a call ends at the two browsers, and at nobody's in between. */
import type { Page } from '@playwright/test';
import type { CallSession } from '#schema/call.ts';
import { callBrowser, ROOM, seesMoving, soon } from './call-steps.ts';
import { Mallory } from './mallory.ts';
import { button, expectAccessible } from './steps.ts';
import type { World } from './world.ts';
import { expect, test } from './world.ts';

test.use({ launchOptions: callBrowser });

/** Runs in a page before anything else: every picture and every sound of the other side that was ever there. */
function rememberShown(): void {
	const shown: string[] = [];
	Object.assign(window, { shown });
	const look = () => {
		for (const part of document.querySelectorAll<HTMLMediaElement>('video:not(.mirrored), audio'))
			if (part.srcObject) shown.push(`${part.tagName} ${part.ariaLabel}`);
	};
	addEventListener('DOMContentLoaded', () =>
		new MutationObserver(look).observe(document.body, {
			childList: true,
			subtree: true,
			attributes: true,
		}),
	);
}
const shownIn = (page: Page) =>
	page.evaluate(() => (window as unknown as { readonly shown: readonly string[] }).shown);

async function lobby(world: World, who: 'Ada' | 'Rita', mallory: Mallory): Promise<Page> {
	const page = await world.enter(who, '/chats');
	await mallory.sitBefore(page, who === 'Ada' ? 'talent' : 'recruiter');
	await page.addInitScript(rememberShown);
	await page.goto(`/events/${world.fair}${ROOM}`);
	return page;
}

/** What the server gives this person to sign with. */
async function keyOf(page: Page, { server }: World) {
	const answer = await page.request.post('/api/meetings/chat/session', {
		data: { visit: 'x'.repeat(20) },
		headers: { origin: server.url },
	});
	return ((await answer.json()) as CallSession).textKeys.own;
}

test('[CA16] [C-08] whoever relays the call from the way of signaling sees and hears nothing, and both are told; only the keys of both would let them', async ({
	open,
	browser,
}) => {
	const world = await open(soon);
	const mallory = await Mallory.begin(browser);
	try {
		const [ada, rita] = await Promise.all([
			lobby(world, 'Ada', mallory),
			lobby(world, 'Rita', mallory),
		]);
		const both = [ada, rita] as const;
		for (const page of both) await button(page, 'Join').click();
		for (const page of both) {
			await expect(page.getByText('The connection was not private')).toBeVisible();
			await expect(page.getByText(/Somebody could have listened in/)).toBeVisible();
			expect(await shownIn(page)).toEqual([]);
		}
		await expectAccessible(ada, 'the end of a call that was not private');
		const got = await mallory.got();
		// Both connections stood: what the two stated went through her.
		expect(got.frames).toBeGreaterThan(0);
		// Darkness, if anything.
		expect(Math.max(...Object.values(got.brightest))).toBeLessThan(50);

		// The same with their keys is a call like any other, so it was the statements that told.
		mallory.keys = { talent: await keyOf(ada, world), recruiter: await keyOf(rita, world) };
		for (const page of both) {
			await button(page, 'Try again').click();
			await button(page, 'Join').click();
		}
		await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
		await expect
			.poll(async () => Math.min(...Object.values((await mallory.got()).brightest)))
			.toBeGreaterThan(100);
	} finally {
		await mallory.end();
	}
});
