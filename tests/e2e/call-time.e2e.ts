/**
 * Time in a chat, decided by the server: each person in a browser of their own, and the server's clock set
 * while they talk. Nobody's own clock is touched, and no page is reloaded.
 */
import type { Page } from '@playwright/test';
import { must } from '#schema/assert.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import type { MeetingId } from '#schema/ids.ts';
import { addMinutes, entityId } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { callBrowser, enterRoom, seesMoving, soon } from './call-steps.ts';
import { askFor, button, expectAccessible, insist, planChat } from './steps.ts';
import type { World } from './world.ts';
import { expect, test } from './world.ts';

test.use({ launchOptions: callBrowser });

const NEXT_ROOM = '/chats/next/room';

/** Beside the chat of Ada and Rita another one, of Ben. */
const withBen = (recruiter: number, slot: number) => ({
	...soon,
	prepare(database: OpenDatabase, rows: FairRows): void {
		soon.prepare(database, rows);
		planChat(database, rows, {
			id: 'next',
			talent: must(rows.talents[1], 'Ben'),
			recruiter: must(rows.recruiters[recruiter], 'a recruiter'),
			startsAt: must(rows.starts[slot], 'a time'),
		});
	},
});

/** Sets the server's clock to so many minutes after the first chat's start. */
const setMinute = (world: World, minute: number): Promise<void> =>
	world.setClock(addMinutes(must(world.starts[0], 'a start'), minute));

const extend = (page: Page) => button(page, 'Extend 5 minutes');
const countdown = (page: Page) => page.getByRole('timer');
const over = (page: Page) => page.getByText('The time is over', { exact: true });

const statuses = (world: World) =>
	world.sql(`SELECT id, status, corrected_by AS corrected FROM meeting ORDER BY id`);

test('[EX1] [EX2] [EX5] [LT3] [CL2] [CL6] [RM1] [I11] [C-10] a chat comes to its end, the next one begins and is extended: both sides always have the server’s time', async ({
	open,
}) => {
	const world = await open(withBen(0, 1));
	const { names } = world;
	const [ada, rita] = await Promise.all([enterRoom(world, 'Ada'), enterRoom(world, 'Rita')]);
	await Promise.all([seesMoving(ada, names.Rita), seesMoving(rita, names.Ada)]);

	await setMinute(world, 10.1);
	for (const page of [ada, rita]) {
		await expect(page.getByText('Less than five minutes left')).toBeVisible();
		await expect(countdown(page)).toContainText('4 min');
		// Rita has Ben next, which Ada is not told.
		await expect(extend(page)).toBeHidden();
	}
	const ben = await enterRoom(world, 'Ben', NEXT_ROOM);
	await setMinute(world, 14.2);
	for (const page of [ada, rita])
		await expect(page.getByText('Less than a minute left')).toBeVisible();

	await setMinute(world, 15.1);
	for (const page of [ada, rita]) await expect(over(page)).toBeVisible();
	await expect(ada.getByText('No other chat is planned.')).toBeVisible();
	await expect(ben.getByText('Rita Lang is in another chat, about 5 minutes.')).toBeVisible();
	// A good-bye is possible for a while.
	await seesMoving(rita, names.Ada);
	await expect(rita.getByText('Next: Ben Okoye, now')).toBeVisible();
	await rita.getByRole('link', { name: 'Join Ben Okoye' }).click();
	await button(rita, 'Join').click();
	await Promise.all([seesMoving(ben, names.Rita), seesMoving(rita, names.Ben)]);
	await expect(ben.getByText(/is in another chat/)).toBeHidden();

	await setMinute(world, 25.1);
	await expect(ada.getByText(/^The room is closed now/)).toBeVisible();
	for (const page of [ben, rita]) {
		await expect(page.getByText('Less than five minutes left')).toBeVisible();
		await expect(extend(page)).toBeVisible();
	}
	await expectAccessible(ben, 'the room, where it can be extended');
	await extend(rita).click();
	await expect(ben.getByText('Rita Lang extended by 5 minutes')).toBeVisible();
	await expect(rita.getByText('Extended by 5 minutes')).toBeVisible();
	for (const page of [ben, rita]) {
		await expect(countdown(page)).toContainText('9 min');
		await expect(page.getByText('Less than five minutes left')).toBeHidden();
	}

	await setMinute(world, 35.1);
	for (const page of [ben, rita]) await expect(over(page)).toBeVisible();
	const completed = { status: 'completed', corrected: null };
	await expect
		.poll(() => statuses(world))
		.toEqual([
			{ id: 'chat', ...completed },
			{ id: 'next', ...completed },
		]);
	// Afterwards each keeps what they think, for themselves.
	await button(rita, 'Leave').click();
	await rita.getByRole('checkbox', { name: 'Yes' }).check({ force: true });
	await rita.getByRole('textbox', { name: 'Note' }).fill('Calm under pressure.');
	await expect(rita.getByText('Saved', { exact: true })).toBeVisible();
	const page = await world.enter('Rita', '/chats/next');
	await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue(
		'Calm under pressure.',
	);
	await button(ben, 'Leave').click();
	await expect(ben.getByRole('textbox', { name: 'Note' })).toHaveValue('');
});

