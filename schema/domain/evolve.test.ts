import { describe, expect, it } from 'vitest';
import {
	ADA,
	CARL,
	CLOSES,
	RITA,
	cancelled,
	completed,
	confirmed,
	declined,
	expired,
	given,
	inScheduling,
	missed,
	offers,
	quarterHour,
	requested,
	thursday,
} from '../fixtures.ts';

import type { FairEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Meeting } from './meeting.ts';
import type { Recruiter } from './participant.ts';

const TEN = thursday('10:00');
const ELEVEN = thursday('11:00');
const pair = { meeting: requested(ADA, RITA).id, talentId: ADA.id, recruiterId: RITA.id };
const text = { message: '', question: '', answer: '' };
const time = quarterHour(TEN);

describe('a meeting after what happened to it', () => {
	it.each<[string, Meeting | null, FairEvent, Meeting]>([
		[
			'a request',
			null,
			{ kind: 'request_sent', ...pair, requestedBy: 'recruiter', text, expiresAt: CLOSES },
			requested(RITA, ADA, CLOSES),
		],
		[
			'a withdrawal',
			requested(ADA, RITA),
			{ kind: 'request_cancelled', ...pair, by: 'talent' },
			cancelled(ADA, RITA),
		],
		[
			'an acceptance',
			requested(RITA, ADA),
			{ kind: 'request_accepted', ...pair, by: 'talent' },
			inScheduling(RITA, ADA),
		],
		[
			'a decline',
			requested(ADA, RITA),
			{ kind: 'request_declined', ...pair, by: 'recruiter', note: '' },
			declined(ADA, RITA),
		],
		[
			'a decline taken back',
			declined(ADA, RITA),
			{ kind: 'decline_undone', ...pair, by: 'recruiter', expiresAt: ELEVEN },
			requested(ADA, RITA, ELEVEN),
		],
		[
			'an expiry',
			inScheduling(ADA, RITA),
			{ kind: 'request_expired', ...pair },
			expired(ADA, RITA),
		],
		[
			'a claim',
			inScheduling(RITA, ADA),
			{ kind: 'slot_claimed', ...pair, ...time },
			confirmed(RITA, ADA, TEN),
		],
		['a booking', null, { kind: 'slot_booked', ...pair, ...time, text }, confirmed(ADA, RITA, TEN)],
		[
			'a release',
			confirmed(ADA, RITA, TEN, ['talent']),
			{ kind: 'slot_released', ...pair, ...time, by: 'talent', note: '' },
			inScheduling(ADA, RITA),
		],
		[
			'a move',
			confirmed(ADA, RITA, TEN, ['talent']),
			{ kind: 'chat_rescheduled', ...pair, ...quarterHour(ELEVEN), by: 'talent', from: time },
			confirmed(ADA, RITA, ELEVEN),
		],
		[
			'a cancellation',
			confirmed(ADA, RITA, TEN),
			{ kind: 'chat_cancelled', ...pair, ...time, by: 'recruiter', note: '' },
			cancelled(ADA, RITA),
		],
		[
			'the talent joining',
			confirmed(ADA, RITA, TEN),
			{ kind: 'chat_joined', ...pair, by: 'talent' },
			confirmed(ADA, RITA, TEN, ['talent']),
		],
		[
			'the recruiter joining too',
			confirmed(ADA, RITA, TEN, ['talent']),
			{ kind: 'chat_joined', ...pair, by: 'recruiter' },
			confirmed(ADA, RITA, TEN, ['talent', 'recruiter']),
		],
		[
			'its end with both',
			confirmed(ADA, RITA, TEN, ['talent', 'recruiter']),
			{ kind: 'chat_completed', ...pair },
			completed(ADA, RITA, TEN),
		],
		[
			'its end without both',
			confirmed(ADA, RITA, TEN, ['recruiter']),
			{ kind: 'chat_missed', ...pair, present: 'recruiter' },
			missed(ADA, RITA, TEN, 'recruiter'),
		],
	])('[CH2, CH3, CL2, CL3] %s', (_case, before, event, after) => {
		const { state } = given({ meetings: before ? [before] : [] });
		evolve(state, event);
		expect(state.meetings.get(pair.meeting)).toStrictEqual(after);
		expect([...state.meetingsOf(ADA.id)]).toStrictEqual([after]);
		expect([...state.meetingsOf(RITA.id)]).toStrictEqual([after]);
		const isConfirmed = after.status === 'confirmed';
		expect([...state.confirmedOf(ADA.id)]).toStrictEqual(isConfirmed ? [after] : []);
		expect([...state.confirmedOf(RITA.id)]).toStrictEqual(isConfirmed ? [after] : []);
		const isLive = ['requested', 'in_scheduling', 'confirmed'].includes(after.status);
		expect(state.liveMeetingOf(ADA.id, RITA.id)).toStrictEqual(isLive ? after : null);
		const held = [TEN, ELEVEN].filter((startsAt) => state.bookingOf(RITA.id, startsAt) !== null);
		expect(held).toEqual(isConfirmed ? [after.startsAt] : []);
	});
});

