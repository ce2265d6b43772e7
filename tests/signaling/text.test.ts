/** What the two write, on its way through the server: for the two alone, and gone with their room. */
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { TEXT_LIMITS, messagesIn, newCallText, notesIn } from '#schema/call-text.ts';
import { TEXT_SOCKET_LIMITS } from '#signaling/limits.ts';
import { LOOK_MS } from '#sync/clock.ts';
import { Chance, bytes, manyClients, mutated, nestedTypes, uints } from '../attacks/bytes.ts';
import { turns, until } from '../hub/rig.ts';
import { idOf } from '../hub/sessions.ts';
import { answerFrame, frame, message, said, startTexts, textsIn, updateFrame } from './text-rig.ts';

const MINUTE = 60_000;

describe('the two, with the y-websocket client', () => {
	it('[TX1, RM1] write before the other has come, get what they missed, and it is there after both have left', async () => {
		const room = await startTexts();
		room.at(-5);
		const ada = room.page(room.ada);
		ada.say('early');
		notesIn(ada.doc).insert(0, 'from Ada');
		await ada.synced();
		const rita = room.page(room.rita);
		expect(rita.provider).toBeInstanceOf(WebsocketProvider);
		await said(rita.doc, 'early');
		rita.say('hello', 'recruiter');
		notesIn(rita.doc).insert(0, 'and Rita ');
		await said(ada.doc, 'early', 'hello');
		await until(() => notesIn(ada.doc).toJSON() === notesIn(rita.doc).toJSON());
		ada.provider.destroy();
		rita.provider.destroy();
		expect(room.signaling.text.size).toBe(1);
		const elsewhere = room.page(room.ada);
		await said(elsewhere.doc, 'early', 'hello');
		expect(notesIn(elsewhere.doc).toJSON()).toContain('Ada');
	});

	it('[TX1, RM4] after a restart each brings what it has, and all of it is there once', async () => {
		const room = await startTexts();
		room.at(0);
		const [ada, rita] = [room.page(room.ada), room.page(room.rita)];
		ada.say('before');
		await said(rita.doc, 'before');
		room.restart();
		expect(room.signaling.text.size).toBe(0);
		ada.say('meanwhile');
		await said(rita.doc, 'before', 'meanwhile');
		expect(textsIn(ada.doc)).toEqual(['before', 'meanwhile']);
		expect(textsIn(room.page(room.rita, newCallText()).doc)).toEqual([]);
	});

	it('[TX2] an update that hangs in the air is asked for again, not refused', async () => {
		const room = await startTexts();
		room.at(0);
		const rita = room.page(room.rita);
		await rita.synced();
		const ada = await room.stranger(room.ada);
		ada.socket.send(answerFrame(Y.encodeStateAsUpdate(newCallText())));
		const doc = newCallText();
		messagesIn(doc).push([message('first')]);
		const before = Y.encodeStateVector(doc);
		messagesIn(doc).push([message('second')]);
		ada.socket.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
		await until(() => ada.frames.length === 2);
		ada.socket.send(answerFrame(Y.encodeStateAsUpdate(doc)));
		await said(rita.doc, 'first', 'second');
	});

	it('[TX1] a page that only listens is told that the server is there', async () => {
		const room = await startTexts();
		room.at(0);
		const ada = await room.stranger(room.ada);
		await until(() => ada.frames.length === 1);
		await room.clock.pass(TEXT_SOCKET_LIMITS.pingMs);
		await until(() => ada.frames.length === 2);
		expect([...(ada.frames[1] ?? [])]).toEqual([1, 1, 0]);
	});
});

describe('the end of it', () => {
	it('[TX1, RM1] the room closes: both leave, and the server holds nothing of it', async () => {
		const room = await startTexts();
		room.at(0);
		const two = [room.page(room.ada), room.page(room.rita)];
		for (const one of two) await one.synced();
		await room.clock.pass(20 * MINUTE);
		for (const { ends } of two) await until(() => ends.join() === '4410');
		expect(room.signaling.text.size).toBe(0);
	});

	it('[TX1, CL6] the clock is set over that time: the server holds nothing of it within seconds, though nobody is in', async () => {
		const room = await startTexts();
		room.at(0);
		const ada = room.page(room.ada);
		await ada.synced();
		ada.provider.destroy();
		expect(room.signaling.text.size).toBe(1);
		room.clock.set(20 * MINUTE);
		await room.clock.pass(LOOK_MS);
		expect(room.signaling.text.size).toBe(0);
	});

	it('[C-02] the chat is cancelled: both leave, and the server holds nothing of it, though nobody was in', async () => {
		const room = await startTexts();
		room.at(-8);
		const ada = room.page(room.ada);
		await ada.synced();
		ada.provider.destroy();
		const rita = room.page(room.rita);
		await rita.synced();
		await room.ask(room.rita, { kind: 'chat.cancel', meeting: room.meeting, note: '' });
		await until(() => rita.ends.join() === '4410');
		expect(room.signaling.text.size).toBe(0);
	});

	it('[AU4, C-06] the session ends, or another page of the person takes over', async () => {
		const room = await startTexts();
		room.at(0);
		const first = room.page(room.ada);
		await first.synced();
		const second = room.page(room.ada);
		await until(() => first.ends.join() === '4409');
		await second.synced();
		// Also by the door of signaling.
		await room.join(room.ada);
		await until(() => second.ends.join() === '4409');
		const third = room.page(room.ada);
		await third.synced();
		room.signaling.closeSession(idOf(room.cookieOf(room.ada)));
		await until(() => third.ends.join() === '4401');
	});
});

