import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ParticipantId } from '#schema/ids.ts';
import { intentId } from '#schema/ids.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import { docName } from '#schema/docs/names.ts';
import type { Envelope } from '#schema/outbox.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { noMetrics } from './observe.ts';
import { insertFair, insertInScheduling } from './testing/fair-rows.ts';
import {
	HandClock,
	calendarOf,
	deskOf,
	directoryOf,
	envelope,
	migrated,
	put,
	rigOver,
	viewOf,
} from './testing/engine-rig.ts';
import { must } from '#schema/assert.ts';
import { HELLO, given } from './testing/given-engine.ts';

describe('a decision becomes visible', () => {
	it('[SY1] a request is on both desks and in the count once it is committed, and nowhere before', async () => {
		const { fair, ada, rita, outbox, open, clock } = await given();
		const desks = [ada, rita].map((participant) => open({ kind: 'desk', fair, participant }));
		const directory = open({ kind: 'directory', fair });
		const box = outbox(fair, ada);
		const sent = envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now());
		put(box, sent);
		for (const desk of desks) expect(deskOf(desk).meetings).toEqual({});
		clock.settle();
		for (const desk of desks)
			expect(Object.values(deskOf(desk).meetings)).toMatchObject([
				{ status: 'requested', message: 'Hello', requestedBy: 'talent' },
			]);
		const [adas] = desks;
		expect(deskOf(must(adas, 'a desk')).outcomes[sent.i]).toMatchObject({ code: 'ok', seq: 1 });
		expect(deskOf(must(adas, 'a desk')).quota.chats).toMatchObject({ openRequests: 1, chats: 1 });
		expect(directoryOf(directory).live[rita]).toEqual([4, 1, 0, 1]);
	});

	it('[SL3] the first claim of a slot wins, the second hears that it was taken, and the calendar says so to all', async () => {
		const { fair, ada, ben, rita, slot, connection, outbox, open, clock } = await given();
		const claims = [ada, ben].map((talent, i) => ({
			talent,
			meeting: insertInScheduling(connection, { fair }, `m${i}`, talent, rita, clock.now()),
		}));
		const calendar = open({ kind: 'calendar', fair, recruiter: rita });
		const desks = claims.map(({ talent: participant }) =>
			open({ kind: 'desk', fair, participant }),
		);
		const sent = claims.map(({ talent, meeting }) => {
			const claim = envelope({ kind: 'slot.claim', meeting, startsAt: slot }, clock.now());
			put(outbox(fair, talent), claim);
			return claim;
		});
		clock.settle();
		const codes = desks.map((desk, i) => deskOf(desk).outcomes[must(sent[i], 'sent').i]?.code);
		expect(codes).toEqual(['ok', 'slot_taken']);
		expect(calendarOf(calendar).slots[slotKey(slot)]).toEqual([slot, 15, 't']);
		expect(deskOf(must(desks[1], 'a desk')).meetings).toMatchObject({
			m1: { status: 'in_scheduling' },
		});
	});

	it('[SY3] every projection equals what a fresh render of SQL gives', async () => {
		const { fair, ada, rita, slot, connection, ask, open, engine, clock } = await given();
		const addresses = [
			{ kind: 'desk', fair, participant: ada },
			{ kind: 'desk', fair, participant: rita },
			{ kind: 'calendar', fair, recruiter: rita },
			{ kind: 'directory', fair },
		] as const;
		const documents = addresses.map(open);
		const meeting = insertInScheduling(connection, { fair }, 'm', ada, rita, clock.now());
		await ask(fair, ada, { kind: 'slot.claim', meeting, startsAt: slot });
		await ask(fair, rita, { kind: 'slot.release', meeting, note: 'Later, please' });
		await ask(fair, rita, {
			kind: 'profile.update',
			profile: { headline: 'Head of People', about: '', languages: ['de'], topics: [] },
		});
		clock.move(1_000);
		for (const [i, address] of addresses.entries()) {
			const { t: _, ...shown } = viewOf<Record<string, unknown>>(must(documents[i], 'open'));
			const { t: __, ...fresh } = engine.view(address);
			expect({ ...shown, seq: 0 }).toEqual({ ...fresh, seq: 0 });
		}
	});

	it('[SY11] the directory changes at once, then at most once a second', async () => {
		const { fair, ada, ben, rita, ask, open, clock } = await given();
		const directory = open({ kind: 'directory', fair });
		await ask(fair, ada, { kind: 'request.send', to: rita, ...HELLO });
		expect(directoryOf(directory).live[rita]?.[1]).toBe(1);
		await ask(fair, ben, { kind: 'request.send', to: rita, ...HELLO });
		expect(directoryOf(directory).live[rita]?.[1]).toBe(1);
		clock.move(1_000);
		expect(directoryOf(directory).live[rita]?.[1]).toBe(2);
	});

	it('[S13c] who waits for a slot is counted: asked or accepted without a time; not who was invited, declined, or has a time', async () => {
		const { fair, ada, ben, rita, slot, connection, ask, open, clock } = await given();
		const directory = open({ kind: 'directory', fair });
		const waiting = () => {
			clock.move(1_000);
			return directoryOf(directory).live[rita]?.[3];
		};
		const sent = await ask(fair, ada, { kind: 'request.send', to: rita, ...HELLO });
		expect(waiting()).toBe(1);
		const invited = await ask(fair, rita, { kind: 'request.send', to: ben, ...HELLO });
		expect(waiting()).toBe(1);
		const [adas, bens] = [sent, invited].map((outcome) => must(outcome.meeting, 'a meeting'));
		await ask(fair, ben, { kind: 'request.accept', meeting: must(bens, 'invited') });
		await ask(fair, rita, { kind: 'request.accept', meeting: must(adas, 'asked') });
		expect(waiting()).toBe(2);
		await ask(fair, ada, { kind: 'slot.claim', meeting: must(adas, 'asked'), startsAt: slot });
		expect(waiting()).toBe(1);
		await ask(fair, ben, { kind: 'request.cancel', meeting: must(bens, 'invited') });
		expect(waiting()).toBe(0);
		expect(connection.prepare(`SELECT count(*) AS n FROM meeting`).get()).toEqual({ n: 2 });
	});

	it('[SY10] a slot is shown as taken before the refusal of the one who lost it', async () => {
		const clock = new HandClock();
		const connection = await migrated();
		const { fair, talents, recruiters, starts } = insertFair(connection, { now: clock.now() });
		const rita = must(recruiters[0], 'a recruiter');
		const startsAt = must(starts[0], 'a slot');
		const flushed: string[] = [];
		const rig = rigOver(connection, { clock, flush: (name) => flushed.push(name) });
		const desks = talents.map((participant) => ({ kind: 'desk', fair, participant }) as const);
		const calendar = { kind: 'calendar', fair, recruiter: rita } as const;
		for (const address of [...desks, calendar]) rig.open(address);
		for (const [i, talent] of talents.entries()) {
			const meeting = insertInScheduling(connection, { fair }, `m${i}`, talent, rita, clock.now());
			put(
				rig.outbox(fair, talent),
				envelope({ kind: 'slot.claim', meeting, startsAt }, clock.now()),
			);
		}
		clock.settle();
		expect(flushed[0]).toBe(docName(calendar));
		expect(flushed.slice(1).sort()).toEqual(desks.map(docName).sort());
	});

	it('[SY6] seq only grows, and each decided intent has its own', async () => {
		const { fair, ada, ben, rita, ask, connection } = await given();
		const outcomes = [
			await ask(fair, ada, { kind: 'request.send', to: rita, ...HELLO }),
			await ask(fair, ada, { kind: 'request.send', to: rita, ...HELLO }),
			await ask(fair, ben, { kind: 'request.send', to: rita, ...HELLO }),
		];
		expect(outcomes.map(({ code, seq }) => [code, seq])).toEqual([
			['ok', 1],
			['already_active', 2],
			['ok', 3],
		]);
		const row = connection.prepare('SELECT seq FROM fair').get();
		expect(row).toEqual({ seq: 3 });
	});
});

