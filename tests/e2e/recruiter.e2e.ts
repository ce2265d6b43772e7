/** What else a recruiter does at a fair, as others see it at once. No page is ever reloaded. */
import type { Page } from '@playwright/test';
import { askingRita } from './crowd.ts';
import { button, card, expectAccessible } from './steps.ts';
import { expect, test } from './world.ts';

const goTo = (page: Page, name: string): Promise<void> =>
	page.getByRole('navigation', { name: 'This event' }).getByRole('link', { name }).click();

test('[M-R3] direct booking is one choice, and talents’ buttons follow it at once', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita', '/settings')]);
	await expect(button(card(ada, world.names.Rita), `Request: ${world.names.Rita}`)).toBeVisible();
	await rita.getByRole('radio', { name: /^Direct/ }).check();
	await button(rita, 'Save').first().click();
	await button(card(ada, world.names.Rita), `Pick a time: ${world.names.Rita}`).click();
	await ada.getByRole('dialog').getByRole('option').first().click();
	await button(ada.getByRole('dialog'), 'Confirm 1-1 Chat').click();
	await goTo(rita, '1-1 Chats');
	await rita.getByRole('link', { name: /^Confirmed \d/ }).click();
	await expect(card(rita, world.names.Ada)).toBeVisible();
});

test('[M-R4] [S16] [S17] while a recruiter writes, the preview shows the card and the window as talents get them, and talents nothing yet', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita', '/settings')]);
	const preview = rita.getByRole('region', { name: 'What talents see' });
	await rita.getByLabel('Background').fill('Marine biology');
	await rita.getByLabel(/^My question/).fill('Which fish?');
	// The block of the card, and that of the window.
	await expect(preview.getByText('Marine biology')).toHaveCount(2);
	await expect(preview.getByText('Which fish?')).toBeVisible();
	await expectAccessible(rita, 'the preview');
	await expect(card(ada, world.names.Rita)).not.toContainText('Marine biology');
	await button(rita, 'Save').first().click();
	await expect(card(ada, world.names.Rita)).toContainText('Marine biology');
});

test('[M-R8] talents are searched and filtered, the address keeps it, and an invitation reaches the one invited', async ({
	open,
}) => {
	const world = await open({
		prepare: askingRita([
			{ name: 'Anna Berg', languages: ['Danish'], topics: ['Robotics'] },
			{ name: 'Bela Toth', languages: ['Danish'], topics: ['Law'] },
		]),
	});
	const [ada, rita] = await Promise.all([
		world.enter('Ada', '/chats?tab=requests'),
		world.enter('Rita', '/talents'),
	]);
	await expect(rita.getByText('4 talents')).toBeVisible();
	await rita.getByRole('combobox', { name: 'Language' }).selectOption('Danish (2)');
	await expect(rita.getByText('2 talents')).toBeVisible();
	await rita.getByRole('combobox', { name: 'Topic' }).selectOption('Robotics (1)');
	await expect(card(rita, 'Bela Toth')).toBeHidden();
	await expect(rita).toHaveURL(/language=Danish&topic=Robotics/);
	await expectAccessible(rita, 'filtered talents');
	await rita.getByRole('link', { name: 'Clear filters' }).click();
	await rita.getByRole('checkbox', { name: 'Not yet in touch' }).check();
	await expect(card(rita, 'Anna Berg')).toBeHidden();
	await rita.getByRole('searchbox').fill('Byron');
	await expect(rita.getByText('1 talent', { exact: true })).toBeVisible();
	await card(rita, world.names.Ada).getByRole('link', { name: world.names.Ada }).click();
	await button(card(rita, world.names.Ada), 'Invite').click();
	await rita.getByRole('dialog').getByRole('textbox').fill('Your thesis is just what we build');
	await button(rita.getByRole('dialog'), 'Send invitation').click();
	await expect(card(ada, world.names.Rita)).toContainText('Your thesis is just what we build');
	const between = rita.getByRole('region', { name: `You and ${world.names.Ada}` });
	await expect(between).toContainText('Waiting for feedback');
	await button(card(ada, world.names.Rita), 'Decline').click();
	await ada.getByRole('dialog').getByRole('textbox').fill('Perhaps next year');
	await button(ada.getByRole('dialog'), 'Decline').click();
	await expect(between).toContainText('Perhaps next year');
	await expectAccessible(rita, 'a talent');
});

