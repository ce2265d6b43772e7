import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	CLOSES,
	NOW,
	OLGA,
	OPENS,
	RITA,
	adaAsksRita,
	cancelled,
	completed,
	confirmed,
	declined,
	friday,
	given,
	inScheduling,
	justBefore,
	offers,
	refusedAs,
	requested,
	thursday,
} from '../fixtures.ts';
import { accept } from '../fixtures-intents.ts';
import type { Instant } from '../ids.ts';
import { NOOP, ok } from './decision.ts';
import { dueBecauseOf, nextDueAt } from './decide-clock.ts';

const TEN = thursday('10:00');
const QUARTER_PAST = thursday('10:15');
const pair = { meeting: requested(ADA, RITA).id, talentId: ADA.id, recruiterId: RITA.id };
const passed = (startsAt: Instant) =>
	({ kind: 'slots_passed', recruiterId: RITA.id, starts: [startsAt] }) as const;

describe('what the clock does', () => {
	it.each([
		['a millisecond before', justBefore(TEN), NOOP],
		['at that moment', TEN, ok({ kind: 'request_expired', ...pair })],
		['when it comes late', friday('11:00'), ok({ kind: 'request_expired', ...pair })],
	])('[CL1, RQ10] a request expires: %s', (_case, now, decision) => {
		expect(given({ meetings: [requested(ADA, RITA, TEN)] }).tick(now)).toEqual(decision);
	});

	it.each([
		['a millisecond before booking closes', justBefore(CLOSES), NOOP],
		['when booking closes', CLOSES, ok({ kind: 'request_expired', ...pair })],
	])('[CL1] what is unscheduled expires: %s', (_case, now, decision) => {
		expect(given({ meetings: [inScheduling(ADA, RITA)] }).tick(now)).toEqual(decision);
	});

	const both = ['talent', 'recruiter'] as const;
	it.each([
		['both were there', both, { kind: 'chat_completed', ...pair }],
		[
			'only the talent was',
			['talent'] as const,
			{ kind: 'chat_missed', ...pair, present: 'talent' },
		],
		[
			'only the recruiter was',
			['recruiter'] as const,
			{ kind: 'chat_missed', ...pair, present: 'recruiter' },
		],
		['nobody was', [], { kind: 'chat_missed', ...pair, present: 'nobody' }],
	] as const)('[CL2, CL3] a chat whose time is over: %s', (_case, joined, event) => {
		const story = given({ meetings: [confirmed(ADA, RITA, TEN, joined)] });
		expect(story.tick(TEN)).toEqual(ok(passed(TEN)));
		story.tick(justBefore(QUARTER_PAST));
		expect(story.meeting({ id: pair.meeting }).status).toBe('confirmed');
		expect(story.tick(QUARTER_PAST)).toEqual(ok(event));
		expect(story.tick(QUARTER_PAST)).toEqual(NOOP);
	});

	it.each([
		['a millisecond before it begins', justBefore(TEN), NOOP],
		['when it begins', TEN, ok(passed(TEN))],
	])('[CL4] a slot is passed: %s', (_case, now, decision) => {
		expect(given({ slots: offers(RITA, [TEN]) }).tick(now)).toEqual(decision);
	});

	it('[CL4] it passes once, and a clock turned back does not undo it', () => {
		const story = given({ slots: offers(RITA, [TEN]) });
		story.tick(TEN);
		expect(story.tick(TEN)).toEqual(NOOP);
		expect(story.tick(NOW)).toEqual(NOOP);
		expect(story.state.calendarOf(RITA.id).get(TEN)?.passed).toBe(true);
	});

	it('[CL5] a clock turned back makes nothing of the past undone', () => {
		const story = given({ meetings: [requested(ADA, RITA, TEN), confirmed(BEN, RITA, TEN)] });
		story.tick(QUARTER_PAST);
		const before = [...story.state.meetings.values()];
		expect(story.tick(OPENS)).toEqual(NOOP);
		expect([...story.state.meetings.values()]).toEqual(before);
	});

	it('[CL1] it is asked by the clock alone, and the clock asks for nothing else', () => {
		const story = given({ meetings: [requested(ADA, RITA, TEN)], now: TEN });
		for (const person of [ADA, RITA, OLGA])
			expect(story.decide(person, { kind: 'clock.tick' })).toEqual(refusedAs('forbidden'));
		expect(story.decide('clock', accept(requested(ADA, RITA)))).toEqual(refusedAs('forbidden'));
	});

	it('[CL1] what has ended is left alone', () => {
		const meetings = [declined(ADA, RITA), cancelled(ADA, CARL), completed(BEN, RITA, TEN)];
		expect(given({ meetings }).tick(friday('20:00'))).toEqual(NOOP);
	});
});

describe('when the clock must look again', () => {
	it('[CL1] never, where nothing waits', () => {
		expect(nextDueAt(given().state)).toBeNull();
	});

	it.each([
		['a request expires', { meetings: [requested(ADA, RITA, TEN)] }, TEN],
		['booking closes on what is unscheduled', { meetings: [inScheduling(ADA, RITA)] }, CLOSES],
		['a slot begins', { slots: offers(RITA, [QUARTER_PAST, TEN]) }, TEN],
		['a chat begins', { meetings: [confirmed(ADA, RITA, TEN)] }, TEN],
		['a chat ends', { now: TEN, meetings: [confirmed(ADA, RITA, TEN)] }, QUARTER_PAST],
	])('[CL1, CL2, CL4] when %s', (_case, setting, moment) => {
		expect(nextDueAt(given(setting).state)).toBe(moment);
	});

	it('[CL1] each event names the moment that it brings about', () => {
		const { state } = given();
		const time = { startsAt: TEN, endsAt: QUARTER_PAST };
		const none = { kind: 'chat_completed', ...pair } as const;
		const slots = [QUARTER_PAST, TEN].map((startsAt) => ({ startsAt, endsAt: friday('09:00') }));
		const offered = { kind: 'slots_offered', recruiterId: RITA.id, slots, reopens: true } as const;
		expect(dueBecauseOf(adaAsksRita, state)).toBe(adaAsksRita.expiresAt);
		expect(dueBecauseOf({ kind: 'request_accepted', ...pair, by: 'recruiter' }, state)).toBe(
			CLOSES,
		);
		expect(dueBecauseOf({ kind: 'slot_claimed', ...pair, ...time }, state)).toBe(QUARTER_PAST);
		expect(dueBecauseOf(offered, state)).toBe(TEN);
		expect(dueBecauseOf(none, state)).toBeNull();
	});
});
