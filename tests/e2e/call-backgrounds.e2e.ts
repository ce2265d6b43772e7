/** What is behind one in a call, and what never leaves the machine. */
import type { Page } from '@playwright/test';
import { test } from './call-browsers.ts';
import { callBrowser, pictureOf, ROOM, seesMoving, soon } from './call-steps.ts';
import { colourOf, lookAtAllReceived, received } from './drawn-camera.ts';
import { button } from './steps.ts';
import type { World } from './world.ts';
import { expect } from './world.ts';

test.use({ launchOptions: callBrowser });

/** Above it the wall behind Ada can be seen. */
const WALL = 100;

async function chooseBackground(page: Page, name: string): Promise<void> {
	await button(page, 'Background').click();
	const dialog = page.getByRole('dialog', { name: 'Background' });
	await dialog.getByRole('radio', { name, exact: true }).check();
	await expect(dialog.getByRole('radio', { name, exact: true })).toBeChecked();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
}

/** Rita looks at everything that comes, before Ada is there. */
async function ritaLooks(world: World): Promise<Page> {
	const rita = await world.enter('Rita', '/chats');
	await lookAtAllReceived(rita);
	await rita.goto(`/events/${world.fair}${ROOM}`);
	await button(rita, 'Join').click();
	return rita;
}

async function expectNoWall(page: Page): Promise<void> {
	const { frames, stripes } = await received(page);
	expect(frames).toBeGreaterThan(0);
	expect(stripes).toBeLessThan(WALL);
}

const seesColour = (page: Page, [red = 0, green = 0, blue = 0]: readonly number[]) =>
	expect
		.poll(async () => {
			const { colour } = await received(page);
			const [r = 0, g = 0, b = 0] = colour;
			return Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue));
		})
		.toBeLessThan(24);

test('[S33] [S34] [S35] [CA10] [C-30] each background is seen at the other side, and what is behind one never is, from the first picture on', async ({
	open,
	filmed,
}) => {
	test.setTimeout(600_000);
	const world = await open(soon);
	const rita = await ritaLooks(world);
	const ada = await world.enter('Ada', ROOM, {}, await filmed());
	const asked: string[] = [];
	ada.on('request', (request) => asked.push(request.url()));
	await expect(pictureOf(ada, 'What the other side will see of you')).toBeVisible();
	await chooseBackground(ada, 'Blur');
	// Without waiting for it.
	await button(ada, 'Join').click();
	await seesMoving(rita, world.names.Ada);
	await seesColour(rita, [126, 126, 126]);
	await expectNoWall(rita);
	expect(asked.some((url) => url.includes('/background-'))).toBe(true);
	expect(asked.filter((url) => new URL(url).origin !== world.server.url)).toEqual([]);

	await button(ada, 'Background').click();
	const dialog = ada.getByRole('dialog', { name: 'Background' });
	await expect(dialog.locator('input[type=file], input[type=url], input[type=text]')).toHaveCount(
		0,
	);
	for (const name of ['Hills', 'Sunlit room', 'Library', 'Sea', 'Two arcs', 'City at dusk']) {
		const tile = dialog.getByRole('radio', { name });
		await tile.check();
		const source = await dialog
			.locator('label', { hasText: name })
			.locator('img')
			.getAttribute('src');
		await seesColour(rita, await colourOf(rita, source ?? ''));
	}
	await dialog.getByRole('radio', { name: 'Semi-blur' }).check();
	await seesColour(rita, [126, 126, 126]);
	await ada.keyboard.press('Escape');
	await expectNoWall(rita);

	// A camera that is taken anew, a page that is loaded anew, a call that is entered anew.
	await button(ada, 'Turn camera off').click();
	await expect(pictureOf(rita, world.names.Ada)).toBeHidden();
	await button(ada, 'Turn camera on').click();
	await seesMoving(rita, world.names.Ada);
	await ada.reload();
	await seesMoving(rita, world.names.Ada);
	await button(ada, 'Leave').click();
	await button(ada, 'Come back').click();
	await button(ada, 'Join').click();
	await seesMoving(rita, world.names.Ada);
	await expectNoWall(rita);

	// Only when Ada says so; and it shows that the wall would have been noticed.
	await chooseBackground(ada, 'None');
	await expect.poll(async () => (await received(rita)).stripes).toBeGreaterThan(WALL);
});

test('[S33] [CA10] [CA11] a background that cannot be had, stops or is too slow shows nothing of what is behind one, says so, and can be tried again', async ({
	open,
	filmed,
}) => {
	test.setTimeout(600_000);
	const world = await open(soon);
	const rita = await ritaLooks(world);
	const ada = await world.enter('Ada', '/chats', {}, await filmed());
	await ada.addInitScript(() => {
		const contexts: WebGL2RenderingContext[] = [];
		Object.assign(globalThis, { contexts });
		for (const { prototype } of [HTMLCanvasElement, OffscreenCanvas]) {
			const native = prototype.getContext as (...args: unknown[]) => unknown;
			prototype.getContext = function (this: unknown, ...args: unknown[]) {
				const context = native.apply(this, args);
				if (context instanceof WebGL2RenderingContext) contexts.push(context);
				return context;
			} as typeof prototype.getContext;
		}
		localStorage.setItem('visavis:background', 'sea');
	});
	await ada.route('**/background-*/*.wasm', (route) => route.abort());
	await ada.goto(`/events/${world.fair}${ROOM}`);
	await button(ada, 'Join').click();
	await expect(ada.getByText('Your background could not be shown')).toBeVisible();
	await ada.unroute('**/background-*/*.wasm');
	await button(ada, 'Try again').click();
	await seesMoving(rita, world.names.Ada);
	await expectNoWall(rita);
	// Ada's camera shows too few pictures a second for anybody to call that fast, and Ada decides about it.
	await expect(ada.getByText('Your device is hardly fast enough')).toBeVisible();
	await expect(pictureOf(rita, world.names.Ada)).toBeVisible();
	await button(ada, 'Keep it').click();
	await expect(ada.getByText('Your device is hardly fast enough')).toBeHidden();
	// A graphics card that is taken away.
	await ada.evaluate(() => {
		const { contexts } = globalThis as unknown as { contexts: WebGL2RenderingContext[] };
		for (const context of contexts) context.getExtension('WEBGL_lose_context')?.loseContext();
	});
	await expect(ada.getByText(/Your background (has stopped|could not be shown)/)).toBeVisible();
	await expect(pictureOf(rita, world.names.Ada)).toBeHidden();
	await button(ada, 'Try again').click();
	await seesMoving(rita, world.names.Ada);
	await expectNoWall(rita);
	await chooseBackground(ada, 'None');
	await expect.poll(async () => (await received(rita)).stripes).toBeGreaterThan(WALL);
});
