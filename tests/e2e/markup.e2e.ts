/**
 * Markup in every text that a person can bring in, on every screen: it is shown as what it is, and
 * nothing in it comes to life.
 */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { must } from '#schema/assert.ts';
import { MARKUP, TAGS } from './markup-corpus.ts';
import { fillWithMarkup, OFFERING, pick, TEXTS } from './markup-fair.ts';
import type { World } from './world.ts';
import { expect, test } from './world.ts';

/** What the product is made of itself; of anything else in the corpus there must be none. */
const OWN_ELEMENTS = new Set([
	...['html', 'head', 'body', 'title', 'meta', 'link', 'script', 'style'],
	...['main', 'article', 'h1', 'p', 'ul', 'li', 'a', 'div', 'svg', 'dialog'],
	...['form', 'button', 'input', 'textarea', 'select', 'option', 'details', 'summary'],
]);
const FOREIGN = TAGS.filter((tag) => !OWN_ELEMENTS.has(tag));

/** The one script of the house that stands in every page; all others have the nonce of their page. */
const OWN_SCRIPT = must(
	/<script>(.*?)<\/script>/s.exec(
		readFileSync(new URL('../../web/src/app.html', import.meta.url), 'utf8'),
	)?.[1],
	'a button pressed early is kept by a script',
);

const TABS = ['requests', 'in_scheduling', 'confirmed', 'declined', 'completed', 'history'];

/** What is alive on this page although it came from a text, and all that can be read there. */
function lookAround([foreign, ownScript]: readonly [readonly string[], string]) {
	const alive: string[] = [];
	const shown: string[] = [document.title, document.body.textContent];
	const addresses = /^(xlink:)?(href|src|srcset|srcdoc|action|formaction|data|poster|ping|style)$/;
	for (const element of document.querySelectorAll<HTMLElement>('*')) {
		const isOurs =
			!foreign.includes(element.localName) &&
			!(document.body.contains(element) && element.matches('style, meta, link, base, title')) &&
			// What a page was drawn from lies in it as JSON, which no browser runs.
			!(
				element.matches('script:not([src], [type="application/json"])') &&
				element.nonce === '' &&
				element.textContent !== ownScript
			);
		const attributes = [...element.attributes].filter(
			({ name, value }) =>
				name.startsWith('on') || (addresses.test(name) && /struck|script:/i.test(value)),
		);
		if (!isOurs || attributes.length > 0) alive.push(element.outerHTML.slice(0, 200));
		if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
			shown.push(element.value);
	}
	return { alive, shown };
}

/** Walks through the pages of one person, and remembers what was read and what went wrong. */
class Visit {
	readonly page: Page;
	readonly #path: string;
	readonly #shown: string[] = [];
	readonly #wrong: string[] = [];

	private constructor(page: Page, path: string) {
		this.page = page;
		this.#path = path;
	}