describe('the way in', () => {
	it('[C-02, GA1, I12] refuses other people, other people’s tickets, other sites, and what is over', async () => {
		const room = await startTexts();
		room.at(0);
		const own = room.granted(room.ada);
		const headers = room.headersOf(room.ada);
		const { origin, cookie } = headers;
		const tries: [string, Parameters<typeof room.knock>, string][] = [
			['no ticket', [{ ...own, ticket: '' }, headers], '401'],
			['a changed one', [{ ...own, ticket: `${own.ticket.slice(0, -3)}AAA` }, headers], '401'],
			['that of the partner', [room.granted(room.rita), headers], '403'],
			['the place of the partner', [{ ...own, peerId: own.remoteId }, headers], '403'],
			['a third person', [own, room.headersOf(room.ben)], '403'],
			['nobody', [own, { origin }], '401'],
			['another site', [own, { cookie, origin: 'https://elsewhere.example' }], '403'],
		];
		for (const [what, given, status] of tries)
			await expect(room.knock(...given), what).rejects.toThrow(`HTTP ${status}`);
		room.at(20);
		await expect(room.knock(own, headers)).rejects.toThrow('HTTP 401');
		expect(room.signaling.text.size).toBe(0);
	});
});

/** The two have written; then Ada's page sends this. */
async function attackedBy(what: (doc: Y.Doc) => readonly (Uint8Array | string)[]) {
	const room = await startTexts();
	room.at(0);
	const [ada, rita] = [room.page(room.ada), room.page(room.rita)];
	rita.say('I can offer you Monday', 'recruiter');
	await said(ada.doc, 'I can offer you Monday');
	ada.provider.destroy();
	const stranger = await room.stranger(room.ada);
	for (const data of what(ada.doc)) stranger.socket.send(data);
	return { room, rita, stranger };
}

/** What a change to what both know looks like on the wire. */
function changing(doc: Y.Doc, change: (doc: Y.Doc) => void): readonly Uint8Array[] {
	const before = Y.encodeStateVector(doc);
	change(doc);
	return [answerFrame(Y.encodeStateAsUpdate(doc, before))];
}

const fresh = (change: (doc: Y.Doc) => void): readonly Uint8Array[] =>
	changing(new Y.Doc(), change);
const inMessages = (value: unknown) => fresh((doc) => messagesIn(doc).push([value]));

