/**
 * How long it takes from Join to the other's picture, by two people in browsers of their own on this
 * machine, and what a call loads:
 *
 *   npm run bench:call -- [--runs 10]
 *
 * One waits in the room, the other presses Join; who waits changes with every run. Cameras are Chromium's
 * own. It measures and asserts nothing.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { must } from '#schema/assert.ts';
import type { DeskView } from '#schema/docs/desk.ts';
import { callFlags, chromiumFlags, chromiumPath } from '../scripts/chromium.mjs';
import { startServer, stopServer } from '../tests/built-server.ts';
import { RoomVisit } from './call/room-visit.ts';
import { load1 } from './machine.ts';
import { median } from './stats.ts';
import { Somebody } from './ui/people.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10' } } });
const PARTIES = ['talent', 'recruiter'] as const;
type Party = (typeof PARTIES)[number];
const KB = 1_024;

interface Run {
	/** Who pressed Join last, and so began the call. */
	readonly last: Party;
	/** ms from that to the first frame of the other, on the screen of each. */
	readonly firstFrameMs: Readonly<Record<Party, number>>;
	/** Bytes over the wire on the way from the chat's page to the other's picture. */
	readonly scriptBytes: number;
}

const dataDir = await mkdtemp(join(tmpdir(), 'visavis-call-'));
const server = await startServer(dataDir, { LOG_LEVEL: 'error' });
const executablePath = chromiumPath();
const browser = await chromium.launch({
	args: [...chromiumFlags, ...callFlags],
	...(executablePath ? { executablePath } : {}),
});
try {
	const people = {
		talent: await Somebody.enter(server.url, 'demo-ada'),
		recruiter: await Somebody.enter(server.url, 'demo-rita'),
	};
	const chat = await nextChat(people.talent);
	const runs: Run[] = [];
	for (let number = 0; number < PARTIES.length * Number(values.runs); number += 1) {
		const last = must(PARTIES[number % PARTIES.length], 'a party');
		console.error(`run ${number + 1}, the ${last} comes last (load ${load1().toFixed(1)})`);
		runs.push(await call(people, chat, last));
	}
	process.stdout.write(tableOf(runs));
} finally {
	await browser.close();
	await stopServer(server);
	await rm(dataDir, { recursive: true });
}

/** The demo fair has one that begins soon. */
async function nextChat(person: Somebody): Promise<string> {
	const { meetings } = await person.read<DeskView>('desk');
	const confirmed = Object.values(meetings).filter(({ status }) => status === 'confirmed');
	const [next] = confirmed.sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0));
	return must(next, 'a confirmed chat').id;
}

async function call(
	people: Readonly<Record<Party, Somebody>>,
	chat: string,
	last: Party,
): Promise<Run> {
	const first: Party = last === 'talent' ? 'recruiter' : 'talent';
	const visits = {
		talent: await RoomVisit.begin(browser, server.url, people.talent, chat),
		recruiter: await RoomVisit.begin(browser, server.url, people.recruiter, chat),
	};
	try {
		await visits[first].join();
		await visits[first].waits();
		const joinedAt = await visits[last].join();
		const seenAt = {
			talent: await visits.talent.firstFrameAt(),
			recruiter: await visits.recruiter.firstFrameAt(),
		};
		return {
			last,
			firstFrameMs: {
				talent: seenAt.talent - joinedAt,
				recruiter: seenAt.recruiter - joinedAt,
			},
			scriptBytes: visits[last].scriptBytes,
		};
	} finally {
		for (const visit of Object.values(visits)) await visit.end();
	}
}

function tableOf(runs: readonly Run[]): string {
	const line = (name: string, value: number, unit: string) =>
		`${name.padEnd(46)} ${value.toFixed(unit === 'ms' ? 0 : 1).padStart(8)} ${unit}\n`;
	const times = PARTIES.flatMap((last) => {
		const those = runs.filter((run) => run.last === last);
		return PARTIES.map((party) => {
			const name = `${last} joins last: ${party} sees the other after`;
			return line(name, median(those.map((run) => run.firstFrameMs[party])), 'ms');
		});
	});
	const bytes = median(runs.map(({ scriptBytes }) => scriptBytes)) / KB;
	return [...times, line('script that a call loads', bytes, 'KB gz')].join('');
}
