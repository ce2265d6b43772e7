import { describe, expect, it } from 'vitest';
import { ADA, BEN, requested, RITA, CARL } from '#schema/fixtures.ts';
import type { Requested } from '#schema/domain/meeting.ts';
import { entityId } from '#schema/ids.ts';
import type { CompanyId, Instant } from '#schema/ids.ts';
import type { MeetingRow } from '../sync/overlay.ts';
import type { RecruiterRow } from '../sync/view.ts';
import {
	filterMeetings,
	filterRecruiters,
	filtersFrom,
	hrefOf,
	tabsOf,
	type ChatFilters,
} from './chat-filters.ts';

const EVERYTHING: ChatFilters = { tab: 'explore', company: '', search: '', direction: 'all' };

describe('the address of a view', () => {
	it('[S12] holds the filters and gives them back', () => {
		const filters: ChatFilters = {
			tab: 'requests',
			company: 'acme',
			search: 'r & d ?',
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

const recruiter = (name: string, company: string, topics: readonly string[]): RecruiterRow => ({
	id: entityId(name.toLowerCase().replace(/\W/gu, '') || 'r'),
	card: {
		name,
		headline: 'Engineering Manager',
		about: '',
		company: entityId<CompanyId>(company),
		languages: ['German'],
		topics,
		bookingMode: 'selective',
		question: '',
		ideal: { background: '', experience: '', languages: [], topics: [] },
	},
	company: { name: `${company} AG`, tagline: '', about: '', sector: 'Energy' },
	companyId: entityId<CompanyId>(company),
	openSlots: 0,
	requestsReceived: 0,
	online: false,
	meeting: null,
});

describe('finding recruiters', () => {
	const all = [
		recruiter('René Müller', 'acme', ['Robotics']),
		recruiter('Zoë Ångström', 'borealis', ['Data']),
	];
	const names = (filters: Partial<ChatFilters>) =>
		filterRecruiters(all, { ...EVERYTHING, ...filters }).map(({ card }) => card.name);

	it('[S12] by company', () => {
		expect(names({ company: 'acme' })).toEqual(['René Müller']);
		expect(names({ company: 'unknown' })).toEqual([]);
	});

	it('[S12] by words in any order, without minding case and accents', () => {
		expect(names({ search: 'rene' })).toEqual(['René Müller']);
		expect(names({ search: '  ANGSTROM   data ' })).toEqual(['Zoë Ångström']);
		expect(names({ search: 'energy' })).toHaveLength(2);
		expect(names({ search: 'robotics data' })).toEqual([]);
	});

	it('[S12] by both at once', () => {
		expect(names({ company: 'borealis', search: 'german' })).toEqual(['Zoë Ångström']);
		expect(names({ company: 'acme', search: 'data' })).toEqual([]);
	});
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
