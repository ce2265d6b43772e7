import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	NORA,
	OLGA,
	RITA,
	RULES,
	THURSDAY,
	cancelled,
	completed,
	confirmed,
	given,
	inScheduling,
	justBefore,
	missed,
	offers,
	refusedAs,
	requested,
	thursday,
} from '../fixtures.ts';
import { claim, correct, extend, join, late, offer, remember } from '../fixtures-intents.ts';
import { addMinutes } from '../ids.ts';
import { NOOP, ok } from './decision.ts';
import { noticesOf } from './notice.ts';

const TEN = thursday('10:00');
const END = thursday('10:15');
const MORE = thursday('10:20');
const BOTH = ['talent', 'recruiter'] as const;
const chat = confirmed(ADA, RITA, TEN, BOTH);
const pair = { meeting: chat.id, talentId: ADA.id, recruiterId: RITA.id };
const extended = { kind: 'chat_extended', ...pair, startsAt: TEN, endsAt: MORE } as const;
const now = thursday('10:10');

describe('a chat that is extended', () => {
	it.each([
		[ADA, 'talent'],
		[RITA, 'recruiter'],
	] as const)('[EX1] lasts five minutes more when one of the two asks: $1.role', (who, by) => {
		const story = given({ now, meetings: [chat] });
		expect(story.act(who, extend(chat, MORE))).toEqual(ok({ ...extended, by }));
		expect(story.meeting(chat)).toEqual({ ...chat, endsAt: MORE, extensions: 1 });
		expect(story.state.calendarOf(RITA.id).get(TEN)?.endsAt).toBe(MORE);
		expect(story.tick(END).verdict).not.toBe('ok');
		expect(story.tick(MORE)).toMatchObject({ events: [{ kind: 'chat_completed' }] });
	});

	it('[EX1] was extended once when both press at the same moment', () => {
		const story = given({ now, meetings: [chat] });
		story.act(ADA, extend(chat, MORE));
		expect(story.act(RITA, extend(chat, MORE))).toEqual(NOOP);
	});

	it.each([
		['before it begins', { now: justBefore(TEN) }, 'not_begun', TEN],
		['once it is over', { now: END }, 'too_late', undefined],
	] as const)('[EX1] is not extended %s', (_when, setting, code, at) => {
		const detail = at && { at };
		const decision = given({ ...setting, meetings: [chat] }).decide(ADA, extend(chat, MORE));
		expect(decision).toEqual(refusedAs(code, detail));
	});

	it('[EX1] is not extended by who waits alone, by strangers, or by any other time', () => {
		const alone = confirmed(ADA, RITA, TEN, ['talent']);
		const waiting = given({ now, meetings: [alone] });
		expect(waiting.decide(ADA, extend(alone, MORE))).toEqual(refusedAs('not_together'));
		const story = given({ now, meetings: [chat] });
		for (const other of [BEN, CARL, OLGA])
			expect(story.decide(other, extend(chat, MORE))).toEqual(refusedAs('forbidden'));
		const much = extend(chat, addMinutes(END, 30));
		expect(story.decide(ADA, much)).toEqual(refusedAs('wrong_status'));
	});

	it('[EX2] must not reach into the next chat of either, and says no more of the other’s than that', () => {
		const next = confirmed(BEN, RITA, END);
		const story = given({ now, meetings: [chat, next] });
		const own = { meeting: next.id, at: END };
		expect(story.decide(RITA, extend(chat, MORE))).toEqual(refusedAs('time_conflict', own));
		expect(story.decide(ADA, extend(chat, MORE))).toEqual(refusedAs('peer_conflict'));
	});

	it('[EX2] leaves the talent the break between two chats', () => {
		const next = confirmed(ADA, NORA, addMinutes(MORE, RULES.bufferMinutes - 1));
		const close = given({ now, meetings: [chat, next] });
		expect(close.decide(RITA, extend(chat, MORE))).toEqual(refusedAs('peer_conflict'));
		const later = confirmed(ADA, NORA, addMinutes(MORE, RULES.bufferMinutes));
		const free = given({ now, meetings: [chat, later] });
		expect(free.decide(RITA, extend(chat, MORE)).verdict).toBe('ok');
	});

	it('[EX3] is so as often as the organizer allows, and not beyond the hours of the day', () => {
		const twice = { ...chat, extensions: 2 };
		const story = given({ now, meetings: [twice] });
		expect(story.decide(ADA, extend(twice, MORE))).toEqual(
			refusedAs('extension_limit', { limit: 2 }),
		);
		const never = given({ now, meetings: [chat], rules: { maxExtensions: 0 } });
		expect(never.decide(ADA, extend(chat, MORE)).verdict).toBe('refused');
		const last = confirmed(ADA, RITA, thursday('16:45'), BOTH);
		const evening = given({ now: thursday('16:50'), meetings: [last] });
		const beyond = extend(last, thursday('17:05'));
		expect(evening.decide(ADA, beyond)).toEqual(refusedAs('fair_over'));
	});

	it('[EX4, SL3, SL6] takes the times it reaches into from the calendar: nobody can claim them, and none can be offered there', () => {
		const waiting = inScheduling(BEN, RITA);
		const slots = offers(RITA, [END, thursday('10:30')]);
		const story = given({ now, meetings: [chat, waiting], slots });
		expect(story.act(ADA, extend(chat, MORE))).toEqual(
			ok(
				{ kind: 'slots_withdrawn', recruiterId: RITA.id, starts: [END] },
				{ ...extended, by: 'talent' },
			),
		);
		expect(story.decide(BEN, claim(waiting, END))).toEqual(refusedAs('slot_gone'));
		expect(story.decide(BEN, claim(waiting, thursday('10:30'))).verdict).toBe('ok');
		const again = offer(THURSDAY, [TEN, END, thursday('10:30')]);
		expect(story.decide(RITA, again)).toEqual(refusedAs('slots_overlap', { at: END }));
	});

	it('[EX5, NO1] tells the other, who did not press', () => {
		const story = given({ now, meetings: [chat] });
		expect(noticesOf({ ...extended, by: 'recruiter' }, story.state, now)).toMatchObject([
			{ to: ADA.id, kind: 'chat_extended', startsAt: MORE },
		]);
	});
});

