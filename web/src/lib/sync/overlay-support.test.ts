import { describe, expect, it } from 'vitest';
import type { Outcome } from '#schema/docs/desk.ts';
import type { HelpdeskCard, SupportCard, SupportView } from '#schema/docs/support.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import { ADA, BEN, NOW, OLGA } from '#schema/fixtures.ts';
import { askForHelp, closeSupportOf, help, takeCareOf } from '#schema/fixtures-intents.ts';
import { addMinutes, intentId } from '#schema/ids.ts';
import type { OverlayEntry } from './overlay.ts';
import { overlayHelpdesk, overlaySupport } from './overlay-support.ts';

const ID = intentId('A'.repeat(22));
const line = { kind: 'asked', from: 'person', by: ADA.name, text: 'One', at: NOW } as const;
const quiet: SupportCard = {
	...{ name: ADA.name, role: 'talent' as const, company: '', isOpen: true, count: 1 },
	...{ unanswered: 1, changedAt: NOW },
};
const card: SupportCard = { ...quiet, waitingSince: NOW };
const view: SupportView = {
	...{ seq: 7, t: NOW },
	conversation: { card },
	lines: { 10: { ...line, text: 'Ten' }, 9: { ...line, text: 'Nine' } },
	facts: {},
};

const entry = (intent: ParticipantIntent, outcome: Outcome | null = null): OverlayEntry => ({
	...{ id: ID, intent, state: 'queued', revocable: true, at: addMinutes(NOW, 1), outcome },
});
const seenBy = (me: typeof ADA | typeof OLGA, ...entries: OverlayEntry[]) =>
	overlaySupport(view, ADA.id, me.id, entries);

describe('a support conversation on a screen', () => {
	it('[SU3] has its lines in the order of the server', () => {
		expect(seenBy(ADA)?.lines.map(({ text }) => text)).toEqual(['Nine', 'Ten']);
	});

	it('[SU10, SY9, I18] shows what was said here last, as queued, until the document has it', () => {
		const said = seenBy(ADA, entry(askForHelp('Eleven')))?.lines.at(-1);
		expect(said).toMatchObject({ text: 'Eleven', from: 'person', pending: { state: 'queued' } });
		const granted = { code: 'ok', seq: 8 } as const;
		const told = seenBy(ADA, entry(askForHelp('Eleven'), granted))?.lines.at(-1);
		expect(told).toMatchObject({ text: 'Eleven' });
		expect(told).not.toHaveProperty('pending');
		const there = entry(askForHelp('Eleven'), { ...granted, seq: 7 });
		expect(seenBy(ADA, there)?.lines).toHaveLength(2);
		const refused = entry(askForHelp('Eleven'), { code: 'support_too_fast', seq: 9 });
		expect(seenBy(ADA, refused)?.lines).toHaveLength(2);
	});

	it('[SU10] can be begun before anything has come', () => {
		expect(overlaySupport(null, ADA.id, ADA.id, [])).toBeNull();
		const begun = overlaySupport(null, ADA.id, ADA.id, [entry(askForHelp('Help'))]);
		expect(begun).toMatchObject({ card: null, lines: [{ text: 'Help' }] });
	});

	it('[SU2] holds nothing that was said in another one', () => {
		const elsewhere = [entry(help(BEN, 'Hello Ben')), entry(askForHelp('Olga?'))];
		expect(seenBy(OLGA, ...elsewhere)?.lines).toHaveLength(2);
		expect(seenBy(OLGA, entry(help(ADA, 'Hello')))?.lines.at(-1)).toMatchObject({
			...{ text: 'Hello', from: 'team', kind: 'answered' },
		});
	});

	it('[SU5, SU6] says that it is being closed or taken, and claims neither', () => {
		for (const intent of [closeSupportOf(ADA), takeCareOf(ADA)])
			expect(seenBy(OLGA, entry(intent))).toMatchObject({ card, pending: { kind: intent.kind } });
	});
});

it('[M-O11] in the list who waits longest stands first, then what changed last', () => {
	const of = (more: Partial<HelpdeskCard>): HelpdeskCard => ({
		...{ ...quiet, words: '', from: 'person' as const },
		...more,
	});
	const open = {
		old: of({ changedAt: addMinutes(NOW, -9) }),
		new: of({ changedAt: addMinutes(NOW, -1) }),
		later: of({ waitingSince: addMinutes(NOW, -2) }),
		first: of({ waitingSince: addMinutes(NOW, -5) }),
	};
	const { rows } = overlayHelpdesk({ seq: 1, t: NOW, open });
	expect(rows.map(({ id }) => id)).toEqual(['first', 'later', 'new', 'old']);
});
