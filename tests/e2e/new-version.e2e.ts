/** Another build of the program is put in place while people are at it. */
import type { Page } from '@playwright/test';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../built-server.ts';
import { button, card } from './steps.ts';
import { expect, test } from './world.ts';

test.use({ whole: true });

const CACHE = join(root, '.cache');
/** Where a build says which version it is; all else has names that hold its content. */
const SAYS_VERSION = [
	'client/_app/version.json',
	'client/service-worker.js',
	'server/chunks/internal.js',
	'server/chunks/instance.js',
];

/** This very build under the next version, as the next one would be. */
async function nextBuild(): Promise<{ readonly folder: string; readonly version: string }> {
	await mkdir(CACHE, { recursive: true });
	const folder = await mkdtemp(join(CACHE, 'next-build-'));
	await cp(join(root, 'build'), folder, { recursive: true });
	const said = await readFile(join(folder, 'client/_app/version.json'), 'utf8');
	const { version: present } = JSON.parse(said) as { version: string };
	const version = String(Number(present) + 1);
	for (const name of SAYS_VERSION) {
		const text = await readFile(join(folder, name), 'utf8');
		expect(text, name).toContain(present);
		await writeFile(join(folder, name), text.replaceAll(present, version));
	}
	await listAgain(folder);
	return { folder, version };
}

/** The adapter keeps a list of the files it serves: that of the new ones has other marks, and nothing packed. */
async function listAgain(folder: string): Promise<void> {
	const file = join(folder, 'adapter-node.js');
	const text = await readFile(file, 'utf8');
	const [all = '', quoted = ''] = /export const assets = JSON\.parse\((".*")\);/.exec(text) ?? [];
	const list = JSON.parse(JSON.parse(quoted) as string) as {
		entries: [string, { file: string; etag: string; size: number }][];
	};
	const entries = list.entries.map(([path, entry]) => {
		const isNew = SAYS_VERSION.includes(`client/${entry.file}`);
		return [path, isNew ? { file: entry.file, size: entry.size, etag: 'next' } : entry];
	});
	const listed = JSON.stringify(JSON.stringify({ ...list, entries }));
	await writeFile(
		file,
		text.replace(all, () => `export const assets = JSON.parse(${listed});`),
	);
}

const isSame = (page: Page) => page.evaluate(() => 'isSame' in window);
const caches = (page: Page) => page.evaluate(() => window.caches.keys());
/** The program of this version is all there: one that is still being fetched would miss its server. */
const whenKept = (page: Page) =>
	expect
		.poll(() =>
			page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state),
		)
		.toBe('activated');

test('[UI9] a new version says that it is there, waits while one writes, and is there after a press, with every word', async ({
	open,
}) => {
	const world = await open();
	const { folder, version } = await nextBuild();
	try {
		const ada = await world.enter('Ada');
		await whenKept(ada);
		await ada.evaluate(() => Object.assign(window, { isSame: true }));
		await button(card(ada, world.names.Rita), `Request: ${world.names.Rita}`).click();
		const message = ada.getByRole('dialog').getByRole('textbox', { name: /^Message/ });
		await message.fill('Half a sen');

		await world.restart({ build: folder });
		const bar = ada.getByText('A new version is ready.');
		await expect(bar).toBeVisible();
		await message.pressSequentially('tence');
		await expect(message).toHaveValue('Half a sentence');
		// The new program is fetched, the old one is still whole, and the page is the one it was.
		await expect.poll(() => caches(ada)).toContain(`visavis-${version}`);
		expect(await caches(ada)).toHaveLength(2);
		expect(await isSame(ada)).toBe(true);

		await ada.keyboard.press('Escape');
		await button(ada, 'Reload').click();
		await expect.poll(() => isSame(ada)).toBe(false);
		await expect(button(card(ada, world.names.Rita), `Request: ${world.names.Rita}`)).toBeVisible();
		await expect.poll(() => caches(ada)).toEqual([`visavis-${version}`]);
		await expect(bar).toBeHidden();
		await button(card(ada, world.names.Rita), `Request: ${world.names.Rita}`).click();
		await expect(message).toHaveValue('Half a sentence');
	} finally {
		await rm(folder, { recursive: true });
	}
});

test('[UI9] it can wait until later, and a form that is not saved asks before the page goes', async ({
	open,
}) => {
	const world = await open();
	const { folder } = await nextBuild();
	try {
		const [rita, carl] = await Promise.all([
			world.enter('Rita', '/settings'),
			world.enter('Carl', '/chats'),
		]);
		const question = rita.getByLabel(/^My question/);
		await question.fill('Why robots?');
		await world.restart({ build: folder });
		const bar = (page: Page) => page.getByText('A new version is ready.');
		await expect(bar(carl)).toBeVisible();
		await button(carl, 'Later').click();
		await expect(bar(carl)).toBeHidden();

		const asked = new Promise<string>((resolve) => {
			rita.on('dialog', (dialog) => {
				resolve(dialog.type());
				void dialog.dismiss();
			});
		});
		await button(rita, 'Reload').click({ noWaitAfter: true });
		expect(await asked).toBe('beforeunload');
		await expect(question).toHaveValue('Why robots?');
	} finally {
		await rm(folder, { recursive: true });
	}
});
