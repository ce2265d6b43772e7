/** Explore: finding a recruiter among many, and where a request has good chances, live. */
import type { Locator, Page } from '@playwright/test';
import type { OpenDatabase } from '#schema/db/open.ts';
import { button, card, sendRequest } from './steps.ts';
import { expect, test } from './world.ts';

const choose = (page: Page, name: string): Locator => page.getByRole('combobox', { name });
const openOnly = (page: Page): Locator => page.getByRole('checkbox', { name: /^Has open slots/ });
const found = (page: Page, text: string): Promise<void> =>
	expect(page.getByRole('status').getByText(text, { exact: true })).toBeVisible();

const speaks = ({ connection }: OpenDatabase, name: string, languages: string, topics: string) =>
	connection
		.prepare('UPDATE participant SET languages = ?, topics = ? WHERE name = ?')
		.run(languages, topics, name);

const polyglots = (database: OpenDatabase): void => {
	speaks(database, 'Rita Lang', '["German","English"]', '["Robotics"]');
	speaks(database, 'Carl Roth', '["German"]', '["Data"]');
	speaks(database, 'Dora Weiss', '["Polish"]', '["Robotics"]');
};

test('[S12] company, language, topic and open slots narrow together, each with its count, in the address, announced', async ({
	open,
}) => {
	const world = await open({ prepare: polyglots });
	const ada = await world.enter('Ada');
	await found(ada, '3 recruiters');
	await choose(ada, 'Language').selectOption('German (2)');
	await found(ada, '2 recruiters');
	// Under the other filters, and not under its own.
	await choose(ada, 'Topic').selectOption('Robotics (1)');
	await expect(ada.getByRole('article')).toHaveCount(1);
	await expect(choose(ada, 'Language').getByRole('option', { name: 'Polish (1)' })).toBeAttached();
	await openOnly(ada).check();
	await expect(ada).toHaveURL(/language=German.*topic=Robotics.*open=1/);
	await ada.goto(ada.url());
	await expect(openOnly(ada)).toBeChecked();
	await expect(choose(ada, 'Topic')).toHaveValue('Robotics');
	await found(ada, '1 recruiter');
	await button(ada, 'Clear filters').click();
	await found(ada, '3 recruiters');
	await expect(ada).toHaveURL(/tab=explore$/);
});

test('[S12] where nobody matches, the screen says which filter to loosen, and does it', async ({
	open,
}) => {
	const world = await open({ prepare: polyglots });
	const ada = await world.enter('Ada', '/chats?language=Polish&topic=Data');
	await found(ada, '0 recruiters');
	await expect(ada.getByText('Nobody matches')).toBeVisible();
	await ada.getByRole('link', { name: 'Not only Data: 1 recruiter' }).click();
	await expect(card(ada, world.names.Dora)).toBeVisible();
	await found(ada, '1 recruiter');
});

test('[S13c] a crowded recruiter is seen with the colleague who has better chances, live, and the line leads there', async ({
	open,
}) => {
	const world = await open({ slots: 1 });
	const [ada, ben, rita] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben'),
		world.enter('Rita'),
	]);
	await expect(card(ada, world.names.Rita)).toContainText('1 open slot, 0 waiting');
	await sendRequest(ben, world.names.Rita);
	await expect(card(ada, world.names.Rita)).toContainText('1 open slot, 1 waiting');
	const way = card(ada, world.names.Rita).getByRole('link', { name: /^Less asked/ });
	await expect(way).toHaveText('Less asked: Carl Roth, 1 slot, 0 waiting');
	// Accepted, he still waits for a time; once he is declined he does not.
	await button(card(rita, world.names.Ben), 'Accept').click();
	await expect(card(ben, world.names.Rita)).toContainText('Accepted');
	await expect(card(ada, world.names.Rita)).toContainText('1 waiting');
	await way.click();
	await expect(card(ada, world.names.Carl)).toBeVisible();
	await expect(ada.getByRole('article')).toHaveCount(1);
});

test('[S13c] [I17] sorted by chances, cards keep their places while numbers change, until one asks for the new order', async ({
	open,
}) => {
	const world = await open({ slots: 2 });
	const [ada, ben] = await Promise.all([
		world.enter('Ada', '/chats?sort=chances'),
		world.enter('Ben'),
	]);
	const order = () =>
		ada.getByRole('article').evaluateAll((all) => all.map((one) => one.ariaLabel));
	const { Rita, Carl, Dora } = world.names;
	await expect.poll(order).toEqual([Carl, Rita, Dora]);
	const before = await card(ada, Rita).boundingBox();
	await sendRequest(ben, Carl);
	await expect(card(ada, Carl)).toContainText('2 open slots, 1 waiting');
	expect(await order()).toEqual([Carl, Rita, Dora]);
	expect(await card(ada, Rita).boundingBox()).toEqual(before);
	await button(ada, 'Update the list').click();
	await expect.poll(order).toEqual([Rita, Dora, Carl]);
	await expect(button(ada, 'Update the list')).toBeHidden();
});

test('[I17] among hundreds only what is in sight is laid out, and a card that changes moves no other', async ({
	open,
}) => {
	const many = 300;
	const world = await open({
		prepare: ({ connection }, rows) => {
			const account = connection.prepare(
				`INSERT INTO account (id, email, name, created_at) VALUES (?, ?, ?, 1)`,
			);
			const person = connection.prepare(
				`INSERT INTO participant (id, fair_id, account_id, role, company_id, name)
				VALUES (?, ?, ?, 'recruiter', 'bolt', ?)`,
			);
			for (let i = 0; i < many; i += 1) {
				account.run(`a-more${i}`, `more${i}@example.org`, `More ${i}`);
				person.run(`more${i}`, rows.fair, `a-more${i}`, `More ${i}`);
			}
		},
	});
	const [ada, ben] = await Promise.all([
		world.enter('Ada'),
		world.enter('Ben', '/chats?q=dora weiss'),
	]);
	await found(ada, '303 recruiters');
	const drawn = () =>
		ada
			.getByRole('list', { name: 'Explore' })
			.getByRole('article')
			.evaluateAll(
				(all) => all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length,
			);
	await expect.poll(drawn).toBeGreaterThan(3);
	expect(await drawn()).toBeLessThan(100);
	const last = card(ada, 'More 299');
	await last.scrollIntoViewIfNeeded();
	const dora = card(ada, world.names.Dora);
	await dora.scrollIntoViewIfNeeded();
	const next = card(ada, 'More 1').first();
	const before = await next.boundingBox();
	await sendRequest(ben, world.names.Dora);
	await expect(dora).toContainText('4 open slots, 1 waiting');
	expect(await next.boundingBox()).toEqual(before);
});
