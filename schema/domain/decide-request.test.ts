import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	CLOSES,
	OLGA,
	RITA,
	adaAsksRita,
	cancelled,
	completed,
	confirmed,
	declined,
	expired,
	given,
	inScheduling,
	justBefore,
	missed,
	newMeeting,
	offers,
	refusedAs,
	requested,
	thursday,
} from '../fixtures.ts';
import { accept, cancelRequest, decline, reopen, send } from '../fixtures-intents.ts';
import { NOOP, ok } from './decision.ts';
import type { Participant, Recruiter } from './participant.ts';

const TEN = thursday('10:00');
const DIRECT: Recruiter = { ...RITA, bookingMode: 'direct' };

/** The two people of Ada's request to Rita, as every event about it names them. */
const pair = { meeting: requested(ADA, RITA).id, talentId: ADA.id, recruiterId: RITA.id };

describe('sending a request', () => {
	it('[RQ1] goes from a talent to a recruiter', () => {
		expect(given().decide(ADA, send(RITA))).toEqual(ok(adaAsksRita));
	});

	it('[RQ1] or from a recruiter to a talent', () => {
		expect(given().decide(RITA, send(ADA))).toEqual(
			ok({ ...adaAsksRita, requestedBy: 'recruiter' }),
		);
	});

	it.each([
		['a talent to a talent', ADA, BEN],
		['a recruiter to a colleague', RITA, CARL],
		['a talent to an organizer', ADA, OLGA],
		['an organizer to a recruiter', OLGA, RITA],
		['a talent to themselves', ADA, ADA],
		['a talent to somebody who is not of this fair', ADA, { ...RITA, id: newMeeting() as never }],
	] satisfies [string, Participant, Participant][])(
		'[RQ1, S-05] not from %s',
		(_case, asker, asked) => {
			expect(given().decide(asker, send(asked))).toEqual(refusedAs('forbidden'));
		},
	);

	it('[RQ2] carries a message as it was written', () => {
		const text = { message: '  Hello,\n<b>Rita</b>  ', question: '', answer: '' };
		expect(given().decide(ADA, send(RITA, text))).toEqual(ok({ ...adaAsksRita, text }));
	});

	it('[RQ2] and needs none', () => {
		expect(given().decide(ADA, send(RITA, { message: '' }))).toEqual(ok(adaAsksRita));
	});

	const ASKING = [
		['talents', 'a talent', ADA, RITA, true],
		['talents', 'a recruiter', RITA, ADA, false],
		['recruiters', 'a talent', ADA, RITA, false],
		['recruiters', 'a recruiter', RITA, ADA, true],
		['both', 'a talent', ADA, RITA, true],
		['both', 'a recruiter', RITA, ADA, true],
	] as const;
	it.each(ASKING)('[RQ3, D-11] with "%s" may ask: %s', (whoMayRequest, _who, asker, asked, may) => {
		const decision = given({ rules: { whoMayRequest } }).decide(asker, send(asked));
		if (may) expect(decision.verdict).toBe('ok');
		else expect(decision).toEqual(refusedAs('direction_closed'));
	});

	it.each([requested(ADA, RITA), inScheduling(RITA, ADA), confirmed(ADA, RITA, TEN)])(
		'[RQ4] not while a meeting of the two is $status, whichever of them asks',
		(live) => {
			const scene = given({ meetings: [live] });
			const inTheWay = refusedAs('already_active', { meeting: live.id });
			expect(scene.decide(ADA, send(RITA))).toEqual(inTheWay);
			expect(scene.decide(RITA, send(ADA))).toEqual(inTheWay);
		},
	);

	it.each([
		declined(ADA, RITA),
		cancelled(ADA, RITA),
		expired(ADA, RITA),
		completed(ADA, RITA, TEN),
		missed(ADA, RITA, TEN, 'nobody'),
	])('[RQ4] but again when the last one is $status', (past) => {
		expect(given({ meetings: [past] }).decide(ADA, send(RITA)).verdict).toBe('ok');
	});

	it('[RQ4] another recruiter is another pair', () => {
		const scene = given({ meetings: [requested(ADA, RITA)] });
		expect(scene.decide(ADA, send(CARL)).verdict).toBe('ok');
		expect(scene.decide(BEN, send(RITA)).verdict).toBe('ok');
	});
});

