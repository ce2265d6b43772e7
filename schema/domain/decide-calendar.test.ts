import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	FRIDAY,
	OLGA,
	OPENS,
	RITA,
	THURSDAY,
	at,
	confirmed,
	friday,
	given,
	inScheduling,
	offers,
	quarterHour,
	refusedAs,
	thursday,
} from '../fixtures.ts';
import { book, cancelChat, claim, offer, profile, send, settings } from '../fixtures-intents.ts';
import { addMinutes, instant, localDate } from '../ids.ts';
import { NOOP, ok } from './decision.ts';
import type { Interval } from './interval.ts';
import type { Instant } from '../ids.ts';

const [NINE, HALF_NINE, TEN] = ['09:00', '09:30', '10:00'].map(thursday) as [
	Instant,
	Instant,
	Instant,
];
const ELEVEN = thursday('11:00');

const offered = (slots: readonly Interval[], reopens = true) =>
	({ kind: 'slots_offered', recruiterId: RITA.id, slots, reopens }) as const;
const withdrawn = (...starts: Instant[]) =>
	({ kind: 'slots_withdrawn', recruiterId: RITA.id, starts }) as const;

describe('offering times on a day', () => {
	it('[AV1] inside its hours, from the first minute to the last', () => {
		const last = thursday('16:45');
		expect(given().decide(RITA, offer(THURSDAY, [NINE, last]))).toEqual(
			ok(offered([quarterHour(NINE), quarterHour(last)])),
		);
	});

	it.each([
		['a minute before it begins', thursday('08:59')],
		['ending a minute after it ends', thursday('16:46')],
		['on another day of the fair', friday('10:00')],
		['half a minute past the minute', instant(TEN + 30_000)],
		['a millisecond past the minute', instant(TEN + 1)],
	])('[AV1] not %s', (_case, startsAt) => {
		expect(given().decide(RITA, offer(THURSDAY, [TEN, startsAt]))).toEqual(
			refusedAs('outside_day', { at: startsAt }),
		);
	});

	it('[AV1] not on a day that the fair does not have', () => {
		const day = localDate('2026-11-07');
		expect(given().decide(RITA, offer(day, []))).toEqual(refusedAs('outside_day'));
	});

	it('[AV1, S-07] the day on which summer time ends is an hour longer', () => {
		const date = localDate('2026-10-25');
		const midnight = at('2026-10-25T00:00+02:00');
		const days = [{ date, startsAt: midnight, endsAt: at('2026-10-26T00:00+01:00') }];
		const scene = given({ days, now: OPENS });
		const hours = Array.from({ length: 25 }, (_, hour) => addMinutes(midnight, hour * 60));
		expect(scene.decide(RITA, offer(date, hours)).verdict).toBe('ok');
		expect(scene.decide(RITA, offer(date, [...hours, addMinutes(midnight, 25 * 60)])).verdict).toBe(
			'refused',
		);
	});

	it.each([
		[15, { verdict: 'ok' }],
		[30, { verdict: 'ok' }],
		[20, refusedAs('duration_not_allowed')],
		[0, refusedAs('duration_not_allowed')],
	])('[AV2] of a length that the organizer allows: %i minutes', (minutes, decision) => {
		expect(given().decide(RITA, offer(THURSDAY, [TEN], minutes))).toMatchObject(decision);
	});

	it('[AV2] of one length a day; days may differ', () => {
		const scene = given();
		scene.act(RITA, offer(THURSDAY, [NINE, TEN], 15));
		scene.act(RITA, offer(FRIDAY, [friday('10:00')], 30));
		scene.act(RITA, offer(THURSDAY, [NINE, TEN], 30));
		const lengths = [...scene.state.calendarOf(RITA.id).values()].map(
			({ startsAt, endsAt }) => (endsAt - startsAt) / 60_000,
		);
		expect(lengths).toEqual([30, 30, 30]);
	});

	it('[AV4] that do not overlap', () => {
		const scene = given();
		expect(scene.decide(RITA, offer(THURSDAY, [NINE, HALF_NINE], 30)).verdict).toBe('ok');
		const tooSoon = thursday('09:29');
		expect(scene.decide(RITA, offer(THURSDAY, [tooSoon, NINE], 30))).toEqual(
			refusedAs('slots_overlap', { at: tooSoon }),
		);
	});

	it('[ID3] the same times again change nothing, in any order and twice', () => {
		const scene = given({ slots: offers(RITA, [NINE, TEN]) });
		expect(scene.decide(RITA, offer(THURSDAY, [TEN, NINE, TEN]))).toEqual(NOOP);
	});

	it('[AV1] what is missing is withdrawn, what is new is added, the rest stays', () => {
		const scene = given({ slots: offers(RITA, [NINE, TEN]) });
		expect(scene.decide(RITA, offer(THURSDAY, [ELEVEN, TEN]))).toEqual(
			ok(withdrawn(NINE), offered([quarterHour(ELEVEN)], false)),
		);
	});

	it('[AV5] another day is left alone', () => {
		const scene = given({ slots: offers(RITA, [NINE, friday('10:00')]) });
		expect(scene.decide(RITA, offer(FRIDAY, []))).toEqual(ok(withdrawn(friday('10:00'))));
	});
});

