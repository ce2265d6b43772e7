import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	OLGA,
	OPENS,
	RITA,
	confirmed,
	given,
	inScheduling,
	justBefore,
	newMeeting,
	offers,
	quarterHour,
	refusedAs,
	requested,
	thursday,
} from '../fixtures.ts';
import type { Setting } from '../fixtures.ts';
import { book } from '../fixtures-intents.ts';
import { ok } from './decision.ts';
import type { Recruiter } from './participant.ts';

const TEN = thursday('10:00');
const ELEVEN = thursday('11:00');
const DIRECT: Recruiter = { ...RITA, bookingMode: 'direct' };

const adaRita = inScheduling(ADA, RITA);
const pair = { meeting: adaRita.id, talentId: ADA.id, recruiterId: RITA.id };
const granted = { verdict: 'ok' };

describe('direct booking', () => {
	const words = { message: 'Hello' };
	const scene = (setting: Setting = {}) =>
		given({ people: [DIRECT], slots: offers(RITA, [TEN]), ...setting });
	const booked = {
		kind: 'slot_booked',
		...pair,
		meeting: newMeeting(),
		...quarterHour(TEN),
		text: { message: 'Hello', question: '', answer: '' },
	} as const;

	it('[ST1] goes straight to a confirmed chat', () => {
		expect(scene().decide(ADA, book(RITA, TEN, words))).toEqual(ok(booked));
	});

	it('[ST1] spends no open request', () => {
		const full = scene({ rules: { maxOpenRequests: 0 } });
		expect(full.decide(ADA, book(RITA, TEN))).toMatchObject(granted);
	});

	it('[ST1, QU2] but a chat', () => {
		const full = scene({ rules: { maxChats: 0 } });
		expect(full.decide(ADA, book(RITA, TEN))).toEqual(refusedAs('chat_limit', { limit: 0 }));
	});

	it('[ST1] is the recruiter’s choice', () => {
		const selective = given({ slots: offers(RITA, [TEN]) });
		expect(selective.decide(ADA, book(RITA, TEN))).toEqual(refusedAs('not_direct'));
	});

	it.each([
		['a recruiter', CARL],
		['the recruiter themselves', RITA],
		['an organizer', OLGA],
	])('[ST1, D-11] is not for %s', (_case, actor) => {
		expect(scene().decide(actor, book(RITA, TEN))).toEqual(refusedAs('forbidden'));
	});

	it('[ST1, S-05] is not with somebody who is no recruiter', () => {
		expect(scene().decide(ADA, book(BEN, TEN))).toEqual(refusedAs('forbidden'));
	});

	it('[RQ3] is asking: not where only recruiters may', () => {
		const closed = scene({ rules: { whoMayRequest: 'recruiters' } });
		expect(closed.decide(ADA, book(RITA, TEN))).toEqual(refusedAs('direction_closed'));
	});

	it('[RQ4] not beside a live meeting of the two', () => {
		const waiting = scene({ meetings: [requested(RITA, ADA)] });
		expect(waiting.decide(ADA, book(RITA, TEN))).toEqual(
			refusedAs('already_active', { meeting: adaRita.id }),
		);
	});

	it('[RQ5, RQ6] answers the question', () => {
		const asking = scene({ people: [{ ...DIRECT, question: 'Why us?' }] });
		const question = 'Why us?';
		expect(asking.decide(ADA, book(RITA, TEN, words))).toEqual(
			refusedAs('question_changed', { question }),
		);
		expect(asking.decide(ADA, book(RITA, TEN, { ...words, question, answer: ' ' }))).toEqual(
			refusedAs('answer_required'),
		);
		const text = { ...words, question, answer: 'For the work.' };
		expect(asking.decide(ADA, book(RITA, TEN, text))).toEqual(ok({ ...booked, text }));
	});

	it('[SL2, SL3, SL4, SL5] takes the slot under the same rules as a claim', () => {
		expect(scene().decide(ADA, book(RITA, ELEVEN))).toEqual(refusedAs('slot_gone'));
		const taken = scene({ meetings: [confirmed(BEN, RITA, TEN)] });
		expect(taken.decide(ADA, book(RITA, TEN))).toEqual(refusedAs('slot_taken'));
		expect(scene({ now: TEN }).decide(ADA, book(RITA, TEN))).toEqual(refusedAs('slot_passed'));
		const withCarl = confirmed(ADA, CARL, TEN);
		expect(scene({ meetings: [withCarl] }).decide(ADA, book(RITA, TEN))).toEqual(
			refusedAs('time_conflict', { meeting: withCarl.id, at: TEN }),
		);
	});

	it('[WI1] belongs to the booking window', () => {
		expect(scene({ now: justBefore(OPENS) }).decide(ADA, book(RITA, TEN))).toEqual(
			refusedAs('window_not_open', { at: OPENS }),
		);
	});
});
