/** The call: two people, each in a browser of their own, with a camera and a microphone that a machine plays. */
import type { Locator, Page } from '@playwright/test';
import type { OpenDatabase } from '#schema/db/open.ts';
import { MINUTE_MS } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { chromiumFlags, chromiumPath } from '../../scripts/chromium.mjs';
import { button } from './steps.ts';
import type { Who, World } from './world.ts';
import { expect, test } from './world.ts';

const executablePath = chromiumPath();
const FAKE_DEVICES = [
	'--use-fake-device-for-media-stream=device-count=2',
	'--use-fake-ui-for-media-stream',
	// Where a machine has no other network than itself.
	'--allow-loopback-in-peer-connection',
];

test.use({
	launchOptions: {
		args: [...chromiumFlags, ...FAKE_DEVICES],
		...(executablePath && { executablePath }),
	},
});

/** Ada and Rita have a chat that begins in three minutes. */
const soon = {
	slotsFrom: 3,
	prepare({ connection }: OpenDatabase, { fair, talents, recruiters, starts }: FairRows): void {
		const [startsAt = 0] = starts;
		connection
			.prepare(
				`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status,
					requested_at, changed_at, starts_at, ends_at)
				VALUES ('chat', ?, ?, ?, 'talent', 'confirmed', 1, 1, ?, ?)`,
			)
			.run(fair, talents[0], recruiters[0], startsAt, startsAt + 15 * MINUTE_MS);
	},
};

const ROOM = '/chats/chat/room';

async function enterRoom(world: World, who: Who): Promise<Page> {
	const page = await world.enter(who, ROOM);
	await button(page, 'Join').click();
	return page;
}

/** Frames of the other side that were drawn so far. */
const framesOf = (video: Locator): Promise<number> =>
	video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames);

async function seesMoving(page: Page, name: string): Promise<void> {
	const video = page.getByLabel(name, { exact: true }).and(page.locator('video'));
	await expect(video).toBeVisible();
	const before = await framesOf(video);
	await expect.poll(() => framesOf(video)).toBeGreaterThan(before + 5);
}

test('[S01] [S27] [S28] both press Join, and see and hear each other', async ({ open }) => {
	const world = await open(soon);
	const [ada, rita] = await Promise.all([enterRoom(world, 'Ada'), enterRoom(world, 'Rita')]);
	await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	await ada.screenshot({ path: '/tmp/call-ada.png' });
	await rita.screenshot({ path: '/tmp/call-rita.png' });
});
