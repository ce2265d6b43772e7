/**
 * What of one's own chats is shown, as the address holds it: tab, company, and whose requests. So a view
 * survives a reload and can be shared (S12). Explore has filters of its own.
 */
import type { Tab } from '#schema/domain/meeting.ts';
import type { Party } from '#schema/domain/participant.ts';
import type { MeetingRow } from '../sync/overlay.ts';

export type ChatTab = Tab | 'explore';
export type Direction = 'all' | 'sent' | 'received';

export interface ChatFilters {
	readonly tab: ChatTab;
	/** Id of a company, or empty. */
	readonly company: string;
	readonly direction: Direction;
}

const TABS: readonly ChatTab[] = [
	'explore',
	'requests',
	'in_scheduling',
	'confirmed',
	'declined',
	'completed',
	'history',
];
const DIRECTIONS: readonly Direction[] = ['all', 'sent', 'received'];

/** The tabs a role has: only talents explore recruiters. */
export const tabsOf = (role: 'talent' | 'recruiter' | 'organizer'): readonly ChatTab[] => {
	if (role === 'organizer') return ['explore'];
	return TABS.filter((tab) => tab !== 'history' && (tab !== 'explore' || role === 'talent'));
};

export function filtersFrom(params: Pick<URLSearchParams, 'get'>, fallback: ChatTab): ChatFilters {
	return {
		tab: oneOf(TABS, params.get('tab')) ?? fallback,
		company: params.get('company') ?? '',
		direction: oneOf(DIRECTIONS, params.get('show')) ?? 'all',
	};
}

/** The address of a view, relative to the page; what is as usual is left out of it. */
export function hrefOf({ tab, company, direction }: ChatFilters): string {
	const params = new URLSearchParams({ tab });
	if (company) params.set('company', company);
	if (direction !== 'all') params.set('show', direction);
	return `?${params.toString()}`;
}

/** @param company name of the company to keep, or empty */
export function filterMeetings(
	rows: readonly MeetingRow[],
	party: Party,
	{ company, direction }: { readonly company: string; readonly direction: Direction },
): readonly MeetingRow[] {
	return rows.filter(
		(row) => (company === '' || row.peer.company === company) && isDirected(row, party, direction),
	);
}

export const isDirected = (row: MeetingRow, party: Party, direction: Direction): boolean =>
	direction === 'all' || (row.requestedBy === party) === (direction === 'sent');

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | null =>
	values.find((value) => value === text) ?? null;