describe('taking a request back', () => {
	const waiting = given({ meetings: [requested(ADA, RITA)] });
	const accepted = given({ meetings: [inScheduling(ADA, RITA)] });

	it('[RQ7] the sender may, while it waits', () => {
		expect(waiting.decide(ADA, cancelRequest(requested(ADA, RITA)))).toEqual(
			ok({ kind: 'request_cancelled', ...pair, by: 'talent' }),
		);
	});

	it('[RQ7] who was asked may not: they decline', () => {
		expect(waiting.decide(RITA, cancelRequest(requested(ADA, RITA)))).toEqual(
			refusedAs('forbidden'),
		);
	});

	it.each([
		['talent', ADA],
		['recruiter', RITA],
	] as const)('[RQ7] once it is in scheduling, the %s may', (by, actor) => {
		expect(accepted.decide(actor, cancelRequest(inScheduling(ADA, RITA)))).toEqual(
			ok({ kind: 'request_cancelled', ...pair, by }),
		);
	});

	it.each([
		confirmed(ADA, RITA, TEN),
		declined(ADA, RITA),
		expired(ADA, RITA),
		completed(ADA, RITA, TEN),
		missed(ADA, RITA, TEN, 'talent'),
	])('[RQ7, D-10] not when it is $status', (meeting) => {
		const scene = given({ meetings: [meeting] });
		expect(scene.decide(ADA, cancelRequest(meeting))).toEqual(refusedAs('wrong_status'));
	});

	it('[ID3, D-10] twice is no error', () => {
		const meeting = cancelled(ADA, RITA);
		expect(given({ meetings: [meeting] }).decide(ADA, cancelRequest(meeting))).toEqual(NOOP);
	});
});

describe('answering a request', () => {
	const meeting = requested(ADA, RITA, TEN);
	const scene = () => given({ meetings: [meeting] });

	it('[RQ8] the side that was asked accepts', () => {
		expect(scene().decide(RITA, accept(meeting))).toEqual(
			ok({ kind: 'request_accepted', ...pair, by: 'recruiter' }),
		);
	});

	it('[RQ8] or declines, with a note that reaches the other side', () => {
		expect(scene().decide(RITA, decline(meeting, 'Come to our booth.'))).toEqual(
			ok({ kind: 'request_declined', ...pair, by: 'recruiter', note: 'Come to our booth.' }),
		);
	});

	it('[RQ8] a talent answers what a recruiter asked', () => {
		const invited = given({ meetings: [requested(RITA, ADA)] });
		expect(invited.decide(ADA, accept(meeting))).toEqual(
			ok({ kind: 'request_accepted', ...pair, by: 'talent' }),
		);
		expect(invited.decide(ADA, decline(meeting))).toEqual(
			ok({ kind: 'request_declined', ...pair, by: 'talent', note: '' }),
		);
	});

	it('[RQ8, D-11] nobody answers their own request', () => {
		expect(scene().decide(ADA, accept(meeting))).toEqual(refusedAs('forbidden'));
		expect(scene().decide(ADA, decline(meeting))).toEqual(refusedAs('forbidden'));
	});

	it.each([
		confirmed(ADA, RITA, TEN),
		cancelled(ADA, RITA),
		completed(ADA, RITA, TEN),
		missed(ADA, RITA, TEN, 'nobody'),
	])('[RQ8, D-10] what is $status waits for no answer', (past) => {
		const late = given({ meetings: [past] });
		expect(late.decide(RITA, accept(past))).toEqual(refusedAs('wrong_status'));
		expect(late.decide(RITA, decline(past))).toEqual(refusedAs('wrong_status'));
	});

	it('[RQ8] until one millisecond before it expires', () => {
		const last = given({ meetings: [meeting], now: justBefore(TEN) });
		expect(last.decide(RITA, accept(meeting)).verdict).toBe('ok');
		const late = given({ meetings: [meeting], now: TEN });
		expect(late.decide(RITA, accept(meeting))).toEqual(refusedAs('request_expired', { at: TEN }));
		expect(late.decide(RITA, decline(meeting))).toEqual(refusedAs('request_expired', { at: TEN }));
	});

	it('[RQ8] after the clock has ended it, the reason is the same', () => {
		const ended = given({ meetings: [expired(ADA, RITA)] });
		expect(ended.decide(RITA, accept(meeting))).toEqual(refusedAs('request_expired'));
	});

	it('[SL1] accepting more talents than there are slots is allowed: it reserves nothing', () => {
		const meetings = [requested(ADA, RITA), requested(BEN, RITA)];
		const full = given({ meetings, slots: offers(RITA, [TEN]) });
		for (const one of meetings) expect(full.act(RITA, accept(one)).verdict).toBe('ok');
	});

	it('[ID3] accepting or declining again is no error', () => {
		const yes = inScheduling(ADA, RITA);
		expect(given({ meetings: [yes] }).decide(RITA, accept(yes))).toEqual(NOOP);
		const no = declined(ADA, RITA);
		expect(given({ meetings: [no] }).decide(RITA, decline(no, 'again'))).toEqual(NOOP);
	});

	it('[RQ8, D-11] who asked cannot accept what is accepted, nor reopen what waits', () => {
		const yes = inScheduling(ADA, RITA);
		expect(given({ meetings: [yes] }).decide(ADA, accept(yes))).toEqual(refusedAs('forbidden'));
		const waiting = requested(ADA, RITA);
		expect(given({ meetings: [waiting] }).decide(ADA, reopen(waiting))).toEqual(
			refusedAs('wrong_status'),
		);
	});

	it('[RQ8] whoever accepted cannot decline afterwards, and the other way', () => {
		const yes = inScheduling(ADA, RITA);
		expect(given({ meetings: [yes] }).decide(RITA, decline(yes))).toEqual(
			refusedAs('wrong_status'),
		);
		const no = declined(ADA, RITA);
		expect(given({ meetings: [no] }).decide(RITA, accept(no))).toEqual(refusedAs('wrong_status'));
	});
});

