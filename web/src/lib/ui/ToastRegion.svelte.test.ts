import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import TextInput from './TextInput.svelte';
import Stage from './testing/Stage.svelte';
import { Toasts } from './toasts.svelte.ts';

const field = page.getByRole('textbox', { name: 'Name' });

/** A field, and two pieces of news of which the second can be undone. */
async function show() {
	const toasts = new Toasts();
	const given = { label: 'Name', value: '', limit: 100 };
	await render(Stage, { component: TextInput as never, given, toasts });
	const undone: string[] = [];
	toasts.show('Ben accepted');
	toasts.show('Cancelled', { action: { label: 'Undo', run: () => void undone.push('Cancelled') } });
	await expect.element(page.getByText('Cancelled')).toBeVisible();
	return { toasts, undone };
}

const close = (nth: number) => page.getByRole('button', { name: 'Close' }).nth(nth);

it('[I20] whoever closes news by keyboard comes to the next of it, and then back to where they were', async () => {
	const { toasts } = await show();
	await field.click();
	await userEvent.tab();
	await expect.element(close(0)).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await expect.element(close(0)).toHaveFocus();
	expect(toasts.list.map(({ text }) => text)).toEqual(['Cancelled']);
	await userEvent.keyboard('{Enter}');
	await expect.element(field).toHaveFocus();
	expect(toasts.list).toEqual([]);
});

it('[I20] whoever undoes something by keyboard is back where they were as well', async () => {
	const { toasts, undone } = await show();
	await field.click();
	await userEvent.tab();
	await userEvent.keyboard('{Enter}');
	await userEvent.tab({ shift: true });
	await expect.element(page.getByRole('button', { name: 'Undo' })).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await expect.element(field).toHaveFocus();
	expect(undone).toEqual(['Cancelled']);
	expect(toasts.list).toEqual([]);
});

it('[UI11] whoever closes news by pointer goes on writing', async () => {
	await show();
	await field.click();
	await close(0).click();
	await expect.element(field).toHaveFocus();
});
