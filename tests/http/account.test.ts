/** The account from the outside: password, sessions, what one takes along, and leaving. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import { aPng } from '#schema/fixtures-pictures.ts';
import { startFairServer, type FairServer, type Who } from './fair-server.ts';
import { PASSWORD, Visitor } from './http-server.ts';

const NEXT = 'four herons at noon';
let server: FairServer;

beforeEach(async () => {
	server = await startFairServer();
});
afterEach(() => server.close());

const isSignedIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200;

/** One intent by the second door. */
async function does(who: Visitor, intent: ParticipantIntent) {
	const { text } = await server.ask(who, intent);
	return JSON.parse(text) as { code: string; meeting?: never };
}

describe('a password', () => {
	const change = (visitor: Visitor, present: string, chosen: string) =>
		visitor.post('/account?/password', { present, chosen });

	it('[AU12, AU13] is changed by whoever knows the present one; then the others are signed out', async () => {
		const [here, elsewhere] = [await server.enter('ada'), await server.enter('ada')];
		expect((await change(here, PASSWORD, NEXT)).status).toBe(200);
		expect(await isSignedIn(here)).toBe(true);
		expect(await isSignedIn(elsewhere)).toBe(false);
		const again = new Visitor(server.url);
		expect((await again.signIn('ada', PASSWORD)).status).toBe(401);
		expect((await again.signIn('ada', NEXT)).status).toBe(303);
	});

	it('[AU12, A-09] a wrong present one, a weak new one and an empty form change nothing', async () => {
		const [here, elsewhere] = [await server.enter('ada'), await server.enter('ada')];
		expect((await change(here, 'not this one', NEXT)).status).toBe(401);
		expect((await change(here, PASSWORD, 'short')).status).toBe(422);
		expect((await change(here, PASSWORD, 'password1')).status).toBe(422);
		expect((await change(here, '', '')).status).toBe(400);
		expect(await isSignedIn(elsewhere)).toBe(true);
		expect((await new Visitor(server.url).signIn('ada', PASSWORD)).status).toBe(303);
	});

	it('[AU12, A-08] guessing at an open browser is slowed', async () => {
		const here = await server.enter('ada');
		const statuses: number[] = [];
		for (let guess = 0; guess < 12; guess++)
			statuses.push((await change(here, `guess number ${guess}`, NEXT)).status);
		expect(statuses).toContain(429);
	});
});

describe('sessions', () => {
	const sessionsOf = (who: Who): string[] =>
		server.connection
			.prepare('SELECT id_hash FROM auth_session WHERE account_id = ? ORDER BY created_at')
			.pluck()
			.all(server.accountOf(server.ids[who])) as string[];

	it('[AU13, A-12] one is ended by itself, all others at once, and one’s own stays', async () => {
		const first = await server.enter('ada');
		const before = sessionsOf('ada');
		const [second, third] = [await server.enter('ada'), await server.enter('ada')];
		await third.post('/account?/end', { session: before[0] ?? '' });
		expect(await isSignedIn(first)).toBe(false);
		expect(await isSignedIn(second)).toBe(true);
		await third.post('/account?/endOthers');
		expect(await isSignedIn(second)).toBe(false);
		expect(await isSignedIn(third)).toBe(true);
	});

	it('[AU13, H-08] nobody ends another person’s session', async () => {
		const [ada, ben] = [await server.enter('ada'), await server.enter('ben')];
		const [adas = ''] = sessionsOf('ada');
		await ben.post('/account?/end', { session: adas });
		expect(await isSignedIn(ada)).toBe(true);
		expect((await ben.post('/account?/end', { session: 'x' })).status).toBe(400);
	});
});

