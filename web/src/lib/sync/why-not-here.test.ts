import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { Refusal } from '#schema/domain/refusal.ts';
import type { Instant, ParticipantId } from '#schema/ids.ts';
import { MINUTE_MS, addMinutes } from '#schema/ids.ts';
import type { OpenFair } from '../../../../tests/client/screens.ts';
import { NO_TEXT, openFair, pick } from '../../../../tests/client/screens.ts';
import type { CalendarSheet, MeetingRow } from './overlay.ts';
import type { FairView } from './view.ts';
import { liveMeetingWith } from './view.ts';
import * as here from './why-not-here.ts';

/** What a person could press, and what their screen says about it. */
interface Button {
	readonly intent: ParticipantIntent;
	readonly why: Refusal | null;
}

/** One step of a story: who, what, about whom and when, as numbers that are taken modulo what there is. */
type Step = readonly [who: number, what: number, whom: number, when: number];

function buttonsOf(fair: OpenFair, me: ParticipantId, whom: number, when: number): Button[] {
	const view = fair.viewOf(me);
	const now = fair.clock.now();
	const isTalent = fair.talents.includes(me);
	const other = pick(isTalent ? fair.recruiters : fair.talents, whom);
	const startsAt = addMinutes(pick(fair.starts, when), when % 7 === 0 ? 5 : 0);
	const calendar = fair.sheetOf(view, isTalent ? other : me);
	const rows = Object.values(view.desk.meetings);
	const buttons = requestButtons(view, other, startsAt, calendar, now);
	if (!isTalent) buttons.push(availabilityButton(fair, view, when, now));
	if (rows.length > 0) {
		const row = pick(rows, whom);
		const sheet = fair.sheetOf(view, isTalent ? row.peer.id : me);
		buttons.push(...meetingButtons(view, row, startsAt, sheet, now));
	}
	return buttons;
}

function requestButtons(
	view: FairView,
	other: ParticipantId,
	startsAt: Instant,
	calendar: CalendarSheet,
	now: Instant,
): Button[] {
	const question = view.directory.cards[other]?.question ?? '';
	const text = { message: '', question, answer: 'yes' };
	const send = { kind: 'request.send', to: other, ...text } as const;
	const buttons: Button[] = [{ intent: send, why: here.whyNotSend(view, send, now) }];
	if (view.desk.me.me.role !== 'talent') return buttons;
	const book = { kind: 'slot.book', recruiter: other, startsAt, ...text } as const;
	return [...buttons, { intent: book, why: here.whyNotBook(view, calendar, book, now) }];
}

function meetingButtons(
	view: FairView,
	row: MeetingRow,
	startsAt: Instant,
	calendar: CalendarSheet,
	now: Instant,
): Button[] {
	const meeting = row.id;
	const isTalent = view.desk.me.me.role === 'talent';
	const move = row.status === 'confirmed';
	const take = isTalent
		? here.whyNotClaimSlot(view, calendar, row, startsAt, now)
		: here.whyNotMoveTo(view, row, startsAt, now);
	return [
		{
			intent: { kind: 'request.accept', meeting },
			why: here.whyNotAcceptRequest(view, row, now),
		},
		{
			intent: { kind: 'request.decline', meeting, note: '' },
			why: here.whyNotDecline(view, row, now),
		},
		{
			intent: { kind: 'request.reopen', meeting },
			why: here.whyNotReopenRequest(view, row, now),
		},
		{ intent: here.cancelIntentOf(row, ''), why: here.whyNotCancel(view, row, now) },
		...(move || isTalent
			? [
					{
						intent: {
							kind: move ? 'slot.reschedule' : 'slot.claim',
							meeting,
							startsAt,
						} as const,
						why: take,
					},
				]
			: []),
		{
			intent: { kind: 'slot.release', meeting, note: '' },
			why: here.whyNotRelease(view, row, now),
		},
		{ intent: { kind: 'chat.late', meeting }, why: here.whyNotSayLate(view, row, now) },
		{
			intent: { kind: 'chat.extend', meeting, until: addMinutes(row.endsAt ?? now, 5) },
			why: here.whyNotExtendChat(view, row, now),
		},
		{
			intent: { kind: 'chat.correct', meeting, attendance: pick(['both', 'nobody'], startsAt) },
			why: here.whyNotCorrectChat(view, row, now),
		},
		{
			intent: { kind: 'memo.keep', meeting, text: 'Kind.', mark: 'yes' },
			why: here.whyNotKeepMemo(view, row),
		},
	];
}

function availabilityButton(fair: OpenFair, view: FairView, when: number, now: Instant): Button {
	const starts = fair.starts.filter((_, index) => (when + index) % 3 !== 0);
	const minutes = pick([15, 15, 10, 40], when);
	const intent = { kind: 'availability.set', date: fair.day.date, minutes, starts } as const;
	return { intent, why: here.whyNotSetAvailability(view, intent, now) };
}

