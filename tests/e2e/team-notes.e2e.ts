/** What a team writes down about a talent: two recruiters at once, and everybody who must not see it. */
import type { Locator, Page } from '@playwright/test';
import { LIMITS } from '#schema/limits.ts';
import { layCable } from './cable.ts';
import { askingRita } from './crowd.ts';
import { button, expectAccessible } from './steps.ts';
import type { World } from './world.ts';
import { expect, test } from './world.ts';

const SECRET = 'Knows her trade; offer her the second round';

const note = (page: Page): Locator => page.getByRole('textbox', { name: 'Team notes' });

/** The state below the field. */
const says = (page: Page, words: string | RegExp): Promise<void> =>
	expect(page.locator('.note').getByText(words, { exact: true })).toBeVisible();

const aboutAda = (world: World): string => `/talents/${world.ids.Ada}`;

const stored = async ({ sql }: World): Promise<string | undefined> =>
	(await sql<{ text: string }>(`SELECT text FROM team_note`))[0]?.text;

const caretOf = (page: Page): Promise<number> =>
	note(page).evaluate((field: HTMLTextAreaElement) => field.selectionStart);

const putCaret = (page: Page, at: number): Promise<void> =>
	note(page).evaluate((field: HTMLTextAreaElement, place) => {
		field.focus();
		field.setSelectionRange(place, place);
	}, at);

test('[M-R14, TN1, TN6] two recruiters write at once: both see it, no caret is moved, and it is saved', async ({
	open,
}) => {
	const world = await open();
	const [rita, carl] = await Promise.all([
		world.enter('Rita', aboutAda(world)),
		world.enter('Carl', aboutAda(world)),
	]);
	await expect(note(rita)).toHaveAccessibleDescription('Only your team at Acme sees this.');
	await note(rita).fill('She asked good questions.');
	await says(rita, 'Saved');
	await expect(note(carl)).toHaveValue('She asked good questions.');
	expect(await stored(world)).toBe('She asked good questions.');
	// Rita writes at the end, Carl at the beginning, letter by letter and at the same time.
	await putCaret(rita, 'She asked good questions.'.length);
	await putCaret(carl, 0);
	await Promise.all([
		rita.keyboard.type(' Call her on Monday, please.'),
		carl.keyboard.type('From the second stand: '),
	]);
	const both = 'From the second stand: She asked good questions. Call her on Monday, please.';
	for (const page of [rita, carl]) {
		await expect(note(page)).toHaveValue(both);
		await says(page, 'Saved');
	}
	expect(await caretOf(rita)).toBe(both.length);
	expect(await caretOf(carl)).toBe('From the second stand: '.length);
	await expect.poll(() => stored(world)).toBe(both);
	await rita.keyboard.press('Control+z');
	// What was written without a pause is taken back at once; Carl's words never are.
	await expect(note(carl)).not.toHaveValue(/Monday/);
	await expect(note(carl)).toHaveValue(/^From the second stand: /);
	await rita.keyboard.press('Control+Shift+Z');
	await expect(note(carl)).toHaveValue(both);
	expect(await caretOf(rita)).toBe(both.length);
	await note(carl).fill('');
	await expect(note(rita)).toHaveValue('');
	await expect.poll(() => stored(world)).toBeUndefined();
});

test('[M-R14] it stands beside a request in the inbox and on the page of the chat, and survives a reload', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita([{ name: 'Mia Berg' }, { name: 'Noa Lind' }]) });
	const rita = await world.enter('Rita', '/chats?tab=requests&chat=m-crowd-0');
	await note(rita).fill(SECRET);
	await says(rita, 'Saved');
	await rita
		.getByRole('link', { name: /Noa Lind/ })
		.first()
		.click();
	await expect(rita.getByRole('article', { name: 'Noa Lind' })).toBeVisible();
	await expect(note(rita)).toHaveValue('');
	// Written and left in the same moment.
	await note(rita).fill('Another one');
	await rita
		.getByRole('link', { name: /Mia Berg/ })
		.first()
		.click();
	await expect(note(rita)).toHaveValue(SECRET);
	await rita.goto(`/events/${world.fair}/chats/m-crowd-1`);
	await expect(note(rita)).toHaveValue('Another one');
	await rita.goto(`/events/${world.fair}/talents/crowd-0`);
	await expect(note(rita)).toHaveValue(SECRET);
});

test('[M-R14] it stands beside a request on the team’s page, and is the one that colleagues write', async ({
	open,
}) => {
	const world = await open({ prepare: askingRita([{ name: 'Mia Berg' }, { name: 'Noa Lind' }]) });
	const [carl, rita] = await Promise.all([
		world.enter('Carl', '/team'),
		world.enter('Rita', '/talents/crowd-0'),
	]);
	await button(carl, /^Mia Berg/).click();
	await note(carl).fill(SECRET);
	await says(carl, 'Saved');
	await expect(note(rita)).toHaveValue(SECRET);
	await note(rita).fill('Hers alone');
	await expect(note(carl)).toHaveValue('Hers alone');
	// Another request is about somebody else.
	await button(carl, /^Noa Lind/).click();
	await expect(note(carl)).toHaveValue('');
	await expect(note(carl)).toHaveCount(1);
});