describe('what can share the work', () => {
	it('[SY21] an intent that comes alone is decided at once, and those that keep coming share a commit', async () => {
		const { fair, ada, ben, rita, connection, clock } = await given();
		const commits: number[] = [];
		const committed = (decisions: number) => void (decisions > 0 && commits.push(decisions));
		const busy = { clock, gatherMs: 4, metrics: { ...noMetrics, committed } };
		const { outbox, open } = rigOver(connection, busy);
		const ask = (who: ParticipantId) =>
			put(outbox(fair, who), envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now()));
		const desk = open({ kind: 'desk', fair, participant: ada });
		ask(ada);
		clock.settle();
		expect(Object.keys(deskOf(desk).outcomes)).toHaveLength(1);
		clock.move(1);
		ask(ben);
		clock.move(2);
		ask(ada);
		clock.settle();
		expect(commits).toEqual([1]);
		clock.move(1);
		expect(commits).toEqual([1, 2]);
		clock.move(4);
		ask(ben);
		clock.settle();
		expect(commits).toEqual([1, 2, 1]);
	});

	it('[SY21] an outcome that was seen leaves the desk with what the desk is told next', async () => {
		const { fair, ada, rita, outbox, open, clock } = await given();
		const desk = open({ kind: 'desk', fair, participant: ada });
		const box = outbox(fair, ada);
		const [first, second] = [0, 1].map(() =>
			envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now()),
		) as [Envelope, Envelope];
		put(box, first);
		clock.settle();
		let updates = 0;
		desk.on('update', () => updates++);
		box.getArray(OUTBOX_ROOT).delete(0, 1);
		clock.move(400);
		put(box, second);
		clock.settle();
		expect([updates, Object.keys(deskOf(desk).outcomes)]).toEqual([1, [second.i]]);
		box.getArray(OUTBOX_ROOT).delete(0, 1);
		clock.move(1_000);
		expect([updates, Object.keys(deskOf(desk).outcomes)]).toEqual([2, []]);
	});
});

