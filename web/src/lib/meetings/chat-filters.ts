/**
 * What of "1-1 Chats" is shown, as the address holds it: tab, company, search, and whose requests. So a
 * view survives a reload and can be shared (S12).
 */
import type { Tab } from '#schema/domain/meeting.ts';
import type { Party } from '#schema/domain/participant.ts';
import type { MeetingRow } from '../sync/overlay.ts';
import type { RecruiterRow } from '../sync/view.ts';

export type ChatTab = Tab | 'explore';
export type Direction = 'all' | 'sent' | 'received';

export interface ChatFilters {
	readonly tab: ChatTab;
	/** Id of a company, or empty. */
	readonly company: string;
	readonly search: string;
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
		search: params.get('q') ?? '',
		direction: oneOf(DIRECTIONS, params.get('show')) ?? 'all',
	};
}

/** The address of a view, relative to the page; what is as usual is left out of it. */
export function hrefOf({ tab, company, search, direction }: ChatFilters): string {
	const params = new URLSearchParams({ tab });
	if (company) params.set('company', company);
	if (search) params.set('q', search);
	if (direction !== 'all') params.set('show', direction);
	return `?${params.toString()}`;
}

export function filterRecruiters(
	rows: readonly RecruiterRow[],
	{ company, search }: Pick<ChatFilters, 'company' | 'search'>,
): readonly RecruiterRow[] {
	const words = wordsOf(search);
	return rows.filter(
		(row) =>
			(company === '' || row.companyId === company) &&
			words.every((word) => recruiterText(row).includes(word)),
	);
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

// Cards are replaced as a whole when they change, so what was made of one stays true of it.
const texts = new WeakMap<RecruiterRow['card'], string>();

function recruiterText({ card, company }: RecruiterRow): string {
	let text = texts.get(card);
	if (text === undefined) {
		const { name, headline, languages, topics, ideal } = card;
		text = plain(
			[name, headline, company?.name, company?.sector, ...languages, ...topics, ideal.background]
				.filter(Boolean)
				.join(' '),
		);
		texts.set(card, text);
	}
	return text;
}

export const wordsOf = (search: string): readonly string[] =>
	plain(search).split(' ').filter(Boolean);

/** Without case and accents: nobody should have to find the "é" to find René. */
export const plain = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase()
		.replace(/\s+/gu, ' ')
		.trim();

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | null =>
	values.find((value) => value === text) ?? null;
