import { describe, expect, it } from 'vitest';
import { entityId, instant } from '#schema/ids.ts';
import type { MeetingRow } from '../sync/overlay.ts';
import { arrange, inboxFrom, inboxHref, neighbourOf, type InboxAddress } from './inbox.ts';

const ideal = { background: '', experience: '', languages: ['German'], topics: ['Robotics'] };

const row = (
	key: string,
	peer: Partial<MeetingRow['peer']> = {},
	rest: Partial<MeetingRow> = {},
): MeetingRow => ({
	id: entityId(key),
	key,
	provisional: false,
	status: 'requested',
	requestedBy: 'talent',
	peer: { id: entityId(`p-${key}`), name: key, headline: '', company: '', ...peer },
	message: '',
	question: '',
	answer: '',
	requestedAt: instant(1_900_000_000_000),
	changedAt: instant(1_900_000_000_000),
	...rest,
});
const show = (rows: readonly MeetingRow[], part: Partial<InboxAddress>) =>
	arrange(rows, { search: '', order: 'time', direction: 'all', ...part }, ideal).map(
		({ key }) => key,
	);

describe('the address of an inbox', () => {
	it('[M-R5] holds search, order, direction and the chat that is open, and gives them back', () => {
		const address: InboxAddress = {
			tab: 'requests',
			search: 'é & ?',
			order: 'fit',
			direction: 'received',
			chat: 'm-1',
		};
		const { searchParams } = new URL(inboxHref(address), 'http://visavis.invalid/chats');
		expect(inboxFrom(searchParams, 'requests', 'received')).toEqual(address);
	});

	it('[M-R5] leaves out what is as usual', () => {
		const usual = { search: '', order: 'time', direction: 'all', chat: '' } as const;
		expect(inboxHref({ tab: 'requests', ...usual })).toBe('?tab=requests');
	});
});

it('[M-R5] a search looks in the profile, the message and the answer, without case and accents', () => {
	const rows = [
		row('Anna', { topics: ['Künstliche Intelligenz'] }),
		row('Ben', {}, { message: 'I like ROBOTS' }),
		row('Cleo', {}, { answer: 'Because' }),
	];
	expect(show(rows, { search: 'kunstliche' })).toEqual(['Anna']);
	expect(show(rows, { search: 'robots ben' })).toEqual(['Ben']);
	expect(show(rows, { search: 'because' })).toEqual(['Cleo']);
	expect(show(rows, { search: 'nobody' })).toEqual([]);
});

it('[M-R4] best fit comes first, and among equals the order of time stays', () => {
	const rows = [
		row('first', { languages: ['German'] }),
		row('second'),
		row('third', { topics: ['Robotics'] }),
		row('fourth', { languages: ['German'] }),
	];
	expect(show(rows, { order: 'fit' })).toEqual(['third', 'first', 'fourth', 'second']);
});

it('[M-R5] who leaves a list is followed by the next one there, or by the one before', () => {
	expect(neighbourOf('b', ['a', 'b', 'c'], ['a', 'c'])).toBe('c');
	expect(neighbourOf('c', ['a', 'b', 'c'], ['a', 'b'])).toBe('b');
	expect(neighbourOf('b', ['a', 'b', 'c'], ['new', 'a'])).toBe('a');
	expect(neighbourOf('a', ['a'], [])).toBeNull();
});
