/** Without a connection: what can be read and done, and what becomes of it. */
import type { Page } from '@playwright/test';
import { layCable } from './cable.ts';
import { card, keptKeys, tab, whenKept } from './steps.ts';
import { expect, test, type World } from './world.ts';

test.use({ whole: true });

async function request(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: `Request: ${name}` }).click();
	await page.getByRole('button', { name: 'Send request' }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
}

async function choose(page: Page, nth: number): Promise<void> {
	await page.getByRole('button', { name: 'Pick a time' }).click();
	await page.getByRole('listbox').getByRole('option').nth(nth).click();
	await page.getByRole('button', { name: 'Confirm 1-1 Chat' }).click();
}

const statusOf = async ({ sql }: World, talent: string, recruiter: string) =>
	(
		await sql<{ status: string }>(
			`SELECT status FROM meeting WHERE talent_id = ? AND recruiter_id = ?`,
			talent,
			recruiter,
		)
	).map(({ status }) => status);

test('[I18] offline, tab closed and opened: the schedule is read as of then, three acts wait, and each ends as the server decides', async ({
	open,
}) => {
	test.slow();
	const world = await open({
		rules: { changeCutoffMinutes: 1 },
		prepare: ({ connection }, { fair }) => {
			connection.exec(`INSERT INTO account (id, email, name, created_at)
				VALUES ('a-eva', 'eva@example.org', 'Eva Lund', 1)`);
			connection
				.prepare(
					`INSERT INTO participant (id, fair_id, account_id, role, company_id, name)
					VALUES ('p-eva', ?, 'a-eva', 'recruiter', 'bolt', 'Eva Lund')`,
				)
				.run(fair);
		},
	});
	const { Ada, Ben, Rita, Carl, Dora } = world.ids;
	const cable = await layCable(world.server.url);
	const [ada, rita, carl, dora] = await Promise.all([
		world.enter('Ada', '/chats', { baseURL: cable.url }),
		world.enter('Rita'),
		world.enter('Carl', '/talents'),
		world.enter('Dora'),
	]);
	await whenKept(ada);

	// A chat with Carl is confirmed, Rita has accepted, a request to Dora waits.
	await carl.getByRole('button', { name: `Invite: ${world.names.Ada}` }).click();
	await carl.getByRole('button', { name: 'Send invitation' }).click();
	await tab(ada, 'Requests').click();
	await card(ada, world.names.Carl).getByRole('button', { name: 'Accept' }).click();
	await ada.getByRole('listbox').getByRole('option').nth(3).click();
	await ada.getByRole('button', { name: 'Confirm 1-1 Chat' }).click();
	await expect(ada.getByRole('dialog')).toBeHidden();
	await tab(ada, 'Explore').click();
	await request(ada, world.names.Rita);
	await rita.getByRole('button', { name: 'Accept' }).click();
	await request(ada, world.names.Dora);
	await expect(dora.getByText('Asks for a chat')).toBeVisible();
	// She has looked at Rita's times, so they are kept.
	await tab(ada, 'In Scheduling').click();
	await ada.getByRole('button', { name: 'Pick a time' }).click();
	await expect(ada.getByRole('listbox')).toBeVisible();
	await ada.keyboard.press('Escape');

	const context = ada.context();
	// What is seen is written down after a pause.
	await expect.poll(() => keptKeys(ada)).toContain(`calendar.1/${world.fair}/${Rita}`);
	await expect
		.poll(() =>
			ada.evaluate(async () => {
				const opening = indexedDB.open('visavis');
				const db = await new Promise<IDBDatabase>((resolve) => {
					opening.onsuccess = () => resolve(opening.result);
				});
				const asking = db.transaction('kept').objectStore('kept').getAll();
				const all = await new Promise<unknown[]>((resolve) => {
					asking.onsuccess = () => resolve(asking.result);
				});
				db.close();
				return JSON.stringify(all).match(/"status":"(in_scheduling|confirmed|requested)"/g)?.length;
			}),
		)
		.toBe(3);
	await cable.cut();
	await ada.close();

	// While she is away Ben takes the time she will want.
	const ben = await world.enter('Ben');
	await request(ben, world.names.Rita);
	await rita.getByRole('button', { name: 'Accept' }).click();
	await tab(ben, 'In Scheduling').click();
	await choose(ben, 0);
	await tab(ben, 'Confirmed').click();
	await expect(card(ben, world.names.Rita)).toBeVisible();

	const again = await context.newPage();
	await again.goto(`/events/${world.fair}/schedule`);
	await expect(again.getByRole('heading', { level: 1, name: 'My Schedule' })).toBeVisible();
	await expect(again.getByText(/You are offline/).first()).toBeVisible();
	await expect(again.getByText(/what was known at \d\d:\d\d/)).toBeVisible();
	await expect(again.getByRole('article', { name: world.names.Carl })).toBeVisible();

	await again.getByRole('navigation').getByRole('link', { name: '1-1 Chats' }).click();
	await request(again, 'Eva Lund');
	await again
		.getByRole('button', { name: /^More for Dora/ })
		.first()
		.click();
	await again.getByRole('menuitem', { name: 'Cancel request' }).click();
	await again.getByRole('dialog').getByRole('button', { name: 'Cancel request' }).click();
	await tab(again, 'In Scheduling').click();
	await choose(again, 0);
	await expect(card(again, world.names.Rita)).toContainText(/will be tried when you are back/);
	await expect(again.getByText(/changes? will be sent when you are back/)).toBeVisible();
	await expect(tab(again, 'Confirmed')).toHaveAccessibleName(/^Confirmed 1\b/);

	// Closed and opened once more: what waits is still there, and shows no more than that.
	await again.close();
	const third = await context.newPage();
	await third.goto(`/events/${world.fair}/chats?tab=in_scheduling`);
	await expect(card(third, world.names.Rita)).toContainText(/will be tried when you are back/);
	await expect(tab(third, 'Confirmed')).toHaveAccessibleName(/^Confirmed 1\b/);
	expect(await statusOf(world, Ada, Dora)).toEqual(['requested']);
	expect(await statusOf(world, Ada, 'p-eva')).toEqual([]);

	await cable.mend();
	await third.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(dora.getByText('Asks for a chat')).toBeHidden();
	await expect(third.getByText(/just taken by someone else/i).first()).toBeVisible();
	await expect(third.getByText(/You are offline/)).toHaveCount(0);
	await expect(card(third, world.names.Rita)).not.toContainText(/tried when you are back/);
	await expect(tab(third, 'Requests')).toHaveAccessibleName(/^Requests 1\b/);
	expect(await statusOf(world, Ada, Dora)).toEqual(['cancelled']);
	expect(await statusOf(world, Ada, 'p-eva')).toEqual(['requested']);
	expect(await statusOf(world, Ada, Rita)).toEqual(['in_scheduling']);
	expect(await statusOf(world, Ben, Rita)).toEqual(['confirmed']);
	expect(await statusOf(world, Ada, Carl)).toEqual(['confirmed']);
	await cable.close();
});

