import { describe, expect, it } from 'vitest';
import {
	ADA,
	CARL,
	CLOSES,
	NORA,
	NOW,
	OPENS,
	RITA,
	adaAsksRita,
	given,
	inScheduling,
	justBefore,
	refusedAs,
	requested,
} from '../fixtures.ts';
import { accept, cancelRequest, decline, send } from '../fixtures-intents.ts';
import { addMinutes, instant } from '../ids.ts';
import { ok } from './decision.ts';

describe('the end of a request that nobody answers', () => {
	it('[RQ10] comes after the minutes that the organizer sets', () => {
		const scene = given({ rules: { requestExpiryMinutes: 90 } });
		const expiresAt = addMinutes(NOW, 90);
		expect(scene.decide(ADA, send(RITA))).toEqual(ok({ ...adaAsksRita, expiresAt }));
	});

	it('[RQ10] at the latest when booking closes', () => {
		const scene = given({ now: addMinutes(CLOSES, -30) });
		expect(scene.decide(ADA, send(RITA))).toEqual(ok({ ...adaAsksRita, expiresAt: CLOSES }));
	});
});

describe('the booking window', () => {
	const notYet = refusedAs('window_not_open', { at: OPENS });
	const over = refusedAs('window_closed', { at: CLOSES });
	const granted = { verdict: 'ok' };
	const WINDOW = [
		['a millisecond before it opens', justBefore(OPENS), notYet],
		['at its opening', OPENS, granted],
		['a millisecond before it closes', justBefore(CLOSES), granted],
		['at its closing', CLOSES, over],
		['a millisecond after its closing', instant(CLOSES + 1), over],
	] as const;

	it.each(WINDOW)('[WI1, S-07] a request %s', (_case, now, decision) => {
		expect(given({ now }).decide(ADA, send(RITA))).toMatchObject(decision);
	});

	it.each(WINDOW)('[WI1, S-07] an acceptance %s', (_case, now, decision) => {
		const waiting = requested(ADA, RITA, addMinutes(CLOSES, 60));
		const scene = given({ now, meetings: [waiting] });
		expect(scene.decide(RITA, accept(waiting))).toMatchObject(decision);
	});

	it('[WI1] a decline or a withdrawal needs no window', () => {
		const late = requested(ADA, RITA, addMinutes(CLOSES, 60));
		const scene = given({ now: CLOSES, meetings: [late] });
		expect(scene.decide(RITA, decline(late)).verdict).toBe('ok');
		expect(scene.decide(ADA, cancelRequest(late)).verdict).toBe('ok');
	});
});

describe('what a talent may use up', () => {
	const two = [requested(ADA, CARL), requested(ADA, NORA)];

	it('[QU1] the last open request is granted, one more is not', () => {
		const last = given({ meetings: two, rules: { maxOpenRequests: 3 } });
		expect(last.decide(ADA, send(RITA)).verdict).toBe('ok');
		const over = given({ meetings: two, rules: { maxOpenRequests: 2 } });
		expect(over.decide(ADA, send(RITA))).toEqual(refusedAs('request_limit', { limit: 2 }));
	});

	it('[QU1] invitations and accepted requests are not open requests', () => {
		const meetings = [requested(CARL, ADA), inScheduling(ADA, NORA)];
		const scene = given({ meetings, rules: { maxOpenRequests: 1 } });
		expect(scene.decide(ADA, send(RITA)).verdict).toBe('ok');
	});

	it('[QU2] the last chat is granted, one more is not', () => {
		const meetings = [requested(ADA, CARL), inScheduling(ADA, NORA)];
		const last = given({ meetings, rules: { maxChats: 3 } });
		expect(last.decide(ADA, send(RITA)).verdict).toBe('ok');
		const over = given({ meetings, rules: { maxChats: 2 } });
		expect(over.decide(ADA, send(RITA))).toEqual(refusedAs('chat_limit', { limit: 2 }));
	});

	it('[QU2] a recruiter who asks spends nothing', () => {
		const scene = given({ rules: { maxOpenRequests: 0, maxChats: 0 } });
		expect(scene.decide(RITA, send(ADA)).verdict).toBe('ok');
	});

	it('[QU3] accepting an invitation at the limit is refused where it counts', () => {
		const invitation = requested(RITA, ADA);
		const meetings = [invitation, requested(ADA, CARL)];
		const counted = given({ meetings, rules: { maxChats: 1, invitationsCount: true } });
		expect(counted.decide(ADA, accept(invitation))).toEqual(refusedAs('chat_limit', { limit: 1 }));
		const free = given({ meetings, rules: { maxChats: 1, invitationsCount: false } });
		expect(free.decide(ADA, accept(invitation)).verdict).toBe('ok');
	});

	it('[QU2] a recruiter accepts a request that was counted when it was sent', () => {
		const meeting = requested(ADA, RITA);
		const scene = given({ meetings: [meeting], rules: { maxChats: 1, maxOpenRequests: 1 } });
		expect(scene.decide(RITA, accept(meeting)).verdict).toBe('ok');
	});

	it('[S-04, QU4] a chat given back and taken again never goes beyond the limit', () => {
		const scene = given({ meetings: [requested(ADA, CARL)], rules: { maxChats: 1 } });
		expect(scene.act(ADA, send(RITA))).toEqual(refusedAs('chat_limit', { limit: 1 }));
		expect(scene.act(ADA, cancelRequest(requested(ADA, CARL))).verdict).toBe('ok');
		expect(scene.act(ADA, send(RITA)).verdict).toBe('ok');
		expect(scene.act(ADA, send(CARL))).toEqual(refusedAs('chat_limit', { limit: 1 }));
	});
});
