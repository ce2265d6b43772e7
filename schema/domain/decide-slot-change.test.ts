import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	CLOSES,
	RITA,
	cancelled,
	completed,
	confirmed,
	declined,
	expired,
	friday,
	given,
	inScheduling,
	justBefore,
	missed,
	offers,
	quarterHour,
	refusedAs,
	requested,
	thursday,
} from '../fixtures.ts';
import type { Setting } from '../fixtures.ts';
import { cancelChat, claim, join, release, reschedule, send } from '../fixtures-intents.ts';
import { addMinutes } from '../ids.ts';
import { NOOP, ok } from './decision.ts';

const TEN = thursday('10:00');
const QUARTER_PAST = thursday('10:15');
const ELEVEN = thursday('11:00');

const adaRita = inScheduling(ADA, RITA);
const benRita = inScheduling(BEN, RITA);
const pair = { meeting: adaRita.id, talentId: ADA.id, recruiterId: RITA.id };
const granted = { verdict: 'ok' };

describe('changing a confirmed chat', () => {
	const chat = confirmed(ADA, RITA, TEN);
	const scene = (setting: Setting = {}) =>
		given({ meetings: [chat, benRita], slots: offers(RITA, [ELEVEN]), ...setting });

	it.each([
		['talent', ADA],
		['recruiter', RITA],
	] as const)('[CH1] the %s gives the time back, cancels, or moves', (by, actor) => {
		const time = quarterHour(TEN);
		expect(scene().decide(actor, release(chat, 'Sorry'))).toEqual(
			ok({ kind: 'slot_released', ...pair, ...time, by, note: 'Sorry' }),
		);
		expect(scene().decide(actor, cancelChat(chat, 'Sorry'))).toEqual(
			ok({ kind: 'chat_cancelled', ...pair, ...time, by, note: 'Sorry' }),
		);
		expect(scene().decide(actor, reschedule(chat, ELEVEN))).toEqual(
			ok({ kind: 'chat_rescheduled', ...pair, ...quarterHour(ELEVEN), by, from: time }),
		);
	});

	const cutOff = addMinutes(TEN, -60);
	const tooClose = refusedAs('too_close', { at: cutOff });
	it.each([
		['a millisecond before the cut-off', justBefore(cutOff), granted],
		['at the cut-off', cutOff, tooClose],
		['after it has begun', addMinutes(TEN, 5), tooClose],
	])('[CH1, S-07] %s', (_case, now, decision) => {
		expect(scene({ now }).decide(ADA, release(chat))).toMatchObject(decision);
		expect(scene({ now }).decide(RITA, cancelChat(chat))).toMatchObject(decision);
		expect(scene({ now }).decide(ADA, reschedule(chat, ELEVEN))).toMatchObject(decision);
	});

	it.each([requested(ADA, RITA), completed(ADA, RITA, TEN), expired(ADA, RITA)])(
		'[CH1, D-10] there is nothing to change in what is $status',
		(other) => {
			const story = scene({ meetings: [other] });
			expect(story.decide(ADA, release(other))).toEqual(refusedAs('wrong_status'));
			expect(story.decide(ADA, cancelChat(other))).toEqual(refusedAs('wrong_status'));
			expect(story.decide(ADA, reschedule(other, ELEVEN))).toEqual(refusedAs('wrong_status'));
		},
	);

	it('[ID3] releasing, cancelling or moving twice is no error', () => {
		expect(scene({ meetings: [adaRita] }).decide(ADA, release(adaRita))).toEqual(NOOP);
		const off = cancelled(ADA, RITA);
		expect(scene({ meetings: [off] }).decide(RITA, cancelChat(off))).toEqual(NOOP);
		expect(scene().decide(ADA, reschedule(chat, TEN))).toEqual(NOOP);
	});

	it.each([
		['released', release(chat)],
		['cancelled', cancelChat(chat)],
		['moved away', reschedule(chat, ELEVEN)],
	])('[CH2, S-12] a slot that is %s is granted to the next one who claims it', (_case, intent) => {
		const story = scene();
		expect(story.act(BEN, claim(benRita, TEN))).toEqual(refusedAs('slot_taken'));
		expect(story.act(ADA, intent)).toMatchObject(granted);
		expect(story.act(BEN, claim(benRita, TEN))).toMatchObject(granted);
	});

	it('[CH2] who gave it back may claim it again, if nobody was faster', () => {
		const story = scene();
		story.act(RITA, release(chat));
		expect(story.act(ADA, claim(chat, TEN))).toMatchObject(granted);
	});

	it('[CH2, QU4] a cancelled chat can be asked for anew', () => {
		const story = scene({ rules: { maxChats: 1 } });
		story.act(ADA, cancelChat(chat));
		expect(story.act(ADA, send(RITA))).toMatchObject(granted);
	});
});