test('[UI6] [UI7] [H-18] what is kept to open without a server is nobody’s; signing out removes everything, and another person sees nothing of it', async ({
	open,
}) => {
	const world = await open();
	const cable = await layCable(world.server.url);
	const ada = await world.enter('Ada', '/schedule', { baseURL: cable.url });
	await whenKept(ada);
	const kept = await ada.evaluate(async () => {
		const found: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const text = (await (await cache.match(request))?.text()) ?? '';
				found.push(new URL(request.url).pathname + (/Ada Byron|Test Fair/.test(text) ? ' !' : ''));
			}
		}
		return found;
	});
	expect(kept).toContain('/shell');
	expect(
		kept.filter(
			(path) => !/^\/(_app|icons)\/|^\/(shell|favicon.svg|manifest.webmanifest)$/.test(path),
		),
	).toEqual([]);

	// Ben signs in on the same device without Ada having left: what she kept is not his.
	await ada.context().clearCookies();
	await ada.request.post('/sign-in?/demo', {
		form: { person: world.accountOf(world.ids.Ben) },
		headers: { origin: cable.url },
	});
	// Not even before a page of his has run.
	await cable.cut();
	await ada.goto(`/events/${world.fair}/schedule`);
	await expect(ada.getByRole('heading', { level: 1, name: 'You are offline.' })).toBeAttached();
	await expect(ada.getByText('Ada Byron')).toHaveCount(0);
	await cable.mend();
	await ada.goto('/events');
	await expect(ada.getByRole('button', { name: /Account of/ })).toBeVisible();
	await expect.poll(() => keptKeys(ada)).toContain(`${world.accountOf(world.ids.Ben)}/api/events`);
	await cable.cut();
	await ada.goto(`/events/${world.fair}/schedule`);
	await expect(ada.getByRole('heading', { level: 1, name: 'You are offline.' })).toBeAttached();
	await expect(ada.getByText('Ada Byron')).toHaveCount(0);
	await ada.goto('/events');
	await expect(ada.getByRole('link', { name: /Test Fair/ })).toBeVisible();
	await cable.mend();

	await ada.goto('/events');
	await expect(async () => {
		await ada.getByRole('button', { name: /^Account of/ }).click();
		await expect(ada.getByRole('menuitem', { name: 'Sign out' })).toBeVisible({ timeout: 1_000 });
	}).toPass();
	// Every page keeps the program again after a pause, which is nobody's; this is about what signing out leaves.
	const keepNothing = () => {
		navigator.serviceWorker.register = () => new Promise(() => {});
	};
	await ada.evaluate(keepNothing);
	await ada.addInitScript(keepNothing);
	await ada.getByRole('menuitem', { name: 'Sign out' }).click();
	await expect(ada.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	const left = await ada.evaluate(async () => ({
		caches: await caches.keys(),
		databases: (await indexedDB.databases()).map(({ name }) => name),
		workers: (await navigator.serviceWorker.getRegistrations()).length,
	}));
	expect(left).toEqual({ caches: [], databases: [], workers: 0 });
	await cable.close();
});

