import { describe, expect, it } from 'vitest';
import {
	ADA,
	CARL,
	CLOSES,
	FAIR,
	NORA,
	NOW,
	OPENS,
	RITA,
	RULES,
	confirmed,
	declined,
	justBefore,
	newMeeting,
	quarterHour,
	requested,
	thursday,
} from '../fixtures.ts';

import { allowanceOf } from './allowance.ts';
import { refusal } from './refusal.ts';
import {
	joinOpensAt,
	whyNotAccept,
	whyNotAnnounce,
	whyNotAnnouncement,
	whyNotAnswer,
	whyNotBook,
	whyNotCancelRequest,
	whyNotChange,
	whyNotJoin,
	whyNotNow,
	whyNotOffer,
	whyNotReopen,
	whyNotRequest,
	whyNotSlot,
	whyNotText,
	whyNotWithdraw,
} from './why-not.ts';

const TEN = thursday('10:00');
const [DAY] = FAIR.days;
const none = allowanceOf([], RULES);
const asking = { rules: RULES, now: NOW, by: 'talent', live: null, allowance: none } as const;
const slot = { ...quarterHour(TEN), passed: false };
const taking = {
	rules: RULES,
	now: NOW,
	slot,
	taken: false,
	talentChats: [],
	recruiterChats: [],
	spends: null,
};