test('[M-R8] on a slow line a choice is added to what was clicked just before it, and a link leads where it says whatever was typed', async ({
	open,
}) => {
	const world = await open({
		prepare: askingRita([{ name: 'Anna Berg', languages: ['Danish'], topics: ['Robotics'] }]),
	});
	const rita = await world.enter('Rita', '/talents?language=Danish');
	await expect(rita.getByText('1 talent', { exact: true })).toBeVisible();
	const slowly = async (act: () => Promise<void>) => {
		const { promise: isDone, resolve: release } = Promise.withResolvers<void>();
		const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
		await rita.route('**/__data.json*', async (route) => {
			asked();
			await isDone;
			await route.continue();
		});
		await act();
		await isAsked;
		return release;
	};
	const clear = await slowly(() => rita.getByRole('link', { name: 'Clear filters' }).click());
	await rita.getByRole('checkbox', { name: 'Not yet in touch' }).check();
	clear();
	await expect(rita).toHaveURL(/\/talents\?new=1$/);
	await expect(card(rita, world.names.Ada)).toBeVisible();

	const leave = await slowly(async () => {
		await rita.getByRole('searchbox').fill('Byron');
		await card(rita, world.names.Ada).getByRole('link', { name: world.names.Ada }).click();
	});
	// A timer that is set later and is no shorter ends later than the one of the search.
	await rita.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)));
	leave();
	await expect(rita.getByRole('heading', { name: world.names.Ada, level: 1 })).toBeVisible();
});

test('[M-R12] a confirmed chat stands in the recruiter’s own schedule, and "Join" opens the room, with who and when', async ({
	open,
}) => {
	const world = await open({
		slotsFrom: 5,
		prepare: ({ connection }, rows) => {
			connection
				.prepare(
					`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status,
						requested_at, changed_at, starts_at, ends_at)
					VALUES ('m-ada', ?, ?, ?, 'talent', 'confirmed', 1, 1, ?, ?)`,
				)
				.run(
					rows.fair,
					rows.talents[0] ?? '',
					rows.recruiters[0] ?? '',
					rows.starts[0] ?? 0,
					(rows.starts[0] ?? 0) + 15 * 60_000,
				);
		},
	});
	const [ada, rita] = await Promise.all([
		world.enter('Ada', '/chats/m-ada'),
		world.enter('Rita', '/schedule'),
	]);
	await expect(rita.getByRole('main')).toContainText(world.names.Ada);
	await rita.getByRole('button', { name: /^Join/ }).click();
	await expect(
		rita.getByRole('heading', { name: `Chat with ${world.names.Ada}`, exact: true }),
	).toBeAttached();
	await expect(rita.getByRole('timer')).toContainText('Starts in');
	await rita.getByRole('button', { name: 'Join' }).click();
	await expect(ada.getByText(`${world.names.Rita} is here and waits for you.`)).toBeVisible();
});

test('[M-R13] [S10] whom I have met stands in Completed, with what was written', async ({
	open,
}) => {
	const world = await open({
		prepare: (database, rows) => {
			askingRita([{ name: 'Anna Berg', message: 'About your robots' }])(database, rows);
			database.connection.exec(
				`UPDATE meeting SET status = 'completed', starts_at = 60000, ends_at = 120000,
					expires_at = NULL, talent_joined = 1, recruiter_joined = 1 WHERE id = 'm-crowd-0'`,
			);
		},
	});
	const rita = await world.enter('Rita', '/chats?tab=completed');
	await expect(rita.getByRole('list', { name: 'Completed' }).getByRole('link')).toHaveCount(1);
	await expect(card(rita, 'Anna Berg')).toContainText('About your robots');
	await expect(card(rita, 'Anna Berg')).toContainText('Completed');
});
