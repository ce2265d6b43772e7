/** Who comes into the room of a chat, what passes between the two, and how it ends. */
import { describe, expect, it } from 'vitest';
import { entityId } from '#schema/ids.ts';
import type { MeetingId } from '#schema/ids.ts';
import { LOOK_MS } from '#sync/clock.ts';
import { turns, until } from '../hub/rig.ts';
import { idOf } from '../hub/sessions.ts';
import { startRoom } from './rig.ts';

const MINUTE = 60_000;
const offerTo = (dst: string) => ({ type: 'OFFER', dst, payload: { sdp: 'v=0' } });

describe('a ticket for the room', () => {
	it('[RM1, S27] is given from ten minutes before the start until five minutes after the end', async () => {
		const room = await startRoom();
		room.at(-10.01);
		expect(room.sessionOf(room.ada)).toEqual({
			ok: false,
			refusal: { code: 'too_early', detail: { at: room.startsAt - 10 * MINUTE } },
		});
		room.at(-10);
		expect(room.sessionOf(room.ada).ok).toBe(true);
		room.at(19.99);
		expect(room.sessionOf(room.ada).ok).toBe(true);
		room.at(20);
		expect(room.sessionOf(room.ada)).toEqual({ ok: false, refusal: { code: 'too_late' } });
	});

	it('[RM2] says to the recruiter that they call, to the talent that they are called, and when', async () => {
		const room = await startRoom();
		room.at(-5);
		const talent = room.granted(room.ada);
		const recruiter = room.granted(room.rita);
		expect([recruiter.role, talent.role]).toEqual(['caller', 'callee']);
		expect([recruiter.peerId, recruiter.remoteId]).toEqual([talent.remoteId, talent.peerId]);
		expect(talent).toMatchObject({
			startsAt: room.startsAt,
			endsAt: room.startsAt + 15 * MINUTE,
			now: room.clock.now(),
		});
	});

	it('[I12, C-02] is for the two people of the chat, and no other learns that there is one', async () => {
		const room = await startRoom();
		room.at(0);
		const forbidden = { ok: false, refusal: { code: 'forbidden' } };
		expect(room.sessionOf(room.ben)).toEqual(forbidden);
		expect(room.sessionOf(room.olga)).toEqual(forbidden);
		expect(room.sessionOf(room.ada, entityId<MeetingId>('no-such-chat'))).toEqual(forbidden);
	});

	it('[C-02] is not for a chat that was cancelled', async () => {
		const room = await startRoom();
		room.at(-9);
		await room.ask(room.ada, { kind: 'chat.cancel', meeting: room.meeting, note: '' });
		expect(room.sessionOf(room.ada)).toEqual({ ok: false, refusal: { code: 'wrong_status' } });
	});

	it('[C-01] says nothing about who they are, in ids of 128 bits', async () => {
		const room = await startRoom();
		room.at(0);
		const { peerId } = room.granted(room.ada);
		expect(peerId).toMatch(/^[0-9a-f]{32}$/);
	});
});

describe('the way in', () => {
	it('[C-01, C-02] refuses who has no ticket, a changed one, or that of another', async () => {
		const room = await startRoom();
		room.at(0);
		const own = room.addressOf(room.granted(room.ada));
		const cookie = room.cookieOf(room.ada);
		const theirs = room.addressOf(room.granted(room.rita));
		await expect(room.knock({ ...own, token: '' }, { cookie })).rejects.toThrow('HTTP 401');
		const changed = `${own.token.slice(0, -3)}AAA`;
		await expect(room.knock({ ...own, token: changed }, { cookie })).rejects.toThrow('HTTP 401');
		await expect(room.knock({ ...own, id: theirs.id }, { cookie })).rejects.toThrow('HTTP 403');
		await expect(room.knock(theirs, { cookie })).rejects.toThrow('HTTP 403');
		await expect(room.knock(own, { cookie: room.cookieOf(room.ben) })).rejects.toThrow('HTTP 403');
		expect(room.signaling.size).toBe(0);
	});

	it('[GA1] refuses who is not signed in, and pages of other sites', async () => {
		const room = await startRoom();
		room.at(0);
		const own = room.addressOf(room.granted(room.ada));
		await expect(room.knock(own, {})).rejects.toThrow('HTTP 401');
		const foreign = { cookie: room.cookieOf(room.ada), origin: 'https://elsewhere.example' };
		await expect(room.knock(own, foreign)).rejects.toThrow('HTTP 403');
	});

	it('[C-02] refuses a ticket when its time is over, and when the chat is another’s now', async () => {
		const room = await startRoom();
		room.at(-9);
		const own = room.addressOf(room.granted(room.ada));
		const cookie = room.cookieOf(room.ada);
		await room.ask(room.rita, { kind: 'chat.cancel', meeting: room.meeting, note: '' });
		await expect(room.knock(own, { cookie })).rejects.toThrow('HTTP 403');
		room.at(20);
		await expect(room.knock(own, { cookie })).rejects.toThrow('HTTP 401');
	});

	it('[CH5] whoever comes in during the chat was there, as the server saw it', async () => {
		const room = await startRoom();
		room.at(1);
		await room.join(room.ada);
		await room.join(room.rita);
		await until(() => room.engine.stats().waiting === 0);
		await turns();
		const joined = room.connection.prepare('SELECT talent_joined, recruiter_joined FROM meeting');
		expect(joined.get()).toEqual({ talent_joined: 1, recruiter_joined: 1 });
	});
});

