/** What a screen says while the server says nothing, and when it is newer than the page. */
import type { Page } from '@playwright/test';
import { must } from '#schema/assert.ts';
import { acceptedByRita } from './accepted.ts';
import { place, tab } from './steps.ts';
import { expect, test } from './world.ts';

const count = (page: Page, name: string, number: number): Promise<void> =>
	expect(tab(page, name)).toHaveAccessibleName(new RegExp(`^${name} ${number}\\b`));
const go = (page: Page, name: string): Promise<void> => place(page, name).click();

/** Remembers every moment in which the page calls a chat confirmed, however short. */
async function watchForConfirmed(page: Page): Promise<() => Promise<readonly string[]>> {
	await page.evaluate(() => {
		const seen = ((globalThis as { seen?: string[] }).seen = [] as string[]);
		const look = () => {
			const said = document.body.innerText.match(/chat with .* is confirmed/i) ?? [];
			const places = document.querySelectorAll<HTMLElement>('article, a[href*="tab=confirmed"]');
			const claims = [...places]
				.map((place) => place.innerText)
				.filter((text) => {
					return /\bConfirmed\b(?!\s*0)/.test(text);
				});
			seen.push(...said, ...claims);
		};
		new MutationObserver(look).observe(document, {
			subtree: true,
			childList: true,
			characterData: true,
			attributes: true,
		});
		look();
	});
	return () => page.evaluate(() => (globalThis as { seen?: string[] }).seen ?? ['not watching']);
}

test('[D-13] while the server is silent a claim is asked for and never confirmed; when it speaks again it is', async ({
	open,
}) => {
	const world = await open({ prepare: acceptedByRita });
	const ada = await world.enter('Ada', '/schedule');
	await expect(ada.getByText('Nothing scheduled yet')).toBeVisible();
	await go(ada, '1-1 Chats');
	await tab(ada, 'In Scheduling').click();
	const card = ada.getByRole('article', { name: world.names.Rita });
	await card.getByRole('button', { name: 'Pick a time' }).click();
	const picker = ada.getByRole('dialog', { name: 'Pick a time' });
	await picker.getByRole('option').first().click();
	const sightings = await watchForConfirmed(ada);

	world.server.process.kill('SIGSTOP');
	try {
		await picker.getByRole('button', { name: 'Confirm 1-1 Chat' }).click();
		await expect(picker.getByText('Asking…')).toBeVisible();
		await ada.keyboard.press('Escape');
		await expect(card).toContainText(/Asking for \d\d:\d\d…/);
		await count(ada, 'Confirmed', 0);
		await count(ada, 'In Scheduling', 1);
		await tab(ada, 'Confirmed').click();
		await expect(ada.getByText('No confirmed chats yet')).toBeVisible();
		await go(ada, 'My Schedule');
		await expect(ada.getByText('Nothing scheduled yet')).toBeVisible();
		// Nor when the page has given up on the connection.
		await expect(ada.getByText('You are offline.')).toBeVisible({ timeout: 90_000 });
		await expect(ada.getByText('Nothing scheduled yet')).toBeVisible();
		await go(ada, '1-1 Chats');
		await tab(ada, 'In Scheduling').click();
		await expect(card).toContainText(/Asking for \d\d:\d\d…|It is not reserved/);
		await count(ada, 'Confirmed', 0);
		expect(await sightings()).toEqual([]);
		expect(await world.sql(`SELECT id FROM meeting WHERE status = 'confirmed'`)).toEqual([]);
	} finally {
		world.server.process.kill('SIGCONT');
	}

	await count(ada, 'Confirmed', 1);
	await count(ada, 'In Scheduling', 0);
	await tab(ada, 'Confirmed').click();
	await expect(card).toBeVisible();
	await go(ada, 'My Schedule');
	await expect(ada.getByRole('article', { name: world.names.Rita })).toBeVisible();
	expect(await sightings()).not.toEqual([]);
});

test('[W-20] what a newer server says beside what the page knows breaks no screen', async ({
	open,
}) => {
	const world = await open({
		prepare: (database, rows) => {
			acceptedByRita(database, rows);
			const { connection } = database;
			const notice = connection.prepare(
				`INSERT INTO notice (fair_id, participant_id, kind, meeting_id, peer_id, at, seq)
				VALUES (?, ?, ?, 'chat', ?, ?, 1)`,
			);
			for (const kind of ['badge_won', 'request_accepted', 'constructor'])
				notice.run(
					rows.fair,
					must(rows.talents[0], 'Ada'),
					kind,
					must(rows.recruiters[0], 'Rita'),
					Date.now(),
				);
			connection.exec(`UPDATE fair SET rules = json_set(rules, '$.fireworks', json('{"at":[1]}'))`);
			connection.exec(`UPDATE participant SET ideal = json_set(ideal, '$.fireworks', 'red')`);
		},
	});
	const ada = await world.enter('Ada', '/chats?tab=in_scheduling');
	await expect(ada.getByRole('article', { name: world.names.Rita })).toBeVisible();
	await ada.getByRole('button', { name: /Notices/ }).click();
	await expect(ada.getByRole('dialog', { name: 'Notices' }).getByRole('listitem')).toHaveText([
		/Your request to Rita Lang was accepted/,
	]);
});