describe('times that are booked', () => {
	const chat = confirmed(ADA, RITA, TEN);
	const scene = () => given({ meetings: [chat], slots: offers(RITA, [NINE]) });

	it('[AV3] are not withdrawn: the chat must be cancelled first', () => {
		const story = scene();
		expect(story.act(RITA, offer(THURSDAY, [NINE]))).toEqual(refusedAs('slot_booked', { at: TEN }));
		story.act(RITA, cancelChat(chat));
		expect(story.act(RITA, offer(THURSDAY, [NINE]))).toEqual(ok(withdrawn(TEN)));
	});

	it('[AV3] [SY15] the earliest one is named, whichever was booked first', () => {
		const earlier = confirmed(BEN, RITA, NINE);
		const scene = given({ meetings: [chat, earlier] });
		expect(scene.decide(RITA, offer(THURSDAY, []))).toEqual(refusedAs('slot_booked', { at: NINE }));
	});

	it('[AV3] keep their length when that of the day changes', () => {
		const story = scene();
		expect(story.act(RITA, offer(THURSDAY, [NINE, TEN], 30)).verdict).toBe('ok');
		expect(story.state.calendarOf(RITA.id).get(TEN)).toMatchObject(quarterHour(TEN));
		expect(story.state.calendarOf(RITA.id).get(NINE)?.endsAt).toBe(HALF_NINE);
	});

	it('[AV4] are overlapped by no other', () => {
		const tooLong = thursday('09:45');
		expect(scene().decide(RITA, offer(THURSDAY, [tooLong, TEN], 30))).toEqual(
			refusedAs('slots_overlap', { at: TEN }),
		);
		const within = thursday('10:10');
		expect(scene().decide(RITA, offer(THURSDAY, [TEN, within]))).toEqual(
			refusedAs('slots_overlap', { at: within }),
		);
	});

	it('[AV5] those of a colleague are not touched', () => {
		expect(scene().decide(CARL, offer(THURSDAY, [TEN]))).toMatchObject({
			events: [{ kind: 'slots_offered', recruiterId: CARL.id }],
		});
	});
});

