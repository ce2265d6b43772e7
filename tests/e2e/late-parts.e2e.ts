/** What comes with a page and what comes after it: how much, and that nobody loses anything by it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { root } from '../built-server.ts';
import { askFor, button, card, expectCount, showTab } from './steps.ts';
import type { Who, World } from './world.ts';
import { expect, test } from './world.ts';

const CLIENT = join(root, 'build/client');
const BUDGET = 99_000;

const untilLive = (page: Page) =>
	page.waitForFunction(() => performance.getEntriesByName('visavis:live').length > 0);

const read = (file: string): string => readFileSync(join(CLIENT, file), 'utf8');

/** The scripts that a page names in its HTML. */
const namedIn = (html: string): ReadonlySet<string> =>
	new Set([...html.matchAll(/"(\/_app\/immutable\/[^"]+\.js)"/g)].map(([, file = '']) => file));

/** With all that they import at once, which a browser needs before it runs any of them. */
function withImports(files: ReadonlySet<string>): ReadonlySet<string> {
	const needed = new Set(files);
	// A set is walked to its end, also to what is added on the way.
	for (const file of needed)
		for (const [, path = ''] of read(file).matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g))
			needed.add(posix.join(dirname(file), path));
	return needed;
}

/** The file that holds the sync engine: it alone speaks with the server. */
function engineFile(): string {
	const folder = '/_app/immutable/chunks';
	const files = readdirSync(join(CLIENT, folder)).filter((name) => name.endsWith('.js'));
	const found = files
		.map((name) => `${folder}/${name}`)
		.filter((file) => read(file).includes('authenticationFailed'));
	expect(found).toHaveLength(1);
	return found[0] ?? '';
}

/** A page of which these files do not come, until they are let go. */
async function without(files: string, world: World, who: Who, path: string) {
	const first = await world.enter(who, '/chats');
	const page = await first.context().newPage();
	await first.close();
	const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
	await page.route(files, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(`/events/${world.fair}${path}`, { waitUntil: 'commit' });
	return { page, letGo };
}

const withoutProgram = (...who: readonly [World, Who, string]) =>
	without('**/_app/immutable/entry/*.js', ...who);
const withoutEngine = (...who: readonly [World, Who, string]) =>
	without(`**${engineFile()}`, ...who);
const interactive = (page: Page) =>
	page.waitForFunction(() => performance.getEntriesByName('visavis:interactive').length > 0);

test('[UI13] what the chats of a fair need to be used is within the budget, and named by the page itself', async ({
	open,
}) => {
	const world = await open();
	const ada = await world.enter('Ada');
	const answer = await ada.request.get(ada.url());
	const named = namedIn(await answer.text());
	const needed = withImports(named);
	expect([...needed].filter((file) => !named.has(file))).toEqual([]);
	const bytes = [...needed].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);
	expect(bytes).toBeGreaterThan(30_000);
	expect(bytes).toBeLessThanOrEqual(BUDGET);
	expect(needed).not.toContain(engineFile());
});

test('[UI13] [SY19, SY22] a request that is sent before the engine is there arrives once it is, and a reload costs no words', async ({
	open,
}) => {
	const world = await open();
	const { Ada, Rita } = world.names;
	const rita = await world.enter('Rita');
	const { page: ada, letGo } = await withoutEngine(world, 'Ada', '/chats');
	const message = ada.getByRole('textbox', { name: /^Message/ });
	const send = async (dialog: Locator) => {
		await button(dialog, 'Send request').click();
		await expect(dialog).toBeHidden();
		await expectCount(ada, 'Requests', 1);
	};
	await interactive(ada);
	const dialog = await askFor(ada, Rita);
	await message.fill('Early');
	await send(dialog);
	// Nothing has kept the request, so the words are there to be sent again.
	await ada.reload();
	await interactive(ada);
	await askFor(ada, Rita);
	await expect(message).toHaveValue('Early');
	await send(dialog);
	await expectCount(rita, 'Requests', 0);
	letGo();
	await expect(card(rita, Ada)).toBeVisible();
	await expectCount(ada, 'Requests', 1);
	await showTab(ada, 'Requests');
	await expect(card(ada, Rita)).toContainText('Early');
});

