import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import type { DeskMeeting, DeskView } from '#schema/docs/desk.ts';
import { PROJECTION_ROOT } from '#schema/docs/projection.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import { MINUTE_MS, addMinutes } from '#schema/ids.ts';
import { insertInScheduling } from './testing/fair-rows.ts';
import { given } from './testing/given-engine.ts';

const SECRET = 'Nervous at first, then brilliant.';

/** Ada and Rita have a chat at the first slot, and both have come. */
async function together() {
	const rig = await given();
	const { connection, fair, ada, rita, slot, clock, ask } = rig;
	const meeting = insertInScheduling(connection, { fair }, 'm', ada, rita, clock.now());
	await ask(fair, ada, { kind: 'slot.claim', meeting, startsAt: slot });
	clock.move(slot - clock.now());
	const seatOf = (id: MeetingId, person: ParticipantId) => {
		const ruling = rig.engine.seatOf(id, rig.accountOf(person));
		if (!ruling.ok) throw new Error(ruling.refusal.code);
		return ruling.seat;
	};
	for (const person of [ada, rita]) rig.engine.entered(seatOf(meeting, person));
	clock.move(1);
	const desk = (participant: ParticipantId) =>
		rig.engine.view({ kind: 'desk', fair, participant }) as unknown as DeskView;
	const row = (participant: ParticipantId, id = meeting): DeskMeeting =>
		must(desk(participant).meetings[id], 'a meeting');
	const end = must(row(ada).endsAt, 'an end');
	return { ...rig, meeting, seatOf, desk, row, end };
}

describe('a chat under way, as its two people see it', () => {
	it('[CL2, CH5] both came: the server saw it, and it is completed when it is over', async () => {
		const { row, ada, rita, clock, end } = await together();
		expect(row(ada).joined).toEqual(['talent', 'recruiter']);
		clock.move(end - clock.now());
		for (const who of [ada, rita]) expect(row(who).status).toBe('completed');
	});

	it('[EX2, EX5] says until when it could last, and no more once somebody has the next time', async () => {
		const { row, ada, ben, rita, end, fair, connection, second, ask, clock } = await together();
		for (const who of [ada, rita]) expect(row(who).extendsTo).toBe(addMinutes(end, 5));
		const next = insertInScheduling(connection, { fair }, 'n', ben, rita, clock.now());
		await ask(fair, ben, { kind: 'slot.claim', meeting: next, startsAt: second });
		expect(second).toBe(end);
		for (const who of [ada, rita]) expect(row(who).extendsTo).toBeUndefined();
		expect(row(ben, next).extendsTo).toBeUndefined();
	});

	it('[EX4, EX5] lasts longer on both desks and for the room, and the calendar offers these minutes no more', async () => {
		const { row, ada, rita, end, fair, meeting, ask, engine, seatOf } = await together();
		const until = addMinutes(end, 5);
		await ask(fair, rita, { kind: 'chat.extend', meeting, until });
		for (const who of [ada, rita])
			expect(row(who)).toMatchObject({ endsAt: until, extensions: 1, extendedBy: 'recruiter' });
		expect(seatOf(meeting, ada)).toMatchObject({ endsAt: until, closesAt: addMinutes(until, 5) });
		const { slots } = engine.view({ kind: 'calendar', fair, recruiter: rita });
		const starts = Object.values(slots as object).map(([startsAt]: number[]) => startsAt);
		expect(starts).not.toContain(end);
	});

	it('[EX4, SY16] SQL alone refuses a longer chat over a time that is offered or taken', async () => {
		const { connection, meeting, end } = await together();
		const longer = connection.prepare('UPDATE meeting SET ends_at = ? WHERE id = ?');
		expect(() => longer.run(end + 5 * MINUTE_MS, meeting)).toThrow('a time is offered');
	});

	it('[LT3, I19] whoever is still in another room is said to be there, until when at most, and not with whom', async () => {
		const { row, ada, ben, rita, fair, connection, second, ask, engine, seatOf, meeting, ...rest } =
			await together();
		const next = insertInScheduling(connection, { fair }, 'n', ben, rita, rest.clock.now());
		await ask(fair, ben, { kind: 'slot.claim', meeting: next, startsAt: second });
		const { closesAt } = seatOf(meeting, rita);
		expect(row(ben, next).elsewhereUntil).toBe(closesAt);
		expect(JSON.stringify(rest.desk(ben))).not.toContain(JSON.stringify(ada));
		expect(row(rita, next).elsewhereUntil).toBeUndefined();
		engine.left(seatOf(meeting, rita));
		expect(row(ben, next).elsewhereUntil).toBeUndefined();
	});

	it('[LT3, SY3] a chat that is moved while somebody waits in its room makes them late for others, who see it at once', async () => {
		const { connection, fair, ada, ben, rita, slot, second, ...rig } = await given();
		const third = must(rig.starts[2], 'a third slot');
		const chat = (id: string, talent: ParticipantId) =>
			insertInScheduling(connection, { fair }, id, talent, rita, rig.clock.now());
		const [moved, later] = [chat('m', ada), chat('n', ben)];
		await rig.ask(fair, ada, { kind: 'slot.claim', meeting: moved, startsAt: slot });
		await rig.ask(fair, ben, { kind: 'slot.claim', meeting: later, startsAt: third });
		rig.clock.move(slot - rig.clock.now() - 6 * MINUTE_MS);
		const seat = rig.engine.seatOf(moved, rig.accountOf(rita));
		if (!seat.ok) throw new Error(seat.refusal.code);
		rig.engine.entered(seat.seat);
		rig.clock.move(1);
		const desk = rig.open({ kind: 'desk', fair, participant: ben });
		const elsewhere = () => {
			const meetings = desk.getMap(PROJECTION_ROOT).get('meetings') as Y.Map<DeskMeeting>;
			return meetings.get(later)?.elsewhereUntil;
		};
		expect(elsewhere()).toBeUndefined();

		await rig.ask(fair, ada, { kind: 'slot.reschedule', meeting: moved, startsAt: second });
		expect(elsewhere()).toBe(addMinutes(third, 5));
		await rig.ask(fair, ada, { kind: 'slot.release', meeting: moved, note: '' });
		expect(elsewhere()).toBeUndefined();
	});
});