/** What a recruiter's screen cannot know: what the talent has beside this meeting (I19, DO4). */
const HIDDEN_FROM_RECRUITERS = ['peer_conflict', 'chat_limit', 'request_limit', 'peer_chat_limit'];

async function play(fair: OpenFair, steps: readonly Step[], seen: Set<string>): Promise<void> {
	const people = [...fair.talents, ...fair.recruiters];
	for (const [who, what, whom, when] of steps) {
		const me = pick(people, who);
		const { intent, why } = pick(buttonsOf(fair, me, whom, when), what);
		const { code } = await fair.ask(fair.fair, me, intent);
		const said = code === 'ok' || code === 'noop' ? null : code;
		const isHidden =
			said !== null && fair.recruiters.includes(me) && HIDDEN_FROM_RECRUITERS.includes(said);
		// What is already so may be asked for without harm; a screen need not offer it.
		if (code !== 'noop' && !(isHidden && why === null))
			expect({ intent, code: why?.code ?? null }).toEqual({ intent, code: said });
		seen.add(`${intent.kind} ${code}`);
		if (when % 11 === 0) fair.clock.move((when % 40) * MINUTE_MS);
	}
}

const steps = fc.array(fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999)), {
	minLength: 20,
	maxLength: 60,
});
const rules = fc.record({
	whoMayRequest: fc.constantFrom('talents', 'recruiters', 'both', 'both'),
	maxOpenRequests: fc.integer({ min: 1, max: 4 }),
	maxChats: fc.integer({ min: 1, max: 4 }),
	invitationsCount: fc.boolean(),
	bufferMinutes: fc.constantFrom(0, 10),
});

describe('what a screen offers', () => {
	it('[RQ3] [RQ4] [RQ7] [RQ8] [RQ9] [QU1] [QU2] [SL3] [SL5] [CH1] [CH4] [AV3] a button is enabled exactly when the server would say yes, and else gives the same reason', async () => {
		const seen = new Set<string>();
		await fc.assert(
			fc.asyncProperty(rules, steps, async (chosen, story) => {
				await play(await openFair(chosen), story, seen);
			}),
			{ numRuns: 90 },
		);
		// Stories in which nothing happened would prove nothing.
		expect(seen).toContain('request.accept ok');
		expect(seen).toContain('slot.claim ok');
	});

	it('[SL3] a time that somebody else has taken says so on the button', async () => {
		const { fair, ada, ben, rita, starts, clock, ...rest } = await openFair();
		const startsAt = pick(starts, 0);
		await rest.accepted(ada, rita);
		const meeting = await rest.accepted(ben, rita);
		const why = () => {
			const view = rest.viewOf(ada);
			const row = must(liveMeetingWith(view, rita), 'the meeting');
			const calendar = rest.sheetOf(view, rita);
			return here.whyNotClaimSlot(view, calendar, row, startsAt, clock.now());
		};
		expect(why()).toBeNull();
		await rest.ask(fair, ben, { kind: 'slot.claim', meeting, startsAt });
		expect(why()).toEqual({ code: 'slot_taken' });
	});

	it('[RQ4] a request that is under way takes the place of the next one', async () => {
		const { fair, ada, rita, clock, ...rest } = await openFair();
		await rest.ask(fair, ada, { kind: 'request.send', to: rita, ...NO_TEXT });
		const view = rest.viewOf(ada);
		const meeting = must(liveMeetingWith(view, rita), 'the request').id;
		expect(here.whyNotRequestTo(view, rita, clock.now())).toEqual({
			code: 'already_active',
			detail: { meeting },
		});
	});

	it('[RQ5] [RQ6] the dialog says what is wrong with its text before anything is sent', async () => {
		const { fair, ada, rita, clock, ...rest } = await openFair();
		const ideal = { background: '', experience: '', languages: [], topics: [] };
		const question = 'Why us?';
		const settings = {
			kind: 'recruiter.settings',
			bookingMode: 'direct',
			question,
			ideal,
		} as const;
		await rest.ask(fair, rita, settings);
		const view = rest.viewOf(ada);
		const now = clock.now();
		const sent = { kind: 'request.send', to: rita, message: '', question, answer: ' ' } as const;
		expect(here.whyNotSend(view, sent, now)).toEqual({ code: 'answer_required' });
		expect(here.whyNotSend(view, { ...sent, question: 'Who?' }, now)).toEqual({
			code: 'question_changed',
			detail: { question },
		});
		expect(here.whyNotSend(view, { ...sent, answer: 'Because' }, now)).toBeNull();
	});
});