	static async begin(page: Page, { fair }: Pick<World, 'fair'>): Promise<Visit> {
		const visit = new Visit(page, `/events/${fair}`);
		const note = (what: string) => visit.#wrong.push(what);
		page.on('dialog', (dialog) => {
			note(`a dialog: ${dialog.message()}`);
			void dialog.dismiss();
		});
		page.on('pageerror', ({ message }) => note(`an error: ${message}`));
		page.on('console', (message) => {
			if (message.type() === 'error') note(`the console: ${message.text()}`);
		});
		page.on('request', (request) => {
			if (/struck/i.test(request.url())) note(`a request: ${request.url()}`);
		});
		await page.exposeFunction('struck', () => note('a script of the corpus ran'));
		await page.addInitScript(() =>
			document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
				console.error(`the policy: ${violatedDirective} ${sample}`),
			),
		);
		return visit;
	}

	/** Opens a page of the fair by its address, as the server draws it, and waits until it is live. */
	async open(path: string): Promise<void> {
		const live = this.page.waitForEvent('websocket');
		await this.page.goto(this.#path + path);
		await (await live).waitForEvent('framereceived');
		await this.look(path);
	}

	async look(where: string): Promise<void> {
		const { alive, shown } = await this.page.evaluate(lookAround, [FOREIGN, OWN_SCRIPT] as const);
		expect(alive.slice(0, 5), where).toEqual([]);
		expect(this.#wrong, where).toEqual([]);
		this.#shown.push(...shown);
	}

	/** Looks again as soon as this text is there. */
	async waitFor(text: string): Promise<void> {
		await expect(this.page.getByText(text, { exact: false }).first()).toBeAttached();
		await this.look(text);
	}

	/** Opens the window behind each of these buttons, looks, and closes it again. */
	async openWindows(button: RegExp, count: number): Promise<void> {
		const buttons = this.page
			.getByRole('button', { name: button })
			.and(this.page.locator(':not([aria-disabled])'));
		const found = Math.min(count, await buttons.count());
		expect(found, String(button)).toBeGreaterThan(0);
		for (let nth = 0; nth < found; nth += 1) {
			await buttons.nth(nth).click();
			await expect(this.page.getByRole('dialog')).toBeVisible();
			await this.look(`${button} ${nth}`);
			await this.page.keyboard.press('Escape');
			await expect(this.page.getByRole('dialog')).toBeHidden();
		}
	}

	async openNotices(): Promise<void> {
		await this.page.getByRole('button', { name: /Notices/ }).click();
		await expect(this.page.getByRole('dialog', { name: 'Notices' })).toBeVisible();
		await this.look('notices');
		await this.page.keyboard.press('Escape');
	}

	/** Every one of these texts could be read somewhere, character by character. */
	expectShown(kinds: readonly (keyof typeof TEXTS)[]): void {
		const all = this.#shown.join('\n');
		for (const kind of kinds)
			expect(
				TEXTS[kind].filter((text) => !all.includes(text)),
				kind,
			).toEqual([]);
	}
}

const openMarkup = async (open: (spec: object) => Promise<World>): Promise<World> =>
	open({ rules: { maxChats: 1_000, maxOpenRequests: 1_000 }, prepare: fillWithMarkup });

test('[H-03] the corpus is a large one, and every string of it fits into a name', () => {
	expect(MARKUP.length).toBeGreaterThan(200);
	expect(TEXTS.name.join().length).toBeGreaterThan(MARKUP.join().length);
	expect(FOREIGN.length).toBeGreaterThan(35);
});

test('[H-03] on every screen of a talent markup is text', async ({ open, browser }) => {
	test.slow();
	const world = await openMarkup(open);
	const ada = await Visit.begin(await world.enter('Ada'), world);
	await ada.page.goto('/events');
	await ada.look('events');
	ada.expectShown(['line', 'note']);

	const companies = await world.sql<{ id: string }>(
		`SELECT id FROM company ORDER BY rowid LIMIT ?`,
		OFFERING,
	);
	await ada.open('/companies?q=%3Cb%3E');
	for (const { id } of companies) {
		await ada.open(`/companies/${id}`);
		const more = ada.page.getByRole('button', { name: /^\d+ more$/ });
		if ((await more.count()) > 0) await more.click();
		for (const summary of await ada.page.locator('summary').all()) await summary.click();
		await ada.look(`the openings of ${id}`);
	}
	ada.expectShown(['title', 'place', 'job', 'tag']);

	await ada.open('/chats');
	await ada.openWindows(/^(Request|Pick a time): /, 12);
	await ada.openNotices();
	for (const tab of TABS) await ada.open(`/chats?tab=${tab}`);
	await ada.open('/chats?tab=in_scheduling');
	await ada.openWindows(/^Pick a time$/, 3);
	await ada.open('/schedule');
	for (const { id } of await world.sql<{ id: string }>(
		`SELECT id FROM meeting WHERE talent_id = ? LIMIT 8`,
		world.ids.Ada,
	))
		await ada.open(`/chats/${id}`);
	// The same once more without the server's drawing.
	const place = (name: string) => ada.page.getByRole('link', { name, exact: true });
	await place('1-1 Chats').last().click();
	for (const tab of TABS.slice(0, -1)) {
		await ada.page.locator(`[data-tab=${tab}]`).click();
		await ada.look(`${tab}, by a click`);
	}
	await place('My Schedule').click();
	await ada.look('schedule, by a click');
	ada.expectShown(['name', 'headline', 'about', 'tag', 'ideal', 'question']);
	ada.expectShown(['message', 'answer', 'note']);

	const nobody = await browser.newPage({ baseURL: world.server.url });
	const visit = await Visit.begin(nobody, world);
	await nobody.goto('/sign-in');
	await visit.look('sign in');
	await nobody.close();
});

test('[H-03] on every screen of a recruiter markup is text', async ({ open }) => {
	test.slow();
	const world = await openMarkup(open);
	const rita = await Visit.begin(await world.enter('Rita'), world);
	for (const tab of TABS) await rita.open(`/chats?tab=${tab}`);
	await rita.openNotices();
	const pages = Math.ceil(TEXTS.name.length / 24);
	for (let page = 1; page <= pages; page += 1) await rita.open(`/talents?page=${page}`);
	await rita.openWindows(/^Invite: /, 3);
	await rita.open(`/talents?q=${encodeURIComponent('"><b><i>bold</b></i>')}`);
	await rita.open('/team/openings');
	await rita.open('/team/openings/v-0');
	await rita.open('/availability');
	await rita.open('/settings');
	await rita.open('/schedule');
	for (const { id } of await world.sql<{ id: string }>(
		`SELECT id FROM meeting WHERE recruiter_id = ? LIMIT 8`,
		world.ids.Rita,
	))
		await rita.open(`/chats/${id}`);
	await rita.page.getByRole('link', { name: '1-1 Chats', exact: true }).last().click();
	for (const tab of TABS.slice(0, -1)) {
		await rita.page.locator(`[data-tab=${tab}]`).click();
		await rita.look(`${tab}, by a click`);
		// What was written stands beside the list, for one person at a time.
		const people = rita.page.locator('[data-row]');
		for (let nth = 0; nth < (await people.count()); nth += 1) {
			await people.nth(nth).click();
			await expect(people.nth(nth)).toHaveAttribute('aria-current', 'true');
			await rita.look(`${tab}, the chat ${nth}`);
		}
	}
	rita.expectShown(['name', 'headline', 'about', 'tag']);
	rita.expectShown(['question', 'message', 'answer', 'note']);
});

test('[H-03] in a support conversation markup is text, for whoever asks and whoever helps', async ({
	open,
}) => {
	const world = await openMarkup(open);
	const [ada, olga] = await Promise.all(
		(['Ada', 'Olga'] as const).map(async (who) => Visit.begin(await world.enter(who), world)),
	);
	if (!ada || !olga) throw new Error('two were asked for');
	const log = (visit: Visit) => visit.page.getByRole('log').getByRole('listitem');
	await olga.open('/support');
	await expect(olga.page.getByRole('navigation', { name: 'Open conversations' })).toContainText(
		pick(TEXTS.name, 3),
	);
	await olga.look('the list');
	olga.expectShown(['name']);
	await olga.open(`/support?with=${world.ids.Ada}`);
	await ada.open('/support');
	for (const visit of [ada, olga]) {
		await expect(log(visit)).toHaveCount(TEXTS.support.length);
		await visit.look('the conversation');
		visit.expectShown(['support']);
	}
	const text = pick(TEXTS.support, 1);
	await ada.page.getByRole('textbox').fill(text);
	await ada.page.getByRole('button', { name: 'Send' }).click();
	await expect(log(olga)).toHaveCount(TEXTS.support.length + 1);
	await olga.page.getByRole('textbox').fill(text);
	await olga.page.getByRole('button', { name: 'Send' }).click();
	for (const visit of [ada, olga]) {
		await expect(log(visit)).toHaveCount(TEXTS.support.length + 2);
		await visit.look('what was said just now');
	}
});

test('[H-03] what people write while others look on is text on both sides, in messages too', async ({
	open,
}) => {
	const world = await openMarkup(open);
	const [ada, rita] = await Promise.all(
		(['Ada', 'Rita'] as const).map(async (who) => Visit.begin(await world.enter(who), world)),
	);
	if (!ada || !rita) throw new Error('two were asked for');
	const [adas, ritas] = [pick(TEXTS.name, 0), pick(TEXTS.name, 0)];
	await ada.open('/schedule');

	await rita.open('/chats?tab=requests');
	const received = rita.page
		.getByRole('article')
		.filter({ has: rita.page.getByRole('heading', { name: adas, exact: true }) });
	await received.getByRole('button', { name: 'Accept' }).click();
	await ada.waitFor(`Your request to ${ritas} was accepted`);
	await rita.waitFor(`You accepted ${adas}`);

	const note = pick(TEXTS.note, 1);
	await rita.page.getByRole('button', { name: 'Decline' }).first().click();
	await rita.page
		.getByRole('dialog')
		.getByLabel(/^Short note/)
		.fill(note);
	await rita.page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
	await rita.waitFor('You declined');
	await rita.page.locator('[data-tab=declined]').click();
	await rita.waitFor(note);

	const question = pick(TEXTS.question, 1);
	await rita.open('/settings');
	await rita.page.getByLabel(/^My question/).fill(question);
	await rita.page.getByRole('button', { name: /^Save/ }).first().click();
	await rita.waitFor('Settings saved');

	await ada.open('/chats');
	await ada.page
		.getByRole('button', { name: /^Request: / })
		.and(ada.page.locator(':not([aria-disabled])'))
		.first()
		.click();
	const message = pick(TEXTS.message, 2);
	const dialog = ada.page.getByRole('dialog');
	for (const box of await dialog.getByRole('textbox').all()) await box.fill(message);
	await dialog.getByRole('button', { name: 'Send request' }).click();
	await ada.waitFor('Request sent to ');
	await ada.open('/chats?tab=requests');
	await expect(ada.page.locator('blockquote').filter({ hasText: message }).first()).toBeVisible();
});