test('[SY20] what everybody sees comes to a page compressed, and over its socket only where that fails', async ({
	open,
}) => {
	const world = await open();
	await untilLive(await world.enter('Rita'));
	const first = await world.enter('Ada');
	/** Whether the socket of a page opened now carries the name of somebody who stands in the directory only. */
	const carriesDora = async (prepare: (page: Page) => Promise<unknown>): Promise<boolean> => {
		const page = await first.context().newPage();
		const frames: (string | Buffer)[] = [];
		page.on('websocket', (socket) =>
			socket.on('framereceived', ({ payload }) => frames.push(payload)),
		);
		await prepare(page);
		await page.goto(first.url());
		await untilLive(page);
		await expect(card(page, world.names.Dora)).toBeVisible();
		await page.close();
		expect(frames.length).toBeGreaterThan(0);
		return frames.some((frame) => frame.includes(world.names.Dora));
	};
	const state = `**/api/fairs/${world.fair}/directory/state`;
	expect(await carriesDora(async () => {})).toBe(false);
	expect(await carriesDora((page) => page.route(state, (route) => route.abort()))).toBe(true);
	expect(
		await carriesDora((page) =>
			page.route(state, (route) => route.fulfill({ body: '<p>Please pay for this network.</p>' })),
		),
	).toBe(true);
});

test('[UI13] [I20] a menu that is not fetched yet opens at the first press, by keyboard at its first entry, and gives focus back', async ({
	open,
}) => {
	const world = await open();
	const ada = await world.enter('Ada');
	const account = button(ada, `Account of ${world.names.Ada}`);
	await account.focus();
	await ada.keyboard.press('Enter');
	await expect(ada.getByRole('menuitem', { name: 'My account' })).toBeFocused();
	await ada.keyboard.press('Escape');
	await expect(ada.getByRole('menu')).toBeHidden();
	await expect(account).toBeFocused();
	await button(ada, /^Notices/).click();
	await expect(ada.getByRole('dialog', { name: 'Notices' })).toBeVisible();
	await ada.keyboard.press('Escape');
	await expect(ada.getByRole('dialog')).toBeHidden();
	await expect(button(ada, /^Notices/)).toBeFocused();
});

test('[UI14] what is pressed before the program has come is done once it has: the last press, once', async ({
	open,
}) => {
	const world = await open();
	const { Carl, Rita } = world.names;
	const requestOf = (page: Page, name: string) => button(card(page, name), `Request: ${name}`);
	const windows = (page: Page) => page.getByRole('dialog', { name: 'Request a 1-1 Chat' });

	// A finger that grows impatient, and changes its mind.
	const ada = await withoutProgram(world, 'Ada', '/chats');
	await requestOf(ada.page, Carl).click();
	await requestOf(ada.page, Rita).click();
	await requestOf(ada.page, Rita).click();
	await expect(requestOf(ada.page, Rita)).toHaveCSS('cursor', 'progress');
	await expect(requestOf(ada.page, Carl)).toHaveCSS('cursor', 'pointer');
	await expect(windows(ada.page)).toHaveCount(0);
	ada.letGo();
	await expect(windows(ada.page)).toContainText(Rita);
	await expect(windows(ada.page)).toHaveCount(1);
	await ada.page.keyboard.press('Escape');
	await expect(windows(ada.page)).toHaveCount(0);
	await expect(requestOf(ada.page, Rita)).toBeFocused();
	await expect(requestOf(ada.page, Rita)).toHaveCSS('cursor', 'pointer');

	// By keyboard, as a press by keyboard: the menu’s first entry has the focus.
	const ben = await withoutProgram(world, 'Ben', '/chats');
	await button(ben.page, `Account of ${world.names.Ben}`).focus();
	await ben.page.keyboard.press('Enter');
	ben.letGo();
	await expect(ben.page.getByRole('menuitem', { name: 'My account' })).toBeFocused();

	// Whoever turns to something else meanwhile is not called back.
	const dora = await withoutProgram(world, 'Dora', '/chats');
	await button(dora.page, /^Notices/).click();
	await dora.page.mouse.click(2, 600);
	dora.letGo();
	await interactive(dora.page);
	await button(dora.page, `Account of ${world.names.Dora}`).click();
	await expect(dora.page.getByRole('menu')).toBeVisible();
	await expect(dora.page.getByRole('dialog')).toHaveCount(0);
});
