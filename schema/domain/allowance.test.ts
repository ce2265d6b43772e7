import { describe, expect, it } from 'vitest';
import {
	ADA,
	CARL,
	NORA,
	RITA,
	RULES,
	cancelled,
	completed,
	confirmed,
	declined,
	expired,
	inScheduling,
	missed,
	requested,
	thursday,
} from '../fixtures.ts';
import { allowanceOf, spendsChat } from './allowance.ts';
import type { Meeting } from './meeting.ts';

const TEN = thursday('10:00');

describe('whether a meeting takes one of the talent’s chats', () => {
	it.each([
		['waiting', requested(ADA, RITA), true],
		['in scheduling', inScheduling(ADA, RITA), true],
		['confirmed', confirmed(ADA, RITA, TEN), true],
		['completed', completed(ADA, RITA, TEN), true],
		['missed by both', missed(ADA, RITA, TEN, 'nobody'), true],
		['missed by the talent', missed(ADA, RITA, TEN, 'recruiter'), true],
		['missed by the recruiter alone', missed(ADA, RITA, TEN, 'talent'), false],
		['declined', declined(ADA, RITA), false],
		['cancelled', cancelled(ADA, RITA), false],
		['expired', expired(ADA, RITA), false],
	])('[QU2, QU4] a request of their own, %s: %o', (_case, meeting, spends) => {
		expect(spendsChat(meeting, { invitationsCount: true })).toBe(spends);
		expect(spendsChat(meeting, { invitationsCount: false })).toBe(spends);
	});

	it.each([
		['waiting', requested(RITA, ADA), false],
		['in scheduling', inScheduling(RITA, ADA), false],
		['confirmed', confirmed(RITA, ADA, TEN), true],
		['completed', completed(RITA, ADA, TEN), true],
		['missed by both', missed(RITA, ADA, TEN, 'nobody'), true],
		['missed by the recruiter alone', missed(RITA, ADA, TEN, 'talent'), false],
		['declined', declined(RITA, ADA), false],
		['cancelled', cancelled(RITA, ADA), false],
		['expired', expired(RITA, ADA), false],
	])('[QU3] an invitation, %s, where they count', (_case, meeting, spends) => {
		expect(spendsChat(meeting, { invitationsCount: true })).toBe(spends);
		expect(spendsChat(meeting, { invitationsCount: false })).toBe(false);
	});
});

describe('what is left', () => {
	const meetings: Meeting[] = [
		requested(ADA, RITA),
		requested(CARL, ADA),
		inScheduling(ADA, NORA),
		confirmed(RITA, ADA, TEN),
		declined(ADA, RITA),
		completed(ADA, CARL, TEN),
	];

	it('[QU1, QU2] counts open requests and chats beside their limits', () => {
		expect(allowanceOf(meetings, RULES)).toEqual({
			openRequests: 1,
			maxOpenRequests: RULES.maxOpenRequests,
			chats: 4,
			maxChats: RULES.maxChats,
		});
	});

	it('[QU3] without the invitations where they do not count', () => {
		expect(allowanceOf(meetings, { ...RULES, invitationsCount: false }).chats).toBe(3);
	});

	it('[QU2] nothing is used in the beginning', () => {
		expect(allowanceOf([], RULES)).toMatchObject({ openRequests: 0, chats: 0 });
	});
});
