import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import type { Picture } from '#schema/domain/participant.ts';
import { pictureHash } from '#schema/ids.ts';
import {
	HandClock,
	deskOf,
	directoryOf,
	envelope,
	migrated,
	rigOver,
	viewOf,
} from './testing/engine-rig.ts';
import { insertFair } from './testing/fair-rows.ts';

const CANARY = 'CanaryOfAda';

async function given() {
	const clock = new HandClock();
	const connection = await migrated();
	const rows = insertFair(connection, { now: clock.now() });
	const rig = rigOver(connection, { clock });
	const [ada, ben] = rows.talents.map((talent) => talent);
	const rita = must(rows.recruiters[0], 'a recruiter');
	return {
		...rows,
		...rig,
		connection,
		clock,
		ada: must(ada, 'a talent'),
		ben: must(ben, 'another'),
		rita,
		slot: must(rows.starts[0], 'a slot'),
	};
}

const picture = (letter: string): Picture => ({
	hash: pictureHash(letter.repeat(43)),
	type: 'image/png',
	bytes: new Uint8Array([1, 2, 3, letter.charCodeAt(0)]),
});
const text = { message: 'Hello', question: '', answer: '' };

describe('a picture', () => {
	it('[PI4, SY1] is on every open screen once it is committed, by its address alone', async () => {
		const { fair, ada, rita, ask, change, open, connection, clock } = await given();
		await ask(fair, ada, { kind: 'request.send', to: rita, ...text });
		const [adas, ritas] = [ada, rita].map((participant) =>
			open({ kind: 'desk', fair, participant }),
		);
		const directory = open({ kind: 'directory', fair });
		for (const letter of ['a', 'b']) {
			for (const who of [ada, rita])
				await change(fair, who, { kind: 'picture.set', picture: picture(letter) });
			clock.move(1_000);
			const { hash } = picture(letter);
			expect(deskOf(must(ritas, 'open')).me.me.picture).toBe(hash);
			for (const desk of [adas, ritas])
				expect(Object.values(deskOf(must(desk, 'open')).meetings)).toMatchObject([
					{ peer: { picture: hash } },
				]);
			expect(directoryOf(directory).cards[rita]?.picture).toBe(hash);
		}
		expect(connection.prepare('SELECT hash FROM picture').pluck().all()).toEqual([
			picture('b').hash,
			picture('b').hash,
		]);
		await change(fair, rita, { kind: 'picture.set', picture: null });
		clock.move(1_000);
		expect(directoryOf(directory).cards[rita]).not.toHaveProperty('picture');
		expect(connection.prepare('SELECT participant_id FROM picture').pluck().all()).toEqual([ada]);
	});

	it('[PI1, H-17, ID5] no outbox can carry one, or a name, or a farewell', async () => {
		const { fair, ada, send, connection, clock } = await given();
		const kept = envelope({ kind: 'profile.update' } as never, clock.now());
		for (const [k, p] of [
			['picture.set', { picture: { hash: 'a'.repeat(43), type: 'image/png', bytes: [] } }],
			['name.set', { name: 'Rita' }],
			['participant.erase', {}],
		])
			expect(
				await send(fair, ada, {
					...kept,
					i: `${k}-----------------------`.slice(0, 22).replaceAll('.', '_'),
					k,
					p,
				}),
			).toMatchObject({
				code: 'unsupported',
			});
		const row = connection.prepare('SELECT name, picture, erased_at FROM participant WHERE id = ?');
		expect(row.get(ada)).toEqual({ name: 'Ada 0', picture: null, erased_at: null });
	});
});

describe('a name', () => {
	it('[ST5] stands on the cards, beside meetings and in notices from then on', async () => {
		const { fair, ada, rita, ask, change, open, clock } = await given();
		await ask(fair, rita, { kind: 'request.send', to: ada, ...text });
		const desk = open({ kind: 'desk', fair, participant: ada });
		const directory = open({ kind: 'directory', fair });
		await change(fair, rita, { kind: 'name.set', name: 'Margarita' });
		clock.move(1_000);
		expect(directoryOf(directory).cards[rita]?.name).toBe('Margarita');
		expect(Object.values(deskOf(desk).meetings)).toMatchObject([{ peer: { name: 'Margarita' } }]);
		expect(Object.values(deskOf(desk).notices)).toMatchObject([{ peer: 'Margarita' }]);
	});
});

