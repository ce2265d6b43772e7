/** What tests of the call do: two people in the room of their chat, each in a browser of their own. */
import type { Locator, Page } from '@playwright/test';
import { must } from '#schema/assert.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { callFlags, chromiumFlags, chromiumPath } from '../../scripts/chromium.mjs';
import { button, planChat } from './steps.ts';
import type { Who, World } from './world.ts';
import { expect } from './world.ts';

const executablePath = chromiumPath();

/** Chromium with two cameras, microphones and a screen that a machine plays. */
export const callBrowser = {
	args: [...chromiumFlags, ...callFlags],
	...(executablePath && { executablePath }),
};

/** Ada and Rita have a chat that begins in three minutes; Rita's company has an opening. */
export const soon = {
	slotsFrom: 3,
	prepare(database: OpenDatabase, rows: FairRows): void {
		const { fair, company } = rows;
		database.connection
			.prepare(
				`INSERT INTO vacancy (id, fair_id, company_id, title, kind, place, remote, description, languages,
					topics, link, version, published_at)
				VALUES ('job', ?, ?, 'Firmware engineer', 'full_time', '', 0, '', '[]', '[]', '', 1, 1)`,
			)
			.run(fair, company);
		planChat(database, rows, {
			id: 'chat',
			talent: must(rows.talents[0], 'Ada'),
			recruiter: must(rows.recruiters[0], 'Rita'),
			startsAt: must(rows.starts[0], 'a time'),
		});
	},
};

export const ROOM = '/chats/chat/room';

export async function enterRoom(world: World, who: Who, room = ROOM): Promise<Page> {
	const page = await world.enter(who, room);
	await button(page, 'Join').click();
	return page;
}

export const pictureOf = (page: Page, name: string): Locator =>
	page.locator('video').and(page.getByLabel(name, { exact: true }));

/** Frames of the other side that were drawn so far. */
export const framesOf = (video: Locator): Promise<number> =>
	video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames);

export async function seesMoving(page: Page, name: string): Promise<void> {
	const video = pictureOf(page, name);
	await expect(video).toBeVisible();
	const before = await framesOf(video);
	await expect.poll(() => framesOf(video)).toBeGreaterThan(before + 5);
}

/** Runs in the page: how loud the other side is at its loudest within a moment, 0 to 1. */
export async function loudness(audio: Element): Promise<number> {
	const context = new AudioContext();
	const analyser = context.createAnalyser();
	const sound = (audio as HTMLAudioElement).srcObject as MediaStream;
	context.createMediaStreamSource(sound).connect(analyser);
	const samples = new Float32Array(analyser.fftSize);
	let loudest = 0;
	for (let look = 0; look < 20; look += 1) {
		await new Promise((resolve) => requestAnimationFrame(resolve));
		analyser.getFloatTimeDomainData(samples);
		loudest = Math.max(loudest, ...samples.map(Math.abs));
	}
	await context.close();
	return loudest;
}

/** What comes out here while the other side says something. */
export const hears = (page: Page): Promise<void> =>
	expect.poll(() => page.locator('audio').evaluate(loudness)).toBeGreaterThan(0.01);

/** Both in the room, seeing each other. */
export async function connect(open: (spec: typeof soon) => Promise<World>) {
	const world = await open(soon);
	const [ada, rita] = await Promise.all([enterRoom(world, 'Ada'), enterRoom(world, 'Rita')]);
	await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	return { world, ada, rita };
}

export const openPanel = (page: Page, name: string): Promise<void> =>
	page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();

export async function write(page: Page, text: string): Promise<void> {
	const box = page.getByRole('textbox', { name: 'Message' });
	await box.fill(text);
	await box.press('Enter');
}

export const said = (page: Page, text: string): Locator =>
	page.getByRole('list', { name: 'Chat' }).getByText(text, { exact: true });