/** Ada and Rita meet; everybody writes something that can be found again. */
async function meeting() {
	const [ada, ben, rita] = [
		await server.enter('ada'),
		await server.enter('ben'),
		await server.enter('rita'),
	];
	for (const [name, who] of Object.entries({ Ada: ada, Ben: ben, Rita: rita })) {
		await who.post('/account?/name', { name: `${name} Canary${name}` });
		const profile = {
			headline: `Canary${name}`,
			about: `Canary${name}`,
			languages: [`Canary${name}`],
			topics: [],
		};
		await does(who, { kind: 'profile.update', profile });
	}
	const ideal = { background: 'CanaryRita', experience: '', languages: [], topics: [] };
	await does(rita, {
		kind: 'recruiter.settings',
		bookingMode: 'selective',
		question: 'CanaryRita?',
		ideal,
	});
	const words = (name: string) => ({
		message: `Canary${name}`,
		question: 'CanaryRita?',
		answer: `Canary${name}`,
	});
	const to = server.ids.rita;
	const { meeting: adas } = await does(ada, { kind: 'request.send', to, ...words('Ada') });
	const { meeting: bens } = await does(ben, { kind: 'request.send', to, ...words('Ben') });
	if (!adas || !bens) throw new Error('the requests were not sent');
	await does(rita, { kind: 'request.accept', meeting: adas });
	await does(rita, { kind: 'request.decline', meeting: bens, note: 'CanaryRita' });
	const [startsAt] = server.starts;
	if (!startsAt) throw new Error('there are slots');
	expect((await does(ada, { kind: 'slot.claim', meeting: adas, startsAt })).code).toBe('ok');
	const note = server.connection.prepare(
		`INSERT OR REPLACE INTO team_note (company_id, talent_id, text, changed_at) VALUES (?, ?, ?, 1)`,
	);
	for (const who of ['ada', 'ben'] as const)
		note.run(server.company, server.ids[who], `CanaryNote about ${who}`);
	return { ada, ben, rita, meeting: adas as string };
}

describe('what is mine', () => {
	it('[ER4, H-12, TN5] holds everything I wrote and am, and no word of anybody else', async () => {
		const people = await meeting();
		const picture = Buffer.concat([aPng(256, 256), Buffer.from('CanaryAda')]);
		await people.ada.send('PUT', '/api/account/picture', 'image/png', picture);
		for (const [name, visitor] of [
			['Ada', people.ada],
			['Rita', people.rita],
			['Ben', people.ben],
		] as const) {
			const { status, text, headers } = await visitor.get('/account/export');
			expect(status).toBe(200);
			expect(headers['content-disposition']).toMatch(/^attachment/);
			expect(headers['content-type']).toMatch(/^application\/json/);
			const found = new Set([...text.matchAll(/Canary(\w+)/g)].map(([, whose]) => whose));
			expect([...found]).toEqual([name]);
			expect(text).toContain(`${name.toLowerCase()}@fair.example`);
			for (const id of Object.values(server.ids)) expect(text).not.toContain(`"${id}"`);
		}
		const mine = JSON.parse((await people.ada.get('/account/export')).text) as {
			events: [{ picture: string; chats: object[]; acts: object[] }];
		};
		expect(mine.events[0].chats).toMatchObject([
			{ status: 'confirmed', requestedByMe: true, myMessage: 'CanaryAda', myAnswer: 'CanaryAda' },
		]);
		expect(mine.events[0].picture).toBe(`data:image/png;base64,${picture.toString('base64')}`);
		expect(mine.events[0].acts).toContainEqual(
			expect.objectContaining({ kind: 'slot.claim', outcome: 'ok' }),
		);
	});
});

