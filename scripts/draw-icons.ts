/**
 * `npm run icons` draws the icons of the installed app from the sign of the house: two halves that face
 * each other. What it draws is kept in the repository; draw again when the sign changes.
 */
import { chromium } from 'playwright-core';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromiumFlags, chromiumPath } from './chromium.mjs';

interface Icon {
	readonly file: string;
	readonly size: number;
	/** Of the tile's edge. A mask may cut 20 % off, so there the sign is smaller and the tile a square. */
	readonly sign: number;
	readonly corner: number;
}

const ICONS: readonly Icon[] = [
	{ file: 'icon-192.png', size: 192, sign: 0.58, corner: 0.22 },
	{ file: 'icon-512.png', size: 512, sign: 0.58, corner: 0.22 },
	{ file: 'maskable-512.png', size: 512, sign: 0.46, corner: 0 },
	{ file: 'apple-touch-icon.png', size: 180, sign: 0.56, corner: 0 },
];

const svg = ({ size, sign, corner }: Icon): string => `
<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100">
	<rect width="100" height="100" rx="${corner * 100}" fill="#f3f7f3" />
	<g transform="translate(50 50) scale(${(sign * 100) / 26}) translate(-16 -16)">
		<path fill="#15201f" d="M3 16A11.5 11.5 0 0 1 14.5 4.5h.2a.8.8 0 0 1 .8.8v21.4a.8.8 0 0 1-.8.8h-.2A11.5 11.5 0 0 1 3 16Z" />
		<path fill="#0b7a5c" d="M29 16A11.5 11.5 0 0 0 17.5 4.5h-.2a.8.8 0 0 0-.8.8v21.4a.8.8 0 0 0 .8.8h.2A11.5 11.5 0 0 0 29 16Z" />
	</g>
</svg>`;

const executablePath = chromiumPath();
const browser = await chromium.launch({
	args: chromiumFlags,
	...(executablePath ? { executablePath } : {}),
});
const page = await browser.newPage();
for (const icon of ICONS) {
	await page.setViewportSize({ width: icon.size, height: icon.size });
	await page.setContent(`<body style="margin:0">${svg(icon)}</body>`);
	const path = fileURLToPath(new URL(`../web/static/icons/${icon.file}`, import.meta.url));
	await writeFile(path, await page.screenshot({ omitBackground: true }));
}
await browser.close();