describe('times that have begun', () => {
	it('[AV5] stay as they are, asked for or not', () => {
		const story = given({ slots: offers(RITA, [NINE, TEN]) });
		story.now = NINE;
		expect(story.decide(RITA, offer(THURSDAY, [TEN]))).toEqual(NOOP);
		expect(story.decide(RITA, offer(THURSDAY, [NINE, TEN], 30))).toEqual(
			ok(
				{ kind: 'slots_passed', recruiterId: RITA.id, starts: [NINE] },
				withdrawn(TEN),
				offered([{ startsAt: TEN, endsAt: thursday('10:30') }], false),
			),
		);
	});

	it('[AV4, SL4, CL5] make room for another, and are then never free again, whatever the clock says', () => {
		const waiting = inScheduling(ADA, RITA);
		const story = given({ meetings: [waiting], slots: offers(RITA, [NINE]) });
		story.now = NINE;
		expect(story.act(RITA, offer(THURSDAY, [thursday('09:10')])).verdict).toBe('ok');
		story.now = thursday('08:00');
		expect(story.decide(ADA, claim(waiting, NINE))).toEqual(refusedAs('slot_passed'));
		expect(story.decide(ADA, claim(waiting, thursday('09:10'))).verdict).toBe('ok');
	});

	it('[AV5] cannot be offered any more', () => {
		const story = given({ now: thursday('09:10') });
		expect(story.decide(RITA, offer(THURSDAY, [NINE]))).toEqual(NOOP);
	});

	it('[AV4] a chat under way still takes its minutes', () => {
		const story = given({ now: thursday('10:05'), meetings: [confirmed(ADA, RITA, TEN)] });
		expect(story.decide(RITA, offer(THURSDAY, [thursday('10:14')]))).toEqual(
			refusedAs('slots_overlap', { at: thursday('10:14') }),
		);
		expect(story.decide(RITA, offer(THURSDAY, [thursday('10:15')])).verdict).toBe('ok');
	});

	it('[AV5, CL5] a clock that is turned back does not bring them back', () => {
		const story = given({ meetings: [confirmed(ADA, RITA, TEN)], slots: offers(RITA, [NINE]) });
		story.tick(TEN);
		story.now = thursday('08:00');
		expect(story.decide(RITA, offer(THURSDAY, [NINE, TEN], 30))).toEqual(NOOP);
		expect(story.decide(RITA, offer(THURSDAY, [thursday('09:50')]))).toEqual(
			refusedAs('slots_overlap', { at: TEN }),
		);
	});
});

describe('whose calendar, settings and profile', () => {
	it.each([ADA, OLGA])('[AV5, ST1, D-11] a $role has neither times nor settings', (actor) => {
		expect(given().decide(actor, offer(THURSDAY, [TEN]))).toEqual(refusedAs('forbidden'));
		expect(given().decide(actor, settings('direct'))).toEqual(refusedAs('forbidden'));
	});

	it('[ST1] a recruiter chooses how to be asked', () => {
		const { bookingMode, question, ideal } = settings('direct', 'Why us?');
		expect(given().decide(RITA, settings('direct', 'Why us?'))).toEqual(
			ok({
				kind: 'recruiter_settings_changed',
				recruiterId: RITA.id,
				bookingMode,
				question,
				ideal,
			}),
		);
	});

	it('[ST3, RQ6] a changed question holds for the next request, not for the last', () => {
		const story = given();
		story.act(RITA, settings('selective', 'Why us?'));
		const words = { message: '', question: 'Why us?', answer: 'For the work.' };
		expect(story.act(ADA, send(RITA, words))).toMatchObject({ events: [{ text: words }] });
		const later = story.act(RITA, settings('selective', 'Why not us?'));
		expect(later).toMatchObject({ events: [{ kind: 'recruiter_settings_changed' }] });
		expect(story.act(BEN, send(RITA, words))).toEqual(
			refusedAs('question_changed', { question: 'Why not us?' }),
		);
	});

	it('[ST1] a change of the booking mode holds from then on', () => {
		const story = given({ slots: offers(RITA, [TEN, ELEVEN]) });
		expect(story.act(ADA, book(RITA, TEN))).toEqual(refusedAs('not_direct'));
		story.act(RITA, settings('direct'));
		expect(story.act(ADA, book(RITA, TEN)).verdict).toBe('ok');
		story.act(RITA, settings('selective'));
		expect(story.act(BEN, book(RITA, ELEVEN))).toEqual(refusedAs('not_direct'));
	});

	it.each([ADA, RITA, OLGA])('[ST4, ID7] a $role changes their own profile', (actor) => {
		const intent = profile('Builds bridges');
		expect(given().decide(actor, intent)).toEqual(
			ok({ kind: 'profile_changed', participant: actor.id, profile: intent.profile }),
		);
	});
});
