/** What a team writes about a talent, and a server that is killed while it is written. */
import { expect, it } from 'vitest';
import { folder, startOn, until } from './rig.ts';

const LIVES = 4;

it('[TN2, TN4, SY18] whatever was called saved is there after kill -9, and nothing that was written is lost or doubled', async () => {
	const { server, rita, ada, connection } = await startOn(folder());
	const stored = connection.prepare(`SELECT text FROM team_note`).pluck();
	const note = rita.session.note(ada.session.participant);
	await until(() => note.state === 'saved');
	let written = '';
	const append = (words: string) => {
		note.edit(note.text, note.text + words);
		written += words;
	};
	for (let life = 0; life < LIVES; life += 1) {
		append(`Life ${life} was calm. `);
		await until(() => note.state === 'saved');
		const saved = written;
		// Each life ends a little later in the middle of a sentence.
		for (let word = 0; word <= life * 3; word += 1) {
			append(`${life}.${word} `);
			await new Promise((resolve) => setImmediate(resolve));
		}
		await server.kill();
		expect(stored.get()).toSatisfy((text: string) => text.startsWith(saved));
		expect(written).toSatisfy((text: string) => text.startsWith(String(stored.get())));
		append('In the dark. ');
		await server.start();
		await rita.comeBack();
		await until(() => note.state === 'saved');
		expect(note.text).toBe(written);
		expect(stored.get()).toBe(written);
	}
	expect(server.deaths).toEqual([]);
});
