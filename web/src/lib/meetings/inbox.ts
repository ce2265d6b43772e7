/**
 * A recruiter's inbox as the address holds it: what is searched for, in which order, and whose request
 * is open beside the list. Pure.
 */
import type { IdealCandidate } from '#schema/domain/participant.ts';
import type { Tab } from '#schema/domain/meeting.ts';
import type { MeetingRow } from '../sync/overlay.ts';
import type { Direction } from './chat-filters.ts';
import { plain, wordsOf } from '../plain-text.ts';
import { isDirected } from './chat-filters.ts';
import { fitOf } from './fit.ts';

export type InboxOrder = 'time' | 'fit';

export interface InboxAddress {
	readonly tab: Tab;
	readonly search: string;
	readonly order: InboxOrder;
	readonly direction: Direction;
	/** The chat beside the list: its id, or empty. */
	readonly chat: string;
}

export function inboxFrom(
	params: Pick<URLSearchParams, 'get'>,
	tab: Tab,
	direction: Direction,
): InboxAddress {
	return {
		tab,
		search: params.get('q') ?? '',
		order: params.get('order') === 'fit' ? 'fit' : 'time',
		direction,
		chat: params.get('chat') ?? '',
	};
}

/** Relative to the page; what is as usual is left out of it. */
export function inboxHref({ tab, search, order, direction, chat }: InboxAddress): string {
	const params = new URLSearchParams({ tab });
	if (search) params.set('q', search);
	if (order !== 'time') params.set('order', order);
	if (direction !== 'all') params.set('show', direction);
	if (chat) params.set('chat', chat);
	return `?${params.toString()}`;
}

/** The rows to show, in order. Those of equal fit keep the order of time, in which they come. */
export function arrange(
	rows: readonly MeetingRow[],
	{ search, order, direction }: Pick<InboxAddress, 'search' | 'order' | 'direction'>,
	ideal: IdealCandidate,
): readonly MeetingRow[] {
	const words = wordsOf(search);
	const found = rows.filter(
		(row) =>
			isDirected(row, 'recruiter', direction) &&
			(words.length === 0 || words.every((word) => textOf(row).includes(word))),
	);
	if (order === 'time') return found;
	const scores = new Map(found.map((row) => [row.key, fitOf(row.peer, ideal).score]));
	return found.toSorted((a, b) => (scores.get(b.key) ?? 0) - (scores.get(a.key) ?? 0));
}

/**
 * Who comes next when one leaves a list: the nearest one after them that is still there, else the
 * nearest before.
 *
 * @param before the keys as they stood while `key` was among them
 */
export function neighbourOf(
	key: string,
	before: readonly string[],
	now: readonly string[],
): string | null {
	const place = before.indexOf(key);
	const present = new Set(now);
	const after = before.slice(place + 1).find((each) => present.has(each));
	if (after !== undefined) return after;
	return before.slice(0, Math.max(0, place)).findLast((each) => present.has(each)) ?? null;
}

function textOf({ peer, message, answer, note = '' }: MeetingRow): string {
	const { name, headline, about = '', languages = [], topics = [] } = peer;
	return plain([name, headline, about, ...languages, ...topics, message, answer, note].join(' '));
}
