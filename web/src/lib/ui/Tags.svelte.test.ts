import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Stage from './testing/Stage.svelte';
import Tags from './Tags.svelte';

const words = page.getByRole('listitem');

it('a word that somebody names twice, as a language and as a topic, is shown once and breaks no list', async () => {
	const given = { label: 'Topics', tags: ['German', 'Robotics', 'German'], limit: 5 };
	await render(Stage, { component: Tags as never, given });
	await expect.element(words.first()).toHaveTextContent('German');
	expect(words.elements().map(({ textContent }) => textContent)).toEqual(['German', 'Robotics']);
});
