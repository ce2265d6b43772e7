/** Getting in and out, in a real browser. */
import type { Page } from '@playwright/test';
import { openDatabase } from '#schema/db/open.ts';
import type { AccountId, Instant } from '#schema/ids.ts';
import { createPasswords } from '../../web/src/lib/server/auth/passwords.ts';
import { databaseFile } from '../../web/src/lib/server/config.ts';
import type { RunningServer } from '../built-server.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './steps.ts';

const PASSWORD = 'a long walk by the sea';

/** Somebody with a password, beside the demo people, who have none. */
async function addPerson({ dataDir }: RunningServer, name: string): Promise<void> {
	const { db, close } = await openDatabase(databaseFile(dataDir));
	await db
		.insertInto('account')
		.values({
			id: name as AccountId,
			email: `${name}@fair.example`,
			name,
			password_hash: await createPasswords().hash(PASSWORD),
			is_organizer: 0,
			is_demo: 0,
			created_at: Date.now() as Instant,
		})
		.execute();
	await close();
}

async function fillIn(page: Page, name: string, password: string): Promise<void> {
	await page.getByLabel('E-mail').fill(`${name}@fair.example`);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const enterAsAda = (page: Page) => page.getByRole('button', { name: /Enter as Ada/ });
async function signOut(page: Page): Promise<void> {
	const item = page.getByRole('menuitem', { name: 'Sign out' });
	// A menu opens once the page listens.
	await expect(async () => {
		await page.getByRole('button', { name: /^Account of/ }).click();
		await expect(item).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await item.click();
}

const events = (page: Page) => page.getByRole('heading', { level: 1, name: 'Events' });

test('[AU7] one click in the demo, and one is that person; signing out asks for a person again', async ({
	page,
}) => {
	await page.goto('/');
	await enterAsAda(page).click();
	await expect(events(page)).toBeVisible();
	await signOut(page);
	await expect(enterAsAda(page)).toBeVisible();
	await page.goto('/events');
	await expect(page).toHaveURL(/\/sign-in$/);
});

test('[AU8] a wrong password says so, keeps the address typed, and the right one leads on', async ({
	page,
	server,
}) => {
	await addPerson(server, 'vera');
	await page.goto('/events?from=a-link');
	await fillIn(page, 'vera', 'not the password');
	await expect(page.getByRole('alert').filter({ hasText: 'is wrong' })).toBeVisible();
	await expect(page.getByLabel('E-mail')).toHaveValue('vera@fair.example');
	await expect(page.getByLabel('Password')).toHaveValue('');
	await page.getByLabel('Password').fill(PASSWORD);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/events\?from=a-link$/);
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('signing in works the same', async ({ page, server }) => {
		await addPerson(server, 'wanda');
		await page.goto('/events');
		await fillIn(page, 'wanda', PASSWORD);
		await expect(page).toHaveURL(/\/events$/);
		await expect(events(page)).toBeVisible();
	});
});

test('[I20] by keyboard alone one gets in', async ({ page }) => {
	await page.goto('/sign-in');
	for (let steps = 0; steps < 20; steps += 1) {
		await page.keyboard.press('Tab');
		if (await enterAsAda(page).evaluate((button) => button === document.activeElement)) break;
	}
	await page.keyboard.press('Enter');
	await expect(events(page)).toBeVisible();
});

test('[H-13] after signing out, neither the back button nor the browser’s stores show anything', async ({
	page,
}) => {
	await page.goto('/sign-in');
	await enterAsAda(page).click();
	await expect(events(page)).toBeVisible();
	await page.evaluate(() => {
		localStorage.setItem('kept', 'something');
		return new Promise((resolve) => (indexedDB.open('kept').onsuccess = resolve));
	});
	await signOut(page);
	await expect(enterAsAda(page)).toBeVisible();
	const kept = await page.evaluate(async () => ({
		local: localStorage.length,
		databases: (await indexedDB.databases()).map(({ name }) => name),
	}));
	expect(kept).toEqual({ local: 0, databases: [] });

	await page.goBack();
	await expect(events(page)).toBeHidden();
	await expect(page.getByText('Ada Lindqvist', { exact: true })).toBeHidden();
	await expect(enterAsAda(page)).toBeVisible();
});

test('[I20] axe finds nothing on the sign-in page, with a complaint on it or without', async ({
	page,
}) => {
	await page.goto('/sign-in');
	await expectAccessible(page, 'nothing typed yet');
	await fillIn(page, 'nobody-at-all', 'not the password');
	await expect(page.getByRole('alert').filter({ hasText: 'is wrong' })).toBeVisible();
	await expectAccessible(page, 'with a complaint');
});
