/**
 * The talent's fair page with 500 recruiters, in Chromium, as a desktop and as a phone of 2026 gets it:
 *
 *   npm run bench:ui -- [--rounds 3] [--recruiters 500] [--device phone]
 *   npm run bench:ui -- --minutes 10
 *
 * Prints bytes, times and frames beside what they are meant to be; with `--minutes` the weight of a page
 * that stays open for so long instead. It measures and asserts nothing.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { must } from '#schema/assert.ts';
import { openDatabase } from '#schema/db/open.ts';
import type { AccountId } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';
import { openDemoFair } from '#sync/demo/open-demo-fair.ts';
import { chromiumFlags, chromiumPath } from '../scripts/chromium.mjs';
import { startServer, stopServer } from '../tests/built-server.ts';
import { load1 } from './machine.ts';
import { median } from './stats.ts';
import type { BusyPage, Watched } from './ui/busy.ts';
import { BOOKINGS, busyPage } from './ui/busy.ts';
import type { Crowd } from './ui/crowd.ts';
import { gather } from './ui/crowd.ts';
import type { Weight } from './ui/memory.ts';
import { slopeOf, weighPage } from './ui/memory.ts';
import { DEVICES } from './ui/profile.ts';
import type { Visit } from './ui/visit.ts';
import { visit } from './ui/visit.ts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		device: { type: 'string' },
		minutes: { type: 'string' },
		recruiters: { type: 'string', default: '500' },
	},
});
const rounds = Number(values.rounds);
const devices = DEVICES.filter(({ name }) => name === (values.device ?? name));
const KB = 1_024;
const MB = KB * KB;

const dataDir = await mkdtemp(join(tmpdir(), 'visavis-ui-'));
const accounts = await seed();
const server = await startServer(dataDir, { LOG_LEVEL: 'error' });
const executablePath = chromiumPath();
const browser = await chromium.launch({
	args: chromiumFlags,
	...(executablePath ? { executablePath } : {}),
});
try {
	const crowd = await gather(server.url, accounts, BOOKINGS * rounds * devices.length);
	if (values.minutes === undefined) await measure(crowd);
	else await weigh(crowd, Number(values.minutes));
} finally {
	await browser.close();
	await stopServer(server);
	await rm(dataDir, { recursive: true });
}

async function measure(crowd: Crowd): Promise<void> {
	let turn = 0;
	for (const device of devices) {
		const visits: Visit[] = [];
		const pages: BusyPage[] = [];
		for (let round = 0; round < rounds; round += 1) {
			console.error(`${device.name}, round ${round + 1} (load ${load1().toFixed(1)})`);
			visits.push(await visit(browser, server.url, crowd.viewer, device));
			pages.push(await busyPage(browser, server.url, crowd, device, turn++));
		}
		const speed = `CPU ${device.cpu}× slower, ${device.network ? '9/3 Mbps, 100 ms' : 'no delay'}`;
		process.stdout.write(`\n${device.name} (${speed})\n${tableOf(visits, pages)}\n`);
	}
}

/** On the desktop: a page that grows does so everywhere. */
async function weigh(crowd: Crowd, minutes: number): Promise<void> {
	const [desktop] = DEVICES;
	const say = ({ minute, heapBytes, nodes, listeners, changes }: Weight) =>
		process.stdout.write(
			[
				`minute ${minute}`.padEnd(10),
				`${(heapBytes / MB).toFixed(2)} MB heap`.padStart(14),
				`${nodes} nodes`.padStart(13),
				`${listeners} listeners`.padStart(16),
				`${changes} changes`.padStart(15),
				`load ${load1().toFixed(1)}\n`.padStart(11),
			].join(''),
		);
	const pace = { minutes, perSecond: 20 };
	const weights = await weighPage(browser, server.url, crowd, must(desktop, 'a device'), pace, say);
	process.stdout.write(`slope ${(slopeOf(weights) / KB).toFixed(1)} KB a minute\n`);
}

function tableOf(visits: readonly Visit[], pages: readonly BusyPage[]): string {
	const of = (figure: (visit: Visit) => number) => median(visits.map(figure));
	const busy = (figure: (page: BusyPage) => number) => median(pages.map(figure));
	const greyed = pages.flatMap(({ greyedMs }) => greyedMs);
	const lines: readonly (readonly [string, number, string, string])[] = [
		['script named by the page', of((visit) => visit.criticalScriptBytes) / KB, 'KB', '≤ 60'],
		['script until live', of((visit) => visit.scriptBytes) / KB, 'KB', '≤ 120'],
		['style', of((visit) => visit.styleBytes) / KB, 'KB', ''],
		['first card', of((visit) => visit.firstCardMs), 'ms', ''],
		['largest paint', of((visit) => visit.largestPaintMs), 'ms', '≤ 1000'],
		['interactive', of((visit) => visit.interactiveMs), 'ms', '≤ 1500'],
		['live', of((visit) => visit.liveMs), 'ms', '≤ 2000'],
		['layout shift', of((visit) => visit.layoutShift), '', '≤ 0.02'],
		...watched('typing, 20 changes a second', ({ typing }) => typing),
		['  slowest key', busy(({ typing }) => typing.slowestKeyMs), 'ms', '≤ 100'],
		...watched('200 changes a second', ({ storm }) => storm),
		[`greyed after confirm (${greyed.length})`, median(greyed), 'ms', '≤ 1000'],
	];
	function watched(name: string, which: (page: BusyPage) => Watched) {
		return [
			[`${name}: frames`, busy((page) => which(page).framesPerSecond), '/s', '≥ 50'],
			['  longest frame', busy((page) => which(page).longestFrameMs), 'ms', ''],
			['  decided', busy((page) => which(page).changesPerSecond), '/s', ''],
			['  seen on cards', busy((page) => which(page).cardsPerSecond), '/s', ''],
		] as const;
	}
	return lines
		.map(([name, value, unit, wanted]) =>
			[
				name.padEnd(38),
				value.toFixed(unit === '' ? 3 : 1).padStart(9),
				unit.padEnd(3),
				wanted,
			].join(' '),
		)
		.join('\n');
}

/** A large demo fair; the accounts of its talents, the main one left out. */
async function seed(): Promise<AccountId[]> {
	const database = await openDatabase(join(dataDir, 'visavis.db'));
	const size = { companies: 60, recruiters: Number(values.recruiters), talents: 2_000 };
	openDemoFair(database, { now: instant(Date.now()), seed: 1, size, added: false });
	const rows = database.connection
		.prepare(
			`SELECT account_id FROM participant WHERE role = 'talent' AND account_id <> 'demo-ada'`,
		)
		.pluck()
		.all() as AccountId[];
	await database.close();
	return rows;
}
