import { describe, expect, it } from 'vitest';
import { ADA, BEN, requested, RITA, CARL } from '#schema/fixtures.ts';
import type { Requested } from '#schema/domain/meeting.ts';
import type { Instant } from '#schema/ids.ts';
import type { MeetingRow } from '../sync/overlay.ts';
import { filterMeetings, filtersFrom, hrefOf, tabsOf, type ChatFilters } from './chat-filters.ts';

const EVERYTHING: ChatFilters = { tab: 'explore', company: '', direction: 'all' };

describe('the address of a view', () => {
	it('[S12] holds the filters and gives them back', () => {
		const filters: ChatFilters = {
			tab: 'requests',
			company: 'r & d ?',
			direction: 'received',
		};
		const { searchParams } = new URL(hrefOf(filters), 'http://visavis.invalid/chats');
		expect(filtersFrom(searchParams, 'explore')).toEqual(filters);
	});

	it('[S12] leaves out what is as usual', () => {
		expect(hrefOf(EVERYTHING)).toBe('?tab=explore');
	});

	it('[S12] falls back where it says something that does not exist', () => {
		const params = new URLSearchParams('tab=nonsense&show=sideways');
		expect(filtersFrom(params, 'requests')).toMatchObject({ tab: 'requests', direction: 'all' });
	});
});

it('only talents have Explore beside the tabs of the article; an organizer only looks', () => {
	const five = ['requests', 'in_scheduling', 'confirmed', 'declined', 'completed'];
	expect(tabsOf('talent')).toEqual(['explore', ...five]);
	expect(tabsOf('recruiter')).toEqual(five);
	expect(tabsOf('organizer')).toEqual(['explore']);
});

describe('requests of mine and to me', () => {
	const row = (meeting: Requested, company: string): MeetingRow => ({
		id: meeting.id,
		key: meeting.id,
		provisional: false,
		status: meeting.status,
		requestedBy: meeting.requestedBy,
		peer: { id: meeting.recruiterId, name: 'R', headline: '', company },
		message: '',
		question: '',
		answer: '',
		requestedAt: 1 as Instant,
		changedAt: 1 as Instant,
		expiresAt: meeting.expiresAt,
	});
	const rows = [row(requested(ADA, RITA), 'Acme'), row(requested(CARL, BEN), 'Borealis')];
	const count = (direction: ChatFilters['direction'], company = '') =>
		filterMeetings(rows, 'talent', { company, direction }).length;

	it('[S19] All, Sent by me, Received', () => {
		expect([count('all'), count('sent'), count('received')]).toEqual([2, 1, 1]);
	});

	it('[S12] [S19] together with a company', () => {
		expect([count('all', 'Acme'), count('received', 'Acme')]).toEqual([1, 0]);
	});
});