test('[LT1] [LT2] [NS1] [NS2] [NS4] [CL3] [QU4] [C-10] who is late says so, who does not come is noted, and it is corrected by the recruiter or an organizer', async ({
	open,
}) => {
	const world = await open(withBen(1, 0));
	const { names } = world;
	const [ada, carl, ben] = await Promise.all([
		enterRoom(world, 'Ada'),
		enterRoom(world, 'Carl', NEXT_ROOM),
		world.enter('Ben', NEXT_ROOM),
	]);
	const remaining = async (count: number) => {
		const page = await world.enter('Ada');
		const dialog = await askFor(page, names.Dora);
		await expect(dialog).toContainText(`one of your ${count} remaining chats (of 5)`);
		await page.close();
	};
	await remaining(4);

	await setMinute(world, 2);
	await button(ben, 'I’m 5 minutes late').click();
	await expect(ben.getByText(/^Carl Roth knows that you come at/)).toBeVisible();
	await expect(button(ben, 'I’m 5 minutes late')).toBeHidden();
	const late = carl.getByText(/^Ben Okoye will be late and comes at about/);
	await expect(late).toBeVisible();

	await setMinute(world, 5.1);
	await expect(ada.getByText(/^Rita Lang has not come so far.*does not count/)).toBeVisible();
	await expect(late).toBeVisible();
	await setMinute(world, 7.5);
	await expect(carl.getByText('Ben Okoye has not come so far. You may leave.')).toBeVisible();

	await setMinute(world, 15.1);
	for (const page of [ada, carl]) {
		await expect(over(page)).toBeVisible();
		await button(page, 'Leave').click();
		await page.getByRole('link', { name: 'To the chat' }).click();
	}
	const main = (page: Page) => page.getByRole('main');
	await expect(main(ada)).toContainText('Rita Lang did not join');
	await expect(main(carl)).toContainText('Ben Okoye did not join');
	await ben.getByRole('link', { name: 'Back to the chat' }).click();
	await expect(main(ben)).toContainText('You did not join');
	// Given back to the talent who waited.
	await remaining(5);

	const rita = await world.enter('Rita', '/chats/chat');
	await expect(main(rita)).toContainText('You did not join');
	await button(rita, 'Who was there?').click();
	const dialog = rita.getByRole('dialog', { name: 'Who was there?' });
	await expectAccessible(rita, 'who was there');
	await dialog.getByRole('radio', { name: /^It took place/ }).check();
	await button(dialog, 'Save').click();
	for (const page of [ada, rita])
		await expect(main(page)).toContainText('Corrected by the recruiter');
	await remaining(4);

	const olga = await world.enter('Olga', '/overview');
	const meeting = entityId<MeetingId>('next');
	expect(await insist(olga, world, { kind: 'chat.correct', meeting, attendance: 'both' })).toBe(
		'ok',
	);
	for (const page of [ben, carl])
		await expect(main(page)).toContainText('Corrected by the organizer');
	expect(await statuses(world)).toEqual([
		{ id: 'chat', status: 'completed', corrected: 'recruiter' },
		{ id: 'next', status: 'completed', corrected: 'organizer' },
	]);
});