test('[TN1, I19, D-14] nobody else sees it: not the talent, not another company, not an organizer', async ({
	open,
}) => {
	const world = await open();
	const heard = new Map<string, string>();
	const listen = (who: string, page: Page) =>
		page.on('websocket', (socket) =>
			socket.on('framereceived', ({ payload }) =>
				heard.set(who, (heard.get(who) ?? '') + Buffer.from(payload).toString('latin1')),
			),
		);
	const rita = await world.enter('Rita', aboutAda(world));
	await note(rita).fill(SECRET);
	await says(rita, 'Saved');
	const [ada, ben, dora, olga] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Dora', aboutAda(world)),
		world.enter('Olga'),
	]);
	const others = { ada, ben, dora, olga };
	for (const [who, page] of Object.entries(others)) listen(who, page);
	await expect(note(dora)).toHaveValue('');
	await note(dora).fill('Bolt writes its own');
	await says(dora, 'Saved');
	await expect(note(rita)).toHaveValue(SECRET);
	for (const [who, page] of Object.entries(others)) {
		await page.reload();
		await expect(page.getByRole('main')).toBeVisible();
		await expect.poll(() => heard.get(who)?.length ?? 0).toBeGreaterThan(0);
		expect(await page.content()).not.toContain(SECRET);
		for (const path of [
			'desk',
			'directory',
			`calendars/${world.ids.Rita}`,
			`team/${world.company}`,
		]) {
			const answer = await page.request.get(`/api/fairs/${world.fair}/${path}`);
			expect(await answer.text()).not.toContain(SECRET);
		}
	}
	for (const frames of heard.values()) expect(frames).not.toContain(SECRET);
	const exported = await ada.request.get('/account/export');
	expect(exported.ok()).toBe(true);
	expect(await exported.text()).not.toContain(SECRET);
});

test('[TN2, TN4, I18] offline it says that it is not saved, and brings what was written when the connection is back', async ({
	open,
}) => {
	const world = await open();
	const cable = await layCable(world.server.url);
	const rita = await world.enter('Rita', aboutAda(world), { baseURL: cable.url });
	const carl = await world.enter('Carl', aboutAda(world));
	await note(rita).fill('one two');
	await says(rita, 'Saved');
	await expect(note(carl)).toHaveValue('one two');
	await cable.cut();
	await says(rita, /Offline\. Your team/);
	await putCaret(rita, 'one two'.length);
	await rita.keyboard.type(' three');
	await says(rita, /Offline, not saved yet/);
	await putCaret(carl, 0);
	await carl.keyboard.type('zero ');
	await says(carl, 'Saved');
	await expect(note(rita)).toHaveValue('one two three');
	// Neither another place of the site nor the end of the page takes it away unasked.
	for (const leave of [
		() =>
			rita.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Events' }).click(),
		() => rita.close({ runBeforeUnload: true }),
	]) {
		const asked = rita.waitForEvent('dialog');
		const leaving = leave();
		await (await asked).dismiss();
		await leaving;
	}
	await expect(note(rita)).toHaveValue('one two three');
	await cable.mend();
	for (const page of [rita, carl]) await expect(note(page)).toHaveValue('zero one two three');
	await says(rita, 'Saved');
	await expect.poll(() => stored(world)).toBe('zero one two three');
	await cable.close();
});

test('[TN3, V14] near the limit it counts, beyond it nothing is cut off and nothing is saved', async ({
	open,
}) => {
	const world = await open();
	const rita = await world.enter('Rita', aboutAda(world));
	await note(rita).fill('x'.repeat(LIMITS.teamNote - 3));
	await says(rita, 'Saved');
	await says(rita, `${LIMITS.teamNote - 3} / ${LIMITS.teamNote}`);
	await putCaret(rita, 0);
	await rita.keyboard.type('12345');
	await says(rita, 'Not saved');
	await expect(note(rita)).toHaveAccessibleDescription(/2 characters too many/);
	for (let i = 0; i < 2; i += 1) await rita.keyboard.press('Backspace');
	await says(rita, 'Saved');
	expect(await stored(world)).toBe(`123${'x'.repeat(LIMITS.teamNote - 3)}`);
});

test('[UI2] it speaks German', async ({ open }) => {
	const world = await open();
	const rita = await world.enter('Rita', aboutAda(world), { locale: 'de-DE' });
	const field = rita.getByRole('textbox', { name: 'Team-Notizen' });
	await field.fill('Gute Fragen');
	await expect(rita.getByText('Gespeichert', { exact: true })).toBeVisible();
	await expect(field).toHaveAccessibleDescription('Das sieht nur dein Team bei Acme.');
});

test('[I20] axe finds nothing on a talent’s page with a note', async ({ open }) => {
	const world = await open();
	const rita = await world.enter('Rita', aboutAda(world));
	await note(rita).fill(SECRET);
	await says(rita, 'Saved');
	await expectAccessible(rita, 'all of it');
});
