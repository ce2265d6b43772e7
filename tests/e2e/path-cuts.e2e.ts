/** A call whose line is really cut: each browser in a network of its own, and packets that are lost in silence. */
import type { Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Home } from './networks.ts';
import { openNetworks, whyNoNetworks } from './networks.ts';
import {
	ROOM,
	framesOf,
	openPanel,
	pictureOf,
	said,
	seesMoving,
	soon,
	write,
} from './call-steps.ts';
import { button } from './steps.ts';
import { expect, test } from './world.ts';

/**
 * Lengths of the cuts in seconds: one that heals by itself, one that hurts, one that ends the connection, and
 * one after which the server takes whoever was there for gone.
 */
const CUTS = [3, 8, 20, 30];

test.skip(whyNoNetworks !== null, whyNoNetworks ?? '');

test('[I13] [CA3] [TX1] [C-10] a line that is cut for 3, 8, 20 and 30 seconds: the call returns by itself at the same time of theirs, and what was typed meanwhile arrives once', async ({
	open,
	atEnd,
}) => {
	const world = await open(soon);
	const networks = await openNetworks(world.server.url, atEnd);
	const enter = async (who: 'Ada' | 'Rita', home: Home) => {
		const device = { baseURL: networks.url(home) };
		const page = await world.enter(who, ROOM, device, await networks.browserIn(home));
		await button(page, 'Join').click();
		return page;
	};
	const [ada, rita] = await Promise.all([enter('Ada', 'a'), enter('Rita', 'b')]);
	const both = () =>
		Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	await both();
	await Promise.all([openPanel(ada, 'Chat'), openPanel(rita, 'Chat')]);

	for (const seconds of CUTS) {
		networks.cut('a');
		await write(ada, `from the cut of ${seconds}`);
		await write(rita, `into the cut of ${seconds}`);
		await pause(seconds * 1_000);
		networks.heal('a');
		const healedAt = performance.now();
		const back = (page: Page, name: string) =>
			moves(page, name).then(() => ((performance.now() - healedAt) / 1_000).toFixed(1));
		const [toAda, toRita] = await Promise.all([
			back(ada, world.names.Rita),
			back(rita, world.names.Ada),
		]);
		console.log(
			`cut of ${seconds} s: picture after ${toAda} s at one side, ${toRita} s at the other`,
		);
		for (const page of [ada, rita])
			for (const way of ['from', 'into'])
				await expect(said(page, `${way} the cut of ${seconds}`)).toHaveCount(1);
	}
	await both();
	expect(
		await world.sql(`SELECT status, starts_at, talent_joined, recruiter_joined FROM meeting`),
	).toEqual([
		{ status: 'confirmed', starts_at: world.starts[0], talent_joined: 1, recruiter_joined: 1 },
	]);
});

/** The next frame that is shown; the picture may be a new one by then. */
async function moves(page: Page, name: string): Promise<void> {
	const count = async () => {
		const video = pictureOf(page, name);
		return (await video.isVisible()) ? framesOf(video) : 0;
	};
	let before = await count();
	const more = async () => {
		const now = await count();
		// A new connection counts from the start.
		before = Math.min(before, now);
		return now > before;
	};
	await expect.poll(more, { intervals: [50] }).toBe(true);
}