describe('what one keeps about a chat', () => {
	const keep = (meeting: MeetingId, text = SECRET): ParticipantIntent => ({
		kind: 'memo.keep',
		meeting,
		text,
		mark: text === '' ? null : 'yes',
	});

	it('[AF1, I19, C-11] is on the writer’s desk alone: no other document of the fair has a trace of it', async () => {
		const { fair, ada, ben, rita, organizer, recruiters, meeting, open, ask } = await together();
		const others = [
			...[ada, ben, organizer, ...recruiters.filter((one) => one !== rita)].map(
				(participant) => ({ kind: 'desk', fair, participant }) as const,
			),
			...recruiters.map((recruiter) => ({ kind: 'calendar', fair, recruiter }) as const),
			{ kind: 'directory', fair } as const,
		].map(open);
		const own = open({ kind: 'desk', fair, participant: rita });
		await ask(fair, rita, keep(meeting));
		const dump = (doc: Y.Doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('utf8');
		expect(dump(own)).toContain(SECRET);
		for (const other of others) expect(dump(other)).not.toContain('Nervous');
	});

	it('[AF2] follows its writer to another page, is replaced as a whole, and an empty one leaves nothing', async () => {
		const { fair, ada, meeting, ask, desk, connection, clock } = await together();
		await ask(fair, ada, keep(meeting));
		expect(desk(ada).memos).toEqual({
			[meeting]: { text: SECRET, mark: 'yes', changedAt: clock.now() },
		});
		await ask(fair, ada, keep(meeting, 'Shorter.'));
		expect(desk(ada).memos[meeting]).toMatchObject({ text: 'Shorter.' });
		await ask(fair, ada, keep(meeting, ''));
		expect(desk(ada).memos).toEqual({});
		expect(connection.prepare('SELECT count(*) AS n FROM memo').get()).toEqual({ n: 0 });
	});

	it('[AF3, ER2] goes with its writer, and with the talent whom it is about', async () => {
		const { fair, ada, rita, meeting, ask, desk, engine, connection, clock, end } =
			await together();
		clock.move(end - clock.now());
		await ask(fair, ada, keep(meeting, 'Of Ada.'));
		await ask(fair, rita, keep(meeting));
		await change(engine.changeAccount(fair, ada, { kind: 'participant.erase' }));
		expect(desk(rita).memos).toEqual({});
		expect(connection.prepare('SELECT count(*) AS n FROM memo').get()).toEqual({ n: 0 });

		async function change(outcome: Promise<unknown>) {
			clock.move(1);
			await outcome;
		}
	});

	it('[AF3] of a talent stays when the recruiter goes', async () => {
		const { fair, ada, rita, meeting, ask, desk, engine, clock, end } = await together();
		clock.move(end - clock.now());
		await ask(fair, ada, keep(meeting, 'Of Ada.'));
		await ask(fair, rita, keep(meeting));
		const gone = engine.changeAccount(fair, rita, { kind: 'participant.erase' });
		clock.move(1);
		await gone;
		expect(desk(ada).memos[meeting]).toMatchObject({ text: 'Of Ada.' });
	});
});
