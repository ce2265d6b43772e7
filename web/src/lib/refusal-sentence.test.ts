import { expect, it } from 'vitest';
import { REFUSAL_CODES, refusal } from '#schema/domain/refusal.ts';
import { thursday } from '#schema/fixtures.ts';
import type { DeskMeeting, Outcome } from '#schema/docs/desk.ts';
import { entityId, type MeetingId } from '#schema/ids.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import { refusalSentence, refusedOf } from './refusal-sentence.ts';

const zones = { own: 'Europe/Helsinki', fair: 'Europe/Berlin', locale: 'en-GB' };
const viewer = { messages: en, zones };
const MEETING = entityId<MeetingId>('m1');
const meetings = {
	[MEETING]: { peer: { name: 'Rita Sommer' } } as DeskMeeting,
};

it('[I02] a clash names the other person and the time in the zone of the reader', () => {
	const why = refusal('time_conflict', { meeting: MEETING, at: thursday('10:00') });
	expect(refusalSentence(why, viewer, meetings)).toBe('You have a chat with Rita Sommer at 11:00.');
});

it('[S27] too early says from when on', () => {
	const why = refusal('too_early', { at: thursday('10:00') });
	expect(refusalSentence(why, viewer, {})).toBe('Opens at 11:00');
});

it('every refusal has a sentence, with and without its facts', () => {
	const codes = REFUSAL_CODES;
	const cases = [en, de].flatMap((messages) => codes.map((code) => ({ code, messages })));
	for (const { code, messages } of cases) {
		const viewer = { messages, zones };
		const bare = refusalSentence({ code }, viewer, {});
		const full = refusalSentence(
			{ code, detail: { at: thursday('10:00'), limit: 3, meeting: MEETING, question: 'Why?' } },
			viewer,
			meetings,
		);
		for (const sentence of [bare, full]) {
			expect(sentence.length).toBeGreaterThan(5);
			expect(sentence).not.toMatch(/undefined|null|NaN|Invalid/u);
		}
	}
});

it('an outcome that did what was asked refuses nothing', () => {
	expect(refusedOf({ code: 'ok', seq: 1 })).toBeNull();
	expect(refusedOf({ code: 'noop', seq: 1 })).toBeNull();
	expect(refusedOf({ code: 'slot_taken', seq: 1 })).toEqual({ code: 'slot_taken' });
});

it('[ID5] a refusal of a later version says that this page is older', () => {
	const refused = refusedOf({ code: 'not_known_yet' as Outcome['code'], seq: 1 });
	expect(refused && refusalSentence(refused, viewer, {})).toBe(en.refusals.unsupported({}));
});