describe('the two in the room', () => {
	it('[RM3] hear of each other’s coming and going, and what one says reaches the other alone', async () => {
		const room = await startRoom();
		room.at(0);
		const rita = await room.join(room.rita);
		expect(rita.of('peer')).toEqual([]);
		const ada = await room.join(room.ada);
		const { payload: up } = await rita.next('peer');
		expect(up).toMatchObject({ up: true, visit: expect.any(String) as string });
		expect((await ada.next('peer')).payload).toMatchObject({ up: true });
		const { peerId, remoteId } = room.granted(room.rita);
		rita.send(offerTo(remoteId));
		expect(await ada.next('OFFER')).toMatchObject({ src: peerId, payload: { sdp: 'v=0' } });
		ada.send({ type: 'ANSWER', dst: peerId, payload: {} });
		expect(await rita.next('ANSWER')).toMatchObject({ src: remoteId });
		ada.send({ type: 'APP', payload: { kind: 'bye' } });
		await rita.next('bye');
		ada.socket.terminate();
		expect((await rita.next('peer', 2)).payload).toEqual({ kind: 'peer', up: false });
	});

	it('[RM3] a ping of the page is answered, so that it knows of a dead connection', async () => {
		const room = await startRoom();
		room.at(0);
		const ada = await room.join(room.ada);
		ada.send({ type: 'APP', payload: { kind: 'ping' } });
		await ada.next('pong');
	});

	it('[C-06] a second tab takes over, the first is told so, and the other side sees a new visit', async () => {
		const room = await startRoom();
		room.at(0);
		const rita = await room.join(room.rita);
		const first = await room.join(room.ada);
		const second = await room.join(room.ada);
		expect(await first.end()).toEqual({ code: 4409, reason: 'superseded' });
		expect((await first.next('end')).payload).toEqual({ kind: 'end', why: 'superseded' });
		const visits = [await rita.next('peer'), await rita.next('peer', 2)].map(
			({ payload }) => payload,
		);
		expect(visits.map((visit) => visit?.['up'])).toEqual([true, true]);
		expect(visits[0]?.['visit']).not.toBe(visits[1]?.['visit']);
		rita.send(offerTo(room.granted(room.rita).remoteId));
		await second.next('OFFER');
		expect(room.signaling.size).toBe(2);
	});

	it('[C-04] what is said to nobody is kept for nobody', async () => {
		const room = await startRoom();
		room.at(0);
		const rita = await room.join(room.rita);
		rita.send(offerTo(room.granted(room.rita).remoteId));
		rita.send({ type: 'APP', payload: { kind: 'ping' } });
		await rita.next('pong');
		const ada = await room.join(room.ada);
		rita.send({ type: 'CANDIDATE', dst: room.granted(room.rita).remoteId, payload: {} });
		await ada.next('CANDIDATE');
		expect(ada.of('OFFER')).toEqual([]);
	});
});

