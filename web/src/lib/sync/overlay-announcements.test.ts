import { describe, expect, it } from 'vitest';
import type { DirectoryView } from '#schema/docs/directory.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import { FAIR, NOW } from '#schema/fixtures.ts';
import { announce, withdraw } from '#schema/fixtures-intents.ts';
import type { AnnouncementId } from '#schema/ids.ts';
import { addMinutes, entityId, intentId } from '#schema/ids.ts';
import type { OverlayEntry } from './overlay.ts';
import { overlayAnnouncements } from './overlay-announcements.ts';

const OLD = entityId<AnnouncementId>('old');
const NEW = entityId<AnnouncementId>('new');
const ID = intentId('A'.repeat(22));

const directory: DirectoryView = {
	seq: 7,
	t: NOW,
	fair: { fair: { ...FAIR, place: '', summary: '' } },
	companies: {},
	cards: {},
	live: {},
	announcements: {
		[OLD]: { text: 'Welcome!', publishedAt: addMinutes(NOW, -60) },
		[NEW]: { text: 'The hall is open.', publishedAt: addMinutes(NOW, -5) },
	},
};

const entry = (intent: ParticipantIntent, outcome: Outcome | null = null): OverlayEntry => ({
	id: ID,
	intent,
	state: 'queued',
	revocable: true,
	at: NOW,
	outcome,
});

const texts = (of: DirectoryView, ...entries: readonly OverlayEntry[]) =>
	overlayAnnouncements(of, entries).map(({ text }) => text);

describe('what stands', () => {
	it('[AN4] is shown newest first', () => {
		expect(texts(directory)).toEqual(['The hall is open.', 'Welcome!']);
	});

	it('[AN4] is nothing in a directory that was kept before there were announcements', () => {
		const { announcements: _, ...before } = directory;
		expect(texts(before as DirectoryView)).toEqual([]);
	});
});

describe('what an organizer does', () => {
	it('[AN3, SY9] words that stand already are not shown twice until their outcome comes', () => {
		expect(texts(directory, entry(announce('Welcome!')))).toEqual([
			'The hall is open.',
			'Welcome!',
		]);
	});

	it('[SY9, AN4] publishing shows at once and waits visibly, then simply stands until it is in the directory', () => {
		const lunch = announce('Lunch is served.');
		const [waiting] = overlayAnnouncements(directory, [entry(lunch)]);
		expect(waiting).toMatchObject({
			id: null,
			text: 'Lunch is served.',
			pending: { intent: ID, kind: 'announcement.publish', state: 'queued' },
		});
		const granted = entry(lunch, { code: 'ok', seq: 8 });
		const [first, ...others] = overlayAnnouncements(directory, [granted]);
		expect(first).toMatchObject({ id: null, text: 'Lunch is served.' });
		expect(first).not.toHaveProperty('pending');
		expect(others).toHaveLength(2);
		expect(texts({ ...directory, seq: 8 }, granted)).toHaveLength(2);
	});

	it('[SY9, AN3] what was refused, or stood already, lies over nothing', () => {
		for (const code of ['announcement_limit', 'noop'] as const)
			expect(texts(directory, entry(announce('Else.'), { code, seq: 8 }))).toHaveLength(2);
	});

	it('[SY9, AN4] withdrawing is marked until it is granted, and then gone', () => {
		const [first, second] = overlayAnnouncements(directory, [entry(withdraw(OLD))]);
		expect(first).not.toHaveProperty('pending');
		expect(second).toMatchObject({ id: OLD, pending: { kind: 'announcement.withdraw' } });
		const granted = entry(withdraw(OLD), { code: 'ok', seq: 8 });
		expect(texts(directory, granted)).toEqual(['The hall is open.']);
		expect(texts(directory, entry(withdraw(entityId('never-was'))))).toHaveLength(2);
	});
});
