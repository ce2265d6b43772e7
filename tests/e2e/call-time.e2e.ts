/**
 * Time in a chat, decided by the server: two people, each in a browser of their own. The clock is moved by
 * moving the chat against it, before the server starts or between two of its lives.
 */
import type { OpenDatabase } from '#schema/db/open.ts';
import { MINUTE_MS } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { ROOM, callBrowser, enterRoom, soon } from './call-steps.ts';
import { button, expectAccessible } from './steps.ts';
import { expect, test } from './world.ts';

test.use({ launchOptions: callBrowser });

/** The chat of Ada and Rita ends so many minutes from now, and has its slot. */
function endsIn({ connection }: OpenDatabase, minutes: number): void {
	const endsAt = Date.now() + minutes * MINUTE_MS;
	const startsAt = endsAt - 15 * MINUTE_MS;
	connection
		.prepare(
			`INSERT INTO slot (recruiter_id, starts_at, ends_at, fair_id, passed)
			SELECT recruiter_id, ?, ?, fair_id, 1 FROM meeting WHERE id = 'chat'`,
		)
		.run(startsAt, endsAt);
	connection
		.prepare(`UPDATE meeting SET starts_at = ?, ends_at = ? WHERE id = 'chat'`)
		.run(startsAt, endsAt);
	connection.exec('UPDATE fair SET seq = seq + 1');
}

const under = (minutesLeft: number) => ({
	// Nothing is offered in the minutes about which it is.
	slotsFrom: 60,
	prepare(database: OpenDatabase, rows: FairRows): void {
		soon.prepare(database, rows);
		endsIn(database, minutesLeft);
	},
});

test('[EX1] [EX5] [CL2] [I11] five minutes before the end one of the two extends: both have the new time at once, and it is completed when that is over', async ({
	open,
}) => {
	const world = await open(under(4.9));
	const [ada, rita] = await Promise.all([enterRoom(world, 'Ada'), enterRoom(world, 'Rita')]);
	for (const page of [ada, rita]) {
		await expect(page.getByText('Less than five minutes left')).toBeVisible();
		await expect(button(page, 'Extend 5 minutes')).toBeVisible();
		await expect(page.getByRole('timer')).toContainText('4 min');
	}
	await expectAccessible(ada, 'the room, where it can be extended');
	await button(rita, 'Extend 5 minutes').click();
	await expect(ada.getByText('Rita Lang extended by 5 minutes')).toBeVisible();
	for (const page of [ada, rita]) await expect(page.getByRole('timer')).toContainText('9 min');

	await world.restart({ prepare: (database) => endsIn(database, 0.05) });
	for (const page of [ada, rita]) {
		await expect(page.getByText('The time is over', { exact: true })).toBeVisible();
		await expect(page.getByText('No other chat is planned.')).toBeVisible();
	}
	await expect
		.poll(() => world.sql('SELECT status FROM meeting'))
		.toEqual([{ status: 'completed' }]);
	// The room is open for a good-bye; afterwards each keeps what they think, for themselves.
	await button(rita, 'Leave').click();
	await rita.getByRole('checkbox', { name: 'Yes' }).check({ force: true });
	await rita.getByRole('textbox', { name: 'Note' }).fill('Calm under pressure.');
	await expect(rita.getByText('Saved', { exact: true })).toBeVisible();
	const page = await world.enter('Rita', '/chats/chat');
	await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue(
		'Calm under pressure.',
	);
	await button(ada, 'Leave').click();
	await expect(ada.getByRole('textbox', { name: 'Note' })).toHaveValue('');
});

test('[LT1] one press says that one is late, and the other sees it at once', async ({ open }) => {
	const world = await open(soon);
	const [ada, rita] = await Promise.all([
		world.enter('Ada', ROOM),
		world.enter('Rita', '/schedule'),
	]);
	await button(ada, 'I’m 5 minutes late').click();
	await expect(ada.getByText(/^Rita Lang knows that you come at/)).toBeVisible();
	await expect(button(ada, 'I’m 5 minutes late')).toBeHidden();
	await expect(rita.getByText(/^Ada Byron will be late and comes at about/)).toBeVisible();
});

test('[NS1] [NS2] [NS4] [QU4] who does not come is noted, the talent has the chat back, and the recruiter can correct it', async ({
	open,
}) => {
	const world = await open(under(10.1));
	const ada = await enterRoom(world, 'Ada');
	await expect(ada.getByText(/^Rita Lang has not come so far/)).toBeVisible({ timeout: 20_000 });
	await world.restart({ prepare: (database) => endsIn(database, 0.02) });
	await expect(ada.getByText('The time is over', { exact: true })).toBeVisible();
	await button(ada, 'Leave').click();
	await ada.getByRole('link', { name: 'To the chat' }).click();
	await expect(ada.getByRole('main')).toContainText('Rita Lang did not join');

	const rita = await world.enter('Rita', '/chats/chat');
	await expect(rita.getByRole('main')).toContainText('You did not join');
	await button(rita, 'Who was there?').click();
	const dialog = rita.getByRole('dialog', { name: 'Who was there?' });
	await expectAccessible(rita, 'who was there');
	await dialog.getByRole('radio', { name: /^It took place/ }).check();
	await button(dialog, 'Save').click();
	for (const page of [ada, rita])
		await expect(page.getByRole('main')).toContainText('Corrected by the recruiter');
	expect(await world.sql('SELECT status, corrected_by FROM meeting')).toEqual([
		{ status: 'completed', corrected_by: 'recruiter' },
	]);
});
