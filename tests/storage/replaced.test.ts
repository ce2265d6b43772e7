/** Files that are taken away, or put back to an earlier state, under a running server. */
import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { envelope } from '#sync/testing/engine-rig.ts';
import type { StorageRig } from './rig.ts';
import { fileIn, folder, startOn, until } from './rig.ts';

/**
 * After a backup was taken, Rita changes her mind a few times and Ada claims a slot. Then `strike` does
 * its work, and Ada's next intent meets it.
 */
async function tell(strike: (file: string, backup: string) => void | Promise<void>) {
	const rig = await startOn(folder());
	const { server, fair, ada, rita, meeting, connection } = rig;
	const [first, second] = fair.starts;
	const startsAt = must(first, 'a slot');
	const file = fileIn(server.dataDir);
	const backup = `${file}.backup`;
	connection.prepare(`VACUUM INTO ?`).run(backup);
	for (const question of ['Why?', 'Why us?', 'Why now?'])
		await rita.post(envelope({ ...SETTINGS, question }, Date.now()));
	expect(await ada.ask({ kind: 'slot.claim', meeting, startsAt })).toMatchObject({ code: 'ok' });
	await strike(file, backup);
	let told: unknown = null;
	const moved = ada
		.ask({ kind: 'slot.reschedule', meeting, startsAt: must(second, 'a slot') })
		.then((outcome) => (told = outcome));
	await until(() => server.deaths.length > 0);
	expect(told).toBeNull();
	return { ...rig, moved, first, second };
}

const SETTINGS = {
	kind: 'recruiter.settings',
	bookingMode: 'selective',
	ideal: { background: '', experience: '', languages: [], topics: [] },
} as const;

/** The server is started again, as whoever watches over it does, and everyone comes back. */
async function startAgain({ server, ada, rita }: StorageRig): Promise<void> {
	await server.start();
	await Promise.all([ada.comeBack(), rita.comeBack()]);
}

describe('a server whose files are taken away', { timeout: 300_000 }, () => {
	it('[SY13] ends when its log was deleted, tells nobody anything that is not stored, and has lost nothing', async () => {
		const rig = await tell((file) => rmSync(`${file}-wal`));
		expect(rig.server.deaths[0]).toContain('deleted or replaced');
		await startAgain(rig);
		expect(await rig.moved).toMatchObject({ code: 'ok' });
		await until(() => rig.rita.session.view?.desk.meetings[rig.meeting]?.startsAt === rig.second);
	});

	it('[SY14] ends when an older database was put in their place; browsers ask again for what they had been granted', async () => {
		const rig = await tell((file, backup) => {
			for (const suffix of ['-wal', '-shm']) rmSync(file + suffix);
			renameSync(backup, file);
		});
		expect(rig.server.deaths[0]).toContain('deleted or replaced');
		await startAgain(rig);
		// What nobody had been told is decided on what is there now: there is no chat yet to be moved.
		expect(await rig.moved).toMatchObject({ code: 'wrong_status' });
		await until(() => rig.rita.session.view?.desk.meetings[rig.meeting]?.startsAt === rig.first);
		expect(rig.rita.session.view?.desk.meetings[rig.meeting]?.status).toBe('confirmed');
	});

	it('[SY14] ends when an older database was copied into it; browsers ask again for what they had been granted', async () => {
		const rig = await tell(async (file, backup) => {
			const old = new Database(backup);
			await old.backup(file);
			old.close();
		});
		expect(rig.server.deaths[0]).toContain('is gone');
		await startAgain(rig);
		// What nobody had been told is decided on what is there now: there is no chat yet to be moved.
		expect(await rig.moved).toMatchObject({ code: 'wrong_status' });
		await until(() => rig.rita.session.view?.desk.meetings[rig.meeting]?.startsAt === rig.first);
		expect(rig.rita.session.view?.desk.meetings[rig.meeting]?.status).toBe('confirmed');
	});
});