test('[I18] a page that only the server can make says so offline, and leads back to what can be read', async ({
	open,
}) => {
	const world = await open();
	const cable = await layCable(world.server.url);
	const rita = await world.enter('Rita', '/chats', { baseURL: cable.url });
	await whenKept(rita);
	await expect.poll(() => keptKeys(rita)).toContain('/api/events');
	await cable.cut();
	await rita.goto(`/events/${world.fair}/talents`);
	await expect(rita.getByText('This page needs a connection.')).toBeVisible();
	await rita.getByRole('link', { name: 'To my events' }).click();
	await rita.getByRole('link', { name: /Test Fair/ }).click();
	await rita.getByRole('navigation').getByRole('link', { name: '1-1 Chats' }).click();
	await expect(rita.getByRole('heading', { name: 'Requests', level: 2 })).toBeVisible();
	await cable.close();
});

/** Opens the menu behind the name, which a page just loaded may not listen to yet, and signs out. */
async function signOut(page: Page): Promise<void> {
	await expect(async () => {
		await page.getByRole('button', { name: /^Account of/ }).click();
		await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

/** Whether this browser has anything left of anybody. */
const leftOver = (page: Page) =>
	page.evaluate(async () => ({
		databases: (await indexedDB.databases()).map(({ name }) => name),
		// SvelteKit's own notes of scroll positions are nobody's.
		kept: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(
			(key) => !key.startsWith('sveltekit:'),
		),
		account: document.cookie.includes('account='),
	}));
const NOTHING = { databases: [], kept: [] as string[], account: false };
const sessions = ({ sql }: World) => sql(`SELECT account_id FROM auth_session`);

test('[AU14] [UI7] signing out without a connection says so, forgets everything in all tabs, and ends the session when the server is back', async ({
	open,
}) => {
	const world = await open();
	const cable = await layCable(world.server.url);
	const ada = await world.enter('Ada', '/schedule', { baseURL: cable.url });
	await whenKept(ada);
	await expect.poll(() => keptKeys(ada)).toContain('/api/events');
	await ada.evaluate(() => localStorage.setItem('visavis:draft:x', 'words'));
	const other = await ada.context().newPage();
	await other.goto(`/events/${world.fair}/chats`);
	await expect(other.getByRole('button', { name: /Account of Ada/ })).toBeVisible();
	await cable.cut();

	await signOut(ada);
	const dialog = ada.getByRole('dialog', { name: 'Sign out without a connection?' });
	await dialog.getByRole('button', { name: 'Stay signed in' }).click();
	await expect(dialog).toBeHidden();
	expect(await keptKeys(ada)).toContain('/api/events');
	await signOut(ada);
	await dialog.getByRole('button', { name: 'Forget me on this device' }).click();
	for (const page of [ada, other]) {
		await expect(page.getByRole('heading', { name: 'You have left' })).toBeVisible();
		await expect(page.getByText(/ends as soon as there is a connection again/)).toBeVisible();
		expect(await page.content()).not.toContain('Ada Byron');
	}
	await expect.poll(() => leftOver(ada)).toEqual(NOTHING);
	await other.goto(`/events/${world.fair}/schedule`);
	await expect(other.getByRole('heading', { level: 1, name: 'You are offline.' })).toBeAttached();
	expect(await other.content()).not.toContain('Ada Byron');
	await other.close();
	expect(await sessions(world)).toHaveLength(1);

	await cable.mend();
	await ada.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(ada.getByText('Your session on the server has ended as well.')).toBeVisible();
	expect(await sessions(world)).toEqual([]);
	await ada.getByRole('link', { name: 'Sign in' }).click();
	await expect(ada.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
	await cable.close();
});

test('[AU14] [H-19] who has left without a connection and closed the browser is signed out by the next page that is opened there', async ({
	open,
}) => {
	const world = await open();
	const cable = await layCable(world.server.url);
	const ada = await world.enter('Ada', '/schedule', { baseURL: cable.url });
	await whenKept(ada);
	await cable.cut();
	await signOut(ada);
	await ada.getByRole('button', { name: 'Forget me on this device' }).click();
	await expect(ada.getByRole('heading', { name: 'You have left' })).toBeVisible();
	const context = ada.context();
	await ada.close();
	await cable.mend();
	const next = await context.newPage();
	await next.goto(`/events/${world.fair}/schedule`);
	await expect(next.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
	expect(await sessions(world)).toEqual([]);
	const names = (await context.cookies()).map(({ name }) => name);
	for (const gone of ['session', 'account', 'leaving']) expect(names).not.toContain(gone);
	// Whoever comes next is in as usual.
	await next.request.post('/sign-in?/demo', {
		form: { person: world.accountOf(world.ids.Ben) },
		headers: { origin: cable.url },
	});
	await next.goto('/events');
	await expect(next.getByRole('button', { name: /Account of Ben/ })).toBeVisible();
	await cable.close();
});

test('[UI1] without a server, and nobody known here, the words are in the language of the browser', async ({
	open,
}) => {
	const world = await open();
	const cable = await layCable(world.server.url);
	const ada = await world.enter('Ada', '/schedule', { baseURL: cable.url, locale: 'de-DE' });
	await whenKept(ada);
	await ada.context().clearCookies();
	await cable.cut();
	await ada.goto(`/events/${world.fair}/schedule`);
	await expect(ada.getByRole('heading', { level: 1, name: 'Du bist offline.' })).toBeAttached();
	await cable.close();
});
