/** German beside English, as people meet it. */
import { expect, test } from './fixtures.ts';
import { expect as expectOf, test as inWorld } from './world.ts';

test.describe('with a browser that wants German', () => {
	test.use({ locale: 'de-AT' });

	test('[UI1] the first page is German before any script runs', async ({ page }) => {
		const html = await (await page.goto('/sign-in'))?.text();
		expect(html).toContain('<html lang="de"');
		expect(html).toContain('Sieh dich um');
		expect(html).not.toContain('Look around');
	});

	test('[UI1] words, dates and numbers on screen are German', async ({ page }) => {
		await page.goto('/');
		await page.getByRole('button', { name: /^Als Ada .* eintreten/ }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
		// Two days, which may belong to two months or years.
		const days = /\d+\.( \p{L}+)?( \d{4})?\s?–\s?\d+\. \p{L}+ \d{4}/u;
		await expect(page.getByText(days).first()).toBeVisible();
		await page.getByRole('listitem').getByRole('link').first().click();
		await page.getByRole('link', { name: '1-1 Chats' }).first().click();
		await expect(page.getByRole('link', { name: /^Entdecken/ })).toBeVisible();
		await expect(page.getByText(/^\d+ freie Zeiten$/).first()).toBeVisible();
		await expect(page).toHaveTitle(/1-1 Chats/);
	});

	test('[UI3] without scripts a choice is a form, and leads back to where one was', async ({
		page,
	}) => {
		await page.goto('/sign-in?next=%2Fevents');
		await page.getByRole('button', { name: 'English' }).click();
		await expect(page).toHaveURL(/\/sign-in\?next=%2Fevents$/);
		await expect(page.getByRole('heading', { name: 'Look around' })).toBeVisible();
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	});
});

test('[UI3] whoever is not signed in finds the languages at the top of every page, each by its own name', async ({
	page,
}) => {
	for (const path of ['/sign-in', '/signed-out']) {
		await page.goto(path);
		const choice = page.getByRole('banner').getByRole('form', { name: 'Language' });
		await expect(choice.getByRole('button')).toHaveText(['English', 'Deutsch']);
	}
	await page.getByRole('button', { name: 'Deutsch' }).click();
	await expect(page.getByRole('heading', { name: 'Du bist gegangen' })).toBeVisible();
	await expect(page).toHaveTitle(/^Du bist gegangen/);
	await page.getByRole('link', { name: 'Anmelden' }).click();
	await expect(page.getByRole('heading', { name: 'Anmelden', level: 1 })).toBeVisible();
});

test('[UI3] a language that does not exist is refused, and nobody is led off this site', async ({
	request,
	server,
}) => {
	const choose = (language: string, next: string) =>
		request.post('/language', {
			form: { language, next },
			headers: { origin: server.url },
			maxRedirects: 0,
		});
	expect((await choose('tlh', '/')).status()).toBe(400);
	const answer = await choose('de', '//evil.example/');
	expect(answer.headers().location).toBe('/');
});

inWorld('[UI3] a choice of language changes a live page at once, and stays', async ({ open }) => {
	const world = await open();
	const [ada, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Rita', '/chats?tab=requests'),
	]);
	await ada.getByRole('button', { name: /^Account of/ }).click();
	await ada.getByRole('menuitemradio', { name: 'Deutsch' }).click();
	await ada.keyboard.press('Escape');
	await expectOf(ada.getByRole('link', { name: /^Entdecken/ })).toBeVisible();
	await expectOf(ada.locator('html')).toHaveAttribute('lang', 'de');
	// The page is the same one, and as live as before.
	await ada.getByRole('button', { name: new RegExp(`^Anfragen: ${world.names.Rita}`) }).click();
	await ada.getByRole('button', { name: 'Anfrage senden' }).click();
	await expectOf(
		ada.getByRole('status').getByText('Anfrage an Rita Lang gesendet').first(),
	).toBeAttached();
	// The other side reads the same in her own language.
	await expectOf(rita.getByText('Asks for a chat').first()).toBeVisible();
	await ada.goto('/events');
	await expectOf(ada.getByText('Du nimmst als Talent teil')).toBeVisible();
});
