import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Stage from '#lib/ui/testing/Stage.svelte';
import Workbench from './Workbench.svelte';

/** They stand around the page itself. */
const AROUND = ['Shell'];

it('every piece of the kit lies on the workbench, in light and in dark', async () => {
	const screen = await render(Stage, { component: Workbench as never, given: {} });
	const kit = Object.keys(import.meta.glob('../../lib/ui/*.svelte')).map(
		(path) => path.split('/').at(-1)?.replace('.svelte', '') ?? '',
	);
	for (const theme of ['light', 'dark']) {
		const shown = screen
			.getByRole('region', { name: theme })
			.getByRole('article')
			.elements()
			.map((piece) => piece.getAttribute('aria-label') ?? '');
		expect([...shown, ...AROUND].toSorted()).toEqual(kit.toSorted());
	}
	const [light, dark] = ['light', 'dark'].map(
		(theme) =>
			getComputedStyle(screen.getByRole('region', { name: theme }).element()).backgroundColor,
	);
	expect(light).not.toBe(dark);
});