describe('moving a chat to another time', () => {
	const chat = confirmed(ADA, RITA, TEN);

	it.each([
		['is taken', { meetings: [chat, confirmed(BEN, RITA, ELEVEN)] }, refusedAs('slot_taken')],
		['is not offered', { meetings: [chat] }, refusedAs('slot_gone')],
		[
			'clashes with another own chat',
			{ meetings: [chat, confirmed(ADA, CARL, ELEVEN)], slots: offers(RITA, [ELEVEN]) },
			refusedAs('time_conflict', { meeting: confirmed(ADA, CARL, ELEVEN).id, at: ELEVEN }),
		],
	])('[CH3, S-11] keeps the old slot when the new one %s', (_case, setting, refusal) => {
		const story = given(setting);
		expect(story.act(ADA, reschedule(chat, ELEVEN))).toEqual(refusal);
		expect(story.meeting(chat)).toEqual(chat);
		expect(story.state.bookingOf(RITA.id, TEN)).toEqual(chat);
	});

	it('[CH3, S-11] holds exactly the new one afterwards', () => {
		const story = given({ meetings: [chat], slots: offers(RITA, [ELEVEN]) });
		story.act(ADA, reschedule(chat, ELEVEN));
		expect(story.state.bookingOf(RITA.id, TEN)).toBeNull();
		expect(story.state.bookingOf(RITA.id, ELEVEN)).toEqual(confirmed(ADA, RITA, ELEVEN));
	});

	it('[CH3] is not in its own way', () => {
		const story = given({ meetings: [chat], slots: offers(RITA, [QUARTER_PAST]) });
		expect(story.decide(ADA, reschedule(chat, QUARTER_PAST))).toMatchObject(granted);
	});

	it('[CH3] leads to another slot of the same recruiter only', () => {
		const story = given({ meetings: [chat], slots: offers(CARL, [ELEVEN]) });
		expect(story.decide(ADA, reschedule(chat, ELEVEN))).toEqual(refusedAs('slot_gone'));
	});

	it('[CH3] a recruiter learns that the talent is busy, not with whom or when', () => {
		const story = given({
			meetings: [chat, confirmed(ADA, CARL, ELEVEN)],
			slots: offers(RITA, [ELEVEN]),
		});
		expect(story.decide(RITA, reschedule(chat, ELEVEN))).toEqual(refusedAs('peer_conflict'));
	});

	it('[CH3] whoever has joined already joins anew', () => {
		const joined = confirmed(ADA, RITA, TEN, ['talent', 'recruiter']);
		const story = given({
			rules: { changeCutoffMinutes: 0 },
			meetings: [joined],
			slots: offers(RITA, [ELEVEN]),
		});
		story.act(ADA, reschedule(joined, ELEVEN));
		expect(story.meeting(joined)).toEqual(confirmed(ADA, RITA, ELEVEN));
	});

	it('[CH3, WI1] takes a slot, which belongs to the booking window', () => {
		const late = confirmed(ADA, RITA, friday('15:00'));
		const story = given({
			now: CLOSES,
			meetings: [late],
			slots: offers(RITA, [friday('16:00')]),
		});
		expect(story.decide(ADA, reschedule(late, friday('16:00')))).toEqual(
			refusedAs('window_closed', { at: CLOSES }),
		);
	});

	it('[CH3, QU2] costs no further chat', () => {
		const invitation = confirmed(RITA, ADA, TEN);
		const story = given({
			rules: { maxChats: 1 },
			meetings: [invitation],
			slots: offers(RITA, [ELEVEN]),
		});
		expect(story.decide(ADA, reschedule(invitation, ELEVEN))).toMatchObject(granted);
	});
});

describe('joining', () => {
	const chat = confirmed(ADA, RITA, TEN);
	const opens = addMinutes(TEN, -10);

	it.each([
		['a millisecond before it opens', justBefore(opens), refusedAs('too_early', { at: opens })],
		['when it opens', opens, granted],
		['a millisecond before the end', justBefore(QUARTER_PAST), granted],
		['at the end', QUARTER_PAST, refusedAs('too_late')],
	])('[CH4, S-07] %s', (_case, now, decision) => {
		expect(given({ now, meetings: [chat] }).decide(ADA, join(chat))).toMatchObject(decision);
	});

	it.each([completed(ADA, RITA, TEN), missed(ADA, RITA, TEN, 'nobody')])(
		'[CH4] what is $status is over',
		(past) => {
			expect(given({ now: TEN, meetings: [past] }).decide(ADA, join(past))).toEqual(
				refusedAs('too_late'),
			);
		},
	);

	it.each([requested(ADA, RITA), adaRita, cancelled(ADA, RITA), declined(ADA, RITA)])(
		'[CH4, D-10] what is $status cannot be joined',
		(other) => {
			expect(given({ now: TEN, meetings: [other] }).decide(ADA, join(other))).toEqual(
				refusedAs('wrong_status'),
			);
		},
	);

	it('[CH5] each side counts once', () => {
		const story = given({ now: TEN, meetings: [chat] });
		expect(story.act(ADA, join(chat))).toEqual(ok({ kind: 'chat_joined', ...pair, by: 'talent' }));
		expect(story.act(ADA, join(chat))).toEqual(NOOP);
		expect(story.meeting(chat)).toEqual(confirmed(ADA, RITA, TEN, ['talent']));
		expect(story.act(RITA, join(chat))).toEqual(
			ok({ kind: 'chat_joined', ...pair, by: 'recruiter' }),
		);
		expect(story.meeting(chat)).toEqual(confirmed(ADA, RITA, TEN, ['talent', 'recruiter']));
	});
});