describe('taking a decline back', () => {
	const no = declined(ADA, RITA);

	it('[RQ9] whoever declined may, and the request waits anew', () => {
		expect(given({ meetings: [no] }).decide(RITA, reopen(no))).toEqual(
			ok({ kind: 'decline_undone', ...pair, by: 'recruiter', expiresAt: adaAsksRita.expiresAt }),
		);
	});

	it('[RQ9, D-11] nobody else may', () => {
		expect(given({ meetings: [no] }).decide(ADA, reopen(no))).toEqual(refusedAs('forbidden'));
	});

	it.each([
		['booking has closed', { now: CLOSES }, refusedAs('window_closed', { at: CLOSES })],
		[
			'that side may no longer ask',
			{ rules: { whoMayRequest: 'recruiters' } },
			refusedAs('direction_closed'),
		],
		[
			'its place is taken',
			{ rules: { maxOpenRequests: 0 } },
			refusedAs('request_limit', { limit: 0 }),
		],
		['the chats are used up', { rules: { maxChats: 0 } }, refusedAs('chat_limit', { limit: 0 })],
	] as const)('[RQ9] not when %s', (_case, setting, refusal) => {
		expect(given({ ...setting, meetings: [no] }).decide(RITA, reopen(no))).toEqual(refusal);
	});

	it('[RQ9, RQ4] not when the two have begun anew', () => {
		const anew = { ...requested(RITA, ADA), id: newMeeting(7) };
		expect(given({ meetings: [no, anew] }).decide(RITA, reopen(no))).toEqual(
			refusedAs('already_active', { meeting: anew.id }),
		);
	});

	it('[RQ9] an invitation that a talent declined costs nothing to take back', () => {
		const invitation = declined(RITA, ADA);
		const scene = given({ meetings: [invitation], rules: { maxOpenRequests: 0, maxChats: 0 } });
		expect(scene.decide(ADA, reopen(invitation)).verdict).toBe('ok');
	});

	it('[ID3] of a request that waits anyway, it is no error', () => {
		const waiting = requested(ADA, RITA);
		expect(given({ meetings: [waiting] }).decide(RITA, reopen(waiting))).toEqual(NOOP);
	});

	it.each([inScheduling(ADA, RITA), cancelled(ADA, RITA), expired(ADA, RITA)])(
		'[RQ9, D-10] of what is $status there is none',
		(other) => {
			expect(given({ meetings: [other] }).decide(RITA, reopen(other))).toEqual(
				refusedAs('wrong_status'),
			);
		},
	);
});

describe('a recruiter with direct booking', () => {
	it('[ST2] has said yes to every request beforehand', () => {
		const { meeting, talentId, recruiterId } = adaAsksRita;
		const ids = { meeting, talentId, recruiterId };
		expect(given({ people: [DIRECT] }).decide(ADA, send(RITA))).toEqual(
			ok(adaAsksRita, { kind: 'request_accepted', ...ids, by: 'recruiter' }),
		);
	});

	it('[ST2] but a talent answers that recruiter like all others', () => {
		expect(given({ people: [DIRECT] }).decide(RITA, send(ADA))).toEqual(
			ok({ ...adaAsksRita, requestedBy: 'recruiter' }),
		);
	});
});