describe('whoever is late', () => {
	const alone = confirmed(ADA, RITA, TEN, ['talent']);
	const said = (until = addMinutes(TEN, 5)) =>
		ok({ kind: 'chat_late', ...pair, by: 'recruiter', until });

	it('[LT1] says so in one step: five minutes from the start, or from now', () => {
		const story = given({ now: thursday('09:50'), meetings: [alone] });
		expect(story.act(RITA, late(alone))).toEqual(said());
		expect(story.act(RITA, late(alone))).toEqual(NOOP);
		story.now = thursday('10:06');
		expect(story.act(RITA, late(alone))).toEqual(said(thursday('10:11')));
	});

	it('[LT1] has not come yet, and comes before it is over', () => {
		const story = given({ now: thursday('10:05'), meetings: [alone] });
		expect(story.decide(ADA, late(alone))).toEqual(refusedAs('already_there'));
		story.now = thursday('10:10');
		expect(story.decide(RITA, late(alone))).toEqual(refusedAs('too_late'));
		expect(story.decide(CARL, late(alone))).toEqual(refusedAs('forbidden'));
	});

	it('[LT1, NO1] is told to the other, with the time', () => {
		const story = given({ now: TEN, meetings: [alone] });
		const event = { kind: 'chat_late', ...pair, by: 'recruiter', until: MORE } as const;
		expect(noticesOf(event, story.state, TEN)).toMatchObject([
			{ to: ADA.id, kind: 'peer_late', peer: RITA.id, startsAt: MORE },
		]);
	});

	it('[LT2] has until then before being noted as not there', () => {
		const story = given({ now: thursday('10:02'), meetings: [alone] });
		story.act(RITA, late(alone));
		expect(story.tick(thursday('10:05'))).toEqual(NOOP);
		expect(story.tick(thursday('10:07'))).toMatchObject({ events: [{ kind: 'no_show' }] });
	});
});

describe('whoever does not come', () => {
	const alone = confirmed(ADA, RITA, TEN, ['talent']);
	const graceOver = addMinutes(TEN, RULES.graceMinutes);

	it('[NS1] is noted when the grace time is over, once, where the other waits', () => {
		const story = given({ now: TEN, meetings: [alone] });
		expect(story.tick(justBefore(graceOver))).not.toMatchObject({
			events: [{ kind: 'no_show' }],
		});
		const noted = { kind: 'no_show', ...pair, absent: 'recruiter' } as const;
		expect(story.tick(graceOver)).toEqual(ok(noted));
		expect(story.tick()).toEqual(NOOP);
		expect(noticesOf(noted, story.state, graceOver)).toMatchObject([
			{ to: ADA.id, kind: 'peer_absent' },
		]);
		const nobody = given({ now: TEN, meetings: [confirmed(BEN, NORA, TEN)] });
		nobody.tick();
		expect(nobody.tick(graceOver)).toEqual(NOOP);
	});

	it('[NS2, CL3, QU4] has missed the chat when it is over, and both hear what it means', () => {
		const story = given({ now: graceOver, meetings: [alone] });
		story.tick();
		const over = { kind: 'chat_missed', ...pair, present: 'talent' } as const;
		expect(story.tick(END)).toEqual(ok(over));
		expect(noticesOf(over, story.state, END)).toMatchObject([
			{ to: RITA.id, kind: 'chat_missed' },
			{ to: ADA.id, kind: 'chat_returned' },
		]);
		expect(noticesOf({ ...over, present: 'nobody' }, story.state, END)).toMatchObject([
			{ to: ADA.id, kind: 'chat_missed' },
			{ to: RITA.id, kind: 'chat_missed' },
		]);
	});

	it('[NS3, CH5] was not there when they come too late and find nobody; with the other they were', () => {
		const story = given({ now: graceOver, meetings: [alone] });
		story.tick();
		story.now = thursday('10:08');
		expect(story.act(RITA, join(alone))).toEqual(NOOP);
		expect(story.act(ADA, join(alone, true))).toEqual(
			ok({ kind: 'chat_joined', ...pair, by: 'recruiter' }),
		);
		expect(story.meeting(alone)).toEqual(confirmed(ADA, RITA, TEN, BOTH));
		expect(story.tick(END)).toMatchObject({ events: [{ kind: 'chat_completed' }] });
	});
});

