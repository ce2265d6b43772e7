import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Button from './Button.svelte';
import Stage from './testing/Stage.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Request</span>' }));

async function show(props: Record<string, unknown>) {
	const onclick = vi.fn();
	await render(Stage, { component: Button as never, given: { children, onclick, ...props } });
	return onclick;
}

const request = page.getByRole('button', { name: 'Request' });

it('[S14] a button that cannot be used can be reached, does nothing, and says why', async () => {
	const onclick = await show({ reason: 'You have used all your chats.' });
	await expect.element(request).toHaveAccessibleDescription('You have used all your chats.');
	await expect.element(request).toHaveAttribute('aria-disabled', 'true');
	await userEvent.tab();
	await expect.element(request).toHaveFocus();
	await expect.element(page.getByRole('tooltip')).toBeVisible();
	await userEvent.keyboard('{Enter}');
	expect(onclick).not.toHaveBeenCalled();
});

it('[S14] without a reason it simply works', async () => {
	const onclick = await show({});
	await request.click();
	expect(onclick).toHaveBeenCalledOnce();
	expect(page.getByRole('tooltip').elements()).toEqual([]);
});

it('what is under way is not done twice', async () => {
	const onclick = await show({ busy: true });
	await request.click({ force: true });
	expect(onclick).not.toHaveBeenCalled();
	await expect.element(request).toHaveAttribute('aria-busy', 'true');
});
