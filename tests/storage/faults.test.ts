/** Disks that are full, databases that are locked or damaged under a running server. */
import { spawnSync } from 'node:child_process';
import {
	closeSync,
	openSync,
	readSync,
	rmSync,
	statfsSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { must } from '#schema/assert.ts';
import { envelope } from '#sync/testing/engine-rig.ts';
import { enter } from '../chaos/enter.ts';
import type { StorageRig } from './rig.ts';
import { fileIn, folder, startOn, until } from './rig.ts';

/** What happens to the storage, and how it is made good again. */
interface Fault {
	readonly name: string;
	/** A new folder for the server's data. */
	readonly on: () => string;
	readonly strike: (rig: StorageRig) => () => void;
	/** Whether somebody who enters only now would have to be written down where nothing can be written. */
	readonly admits?: boolean;
}

const FAULTS: readonly Fault[] = [
	{ name: 'the disk is full', on: smallDisk, strike: fillDisk },
	{
		name: 'the files may not grow',
		on: folder,
		strike: ({ server }) => {
			limitFiles(server.pid, '0');
			return () => limitFiles(server.pid, 'unlimited');
		},
	},
	{
		name: 'another process holds the database',
		on: folder,
		strike: ({ connection }) => {
			connection.exec('BEGIN IMMEDIATE');
			return () => connection.exec('ROLLBACK');
		},
	},
	{ name: 'a page of the database is damaged', on: folder, strike: damageOutcomes, admits: true },
];

describe.each(FAULTS)('while $name', { timeout: 300_000 }, ({ on, strike, admits }) => {
	it('[SY13] nothing is acknowledged that is not stored, everyone is told and can still read, and it goes on by itself', async () => {
		const rig = await startOn(on());
		const { server, fair, ada, rita, connection, meeting } = rig;
		const [first, second] = fair.starts;
		const startsAt = must(first, 'a slot');
		expect(await ada.ask({ kind: 'slot.claim', meeting, startsAt })).toMatchObject({ code: 'ok' });
		const decided = connection.prepare(`SELECT count(*) FROM intent`).pluck();
		const before = decided.get();

		const repair = strike(rig);
		let told: unknown = null;
		const move = { kind: 'slot.reschedule', meeting, startsAt: must(second, 'a slot') } as const;
		const moved = ada.ask(move).then((outcome) => (told = outcome));
		await until(() => [ada, rita].every(({ session }) => !session.canSave));
		const settings = { bookingMode: 'direct', question: '', ideal: IDEAL } as const;
		const posted = envelope({ kind: 'recruiter.settings', ...settings }, Date.now());
		expect(await rita.post(posted)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
		for (const path of ['desk', 'directory', `calendars/${rita.session.participant}`])
			expect(await rita.get(path)).toMatchObject({ status: 200 });
		expect(rita.session.view?.desk.meetings[meeting]).toMatchObject({ startsAt });
		if (!admits)
			await expect(enter(server.url, fair.accountOf(ada.session.participant))).rejects.toThrow(
				'503',
			);
		expect(told).toBeNull();
		expect(ada.session.pending).toMatchObject([{ state: 'deciding' }]);

		repair();
		expect(decided.get()).toBe(before);
		expect(await moved).toMatchObject({ code: 'ok' });
		expect(await rita.post(posted)).toMatchObject({ status: 200, body: { code: 'ok' } });
		await until(() => [ada, rita].every(({ session }) => session.canSave));
		await until(() => rita.session.view?.desk.meetings[meeting]?.startsAt === second);
		expect(decided.get()).toBe(Number(before) + 2);
		expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
		expect((await rig.newcomer()).session.canSave).toBe(true);
		expect(server.deaths).toEqual([]);
	});

	// A damaged page of another table is no obstacle.
	if (!admits)
		it('[TN2, SY13] a team’s note is not called saved and not lost, and it is saved when it can be', async () => {
			const rig = await startOn(on());
			const { rita, ada, connection, server } = rig;
			const note = rita.session.note(ada.session.participant);
			const append = (words: string) => note.edit(note.text, note.text + words);
			const stored = connection.prepare(`SELECT text FROM team_note`).pluck();
			await until(() => note.state === 'saved');
			append('before');
			await until(() => note.state === 'saved');
			const repair = strike(rig);
			append(', while nothing can be stored');
			await until(() => note.state === 'failing');
			append(', and on');
			repair();
			await until(() => note.state === 'saved');
			expect(stored.get()).toBe('before, while nothing can be stored, and on');
			expect(server.deaths).toEqual([]);
		});
});

const IDEAL = { background: '', experience: '', languages: [], topics: [] };

/** A file system of a few megabytes where mounting one is allowed, else an ordinary folder. */
function smallDisk(): string {
	const dir = folder();
	if (run('mount', '-t', 'tmpfs', '-o', 'size=4m', 'visavis-test', dir))
		onTestFinished(() => void run('umount', '-l', dir));
	return dir;
}

/** Where the disk is everybody's, only the server feels that it is full. */
function fillDisk({ server }: StorageRig): () => void {
	const { bavail, blocks, bsize } = statfsSync(server.dataDir);
	if (blocks * bsize > 8 * 1024 * 1024) {
		limitFiles(server.pid, '0');
		return () => limitFiles(server.pid, 'unlimited');
	}
	const ballast = join(server.dataDir, 'ballast');
	writeFileSync(ballast, Buffer.alloc(bavail * bsize));
	return () => rmSync(ballast);
}

function limitFiles(pid: number, bytes: string): void {
	if (!run('prlimit', '--pid', String(pid), `--fsize=${bytes}:unlimited`))
		throw new Error('prlimit, of util-linux, is needed to keep files from growing.');
}

const run = (command: string, ...args: string[]): boolean =>
	spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Overwrites the first page of the table of outcomes in the file itself. */
function damageOutcomes({ server, connection }: StorageRig): () => void {
	connection.pragma('wal_checkpoint(TRUNCATE)');
	const size = Number(connection.pragma('page_size', { simple: true }));
	const root = connection
		.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'intent'`)
		.pluck()
		.get() as number;
	const file = openSync(fileIn(server.dataDir), 'r+');
	const page = Buffer.alloc(size);
	const at = (root - 1) * size;
	readSync(file, page, 0, size, at);
	writeSync(file, Buffer.alloc(size, 0xff), 0, size, at);
	forgetCaches();
	return () => {
		writeSync(file, page, 0, size, at);
		closeSync(file);
		forgetCaches();
	};

	/** What another process commits makes every connection read its pages anew. */
	function forgetCaches(): void {
		connection.prepare(`UPDATE counter SET value = value + 1`).run();
	}
}