describe('an intent is decided once', () => {
	it('[ID2] the same intent from two doors and after a restart has one outcome and one effect', async () => {
		const { fair, ada, rita, connection, clock, ...rig } = await given();
		const once = envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now());
		put(rig.outbox(fair, ada), once);
		clock.settle();
		const first = await rig.send(fair, ada, once);
		const restarted = rigOver(connection, { clock });
		const again = await restarted.send(fair, ada, once);
		expect(again).toEqual(first);
		expect(first).toMatchObject({ code: 'ok', seq: 1 });
		expect(connection.prepare('SELECT count(*) AS n FROM meeting').get()).toEqual({ n: 1 });
	});

	it('[ID6] an id that comes again with other content is refused and changes nothing', async () => {
		const { fair, ada, rita, send, clock, connection } = await given();
		const first = envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now());
		await send(fair, ada, first);
		const other = { ...first, p: { to: rita, ...HELLO, message: 'Something else' } };
		expect(await send(fair, ada, other)).toMatchObject({ code: 'id_reused' });
		expect(connection.prepare('SELECT message FROM meeting').all()).toEqual([{ message: 'Hello' }]);
	});

	it('[ID7] an intent in my outbox is mine, whatever it says about others', async () => {
		const { fair, ada, ben, rita, connection, send, clock } = await given();
		const meeting = insertInScheduling(connection, { fair }, 'm', ada, rita, clock.now());
		const forged = {
			...envelope({ kind: 'request.cancel', meeting }, clock.now()),
			p: { meeting, participant: ada },
		};
		expect(await send(fair, ben, forged)).toMatchObject({ code: 'invalid' });
		const plain = envelope({ kind: 'request.cancel', meeting }, clock.now());
		expect(await send(fair, ben, plain)).toMatchObject({ code: 'forbidden' });
	});

	it('[ID8] an intent whose own deadline has passed is not carried out', async () => {
		const { fair, ada, rita, send, clock } = await given();
		const late = {
			...envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now()),
			exp: clock.now() - 1,
		};
		expect(await send(fair, ada, late)).toMatchObject({ code: 'expired' });
	});

	it('[ID5] unknown kinds and versions are answered and do not hold up what follows', async () => {
		const { fair, ada, rita, outbox, open, clock } = await given();
		const desk = open({ kind: 'desk', fair, participant: ada });
		const good = envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now());
		const strange = { ...good, i: intentId('x'.repeat(22)), k: 'slot.steal' };
		const newer = { ...good, i: intentId('y'.repeat(22)), v: 2 };
		const broken = { ...good, i: intentId('z'.repeat(22)), p: { to: 7 } };
		put(outbox(fair, ada), strange, newer, broken, good);
		clock.settle();
		const { outcomes } = deskOf(desk);
		const codes = [strange, newer, broken, good].map(({ i }) => outcomes[i]?.code);
		expect(codes).toEqual(['unsupported', 'unsupported', 'invalid', 'ok']);
	});

	it('[ID4] what is no envelope at all gets no outcome and disturbs nothing', async () => {
		const { fair, ada, rita, outbox, open, engine, clock } = await given();
		const desk = open({ kind: 'desk', fair, participant: ada });
		const good = envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now());
		const box = outbox(fair, ada);
		box.getArray(OUTBOX_ROOT).push([7, 'text', null, { i: 'short' }, good]);
		clock.settle();
		expect(Object.keys(deskOf(desk).outcomes)).toEqual([good.i]);
		expect(engine.submit(fair, ada, { nonsense: true })).toBeNull();
	});

	it('[SY7] the desk drops the outcomes of an outbox that nobody has open, and shows them again when it comes back', async () => {
		const { fair, ada, rita, outbox, open, clock, engine } = await given();
		const desk = open({ kind: 'desk', fair, participant: ada });
		const kept = envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now());
		const gone = envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now());
		put(outbox(fair, ada), kept, gone);
		clock.settle();
		expect(Object.keys(deskOf(desk).outcomes)).toHaveLength(2);
		engine.unload(docName({ kind: 'outbox', fair, participant: ada }));
		put(outbox(fair, ada), kept);
		clock.settle();
		clock.move(1_000);
		expect(Object.keys(deskOf(desk).outcomes)).toEqual([kept.i]);
	});

	it('[SY7] the desk shows the outcomes of the intents in the outbox, and drops those taken out', async () => {
		const { fair, ada, rita, outbox, open, clock } = await given();
		const desk = open({ kind: 'desk', fair, participant: ada });
		const box = outbox(fair, ada);
		const sent = Array.from({ length: 50 }, () =>
			envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now()),
		);
		put(box, ...sent);
		clock.settle();
		expect(Object.keys(deskOf(desk).outcomes).sort()).toEqual(sent.map(({ i }) => i).sort());
		box.getArray(OUTBOX_ROOT).delete(0, 49);
		clock.move(1_000);
		expect(Object.keys(deskOf(desk).outcomes)).toEqual([must(sent[49], 'the last').i]);
	});

	it('[SY8] the server never writes an outbox', async () => {
		const { fair, ada, rita, outbox, clock } = await given();
		const box = outbox(fair, ada);
		put(box, envelope({ kind: 'request.send', to: rita, ...HELLO }, clock.now()));
		const before = Y.encodeStateAsUpdate(box);
		clock.settle();
		expect(Y.encodeStateAsUpdate(box)).toEqual(before);
	});
});
