/** Chromium heeds the last switch of a name alone, so ours must say all that Playwright's says. */
import { chromium } from '@playwright/test';
import { expect, it } from 'vitest';
import { chromiumFlags, chromiumPath } from '../scripts/chromium.mjs';

const SWITCH = '--disable-features=';

const featuresOff = (args: readonly string[]): readonly string[] =>
	args
		.filter((arg) => arg.startsWith(SWITCH))
		.flatMap((arg) => arg.slice(SWITCH.length).split(','));

it('what Playwright switches off in its browser stays off', async () => {
	const executablePath = chromiumPath();
	const server = await chromium.launchServer({ ...(executablePath && { executablePath }) });
	const own = featuresOff(server.process().spawnargs);
	await server.close();
	expect(own.length).toBeGreaterThan(5);
	expect(featuresOff(chromiumFlags)).toEqual(expect.arrayContaining([...own]));
});

it('no window prepares the list under an address bar that nobody sees', async () => {
	const executablePath = chromiumPath();
	const browser = await chromium.launch({
		args: chromiumFlags,
		...(executablePath && { executablePath }),
	});
	await (await browser.newContext()).newPage();
	const ofBrowser = await browser.newBrowserCDPSession();
	const { targetInfos } = await ofBrowser.send('Target.getTargets', { filter: [{}] });
	await browser.close();
	expect(targetInfos.map(({ url }) => url)).toContain('about:blank');
	expect(targetInfos.filter(({ url }) => url.startsWith('chrome:'))).toEqual([]);
});