describe('who was there', () => {
	const done = completed(ADA, RITA, TEN);
	const vain = missed(ADA, RITA, TEN, 'talent');
	const corrected = (attendance: 'both' | 'nobody' | 'recruiter', by: 'recruiter' | 'organizer') =>
		ok({ kind: 'chat_corrected', ...pair, attendance, by });

	it.each([
		[RITA, 'recruiter'],
		[OLGA, 'organizer'],
	] as const)('[NS4] is corrected by $0.role', (who, by) => {
		const story = given({ now: END, meetings: [vain] });
		expect(story.act(who, correct(vain, 'both'))).toEqual(corrected('both', by));
		expect(story.meeting(vain)).toEqual(done);
		expect(story.act(who, correct(vain, 'both'))).toEqual(NOOP);
		expect(story.act(who, correct(vain, 'recruiter'))).toEqual(corrected('recruiter', by));
		expect(story.meeting(vain)).toEqual(missed(ADA, RITA, TEN, 'recruiter'));
	});

	it('[NS4] is not corrected by the talent, by a colleague, too late, or before it is over', () => {
		const story = given({ now: END, meetings: [vain] });
		for (const other of [ADA, BEN, CARL])
			expect(story.decide(other, correct(vain, 'both'))).toEqual(refusedAs('forbidden'));
		const until = addMinutes(END, RULES.correctionMinutes);
		story.now = until;
		const late = refusedAs('correction_over', { at: until });
		expect(story.decide(RITA, correct(vain, 'both'))).toEqual(late);
		const before = given({ now, meetings: [chat] });
		expect(before.decide(RITA, correct(chat, 'both'))).toEqual(refusedAs('wrong_status'));
	});

	it('[NS4, NO1] is told to the talent, and to both where an organizer corrected it', () => {
		const story = given({ meetings: [done] });
		const told = (by: 'recruiter' | 'organizer') =>
			noticesOf({ kind: 'chat_corrected', ...pair, attendance: 'both', by }, story.state, END).map(
				({ to }) => to,
			);
		expect(told('recruiter')).toEqual([ADA.id]);
		expect(told('organizer')).toEqual([ADA.id, RITA.id]);
	});

	it('[NS5, QU2] cannot cost the talent a chat that was given back and is used', () => {
		const rules = { maxChats: 1 };
		const used = given({ now: END, rules, meetings: [vain, confirmed(ADA, NORA, MORE)] });
		expect(used.decide(RITA, correct(vain, 'both'))).toEqual(refusedAs('peer_chat_limit'));
		const unused = given({ now: END, rules, meetings: [vain] });
		expect(unused.decide(RITA, correct(vain, 'both')).verdict).toBe('ok');
	});
});

describe('what one keeps about a chat', () => {
	it('[AF1] is kept by either of the two, in the writer’s name', () => {
		const story = given({ now, meetings: [chat] });
		for (const who of [ADA, RITA])
			expect(story.decide(who, remember(chat, 'Kind.', 'yes'))).toEqual(
				ok({ kind: 'memo_kept', ...pair, by: who.id, memo: { text: 'Kind.', mark: 'yes' } }),
			);
		for (const other of [BEN, CARL, OLGA])
			expect(story.decide(other, remember(chat, 'Kind.'))).toEqual(refusedAs('forbidden'));
	});

	it.each([requested(ADA, RITA), inScheduling(ADA, RITA), cancelled(ADA, RITA)])(
		'[AF1] needs a chat with a time: $status has none',
		(meeting) => {
			const story = given({ meetings: [meeting] });
			expect(story.decide(ADA, remember(meeting, 'Kind.'))).toEqual(refusedAs('wrong_status'));
		},
	);
});
