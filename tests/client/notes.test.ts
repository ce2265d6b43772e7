/** What a team writes about a talent, from several pages at once, through lost connections and dead servers. */
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { LIMITS } from '#schema/limits.ts';
import type { FairSession } from '#lib/sync/fair-session.ts';
import type { NoteHandle } from '#lib/sync/handles.ts';
import { delegating } from '../hub/rig.ts';
import type { Browser, ServerOptions } from './rig.ts';
import { TestServer, browsersOf, isLive, until } from './rig.ts';

async function given(options: ServerOptions = {}) {
	const server = await TestServer.start({ recruiters: 2, ...options });
	const { rita, carl, ada } = browsersOf(server);
	const colleague = must(carl, 'a colleague');
	const mine = await opened(rita, ada.who);
	const theirs = await opened(colleague, ada.who);
	return { server, rita, carl: colleague, ada, mine, theirs };
}

async function opened(browser: Browser, talent: Browser['who']) {
	const page: FairSession = browser.open();
	await until(() => isLive(page));
	const note = page.note(talent);
	await until(() => note.state === 'saved');
	return { page, note };
}

/** Types at a place, as somebody who sees what is there now. */
function type(note: NoteHandle, at: number, words: string): void {
	const before = note.text;
	note.edit(before, before.slice(0, at) + words + before.slice(at));
}

const append = (note: NoteHandle, words: string) => type(note, note.text.length, words);

const stored = ({ connection }: TestServer): string =>
	(connection.prepare(`SELECT text FROM team_note`).pluck().get() as string | undefined) ?? '';

const bothShow = ({ mine, theirs }: Awaited<ReturnType<typeof given>>, text: string) =>
	until(() =>
		[mine.note, theirs.note].every((note) => note.text === text && note.state === 'saved'),
	);

describe('a note that two people write', () => {
	it('[TN2, TN6] shows each what the other writes, and says "saved" of what is in the database', async () => {
		const rig = await given();
		append(rig.mine.note, 'Good answers.');
		expect(rig.mine.note.state).toBe('saving');
		await until(() => rig.mine.note.state === 'saved');
		expect(stored(rig.server)).toBe('Good answers.');
		await until(() => rig.theirs.note.text === 'Good answers.');
		append(rig.mine.note, ' Call her.');
		type(rig.theirs.note, 0, 'Ada: ');
		await bothShow(rig, 'Ada: Good answers. Call her.');
		expect(stored(rig.server)).toBe('Ada: Good answers. Call her.');
	});

	it('[TN6] takes what was typed over an older text for what was typed, and nothing else', async () => {
		const rig = await given();
		append(rig.mine.note, 'one three');
		await bothShow(rig, 'one three');
		append(rig.mine.note, ' four');
		await bothShow(rig, 'one three four');
		// Their field still shows the text from before, as while an input method composes.
		rig.theirs.note.edit('one three', 'one two three');
		await bothShow(rig, 'one two three four');
	});

	it('[TN6] undo takes back one’s own words and leaves what others wrote, and is shown to them', async () => {
		const rig = await given();
		append(rig.mine.note, 'mine');
		await bothShow(rig, 'mine');
		type(rig.theirs.note, 0, 'theirs, ');
		await bothShow(rig, 'theirs, mine');
		expect(rig.mine.note.undo()).toBe(true);
		await bothShow(rig, 'theirs, ');
		expect(stored(rig.server)).toBe('theirs, ');
		expect(rig.mine.note.redo()).toBe(true);
		await bothShow(rig, 'theirs, mine');
		rig.rita.goOffline();
		await until(() => rig.mine.note.state === 'offline');
		expect(rig.mine.note.undo()).toBe(false);
	});

	it('[TN2] what was typed a moment before its page turned to something else is stored', async () => {
		const { server, mine } = await given();
		append(mine.note, 'last words');
		mine.note.release();
		expect(mine.page.hasUnsavedNotes).toBe(true);
		await until(() => stored(server) === 'last words' && !mine.page.hasUnsavedNotes);
	});

	it('[TN2] what was typed a moment before its page was left for good is stored', async () => {
		const { server, mine } = await given();
		append(mine.note, 'parting words');
		await mine.page.close();
		await until(() => stored(server) === 'parting words');
	});

	it('[TN2] says that it is not saved while the storage fails, and saves when it works again', async () => {
		const rig = await given();
		const unlock = rig.server.lockDatabase();
		append(rig.mine.note, 'kept');
		await until(() => rig.mine.note.state === 'failing');
		append(rig.mine.note, ' in mind');
		expect(rig.theirs.note.text).toBe('');
		expect(rig.mine.page.hasUnsavedNotes).toBe(true);
		unlock();
		await bothShow(rig, 'kept in mind');
		expect(stored(rig.server)).toBe('kept in mind');
	});

	it('[TN3] keeps what is too long for its writer, who may shorten it; colleagues see the last text that was not', async () => {
		const rig = await given();
		append(rig.mine.note, 'x'.repeat(LIMITS.teamNote));
		await bothShow(rig, 'x'.repeat(LIMITS.teamNote));
		append(rig.mine.note, 'too much');
		expect(rig.mine.note.state).toBe('long');
		type(rig.theirs.note, 0, '');
		rig.theirs.note.edit(rig.theirs.note.text, `y${rig.theirs.note.text.slice(10)}`);
		await until(() => stored(rig.server).startsWith('y'));
		const text = `y${'x'.repeat(LIMITS.teamNote - 10)}too much`;
		await bothShow(rig, text);
		expect(rig.mine.page.connection).toBe('online');
	});

	it('[TN1] that is asked for before anything is known opens as soon as it is known whose team it is', async () => {
		const { rita, ada, mine } = await given();
		append(mine.note, 'early');
		await until(() => mine.note.state === 'saved');
		const note = rita.open().note(ada.who);
		expect(note.state).toBe('loading');
		await until(() => note.text === 'early' && note.state === 'saved');
	});

	it('[TN5] is gone from every page with its talent', async () => {
		const { server, mine, theirs, ada } = await given();
		append(mine.note, 'Ada is nice');
		await until(() => theirs.note.text === 'Ada is nice');
		await server.engine.changeAccount(server.rows.fair, ada.who, { kind: 'participant.erase' });
		await until(() => [mine, theirs].every(({ note }) => note.state === 'denied'));
		expect([mine.note.text, theirs.note.text]).toEqual(['', '']);
	});

	it('[TN1] of another company opens nothing', async () => {
		const { server, ada, carl } = await given();
		const { connection, rows } = server;
		connection
			.prepare(`INSERT INTO company (id, fair_id, name) VALUES ('bolt', ?, 'Bolt')`)
			.run(rows.fair);
		append((await opened(carl, ada.who)).note, 'ours');
		await until(() => stored(server) === 'ours');
		connection.prepare(`UPDATE participant SET company_id = 'bolt' WHERE id = ?`).run(carl.who);
		server.hub.closeAccount(rows.accountOf(carl.who));
		const page = carl.open();
		await until(() => isLive(page));
		const note = page.note(ada.who);
		await until(() => note.state === 'saved' || note.state === 'denied');
		expect(note.text).toBe('');
	});
});

