import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import type { AnnouncementId } from '#schema/ids.ts';
import { entityId } from '#schema/ids.ts';
import { directoryOf, envelope, rigOver } from './testing/engine-rig.ts';
import { given } from './testing/given-engine.ts';

const say = (text: string) => ({ kind: 'announcement.publish', text }) as const;
const takeBack = (announcement: AnnouncementId) =>
	({ kind: 'announcement.withdraw', announcement }) as const;

/** A fair whose directory somebody reads, and the one announcement in it. */
async function announced(text = 'The hall\nis open.') {
	const rig = await given();
	const directory = rig.open({ kind: 'directory', fair: rig.fair });
	await rig.ask(rig.fair, rig.organizer, say(text));
	rig.clock.move(1_000);
	const [id] = Object.keys(directoryOf(directory).announcements);
	const texts = () => Object.values(directoryOf(directory).announcements).map((card) => card.text);
	return { ...rig, directory, texts, id: must(id, 'it is shown') as AnnouncementId };
}

describe('an announcement', () => {
	it('[AN1, AN4, SY3] is in the directory that is open, as in one that is opened after it', async () => {
		const { fair, clock, directory, engine, open, id } = await announced();
		const card = { text: 'The hall\nis open.', publishedAt: clock.now() - 1_000 };
		for (const document of [directory, open({ kind: 'directory', fair })])
			expect(directoryOf(document).announcements).toEqual({ [id]: card });
		expect(engine.view({ kind: 'directory', fair })).toMatchObject({
			announcements: { [id]: card },
		});
	});

	it('[AN4, DO4] does not tell who of the organizers wrote it', async () => {
		const { fair, organizer, engine, directory } = await announced();
		for (const shown of [directoryOf(directory), engine.view({ kind: 'directory', fair })]) {
			expect(JSON.stringify(shown)).toContain('The hall');
			expect(JSON.stringify(shown)).not.toContain(organizer);
			expect(JSON.stringify(shown)).not.toContain('Olga');
		}
	});

	it('[AN4] is gone everywhere once it is withdrawn', async () => {
		const { fair, organizer, ask, clock, connection, texts, open, id } = await announced();
		await ask(fair, organizer, say('Lunch is served.'));
		expect(await ask(fair, organizer, takeBack(id))).toMatchObject({ code: 'ok' });
		clock.move(1_000);
		expect(texts()).toEqual(['Lunch is served.']);
		const fresh = directoryOf(open({ kind: 'directory', fair })).announcements;
		expect(Object.values(fresh)).toMatchObject([{ text: 'Lunch is served.' }]);
		expect(connection.serialize().includes('The hall')).toBe(false);
	});

	it('[AN5, ER1, ER2] goes with the organizer who wrote it, also from the database', async () => {
		const { fair, organizer, change, clock, connection, texts } =
			await announced('Canary in a mine');
		expect(connection.serialize().includes('Canary')).toBe(true);
		await change(fair, organizer, { kind: 'participant.erase' });
		clock.move(1_000);
		expect(texts()).toEqual([]);
		expect(connection.serialize().includes('Canary')).toBe(false);
	});

	it('[AN3, SY15] counts after a restart as before it', async () => {
		const { fair, organizer, ask, connection } = await announced();
		for (let number = 2; number <= 20; number += 1)
			await ask(fair, organizer, say(`Notice ${number}.`));
		const again = rigOver(connection);
		const asked = (text: string) => again.ask(fair, organizer, say(text));
		expect(await asked('One more.')).toMatchObject({
			code: 'announcement_limit',
			detail: { limit: 20 },
		});
		expect(await asked('Notice 7.')).toMatchObject({ code: 'noop' });
	});

	it('[ID2] that arrives again is published once', async () => {
		const { fair, organizer, send, clock, texts } = await announced();
		const twice = envelope(say('Lunch is served.'), clock.now());
		const first = await send(fair, organizer, twice);
		expect(await send(fair, organizer, twice)).toEqual(first);
		clock.move(1_000);
		expect(texts()).toHaveLength(2);
	});
});

describe('whoever is no organizer', () => {
	it('[AN1, D-17, ID7] publishes and withdraws nothing, whatever they send', async () => {
		const { fair, ada, rita, organizer, send, ask, clock, texts, id } = await announced();
		for (const who of [ada, rita]) {
			for (const intent of [say('The fair is off.'), takeBack(id), takeBack(entityId('none'))])
				expect(await ask(fair, who, intent)).toMatchObject({ code: 'forbidden' });
			for (const name of ['by', 'actor', 'participant', 'for', 'publishedBy']) {
				const forged = envelope(say('The fair is off.'), clock.now());
				const p = { text: 'The fair is off.', [name]: organizer };
				expect(await send(fair, who, { ...forged, p })).toMatchObject({ code: 'invalid' });
			}
		}
		clock.move(1_000);
		expect(texts()).toEqual(['The hall\nis open.']);
	});
});
