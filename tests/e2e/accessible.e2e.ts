/** What every screen owes to people who do not see it, or do not use a mouse. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test as demo } from './fixtures.ts';

async function enter(page: Page, url: string, person: string): Promise<void> {
	await page.request.post('/sign-in?/demo', { form: { person }, headers: { origin: url } });
}

/** Opens a page of the demo fair and waits until it is live. */
async function openLive(page: Page, path: string): Promise<void> {
	const live = page.waitForEvent('websocket');
	await page.goto(`/events/fair-1${path}`);
	await (await live).waitForEvent('framereceived');
}

async function expectAccessible(page: Page, where: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
	expect(found, where).toEqual([]);
}

for (const colorScheme of ['light'] as const) {
	demo.describe(`in ${colorScheme} colours`, () => {
		demo.use({ colorScheme, reducedMotion: 'reduce' });

		demo(
			`[I20] axe finds nothing on a talent's screens, ${colorScheme}`,
			async ({ page, server }) => {
				demo.slow();
				await page.goto('/sign-in');
				await expectAccessible(page, 'sign in');
				await enter(page, server.url, 'demo-ada');
				await page.goto('/events');
				await expectAccessible(page, 'events');
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
					.and(page.locator(':enabled'))
					.first()
					.click();
				await expect(page.getByRole('dialog')).toBeVisible();
				await expectAccessible(page, 'request window');
				await openLive(page, '/chats?tab=in_scheduling');
				await page.getByRole('button', { name: 'Pick a time' }).first().click();
				await expect(page.getByRole('listbox')).toBeVisible();
				await expectAccessible(page, 'picker');
				await openLive(page, '/schedule');
				await expectAccessible(page, 'my schedule');
				await openLive(page, '/chats?tab=confirmed');
				await page.getByRole('article').first().getByRole('link').first().click();
				await expect(page.getByRole('heading', { name: /^1-1 Chat with/ })).toBeVisible();
				await expectAccessible(page, 'a chat');
				await page.goto('/events/no-such-event');
				await expectAccessible(page, 'not found');
			},
		);
	});
}
