import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	RITA,
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
import type { MeetingStatus } from './meeting.ts';
import { isLive, partyOf, tabOf } from './meeting.ts';
import { otherParty } from './participant.ts';

const TEN = thursday('10:00');

describe('a meeting', () => {
	it.each([
		{ meeting: requested(ADA, RITA), live: true, tab: 'requests' },
		{ meeting: inScheduling(ADA, RITA), live: true, tab: 'in_scheduling' },
		{ meeting: confirmed(ADA, RITA, TEN), live: true, tab: 'confirmed' },
		{ meeting: declined(ADA, RITA), live: false, tab: 'declined' },
		{ meeting: completed(ADA, RITA, TEN), live: false, tab: 'completed' },
		{ meeting: cancelled(ADA, RITA), live: false, tab: 'history' },
		{ meeting: expired(ADA, RITA), live: false, tab: 'history' },
		{ meeting: missed(ADA, RITA, TEN, 'nobody'), live: false, tab: 'history' },
	] as const)('[RQ4, S06, S07, S08, S09, S10] $meeting.status', ({ meeting, live, tab }) => {
		expect(isLive(meeting)).toBe(live);
		expect(tabOf(meeting.status satisfies MeetingStatus)).toBe(tab);
	});

	it('[ID1] has two parties, and everybody else is none', () => {
		const meeting = requested(RITA, ADA);
		expect([ADA, RITA, BEN, CARL].map(({ id }) => partyOf(meeting, id))).toEqual([
			'talent',
			'recruiter',
			null,
			null,
		]);
		expect(otherParty('talent')).toBe('recruiter');
		expect(otherParty('recruiter')).toBe('talent');
	});
});
