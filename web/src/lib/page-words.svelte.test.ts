import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Saying from './testing/Saying.svelte';
import Stage from './ui/testing/Stage.svelte';

it('[UI13] words of a page that could not be fetched are asked for again', async () => {
	const answers = [
		() => Promise.reject(new TypeError('no network')),
		(language: string) => Promise.resolve(`Words in ${language}`),
	];
	const fetch = (language: string) => answers.shift()?.(language);
	await render(Stage, { component: Saying as never, given: { fetch } });
	await expect.element(page.getByText('…')).toBeVisible();
	await expect.element(page.getByText('Words in en'), { timeout: 60_000 }).toBeVisible();
	expect(answers).toEqual([]);
});
