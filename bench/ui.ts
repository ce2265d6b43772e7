/**
 * The talent's fair page with 500 recruiters, in Chromium, as a desktop and as a phone of 2026 gets it:
 *
 *   npm run bench:ui -- [--rounds 3] [--recruiters 500]
 *
 * Prints bytes, times and frames beside what they are meant to be. It measures and asserts nothing.
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
import type { BusyPage, Crowd } from './ui/busy.ts';
import { busyPage } from './ui/busy.ts';
import { Somebody } from './ui/people.ts';
import { DEVICES } from './ui/profile.ts';
import type { Visit } from './ui/visit.ts';
import { visit } from './ui/visit.ts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		recruiters: { type: 'string', default: '500' },
	},
});
const OTHERS = 60;
const CROWDED = 40;
const KB = 1_024;

const dataDir = await mkdtemp(join(tmpdir(), 'visavis-ui-'));
const accounts = await seed();
const server = await startServer(dataDir, { LOG_LEVEL: 'error' });
const executablePath = chromiumPath();
const browser = await chromium.launch({
	args: chromiumFlags,
	...(executablePath ? { executablePath } : {}),
});
try {
	const crowd = await gather();
	for (const device of DEVICES) {
		const visits: Visit[] = [];
		const pages: BusyPage[] = [];
		for (let round = 0; round < Number(values.rounds); round += 1) {
			console.error(`${device.name}, round ${round + 1} (load ${load1().toFixed(1)})`);
			visits.push(await visit(browser, server.url, crowd.viewer, device));
			pages.push(await busyPage(browser, server.url, crowd, device));
		}
		const speed = `CPU ${device.cpu}× slower, ${device.network ? '9/3 Mbps, 100 ms' : 'no delay'}`;
		process.stdout.write(`\n${device.name} (${speed})\n${tableOf(visits, pages)}\n`);
	}
} finally {
	await browser.close();
	await stopServer(server);
	await rm(dataDir, { recursive: true });
}

function tableOf(visits: readonly Visit[], pages: readonly BusyPage[]): string {
	const of = (figure: (visit: Visit) => number) => median(visits.map(figure));
	const busy = (figure: (page: BusyPage) => number) => median(pages.map(figure));
	const greyed = pages.flatMap(({ greyedMs }) => greyedMs);
	const lines: readonly (readonly [string, number, string, string])[] = [
		['script until interactive', of((visit) => visit.criticalScriptBytes) / KB, 'KB', '≤ 60'],
		['script until live', of((visit) => visit.scriptBytes) / KB, 'KB', '≤ 120'],
		['style', of((visit) => visit.styleBytes) / KB, 'KB', ''],
		['first card', of((visit) => visit.firstCardMs), 'ms', ''],
		['largest paint', of((visit) => visit.largestPaintMs), 'ms', '≤ 1000'],
		['interactive', of((visit) => visit.interactiveMs), 'ms', '≤ 1500'],
		['live', of((visit) => visit.liveMs), 'ms', '≤ 2000'],
		['layout shift', of((visit) => visit.layoutShift), '', '≤ 0.02'],
		['slowest key', busy((page) => page.slowestKeyMs), 'ms', '≤ 100'],
		['frames while cards change', busy((page) => page.framesPerSecond), '/s', '≥ 50'],
		['longest frame', busy((page) => page.longestFrameMs), 'ms', ''],
		['cards changed', busy((page) => page.changesPerSecond), '/s', ''],
		[`greyed after confirm (${greyed.length})`, median(greyed), 'ms', '≤ 1000'],
	];
	return lines
		.map(([name, value, unit, wanted]) =>
			[
				name.padEnd(30),
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

async function gather(): Promise<Crowd> {
	const enter = (account: string) => Somebody.enter(server.url, account);
	const viewer = await enter('demo-ada');
	const others: Somebody[] = [];
	// From the end: the first of them have a history already.
	for (const account of accounts.slice(-OTHERS)) others.push(await enter(account));
	const { cards, live } = await viewer.directory();
	const asked = Object.entries(cards).map(([id, { name, question, bookingMode }]) => ({
		id: id as keyof typeof cards,
		name,
		question,
		bookingMode,
		open: live[id as keyof typeof live]?.[0] ?? 0,
	}));
	const direct = asked
		.filter(({ bookingMode }) => bookingMode === 'direct')
		.toSorted((a, b) => b.open - a.open)[0];
	const recruiters = asked
		.filter(({ bookingMode }) => bookingMode === 'selective')
		.slice(0, CROWDED);
	return { viewer, others, recruiters, direct: must(direct, 'somebody is booked directly') };
}
