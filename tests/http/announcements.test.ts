/** Announcements through the second door: intents by POST, the directory by GET, and what is left on the disk. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DirectoryView } from '#schema/docs/directory.ts';
import type { AnnouncementId } from '#schema/ids.ts';
import { startFairServer, type FairServer } from './fair-server.ts';
import { PASSWORD, type Visitor } from './http-server.ts';

const TEXT = 'Canary: the hall\nis open.';
let server: FairServer;

beforeEach(async () => {
	server = await startFairServer();
});
afterEach(() => server.close());

const ask = (...intent: Parameters<FairServer['ask']>) => server.ask(...intent);

const publish = (who: Visitor, more?: object) =>
	ask(who, { kind: 'announcement.publish', text: TEXT }, more);

async function seenBy(who: Visitor) {
	const { text } = await who.get(`/api/fairs/${server.fair}/directory`);
	const { announcements } = JSON.parse(text) as DirectoryView;
	return Object.entries(announcements) as [AnnouncementId, DirectoryView['announcements'][never]][];
}

it('[AN1, AN4] an organizer publishes and withdraws; everybody reads it, and not who wrote it', async () => {
	const [olga, ada, rita] = await Promise.all((['olga', 'ada', 'rita'] as const).map(server.enter));
	if (!olga || !ada || !rita) throw new Error('three people');
	expect((await publish(olga)).status).toBe(200);
	for (const who of [olga, ada, rita]) {
		const [[id, card] = [], ...others] = await seenBy(who);
		expect(others).toEqual([]);
		expect(card).toEqual({ text: TEXT, publishedAt: expect.any(Number) as number });
		expect(JSON.stringify([id, card])).not.toContain(server.ids.olga);
	}
	const [[announcement] = []] = await seenBy(ada);
	if (!announcement) throw new Error('it has an id');
	expect((await ask(olga, { kind: 'announcement.withdraw', announcement })).status).toBe(200);
	expect(await seenBy(ada)).toEqual([]);
});

it('[AN1, D-17] whoever is no organizer is refused, also in an organizer’s name', async () => {
	const [olga, ada, rita] = await Promise.all((['olga', 'ada', 'rita'] as const).map(server.enter));
	if (!olga || !ada || !rita) throw new Error('three people');
	await publish(olga);
	const [[announcement] = []] = await seenBy(olga);
	if (!announcement) throw new Error('it has an id');
	for (const who of [ada, rita]) {
		const answers = await Promise.all([
			publish(who),
			publish(who, { by: server.ids.olga }),
			publish(who, { for: server.ids.olga }),
			ask(who, { kind: 'announcement.withdraw', announcement }),
		]);
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
		expect(answers.map(({ text }) => (JSON.parse(text) as { code: string }).code)).toEqual([
			'forbidden',
			'invalid',
			'invalid',
			'forbidden',
		]);
	}
	expect(await seenBy(ada)).toHaveLength(1);
});

it('[AN5, ER2, ER4, O-04] it is in its writer’s export alone, and goes with its writer, also from the disk', async () => {
	const { connection, fair } = server;
	// A fair is never left without an organizer.
	connection.exec(
		`INSERT INTO account (id, email, name, created_at) VALUES ('otto', 'otto@fair.example', 'Otto', 1)`,
	);
	connection
		.prepare(
			`INSERT INTO participant (id, fair_id, account_id, role, name)
			VALUES ('p-otto', ?, 'otto', 'organizer', 'Otto')`,
		)
		.run(fair);
	const [olga, ada] = [await server.enter('olga'), await server.enter('ada')];
	await publish(olga);
	const exported = JSON.parse((await olga.get('/account/export')).text) as object;
	expect(exported).toMatchObject({ events: [{ announcements: [{ text: TEXT }] }] });
	expect((await ada.get('/account/export')).text).not.toContain('Canary');
	expect(await server.filesHolding('Canary')).not.toEqual([]);
	expect((await olga.post('/account?/erase', { password: PASSWORD })).status).toBe(303);
	expect(await seenBy(ada)).toEqual([]);
	expect(await server.filesHolding('Canary')).toEqual([]);
});