describe('the reason that a button gives', () => {
	it('[WI1] names the moment at which booking opens or closed', () => {
		expect(whyNotNow(RULES, NOW)).toBeNull();
		expect(whyNotNow(RULES, justBefore(OPENS))).toEqual(refusal('window_not_open', { at: OPENS }));
		expect(whyNotNow(RULES, CLOSES)).toEqual(refusal('window_closed', { at: CLOSES }));
	});

	it('[RQ3, RQ4, QU1, QU2] comes one at a time, the one nobody can change first', () => {
		const full = { openRequests: 3, maxOpenRequests: 3, chats: 4, maxChats: 4 };
		const rules = { ...RULES, whoMayRequest: 'recruiters' } as const;
		const live = { id: newMeeting() };
		const all = { rules, now: CLOSES, by: 'talent', live, allowance: full } as const;
		const codes = [
			whyNotRequest(all),
			whyNotRequest({ ...all, now: NOW }),
			whyNotRequest({ ...all, now: NOW, rules: RULES }),
			whyNotRequest({ ...all, now: NOW, rules: RULES, live: null }),
			whyNotRequest({ ...asking, allowance: { ...full, openRequests: 0 } }),
			whyNotRequest(asking),
		].map((why) => why?.code ?? null);
		expect(codes).toEqual([
			'window_closed',
			'direction_closed',
			'already_active',
			'request_limit',
			'chat_limit',
			null,
		]);
	});

	it('[QU1, QU2] does not count what a recruiter asks', () => {
		const full = { openRequests: 3, maxOpenRequests: 3, chats: 4, maxChats: 4 };
		expect(whyNotRequest({ ...asking, by: 'recruiter', allowance: full })).toBeNull();
	});

	it('[RQ5, RQ6] an answer is asked for where there is a question', () => {
		expect(whyNotText('', { question: '', answer: '' })).toBeNull();
		expect(whyNotText('Why?', { question: 'Why?', answer: 'So.' })).toBeNull();
		expect(whyNotText('Why?', { question: 'Why?', answer: ' ' })?.code).toBe('answer_required');
		expect(whyNotText('Why?', { question: 'Who?', answer: 'I.' })).toEqual(
			refusal('question_changed', { question: 'Why?' }),
		);
	});

	it('[RQ7, RQ8, RQ9] differs for the two sides', () => {
		const waiting = requested(ADA, RITA);
		const facts = { rules: RULES, now: NOW, allowance: none };
		expect(whyNotCancelRequest(waiting, 'talent')).toBeNull();
		expect(whyNotCancelRequest(waiting, 'recruiter')?.code).toBe('forbidden');
		expect(whyNotAnswer(waiting, 'recruiter', NOW)).toBeNull();
		expect(whyNotAnswer(waiting, 'talent', NOW)?.code).toBe('forbidden');
		expect(whyNotAccept(waiting, 'recruiter', facts)).toBeNull();
		expect(whyNotAccept(waiting, 'recruiter', { ...facts, now: CLOSES })?.code).toBe(
			'request_expired',
		);
		expect(whyNotReopen(declined(ADA, RITA), 'recruiter', { ...facts, live: null })).toBeNull();
		expect(whyNotReopen(declined(ADA, RITA), 'talent', { ...facts, live: null })?.code).toBe(
			'forbidden',
		);
	});

	it('[QU3] an invitation beyond the limit cannot be accepted where it counts', () => {
		const full = { ...none, chats: 4 };
		const facts = { rules: RULES, now: NOW, allowance: full };
		expect(whyNotAccept(requested(RITA, ADA), 'talent', facts)).toEqual(
			refusal('chat_limit', { limit: 4 }),
		);
		const free = { ...RULES, invitationsCount: false };
		expect(whyNotAccept(requested(RITA, ADA), 'talent', { ...facts, rules: free })).toBeNull();
		expect(whyNotAccept(requested(ADA, RITA), 'recruiter', facts)).toBeNull();
	});

	it('[SL2, SL3, SL4, SL5, SL6, QU2] a slot is judged by both calendars', () => {
		const withCarl = confirmed(ADA, CARL, TEN);
		expect(whyNotSlot(taking)).toBeNull();
		expect(whyNotSlot({ ...taking, now: CLOSES })?.code).toBe('window_closed');
		expect(whyNotSlot({ ...taking, slot: null })).toEqual(refusal('slot_gone'));
		expect(whyNotSlot({ ...taking, slot: { ...slot, passed: true } })).toEqual(
			refusal('slot_passed'),
		);
		expect(whyNotSlot({ ...taking, now: TEN })).toEqual(refusal('slot_passed'));
		expect(whyNotSlot({ ...taking, taken: true })).toEqual(refusal('slot_taken'));
		expect(whyNotSlot({ ...taking, talentChats: [withCarl] })).toEqual(
			refusal('time_conflict', { meeting: withCarl.id, at: TEN }),
		);
		expect(whyNotSlot({ ...taking, recruiterChats: [quarterHour(TEN)] })).toEqual(
			refusal('slot_taken'),
		);
		expect(whyNotSlot({ ...taking, spends: { ...none, chats: 4 } })).toEqual(
			refusal('chat_limit', { limit: 4 }),
		);
	});

	it('[SL5] [SY15] of two own chats in the way the earlier one is named, whichever came first', () => {
		const before = confirmed(ADA, CARL, thursday('09:41'));
		const after = confirmed(ADA, NORA, thursday('10:19'));
		const clash = refusal('time_conflict', { meeting: before.id, at: before.startsAt });
		for (const talentChats of [
			[before, after],
			[after, before],
		])
			expect(whyNotSlot({ ...taking, talentChats })).toEqual(clash);
	});

	it('[CH1, CH4] a chat can be changed, then joined', () => {
		const chat = confirmed(ADA, RITA, TEN);
		const cutOff = thursday('09:00');
		const opens = thursday('09:50');
		expect(joinOpensAt(chat, RULES)).toBe(opens);
		expect(whyNotChange(chat, RULES, justBefore(cutOff))).toBeNull();
		expect(whyNotChange(chat, RULES, cutOff)).toEqual(refusal('too_close', { at: cutOff }));
		expect(whyNotJoin(chat, RULES, justBefore(opens))).toEqual(refusal('too_early', { at: opens }));
		expect(whyNotJoin(chat, RULES, opens)).toBeNull();
		expect(whyNotJoin(chat, RULES, thursday('10:15'))).toEqual(refusal('too_late'));
	});

	it('[ST1] direct booking asks all but the number of open requests', () => {
		const waiting = { ...none, openRequests: 3 };
		expect(whyNotBook('selective', asking)).toEqual(refusal('not_direct'));
		expect(whyNotBook('direct', { ...asking, allowance: waiting })).toBeNull();
		expect(whyNotBook('direct', { ...asking, allowance: { ...none, chats: 4 } })?.code).toBe(
			'chat_limit',
		);
	});

	it('[AN1, AN2, AN3] an announcement is an organizer’s, says something, and has its place', () => {
		expect(whyNotAnnounce({ by: 'organizer', standing: 19 })).toBeNull();
		const limit = refusal('announcement_limit', { limit: 20 });
		expect(whyNotAnnounce({ by: 'organizer', standing: 20 })).toEqual(limit);
		for (const by of ['talent', 'recruiter'] as const) {
			expect(whyNotAnnounce({ by, standing: 20 })).toEqual(refusal('forbidden'));
			expect(whyNotWithdraw(by)).toEqual(refusal('forbidden'));
		}
		expect(whyNotWithdraw('organizer')).toBeNull();
		expect(whyNotAnnouncement(' \u200b\n')).toEqual(refusal('announcement_blank'));
		expect(whyNotAnnouncement('👋')).toBeNull();
	});

	it('[AV1, AV2, AV3, AV4] times are judged by the day and by what stands there', () => {
		const offer = { now: NOW, minutes: 15, starts: [TEN], slots: [] };
		const booked = { ...slot, booked: true };
		expect(whyNotOffer(RULES, DAY ?? null, offer)).toBeNull();
		expect(whyNotOffer(RULES, null, offer)).toEqual(refusal('outside_day'));
		expect(whyNotOffer(RULES, DAY ?? null, { ...offer, minutes: 7 })).toEqual(
			refusal('duration_not_allowed'),
		);
		expect(whyNotOffer(RULES, DAY ?? null, { ...offer, starts: [], slots: [booked] })).toEqual(
			refusal('slot_booked', { at: TEN }),
		);
		expect(whyNotOffer(RULES, DAY ?? null, { ...offer, starts: [TEN, thursday('10:10')] })).toEqual(
			refusal('slots_overlap', { at: thursday('10:10') }),
		);
	});
});
