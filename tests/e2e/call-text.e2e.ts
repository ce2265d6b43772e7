/**
 * What the two write, where there is no way between their browsers: they may open no UDP, as behind a strict
 * firewall, and no relay is configured. So all of it goes through the server; call.e2e.ts has the other road.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { callBrowser, enterRoom, openPanel, ROOM, said, soon, write } from './call-steps.ts';
import { button, expectAccessible, expectMessage } from './steps.ts';
import type { World } from './world.ts';
import { expect, test } from './world.ts';

test.use({
	launchOptions: {
		...callBrowser,
		args: [
			...callBrowser.args.filter((flag) => flag !== '--allow-loopback-in-peer-connection'),
			'--webrtc-ip-handling-policy=disable_non_proxied_udp',
		],
	},
});

const notes = (page: Page): Locator => page.getByRole('textbox', { name: 'Notes of both of you' });

/** Says so for as long as it is tried. */
const hasNoPicture = async (page: Page): Promise<void> => {
	await expect(page.getByText(/^(Connecting|Reconnecting) to /)).toBeAttached();
	await expect(page.locator('video').and(page.getByLabel(/^(Ada|Rita)/))).toBeHidden();
};

/** Everything that this browser keeps in databases, as text. */
const keptIn = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const words = new TextDecoder();
		let found = '';
		for (const { name = '' } of await indexedDB.databases()) {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(new Error(name));
			});
			for (const store of db.objectStoreNames) {
				const values = await new Promise<unknown[]>((resolve) => {
					const asking = db.transaction(store).objectStore(store).getAll();
					asking.onsuccess = () => resolve(asking.result);
				});
				for (const value of values) if (value instanceof Uint8Array) found += words.decode(value);
			}
			db.close();
		}
		return found;
	});

/** All files of the server, and what it prints from now on. */
function serverKeeps({ server }: World): () => Promise<string> {
	let printed = '';
	server.process.stdout?.on('data', (data: Buffer) => (printed += data.toString()));
	return async () => {
		const files = await readdir(server.dataDir, { recursive: true });
		const read = files.map((file) => readFile(join(server.dataDir, file), 'latin1'));
		return printed + (await Promise.all(read)).join('');
	};
}

test('[TX1] [S38] [I13] they write before the other has come, without a way between them, and after a reload: all of it is there, in one order, and the server keeps nothing', async ({
	open,
}) => {
	const world = await open(soon);
	const kept = serverKeeps(world);
	const ada = await enterRoom(world, 'Ada');
	await openPanel(ada, 'Chat');
	await write(ada, 'I am here already');
	await expect(ada.getByText('Rita Lang reads it on coming in.')).toBeVisible();
	const rita = await enterRoom(world, 'Rita');
	await expect(rita.getByRole('tab', { name: /Chat.*1 new/ })).toBeVisible();
	await expect(rita.getByText('Ada Byron writes: I am here already')).toBeAttached();
	await openPanel(rita, 'Chat');
	await write(rita, 'So am I');
	await expect(said(ada, 'So am I')).toBeVisible();
	await Promise.all([hasNoPicture(ada), hasNoPicture(rita)]);

	await ada.reload();
	await openPanel(ada, 'Chat');
	await expect(said(ada, 'So am I')).toBeVisible();
	await write(ada, 'Back again');
	await expect(said(rita, 'Back again')).toBeVisible();
	await rita.reload();
	await expect(rita.getByRole('tab', { name: 'Chat' })).toBeVisible();
	// What was seen before the reload is not new.
	await expect(rita.getByRole('tab', { name: /new/ })).toHaveCount(0);
	await openPanel(rita, 'Chat');
	// A server that has forgotten everything is told again by both.
	await world.restart();
	await write(rita, 'And after the restart');
	for (const page of [ada, rita]) {
		await expect(said(page, 'And after the restart')).toBeVisible();
		await expect(page.getByRole('list', { name: 'Chat' }).locator('p')).toHaveText([
			'I am here already',
			'So am I',
			'Back again',
			'And after the restart',
		]);
	}
	expect(await keptIn(ada)).toContain('I am here already');
	for (const text of ['I am here already', 'So am I', 'And after the restart'])
		expect(await kept()).not.toContain(text);
});

test('[TX5] [I14] [S32] both write the notes at once, without any device; they can be copied and saved, survive a reload, and no file goes in', async ({
	open,
}) => {
	const world = await open(soon);
	const kept = serverKeeps(world);
	const [ada, rita] = await Promise.all([
		world.enter('Ada', '/chats', { permissions: ['clipboard-read', 'clipboard-write'] }),
		enterRoom(world, 'Rita'),
	]);
	await ada.addInitScript(() => {
		navigator.mediaDevices.getUserMedia = () =>
			Promise.reject(new DOMException('no', 'NotAllowedError'));
	});
	await ada.goto(`/events/${world.fair}${ROOM}`);
	await button(ada, 'Join').click();
	await openPanel(ada, 'Notes');
	await expect(notes(ada)).toHaveAccessibleDescription(/on your two devices .* and on no server/);
	await notes(ada).fill('She asked good questions.');
	await expect(rita.getByRole('tab', { name: /Notes.*changed/ })).toBeVisible();
	await openPanel(rita, 'Notes');
	await expect(notes(rita)).toHaveValue('She asked good questions.');
	await notes(rita).press('Control+Home');
	await notes(ada).press('Control+End');
	await Promise.all([ada.keyboard.type(' Call on Monday.'), rita.keyboard.type('Second round: ')]);
	const both = 'Second round: She asked good questions. Call on Monday.';
	for (const page of [ada, rita]) await expect(notes(page)).toHaveValue(both);

	const copied = expectMessage(ada, /The notes are copied/);
	await button(ada, 'Copy').click();
	await copied;
	expect(await ada.evaluate(() => navigator.clipboard.readText())).toBe(both);
	const downloading = rita.waitForEvent('download');
	await button(rita, 'Save as a file').click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe('Notes, Ada Byron.txt');
	expect(await readFile(await download.path(), 'utf8')).toBe(both);
	await expectAccessible(ada, 'room, notes');

	const told = expectMessage(ada, /Files cannot be sent/);
	await ada.getByRole('tabpanel').evaluate((panel) => {
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(new File(['secret'], 'cv.pdf'));
		panel.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
	});
	await told;
	await expect(ada.locator('input[type=file]')).toHaveCount(0);
	await expect(notes(rita)).toHaveValue(both);
	await ada.reload();
	await openPanel(ada, 'Notes');
	await expect(notes(ada)).toHaveValue(both);
	expect(await kept()).not.toContain('good questions');
});

test('[TX1] [UI7] who signs out leaves nothing of it on the device, and the other keeps their copy', async ({
	open,
}) => {
	const world = await open(soon);
	const [ada, rita] = await Promise.all([enterRoom(world, 'Ada'), enterRoom(world, 'Rita')]);
	await openPanel(ada, 'Chat');
	await write(ada, 'for the two of us');
	await openPanel(rita, 'Chat');
	await expect(said(rita, 'for the two of us')).toBeVisible();
	await button(ada, 'Leave').click();
	await ada.getByRole('link', { name: 'To the chat' }).click();
	expect(await keptIn(ada)).toContain('for the two of us');
	await button(ada, /^Account of/).click();
	await ada.getByRole('menuitem', { name: 'Sign out' }).click();
	await expect(ada.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
	await expect.poll(() => keptIn(ada)).toBe('');
	expect(await keptIn(rita)).toContain('for the two of us');
});
