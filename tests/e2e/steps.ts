/** What people do on the screens of a fair, for tests of several files. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { OpenDatabase } from '#schema/db/open.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { Instant, ParticipantId } from '#schema/ids.ts';
import { addMinutes, randomIntentId } from '#schema/ids.ts';
import { envelopeOf } from '#schema/outbox.ts';
import { systemRandom } from '#sync/random.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import type { World } from './world.ts';
import { expect } from './world.ts';

export const card = (page: Page, name: string): Locator => page.getByRole('article', { name });

export const button = (scope: Page | Locator, name: string | RegExp): Locator =>
	scope.getByRole('button', { name, exact: typeof name === 'string' });

export const place = (page: Page, name: string): Locator =>
	page.getByRole('navigation', { name: /^(?:This event|Main)$/ }).getByRole('link', { name });

/** One of the lists of chats. */
export const tab = (page: Page, name: string): Locator =>
	page
		.getByRole('navigation', { name: '1-1 Chats by state' })
		.getByRole('link', { name: new RegExp(`^${name} \\d`) });

export async function showTab(page: Page, name: string): Promise<void> {
	await tab(page, name).click();
	await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
}

/** How many there are behind a tab, as the tab says. */
export const expectCount = (page: Page, name: string, count: number): Promise<void> =>
	expect(tab(page, name)).toHaveAccessibleName(new RegExp(`^${name} ${count}\\b`));

/** Opens the request window of a recruiter in Explore. */
export async function askFor(page: Page, name: string): Promise<Locator> {
	await button(card(page, name), `Request: ${name}`).click();
	return page.getByRole('dialog', { name: 'Request a 1-1 Chat' });
}

export async function sendRequest(page: Page, name: string, message = ''): Promise<void> {
	const dialog = await askFor(page, name);
	await dialog.getByRole('textbox', { name: /^Message/ }).fill(message);
	await button(dialog, 'Send request').click();
	await expect(dialog).toBeHidden();
}

export const messages = (where: Page | Locator): Locator =>
	where.getByRole('status', { name: 'Messages' });

/** Begin to wait before it happens: a message goes away by itself. */
export const expectMessage = (page: Page, text: RegExp): Promise<void> =>
	expect(messages(page).getByText(text)).toBeVisible();

/** As `expectMessage`, and the pointer rests on it from then on, so that it stays. */
export const holdMessage = (page: Page, text: RegExp): Promise<void> =>
	messages(page).getByText(text).hover();

export async function openPicker(page: Page, name: string): Promise<Locator> {
	await button(card(page, name), 'Pick a time').click();
	const picker = page.getByRole('dialog', { name: 'Pick a time' });
	await expect(picker.getByRole('listbox')).toBeVisible();
	return picker;
}

/** The nth time of a picker. */
export const time = (picker: Locator, nth: number): Locator => picker.getByRole('option').nth(nth);

export const confirm = (picker: Locator): Promise<void> =>
	button(picker, 'Confirm 1-1 Chat').click();

/** A talent asks, the recruiter accepts; the talent's page is left at In Scheduling. */
export async function getAccepted(
	talent: Page,
	recruiter: Page,
	world: World,
	who: 'Ada' | 'Ben',
): Promise<void> {
	await sendRequest(talent, world.names.Rita);
	await button(card(recruiter, world.names[who]), 'Accept').click();
	await showTab(talent, 'In Scheduling');
	await expect(card(talent, world.names.Rita)).toBeVisible();
}

/** Ada, Ben and Rita, who has accepted both. */
export async function bothAccepted(world: World): Promise<[ada: Page, ben: Page, rita: Page]> {
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
	]);
	await getAccepted(ada, rita, world, 'Ada');
	await getAccepted(ben, rita, world, 'Ben');
	return [ada, ben, rita];
}

/** The others are about what is there, which no theme changes. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Nothing that axe knows of stands in anybody's way, in either theme. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
	await shownIn(page, 'light');
	const light = await axe(page).analyze();
	await shownIn(page, 'dark');
	const dark = await axe(page).withRules(RULES_OF_COLOURS).analyze();
	await page.emulateMedia({ colorScheme: null, reducedMotion: null });
	const found = Object.entries({ light, dark }).flatMap(([theme, { violations }]) =>
		violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html}`),
	);
	expect(found, where).toEqual([]);
}

/** In the page itself, which has no frames; else a page more is opened each time to put its frames' results together. */
const axe = (page: Page) =>
	new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

/** Wholly so: what is half faded has other colours than it will have. */
async function shownIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	await page.evaluate(() => {
		for (const animation of document.getAnimations())
			if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
	});
}

/** The app is kept whole, and answers for this page. */
export const whenKept = (page: Page) =>
	expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state ?? 'none'))
		.toBe('activated');

/** The names of everything that pages of this site have written down in this browser. */
export const keptKeys = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const opening = indexedDB.open('visavis');
		const db = await new Promise<IDBDatabase>((resolve) => {
			opening.onsuccess = () => resolve(opening.result);
		});
		const asking = db.transaction('kept').objectStore('kept').getAllKeys();
		const keys = await new Promise<IDBValidKey[]>((resolve) => {
			asking.onsuccess = () => resolve(asking.result);
		});
		db.close();
		return keys.join(' ');
	});

const random = systemRandom();

/** What a browser sends that does not ask its buttons first; answered with the outcome's code. */
export async function insist(page: Page, { fair, server }: World, intent: ParticipantIntent) {
	const answer = await page.request.post(`/api/fairs/${fair}/intents`, {
		data: envelopeOf(randomIntentId(random), intent, Date.now()),
		headers: { origin: server.url },
	});
	return ((await answer.json()) as { code: string }).code;
}

export interface PlannedChat {
	readonly id: string;
	readonly talent: ParticipantId;
	readonly recruiter: ParticipantId;
	readonly startsAt: Instant;
}

/** A chat of 15 minutes that was agreed on before; for the time before the server starts. */
export function planChat(
	{ connection }: OpenDatabase,
	{ fair }: FairRows,
	{ id, talent, recruiter, startsAt }: PlannedChat,
): void {
	connection
		.prepare(
			`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status,
				requested_at, changed_at, starts_at, ends_at)
			VALUES (?, ?, ?, ?, 'talent', 'confirmed', 1, 1, ?, ?)`,
		)
		.run(id, fair, talent, recruiter, startsAt, addMinutes(startsAt, 15));
}

/** Tab until the thing with this name has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let steps = 0; steps < 120; steps += 1) {
		// In one look: what had the focus may be gone with the next.
		const said = await page.evaluate(() => {
			const focused = document.activeElement;
			const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
			const label = isField ? focused.labels?.[0]?.textContent : focused?.textContent;
			if (!focused || focused === document.body) return '';
			return focused.getAttribute('aria-label') ?? label ?? '';
		});
		if (name.test(said.trim())) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`No stop of the Tab key is called ${String(name)}`);
}

/** Whether its middle is in sight and nothing lies over it, or that of its beginning where it is tall; for a page to evaluate. */
export function isUncovered(element: Element): boolean {
	const { left, top, width, height } =
		element.getClientRects()[0] ?? element.getBoundingClientRect();
	const down = Math.min(height, 200) / 2;
	return element.contains(document.elementFromPoint(left + width / 2, top + down));
}

/** Goes to a thing with the Tab key and presses Enter there. */
export async function go(page: Page, name: RegExp): Promise<void> {
	await tabTo(page, name);
	await page.keyboard.press('Enter');
}