describe('a note whose connection breaks', () => {
	it('[TN4, D-16] brings what was written offline, once, beside what colleagues wrote meanwhile', async () => {
		const rig = await given();
		append(rig.mine.note, 'one two three');
		await bothShow(rig, 'one two three');
		rig.rita.goOffline();
		await until(() => rig.mine.note.state === 'offline');
		type(rig.mine.note, 0, 'ZERO ');
		append(rig.mine.note, ' FOUR');
		rig.theirs.note.edit('one two three', 'one 2 three');
		await until(() => rig.theirs.note.state === 'saved');
		rig.rita.goOnline();
		rig.rita.wake();
		await bothShow(rig, 'ZERO one 2 three FOUR');
	});

	it('[TN3, TN4] sends what was lost on the way before what was written since, so that nothing waits for anything', async () => {
		const rig = await given();
		append(rig.mine.note, 'one');
		await bothShow(rig, 'one');
		rig.rita.loseWhatIsSent();
		append(rig.mine.note, ' two');
		rig.rita.goOffline();
		await until(() => rig.mine.note.state === 'offline');
		append(rig.mine.note, ' three');
		type(rig.theirs.note, 0, 'zero ');
		await until(() => rig.theirs.note.state === 'saved');
		rig.rita.goOnline();
		rig.rita.wake();
		await bothShow(rig, 'zero one two three');
		expect(rig.server.count('invalid_note')).toBe(0);
		expect(rig.server.count('note_reset')).toBe(0);
	});

	it('[TN4] written between the end of a server and the moment the page hears of it comes to the next one, once', async () => {
		const rig = await given();
		append(rig.mine.note, 'one');
		await bothShow(rig, 'one');
		rig.rita.goOffline();
		append(rig.mine.note, ' two');
		expect(rig.mine.note.state).toBe('saving');
		await rig.server.kill();
		await rig.server.boot();
		rig.rita.goOnline();
		rig.rita.wake();
		await bothShow(rig, 'one two');
		expect(rig.server.count('invalid_note')).toBe(0);
	});

	it('[TN2, TN4, SY18] what was saved survives the death of the server; what was not comes once, from each page', async () => {
		const rig = await given();
		append(rig.mine.note, 'saved.');
		await bothShow(rig, 'saved.');
		await rig.server.kill();
		expect(stored(rig.server)).toBe('saved.');
		append(rig.mine.note, ' Mine.');
		type(rig.theirs.note, 0, 'Theirs. ');
		await until(() => [rig.mine, rig.theirs].every(({ note }) => note.state === 'offline'));
		await rig.server.boot();
		await bothShow(rig, 'Theirs. saved. Mine.');
		expect(stored(rig.server)).toBe('Theirs. saved. Mine.');
		expect(rig.server.count('note_reset')).toBe(2);
	});

	it('[TN4, D-16] does not double what was stored just before the server died, unacknowledged, while its writer wrote on', async () => {
		const dying = { is: false };
		const rig = await given({
			documents: (engine) => ({
				...delegating(engine),
				notes: {
					exists: (address) => engine.notes.exists(address),
					load: (address, document) => engine.notes.load(address, document),
					store(notes) {
						const done = engine.notes.store(notes);
						return dying.is ? null : done;
					},
				},
			}),
		});
		append(rig.mine.note, 'no no');
		await bothShow(rig, 'no no');
		dying.is = true;
		// Words that say nothing of where they came from.
		type(rig.mine.note, 0, 'no ');
		await until(() => stored(rig.server) === 'no no no');
		type(rig.mine.note, 0, 'yes ');
		expect(rig.theirs.note.text).toBe('no no');
		await rig.server.kill();
		dying.is = false;
		await rig.server.boot();
		await bothShow(rig, 'yes no no no');
		expect(stored(rig.server)).toBe('yes no no no');
	});

	it('[TN4] goes on after many restarts in a row without a word too few or too many', async () => {
		const rig = await given();
		let all = '';
		for (const word of ['one ', 'two ', 'three ', 'four ']) {
			append(rig.mine.note, word);
			await rig.server.restart();
			all += word;
			await bothShow(rig, all);
		}
		expect(stored(rig.server)).toBe(all);
	});
});