describe('a page that misbehaves', () => {
	it.each([
		['no JSON', '{not json', 4400, 'malformed'],
		['no object', '[]', 4400, 'malformed'],
		['a type that no page sends', { type: 'EXPIRE', dst: 'x' }, 4403, 'type'],
		['a call by the one who is called', { type: 'OFFER', dst: 'partner' }, 4403, 'type'],
		['an answer to a stranger', { type: 'ANSWER', dst: '0'.repeat(32) }, 4403, 'destination'],
		['a good-bye to nobody, which would leave a ghost', { type: 'LEAVE' }, 4403, 'destination'],
		['an unknown word of ours', { type: 'APP', payload: { kind: 'peer' } }, 4403, 'type'],
		['an empty word of ours', { type: 'APP' }, 4400, 'malformed'],
	])('[C-03] %s ends its socket, and nobody else’s', async (_what, frame, code, fault) => {
		const room = await startRoom();
		room.at(0);
		const rita = await room.join(room.rita);
		const ada = await room.join(room.ada);
		await rita.next('peer');
		ada.send(frame);
		expect((await ada.end()).code).toBe(code);
		expect(room.faults).toEqual([fault]);
		await rita.next('peer', 2);
		const again = await room.join(room.ada);
		rita.send(offerTo(room.granted(room.rita).remoteId));
		await again.next('OFFER');
		expect(rita.closed).toBeUndefined();
	});

	it('[C-03] bytes instead of text end its socket', async () => {
		const room = await startRoom();
		room.at(0);
		const ada = await room.join(room.ada);
		ada.socket.send(Buffer.from('{}'));
		expect((await ada.end()).code).toBe(4400);
	});

	it('[C-04] a frame of 65 kB ends its socket', async () => {
		const room = await startRoom();
		room.at(0);
		const ada = await room.join(room.ada);
		const dst = room.granted(room.ada).remoteId;
		ada.send({ type: 'ANSWER', dst, payload: 'x'.repeat(65_536) });
		expect((await ada.end()).code).toBe(1009);
	});

	it.each(['frames', 'pings of the layer below'])(
		'[C-04] a flood of %s ends its socket',
		async (what) => {
			const room = await startRoom();
			room.at(0);
			const rita = await room.join(room.rita);
			const ada = await room.join(room.ada);
			for (let i = 0; i < 200; i += 1)
				if (what === 'frames') ada.send({ type: 'HEARTBEAT' });
				else ada.socket.ping();
			expect((await ada.end()).code).toBe(4429);
			expect(room.faults).toEqual(['rate']);
			expect(rita.closed).toBeUndefined();
		},
	);
});

describe('the end of it', () => {
	it('[RM1] when the time of the room is over both are told, and leave', async () => {
		const room = await startRoom();
		room.at(0);
		const two = [await room.join(room.rita), await room.join(room.ada)];
		await room.clock.pass(20 * MINUTE - 1_000);
		expect(two.map(({ closed }) => closed)).toEqual([undefined, undefined]);
		await room.clock.pass(1_000);
		for (const one of two) expect(await one.end()).toEqual({ code: 4410, reason: 'window-over' });
		expect(room.signaling.size).toBe(0);
	});

	it('[RM1, CL6] and within seconds when the clock is set over that time', async () => {
		const room = await startRoom();
		room.at(0);
		const ada = await room.join(room.ada);
		room.clock.set(20 * MINUTE);
		await room.clock.pass(LOOK_MS);
		expect(await ada.end()).toEqual({ code: 4410, reason: 'window-over' });
	});

	it('[C-02] when the chat is cancelled both are told, and leave', async () => {
		const room = await startRoom();
		room.at(-8);
		const two = [await room.join(room.rita), await room.join(room.ada)];
		await room.ask(room.rita, { kind: 'chat.cancel', meeting: room.meeting, note: '' });
		for (const one of two) expect(await one.end()).toEqual({ code: 4410, reason: 'changed' });
	});

	it('[AU4] when the session is ended, and when it expires', async () => {
		const room = await startRoom();
		room.at(0);
		const ada = await room.join(room.ada);
		const rita = await room.join(room.rita);
		room.signaling.closeSession(idOf(room.cookieOf(room.ada)));
		expect(await ada.end()).toEqual({ code: 4401, reason: 'signed-out' });
		room.sessions.end(room.cookieOf(room.rita));
		await room.clock.pass(240_000);
		expect(await rita.end()).toEqual({ code: 4401, reason: 'signed-out' });
	});

	it('[RM3] one that went without a word is gone after its heartbeat stops', async () => {
		const room = await startRoom();
		room.at(0);
		const rita = await room.join(room.rita);
		const ada = await room.join(room.ada);
		await rita.next('peer');
		ada.socket.pause();
		await room.clock.pass(40_000);
		expect((await rita.next('peer', 2)).payload).toEqual({ kind: 'peer', up: false });
		expect(rita.closed).toBeUndefined();
	});

	it('[RM4] after a restart of the server the old ticket lets in again, under the same ids', async () => {
		const room = await startRoom();
		room.at(0);
		const before = room.granted(room.ada);
		const ada = await room.join(room.ada);
		room.restart();
		expect(await ada.end()).toEqual({ code: 1012, reason: 'restart' });
		expect(room.granted(room.ada)).toMatchObject({
			peerId: before.peerId,
			remoteId: before.remoteId,
		});
		const again = await room.knock(room.addressOf(before), { cookie: room.cookieOf(room.ada) });
		await again.next('OPEN');
	});
});