describe('a page that misbehaves', () => {
	it.each<[string, (doc: Y.Doc) => readonly (Uint8Array | string)[], string, string]>([
		[
			'takes the partner’s words away',
			(doc) => changing(doc, () => messagesIn(doc).delete(0, 1)),
			'4403 not-allowed',
			'deletion',
		],
		[
			'puts others in their place',
			(doc) =>
				changing(doc, () => {
					messagesIn(doc).insert(0, [message('I offer you nothing', 'recruiter')]);
					messagesIn(doc).delete(1, 1);
				}),
			'4403 not-allowed',
			'deletion',
		],
		[
			'another root',
			() => fresh((doc) => doc.getArray('x').push([1])),
			'4403 not-allowed',
			'place',
		],
		['keys', () => fresh((doc) => doc.getMap('notes').set('k', 1)), '4403 not-allowed', 'place'],
		['no message', () => inMessages('hi'), '4403 not-allowed', 'content'],
		['more fields', () => inMessages({ ...message('x'), file: 1 }), '4403 not-allowed', 'content'],
		[
			'no author',
			() => inMessages({ ...message('x'), from: 'olga' }),
			'4403 not-allowed',
			'content',
		],
		['a long message', () => inMessages(message('x'.repeat(2_001))), '4403 not-allowed', 'content'],
		['a type within', () => inMessages(new Y.Map()), '4403 not-allowed', 'content'],
		[
			'a picture in the notes',
			() => fresh((doc) => notesIn(doc).insertEmbed(0, { image: 'x' })),
			'4403 not-allowed',
			'content',
		],
		[
			'bold notes',
			() => fresh((doc) => notesIn(doc).insert(0, 'x', { bold: true })),
			'4403 not-allowed',
			'content',
		],
		['types in types', () => [answerFrame(nestedTypes(2_000))], '4403 not-allowed', 'place'],
		['millions of structs', () => [updateBomb(33_000_000)], '4403 not-allowed', 'structs'],
		['many writers', () => [answerFrame(manyClients(5_000))], '4403 not-allowed', 'structs'],
		['no update', () => [answerFrame(Uint8Array.of(9, 9, 9))], '4400 malformed', 'malformed'],
		[
			'endless notes',
			() => fresh((doc) => notesIn(doc).insert(0, 'x'.repeat(TEXT_LIMITS.notesMost + 1))),
			'1009 too-large',
			'long',
		],
		[
			'an answer that hangs in the air',
			() => {
				const doc = newCallText();
				notesIn(doc).insert(0, 'first');
				return changing(doc, () => notesIn(doc).insert(5, 'second'));
			},
			'4429 too-much',
			'asks',
		],
		['text', () => ['hello'], '4400 malformed', 'frame'],
		['another protocol', () => [Uint8Array.of(2, 0)], '4400 malformed', 'frame'],
		['nothing', () => [new Uint8Array()], '4400 malformed', 'frame'],
		[
			'a state of ten thousand',
			() => [
				frame((encoder) => {
					encoding.writeVarUint(encoder, sync.messageYjsSyncStep1);
					const states = new Map(Array.from({ length: 10_000 }, (_, i) => [i + 1, 1]));
					encoding.writeVarUint8Array(encoder, Y.encodeStateVector(states));
				}),
			],
			'4400 malformed',
			'frame',
		],
	])(
		'[C-20, C-21] %s: its socket ends, and the partner sees nothing of it',
		async (_what, send, end, fault) => {
			const { room, rita, stranger } = await attackedBy((doc) => {
				const frames = send(doc);
				// What hangs in the air is asked for a few times before that is too much.
				return fault === 'asks' ? Array.from({ length: 21 }, () => frames).flat() : frames;
			});
			expect(await stranger.end()).toBe(end);
			expect(room.faults.at(-1)).toBe(`text ${fault}`);
			expect(textsIn(rita.doc)).toEqual(['I can offer you Monday']);
			expect(notesIn(rita.doc).toJSON()).toBe('');
			const honest = room.page(room.ada);
			await honest.synced();
			honest.say('still here');
			await said(rita.doc, 'I can offer you Monday', 'still here');
			expect(rita.ends).toEqual([]);
		},
	);

	it('[C-04] a frame that is too large ends its socket, and so do floods', async () => {
		const room = await startTexts();
		room.at(0);
		const rita = room.page(room.rita);
		await rita.synced();
		const heavy = await room.stranger(room.ada);
		heavy.socket.send(new Uint8Array(TEXT_SOCKET_LIMITS.frameBytes + 1));
		expect(await heavy.end()).toMatch(/^1009/);
		const fast = await room.stranger(room.ada);
		for (let i = 0; i < 1_000; i += 1) fast.socket.send(Uint8Array.of(1, 1, 0));
		expect(await fast.end()).toBe('4429 too-much');
		const heavier = await room.stranger(room.ada);
		for (let i = 0; i < 10; i += 1) heavier.socket.send(Buffer.alloc(200_000, 1));
		expect(await heavier.end()).toMatch(/^4429|^4400/);
		expect(rita.ends).toEqual([]);
	});

	it('[C-22] who is where with their cursor is passed on to nobody', async () => {
		const room = await startTexts();
		room.at(0);
		const rita = await room.stranger(room.rita);
		const ada = room.page(room.ada);
		ada.provider.awareness.setLocalState({ name: 'Ada' });
		await ada.synced();
		ada.say('hello');
		rita.socket.send(frame((encoder) => sync.writeSyncStep1(encoder, newCallText())));
		await until(() => rita.frames.length >= 2);
		await turns();
		expect(rita.frames.filter(([type]) => type !== 0)).toEqual([]);
	});

	it('[C-20, W-01] five thousand mutated frames end their own sockets and disturb nobody', async () => {
		const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 32));
		console.log(`fuzz seed ${seed}`);
		const chance = new Chance(seed);
		const room = await startTexts();
		room.at(0);
		const rita = room.page(room.rita);
		await rita.synced();
		const doc = newCallText();
		messagesIn(doc).push([message('one'), message('two')]);
		notesIn(doc).insert(0, 'notes of both');
		notesIn(doc).delete(3, 4);
		const update = Y.encodeStateAsUpdate(doc);
		const corpus = [
			updateFrame(update),
			answerFrame(update),
			frame((encoder) => sync.writeSyncStep1(encoder, doc)),
			updateFrame(nestedTypes(3)),
			updateFrame(manyClients(5)),
			Uint8Array.of(1, 1, 0),
		].map(bytes);
		for (let sent = 0; sent < 5_000; sent += 25) {
			const stranger = await room.stranger(room.ada);
			for (let i = 0; i < 25; i += 1) stranger.socket.send(mutated(chance.of(corpus), chance));
			stranger.socket.close();
			await stranger.end();
		}
		// What got through was an honest page's form: signatures are the reader's matter.
		const before = textsIn(rita.doc);
		const ada = room.page(room.ada);
		await ada.synced();
		ada.say('undisturbed');
		await said(rita.doc, ...before, 'undisturbed');
		rita.say('so am I', 'recruiter');
		await said(ada.doc, ...before, 'undisturbed', 'so am I');
		expect(rita.ends).toEqual([]);
	});
});

const updateBomb = (structs: number): Uint8Array => answerFrame(uints(1, structs, 1, 0, 0));