describe('leaving', () => {
	it('[AU12] needs the password', async () => {
		const ada = await server.enter('ada');
		for (const password of ['', 'not this one'])
			expect((await ada.post('/account?/erase', { password })).status).toBe(401);
		expect((await ada.post('/account?/erase', { typed: 'Ada 0' })).status).toBe(401);
		expect(await isSignedIn(ada)).toBe(true);
	});

	it('[ER1, ER2, ER3, O-04, TN5] the other side is told, the slot is open, and no byte of them is left on disk', async () => {
		const { ada, rita, meeting: id } = await meeting();
		await ada.send(
			'PUT',
			'/api/account/picture',
			'image/png',
			Buffer.concat([aPng(256, 256), Buffer.from('CanaryAda')]),
		);
		expect(await server.filesHolding('CanaryAda')).not.toEqual([]);
		expect(await server.filesHolding('CanaryNote about ada')).not.toEqual([]);
		const elsewhere = await server.enter('ada');

		const left = await ada.post('/account?/erase', { password: PASSWORD });
		expect(left.status).toBe(303);
		expect(left.headers.location).toBe('/sign-in?erased');
		expect(await isSignedIn(ada)).toBe(false);
		expect(await isSignedIn(elsewhere)).toBe(false);
		expect((await new Visitor(server.url).signIn('ada')).status).toBe(401);

		const desk = (await rita.get(`/api/fairs/${server.fair}/desk`)).text;
		expect(JSON.parse(desk)).toMatchObject({
			meetings: { [id]: { status: 'cancelled', by: 'talent', peer: { name: '' } } },
		});
		const directory = (await rita.get(`/api/fairs/${server.fair}/directory`)).text;
		expect(JSON.parse(directory)).toMatchObject({ live: { [server.ids.rita]: [4, 1, 0, 0] } });
		expect(await server.filesHolding('CanaryAda')).toEqual([]);
		expect(await server.filesHolding('ada@fair.example')).toEqual([]);
		// Others are as they were.
		expect(await server.filesHolding('CanaryBen')).not.toEqual([]);
		expect(await server.filesHolding('CanaryNote about ada')).toEqual([]);
		expect(await server.filesHolding('CanaryNote about ben')).not.toEqual([]);
	});

	it('[ER2, O-04] of a recruiter nothing is left either, and the card is gone', async () => {
		const { rita, ben } = await meeting();
		expect((await rita.post('/account?/erase', { password: PASSWORD })).status).toBe(303);
		const directory = (await ben.get(`/api/fairs/${server.fair}/directory`)).text;
		expect(JSON.parse(directory)).toMatchObject({ cards: {} });
		expect(await server.filesHolding('CanaryRita')).toEqual([]);
	});

	it('[ER1] an event is not left without any organizer', async () => {
		const olga = await server.enter('olga');
		expect((await olga.post('/account?/erase', { password: PASSWORD })).status).toBe(409);
		expect(await isSignedIn(olga)).toBe(true);
	});
});

describe('names and pages', () => {
	it('[ST5, H-03, IN1] a name is stored as written, and refused when it is none', async () => {
		const rita = await server.enter('rita');
		const name = '<b>Rita</b> & Söhne 🦊';
		expect((await rita.post('/account?/name', { name })).status).toBe(200);
		const { text } = await rita.get('/account');
		expect(text).not.toContain('<b>Rita</b>');
		const directory = (await rita.get(`/api/fairs/${server.fair}/directory`)).text;
		expect(JSON.parse(directory)).toMatchObject({ cards: { [server.ids.rita]: { name } } });
		for (const bad of ['', '   ', 'x'.repeat(81), '\u200b'])
			expect((await rita.post('/account?/name', { name: bad })).status).toBeGreaterThanOrEqual(400);
		expect((await rita.post('/account?/name', { name: 'Rita', role: 'organizer' })).status).toBe(
			400,
		);
	});

	it('[H-03] a cookie for theme or zone that says something else is not believed', async () => {
		const ada = await server.enter('ada');
		ada.cookies.set('theme', '"><script>alert(1)</script>');
		ada.cookies.set('zone-choice', '<script>');
		const { status, text } = await ada.get('/account');
		expect(status).toBe(200);
		expect(text).toContain('data-theme="system"');
		expect(text).not.toContain('<script>alert(1)');
		ada.cookies.set('theme', 'dark');
		expect((await ada.get('/account')).text).toContain('data-theme="dark"');
	});
});
