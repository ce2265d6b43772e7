/** What every page stands in. */
import { expect, test } from './world.ts';

const HOUR_MS = 60 * 60_000;

test('[UI5] the next chat stands above every page, counts down by the server’s clock, and goes when it is cancelled', async ({
	open,
}) => {
	const world = await open({ rules: { changeCutoffMinutes: 1 } });
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	const next = (page: typeof ada) => page.getByRole('link', { name: /^Your next chat/ });
	await expect(next(ada)).toHaveCount(0);

	await ada.getByRole('button', { name: `Request: ${world.names.Rita}` }).click();
	await ada.getByRole('button', { name: 'Send request' }).click();
	await rita.getByRole('button', { name: 'Accept' }).click();
	await ada.getByRole('link', { name: /^In Scheduling/ }).click();
	await ada.getByRole('button', { name: 'Pick a time' }).click();
	await ada.getByRole('listbox').getByRole('option').first().click();
	await ada.getByRole('button', { name: 'Confirm 1-1 Chat' }).click();
	await expect(next(rita)).toContainText(world.names.Ada);
	await expect(next(ada)).toContainText(world.names.Rita);
	await expect(next(ada)).toContainText(/Starts in (1 h|\d\d min)/);

	// A computer whose clock is two hours behind shows the same.
	const behind = await world.enter('Ada', '/chats', { timezoneId: 'Asia/Tokyo' });
	await behind.clock.install({ time: Date.now() - 2 * HOUR_MS });
	await behind.goto(`/events/${world.fair}/chats`);
	await expect(next(behind)).toContainText(/Starts in (1 h|\d\d min)/);
	const countdown = async (page: typeof ada) =>
		(await next(page).textContent())?.match(/Starts.*/)?.[0];
	await expect(async () => expect(await countdown(behind)).toBe(await countdown(ada))).toPass();
	await next(behind).click();
	await expect(behind.getByRole('heading', { name: /^1-1 Chat with Rita/ })).toBeVisible();

	await rita.getByRole('link', { name: /^Confirmed/ }).click();
	await rita.getByRole('button', { name: /^More for the chat with/ }).click();
	await rita.getByRole('menuitem', { name: 'Cancel chat' }).click();
	await rita.getByRole('dialog').getByRole('button', { name: 'Cancel chat' }).click();
	await expect(next(ada)).toHaveCount(0);
	await expect(next(behind)).toHaveCount(0);
});

test('[UI4] on a phone every place of the event is within reach, in German too, and leads there', async ({
	open,
}) => {
	const world = await open();
	const phone = { viewport: { width: 360, height: 740 }, locale: 'de-DE', hasTouch: true };
	const rita = await world.enter('Rita', '/chats', phone);
	const bar = rita.getByRole('navigation', { name: 'Dieses Event' });
	for (const [place, heading] of [
		['Mein Zeitplan', 'Mein Zeitplan'],
		['Talente', 'Talente'],
		['Meine Zeiten', 'Meine Zeiten'],
		['Einstellungen', 'Einstellungen'],
	] as const) {
		const link = bar.getByRole('link', { name: place });
		const more = bar.getByRole('button', { name: 'Mehr' });
		if (await link.isHidden()) {
			await more.click();
			await rita.getByRole('menuitem', { name: place }).click();
		} else {
			await expect(link).toBeInViewport({ ratio: 1 });
			const cut = await link.evaluate((element) => element.scrollWidth > element.clientWidth);
			expect(cut, place).toBe(false);
			await link.click();
		}
		await expect(rita.getByRole('heading', { level: 1, name: heading })).toBeVisible();
	}
});