describe('whoever erases themselves', () => {
	it('[ER1, ER3] cancels their chat: the other side is told, the slot is open, the name is gone', async () => {
		const { fair, ada, rita, slot, ask, change, open, engine, accountOf, clock } = await given();
		await ask(fair, ada, { kind: 'request.send', to: rita, ...text });
		const ritas = open({ kind: 'desk', fair, participant: rita });
		const directory = open({ kind: 'directory', fair });
		const [meeting] = Object.values(deskOf(ritas).meetings);
		const { id } = must(meeting, 'a request');
		await ask(fair, rita, { kind: 'request.accept', meeting: id });
		await ask(fair, ada, { kind: 'slot.claim', meeting: id, startsAt: slot });
		clock.move(1_000);
		expect(directoryOf(directory).live[rita]?.[0]).toBe(3);

		expect(await change(fair, ada, { kind: 'participant.erase' })).toMatchObject({ code: 'ok' });
		clock.move(1_000);
		expect(deskOf(ritas).meetings[id]).toMatchObject({
			status: 'cancelled',
			by: 'talent',
			message: '',
			peer: { name: '' },
		});
		const last = Object.values(deskOf(ritas).notices).at(-1);
		expect(last).toMatchObject({ kind: 'chat_cancelled', peer: '', startsAt: slot });
		expect(directoryOf(directory).live[rita]?.[0]).toBe(4);
		expect(engine.readerIn(fair, accountOf(ada))).toBeNull();
	});

	it('[ER1, SY3] a recruiter’s card and numbers leave the directory, and it equals a fresh one', async () => {
		const { fair, ada, rita, ask, change, open, engine, clock } = await given();
		await ask(fair, ada, { kind: 'request.send', to: rita, ...text });
		const addresses = [
			{ kind: 'directory', fair },
			{ kind: 'desk', fair, participant: ada },
			{ kind: 'desk', fair, participant: rita },
			{ kind: 'calendar', fair, recruiter: rita },
		] as const;
		const documents = addresses.map(open);
		await change(fair, rita, { kind: 'participant.erase' });
		clock.move(1_000);
		for (const [index, address] of addresses.entries()) {
			const { t: _, ...shown } = viewOf<Record<string, unknown>>(must(documents[index], 'open'));
			const { t: __, ...fresh } = engine.view(address);
			expect({ ...shown, seq: 0 }).toEqual({ ...fresh, seq: 0 });
		}
		expect(directoryOf(must(documents[0], 'open'))).toMatchObject({ cards: {}, live: {} });
	});

	it('[ER1, TE3] a recruiter leaves the team, on screens that are open and on those opened later', async () => {
		const { fair, company, rita, change, open } = await given();
		const address = { kind: 'team', fair, company } as const;
		const team = open(address);
		const people = (document: typeof team) =>
			Object.keys(viewOf<{ people: object }>(document).people);
		expect(people(team)).toEqual([rita]);
		await change(fair, rita, { kind: 'participant.erase' });
		expect(people(team)).toEqual([]);
		expect(people(open(address))).toEqual([]);
	});

	it('[ER2, O-04] nothing they wrote or were is in any row, nor in any open document', async () => {
		const { fair, ada, rita, ask, change, open, connection } = await given();
		await change(fair, ada, { kind: 'name.set', name: `${CANARY} Marlow` });
		await change(fair, ada, {
			kind: 'picture.set',
			picture: { ...picture('p'), bytes: new TextEncoder().encode(CANARY) },
		});
		const profile = { headline: CANARY, about: CANARY, languages: [CANARY], topics: [CANARY] };
		await ask(fair, ada, { kind: 'profile.update', profile });
		await ask(fair, ada, { kind: 'request.send', to: rita, ...text, message: CANARY });
		const ritas = open({ kind: 'desk', fair, participant: rita });
		expect(JSON.stringify(deskOf(ritas))).toContain(CANARY);
		await change(fair, ada, { kind: 'participant.erase' });
		expect(JSON.stringify(deskOf(ritas))).not.toContain(CANARY);
		const tables = connection
			.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'account'`)
			.pluck()
			.all() as string[];
		expect(tables).toContain('meeting');
		for (const table of tables)
			for (const row of connection.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][])
				for (const value of row)
					expect(value instanceof Uint8Array ? Buffer.from(value).toString() : value).not.toEqual(
						expect.stringContaining(CANARY),
					);
	});

	it('[ER2] a recruiter’s question goes from the requests, their answers, and the refusals that quoted it', async () => {
		const { fair, ada, rita, ask, change, connection } = await given();
		const ideal = { background: CANARY, experience: '', languages: [], topics: [] };
		await ask(fair, rita, {
			kind: 'recruiter.settings',
			bookingMode: 'selective',
			question: CANARY,
			ideal,
		});
		const refused = await ask(fair, ada, { kind: 'request.send', to: rita, ...text });
		expect(refused).toMatchObject({ code: 'question_changed', detail: { question: CANARY } });
		await ask(fair, ada, {
			kind: 'request.send',
			to: rita,
			message: 'Hi',
			question: CANARY,
			answer: 'Yes',
		});
		await change(fair, rita, { kind: 'participant.erase' });
		expect(connection.prepare(`SELECT message, question, answer FROM meeting`).all()).toEqual([
			{ message: 'Hi', question: '', answer: 'Yes' },
		]);
		for (const detail of connection.prepare('SELECT detail FROM intent').pluck().all())
			expect(detail ?? '').not.toContain(CANARY);
		expect(
			connection.prepare('SELECT ideal FROM participant WHERE id = ?').pluck().get(rita),
		).not.toContain(CANARY);
	});
});