describe('a calendar after what happened to it', () => {
	const { state } = given({ slots: offers(RITA, [TEN]) });
	const starts = () => [...state.calendarOf(RITA.id).values()];

	it('[AV1] slots are added, withdrawn, and pass', () => {
		evolve(state, {
			kind: 'slots_offered',
			recruiterId: RITA.id,
			slots: [quarterHour(ELEVEN)],
			reopens: false,
		});
		expect(starts()).toEqual([TEN, ELEVEN].map((at) => ({ ...quarterHour(at), passed: false })));
		evolve(state, { kind: 'slots_withdrawn', recruiterId: RITA.id, starts: [TEN] });
		expect(starts()).toEqual([{ ...quarterHour(ELEVEN), passed: false }]);
		evolve(state, { kind: 'slots_passed', recruiterId: RITA.id, starts: [ELEVEN] });
		expect(starts()).toEqual([{ ...quarterHour(ELEVEN), passed: true }]);
	});

	it('[AV5] whoever offers nothing has an empty calendar', () => {
		expect([...state.calendarOf(CARL.id)]).toEqual([]);
		expect(state.bookingOf(CARL.id, TEN)).toBeNull();
	});
});

it('[ST1] settings change what the rules ask of a recruiter, and nothing else', () => {
	const { state } = given();
	const ideal = { background: '', experience: '', languages: [], topics: [] };
	const changed = { bookingMode: 'direct', question: 'Why us?' } as const;
	evolve(state, { kind: 'recruiter_settings_changed', recruiterId: RITA.id, ...changed, ideal });
	expect(state.participants.get(RITA.id)).toStrictEqual({
		...RITA,
		...changed,
	} satisfies Recruiter);
});

describe('what cannot have happened', () => {
	it.each<[string, FairEvent]>([
		['to a meeting that there is not', { kind: 'request_expired', ...pair }],
		['to a chat that is not confirmed', { kind: 'chat_joined', ...pair, by: 'talent' }],
		['to a slot that there is not', { kind: 'slots_passed', recruiterId: RITA.id, starts: [TEN] }],
	])('[SY15] %s, is a bug and says so', (_case, event) => {
		expect(() => evolve(given().state, event)).toThrow('Broken invariant');
	});

	it('[SY15] settings of somebody who is no recruiter, likewise', () => {
		const ideal = { background: '', experience: '', languages: [], topics: [] };
		const settings = { bookingMode: 'direct', question: '', ideal } as const;
		expect(() =>
			evolve(given().state, {
				kind: 'recruiter_settings_changed',
				recruiterId: ADA.id,
				...settings,
			}),
		).toThrow('Broken invariant');
	});
});
