/** What people do on the screens of a fair, for tests of several files. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './world.ts';

export const card = (page: Page, name: string): Locator => page.getByRole('article', { name });

export const button = (scope: Page | Locator, name: string | RegExp): Locator =>
	scope.getByRole('button', { name, exact: typeof name === 'string' });

export const place = (page: Page, name: string): Locator =>
	page.getByRole('navigation', { name: /^(?:This event|Main)$/ }).getByRole('link', { name });

export async function showTab(page: Page, name: string): Promise<void> {
	await page
		.getByRole('navigation', { name: '1-1 Chats by state' })
		.getByRole('link', { name: new RegExp(`^${name} \\d`) })
		.click();
	await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
}

export async function sendRequest(page: Page, name: string, message = ''): Promise<void> {
	await button(card(page, name), `Request: ${name}`).click();
	const dialog = page.getByRole('dialog', { name: 'Request a 1-1 Chat' });
	await dialog.getByRole('textbox', { name: /^Message/ }).fill(message);
	await button(dialog, 'Send request').click();
	await expect(dialog).toBeHidden();
}

/** Begin to wait before it happens: a message goes away by itself. */
export const expectMessage = (page: Page, text: RegExp): Promise<void> =>
	expect(page.getByRole('status', { name: 'Messages' }).getByText(text)).toBeVisible();

export async function openPicker(page: Page, name: string): Promise<Locator> {
	await button(card(page, name), 'Pick a time').click();
	const picker = page.getByRole('dialog', { name: 'Pick a time' });
	await expect(picker.getByRole('listbox')).toBeVisible();
	return picker;
}

/** The nth time of a picker. */
export const time = (picker: Locator, nth: number): Locator => picker.getByRole('option').nth(nth);

export const confirm = (picker: Locator): Promise<void> =>
	button(picker, 'Confirm 1-1 Chat').click();
