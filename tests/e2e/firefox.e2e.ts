/** A call between Chromium and Firefox: neither knows the other's ways. */
import type { Browser } from 'puppeteer-core';
import { must } from '#schema/assert.ts';
import {
	ROOM,
	callBrowser,
	enterRoom,
	hears,
	openPanel,
	said,
	seesMoving,
	soon,
	write,
} from './call-steps.ts';
import { FIREFOX, FirefoxPerson, launchFirefox } from './firefox.ts';
import { expect, test } from './world.ts';

test.use({ launchOptions: callBrowser });
test.skip(FIREFOX === undefined, 'No Firefox is installed here (Debian: firefox-esr).');

let firefox: Browser;
test.beforeAll(async () => {
	firefox = await launchFirefox(must(FIREFOX, 'Firefox'));
});
test.afterAll(() => firefox.close());

// The recruiter calls, the talent is called: each browser once in each part.
for (const [inFirefox, inChromium] of [
	['Ada', 'Rita'],
	['Rita', 'Ada'],
] as const)
	test(`[S01] [S38] [CA2] ${inFirefox} in Firefox and ${inChromium} in Chromium see, hear and read each other`, async ({
		open,
	}) => {
		const world = await open(soon);
		const theirs = await FirefoxPerson.enter(firefox, world, inFirefox, ROOM);
		await theirs.press('Join');
		const ours = await enterRoom(world, inChromium);
		await seesMoving(ours, world.names[inFirefox]);
		await hears(ours);
		await theirs.seesAndHears(world.names[inChromium]);

		await theirs.write('Hello from Firefox');
		await openPanel(ours, 'Chat');
		await expect(said(ours, 'Hello from Firefox')).toBeVisible();
		await write(ours, 'Hello from Chromium');
		await theirs.reads('Hello from Chromium');
	});
