/**
 * `npm run backgrounds` draws the pictures that one may have behind oneself in a call. They are the
 * house's own, and kept in the repository; draw again when a drawing in `background-drawings.ts` changes.
 */
import { chromium } from 'playwright-core';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DRAWINGS } from './background-drawings.ts';
import { chromiumFlags, chromiumPath } from './chromium.mjs';

const SIZE = { width: 1280, height: 720 };
const VARIANTS = [
	{ suffix: '', scale: 1, quality: 82 },
	{ suffix: '-small', scale: 0.175, quality: 78 },
] as const;

const executablePath = chromiumPath();
const browser = await chromium.launch({
	args: chromiumFlags,
	...(executablePath ? { executablePath } : {}),
});
const page = await browser.newPage({ viewport: SIZE });
const devtools = await page.context().newCDPSession(page);
for (const [name, drawing] of Object.entries(DRAWINGS)) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720">${drawing}</svg>`;
	await page.setContent(`<body style="margin:0;overflow:hidden">${svg}</body>`);
	for (const { suffix, scale, quality } of VARIANTS) {
		const { data } = await devtools.send('Page.captureScreenshot', {
			format: 'webp',
			quality,
			clip: { x: 0, y: 0, ...SIZE, scale },
		});
		const folder = new URL('../web/src/lib/call/background/pictures/', import.meta.url);
		await writeFile(fileURLToPath(new URL(`${name}${suffix}.webp`, folder)), data, 'base64');
	}
}
await browser.close();
