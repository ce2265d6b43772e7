import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import type { CalendarView } from '#schema/docs/calendar.ts';
import type { DeskView, Outcome } from '#schema/docs/desk.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { Instant, MeetingId } from '#schema/ids.ts';
import { intentId } from '#schema/ids.ts';
import type { OpenFair } from '../../../../tests/client/screens.ts';
import { NO_TEXT, openFair, pick } from '../../../../tests/client/screens.ts';
import { overlayDesk } from './overlay-desk.ts';
import type { MeetingRow, OverlaidDesk, OverlayEntry, SlotRow } from './overlay.ts';
import { overlayCalendar } from './overlay.ts';
import { meetingsByTab } from './view.ts';

const ID = intentId('A'.repeat(22));

function entryOf(fair: OpenFair, intent: ParticipantIntent, outcome: Outcome | null = null) {
	return {
		id: ID,
		intent,
		state: 'queued',
		revocable: true,
		at: fair.clock.now(),
		outcome,
	} as const satisfies OverlayEntry;
}

function deskWith(
	fair: OpenFair,
	desk: DeskView,
	entries: readonly OverlayEntry[],
	keys: ReadonlyMap<MeetingId, string> = new Map(),
): OverlaidDesk {
	return overlayDesk(desk, entries, { directory: fair.directory(), keys, slotEnd: () => null });
}

const mark = { intent: ID, state: 'queued', revocable: true } as const;

describe('what is pending is shown as what it is', () => {
	it('[SY9] a request stands in Requests at once, waits visibly, and counts', async () => {
		const fair = await openFair();
		const { ada, rita } = fair;
		const send = { kind: 'request.send', to: rita, ...NO_TEXT, message: 'Hello' } as const;
		const desk = deskWith(fair, fair.deskOf(ada), [entryOf(fair, send)]);
		const tabs = meetingsByTab({ desk });
		expect(tabs.requests).toMatchObject([
			{
				provisional: true,
				message: 'Hello',
				peer: { id: rita, name: 'Rita 0', company: 'Acme' },
				pending: { ...mark, kind: 'request.send' },
			},
		]);
		expect(desk.quota.chats).toMatchObject({ openRequests: 1, chats: 1 });
	});

	it('[RQ4] a request that the desk shows already is not shown twice', async () => {
		const fair = await openFair();
		const { ada, rita } = fair;
		await fair.accepted(ada, rita);
		const again = entryOf(fair, { kind: 'request.send', to: rita, ...NO_TEXT });
		const desk = deskWith(fair, fair.deskOf(ada), [again]);
		expect(Object.values(desk.meetings)).toHaveLength(1);
		expect(desk.quota.chats).toMatchObject({ openRequests: 0, chats: 1 });
	});

	it('[SY9] a row keeps its key when its request gets its real id', async () => {
		const fair = await openFair();
		const { ada, rita } = fair;
		const send = { kind: 'request.send', to: rita, ...NO_TEXT } as const;
		const before = deskWith(fair, fair.deskOf(ada), [entryOf(fair, send)]);
		const { meeting } = await fair.ask(fair.fair, ada, send);
		const keys = new Map([[must(meeting, 'a meeting'), ID as string]]);
		const after = deskWith(fair, fair.deskOf(ada), [], keys);
		const keysOf = (desk: OverlaidDesk) => Object.values(desk.meetings).map(({ key }) => key);
		expect(keysOf(after)).toEqual(keysOf(before));
	});

	it('[SL1] a claimed time is asked for, and neither confirmed nor taken, until the server says so', async () => {
		const fair = await openFair();
		const { ada, rita } = fair;
		const meeting = await fair.accepted(ada, rita);
		const startsAt = pick(fair.starts, 1);
		const claim = { kind: 'slot.claim', meeting, startsAt } as const;
		const pending = [entryOf(fair, claim)];
		const desk = deskWith(fair, fair.deskOf(ada), pending);
		expect(desk.meetings[meeting]).toMatchObject({
			status: 'in_scheduling',
			asking: { startsAt },
			pending: { ...mark, kind: 'slot.claim' },
		});
		const sheet = overlayCalendar(fair.calendarOf(rita), rita, desk, pending);
		expect(sheet.slots[1]).toMatchObject({ taken: false, asking: mark });
		expect(sheet.slots[0]).not.toHaveProperty('asking');
	});

	it('[CH3] a chat that is being moved keeps its time until the new one is granted', async () => {
		const fair = await openFair();
		const { ada, rita } = fair;
		const meeting = await fair.accepted(ada, rita);
		const [from, to] = [pick(fair.starts, 0), pick(fair.starts, 2)];
		await fair.ask(fair.fair, ada, { kind: 'slot.claim', meeting, startsAt: from });
		const move = entryOf(fair, { kind: 'slot.reschedule', meeting, startsAt: to });
		const desk = deskWith(fair, fair.deskOf(ada), [move]);
		expect(desk.meetings[meeting]).toMatchObject({
			status: 'confirmed',
			startsAt: from,
			asking: { startsAt: to },
		});
		const granted = { ...move, outcome: { code: 'ok', seq: 1_000 } } as const;
		expect(deskWith(fair, fair.deskOf(ada), [granted]).meetings[meeting]).toMatchObject({
			status: 'confirmed',
			startsAt: to,
		});
	});

	it.each([
		['request.cancel', 'cancelled'],
		['slot.claim', 'in_scheduling'],
	] as const)('[SY9] %s is shown on the row it is about', async (kind, status) => {
		const fair = await openFair();
		const meeting = await fair.accepted(fair.ada, fair.rita);
		const startsAt = pick(fair.starts, 0);
		const intent = kind === 'slot.claim' ? { kind, meeting, startsAt } : { kind, meeting };
		const desk = deskWith(fair, fair.deskOf(fair.ada), [entryOf(fair, intent)]);
		expect(desk.meetings[meeting]).toMatchObject({ status, pending: { kind } });
	});

	it.each([
		['slot.release', 'in_scheduling'],
		['chat.cancel', 'cancelled'],
	] as const)('[CH2] %s of a confirmed chat shows it as %s, marked', async (kind, status) => {
		const fair = await openFair();
		const meeting = await fair.accepted(fair.ada, fair.rita);
		const startsAt = pick(fair.starts, 0);
		await fair.ask(fair.fair, fair.ada, { kind: 'slot.claim', meeting, startsAt });
		const leave = entryOf(fair, { kind, meeting, note: 'Sorry' });
		const desk = deskWith(fair, fair.deskOf(fair.ada), [leave]);
		expect(desk.meetings[meeting]).toMatchObject({ status, note: 'Sorry', pending: { kind } });
	});

	it('[CH2] [SY9] a time given back is open again with its own recruiter only', async () => {
		const fair = await openFair();
		const { ada, ben, rita, carl } = fair;
		const startsAt = pick(fair.starts, 0);
		const claim = async (talent: typeof ada, recruiter: typeof rita) => {
			const meeting = await fair.accepted(talent, recruiter);
			await fair.ask(fair.fair, talent, { kind: 'slot.claim', meeting, startsAt });
			return meeting;
		};
		const adas = await claim(ada, rita);
		await claim(ben, carl);
		const calendars = [rita, carl].map((recruiter) => fair.calendarOf(recruiter));
		const leave = { kind: 'slot.release', meeting: adas, note: '' } as const;
		const granted = entryOf(fair, leave, await fair.ask(fair.fair, ada, leave));
		const desk = deskWith(fair, fair.deskOf(ada), [granted]);
		// Of before: the one will catch up, the other has no reason to.
		const taken = [rita, carl].map(
			(recruiter, index) =>
				overlayCalendar(pick(calendars, index), recruiter, desk, [granted]).slots[0]?.taken,
		);
		expect(taken).toEqual([false, true]);
	});

	it('[RQ8] [RQ9] an answer, and taking it back, move the row at once', async () => {
		const fair = await openFair();
		const { ada, rita } = fair;
		const sent = await fair.ask(fair.fair, ada, { kind: 'request.send', to: rita, ...NO_TEXT });
		const meeting = must(sent.meeting, 'a meeting');
		const shown = (...intents: ParticipantIntent[]) => {
			const entries = intents.map((intent) => entryOf(fair, intent));
			return deskWith(fair, fair.deskOf(rita), entries).meetings[meeting];
		};
		const decline = { kind: 'request.decline', meeting, note: 'Full' } as const;
		expect(shown({ kind: 'request.accept', meeting })?.status).toBe('in_scheduling');
		expect(shown(decline)).toMatchObject({ status: 'declined', by: 'recruiter', note: 'Full' });
		expect(shown(decline, { kind: 'request.reopen', meeting })?.status).toBe('requested');
	});

	it('[AV3] offered and withdrawn times are marked, booked ones untouched', async () => {
		const fair = await openFair();
		const { ada, rita, starts } = fair;
		const meeting = await fair.accepted(ada, rita);
		await fair.ask(fair.fair, ada, { kind: 'slot.claim', meeting, startsAt: pick(starts, 0) });
		const added = (pick(starts, 4) + 15 * 60_000) as Instant;
		const offer = entryOf(fair, {
			kind: 'availability.set',
			date: fair.day.date,
			minutes: 15,
			starts: [...starts.slice(2), added],
		});
		const desk = deskWith(fair, fair.deskOf(rita), [offer]);
		const slots = Object.values(desk.slots).sort((a, b) => a.startsAt - b.startsAt);
		expect(
			slots.map(({ meeting: held, withdrawing, pending }) => [held, withdrawing, !!pending]),
		).toEqual([
			[meeting, undefined, false],
			[undefined, true, true],
			[undefined, undefined, false],
			[undefined, undefined, false],
			[undefined, undefined, false],
			[undefined, undefined, true],
		]);
	});

	it('[ST4] a changed profile and changed settings are shown, and marked as not saved yet', async () => {
		const fair = await openFair();
		const profile = { headline: 'Engineer', about: '', languages: [], topics: [] };
		const desk = deskWith(fair, fair.deskOf(fair.rita), [
			entryOf(fair, { kind: 'profile.update', profile }),
		]);
		expect(desk.me.me.profile).toEqual(profile);
		expect(desk.mePending).toMatchObject({ kind: 'profile.update' });
	});

	it('[SY9] rows that nothing is pending about stay the same objects', async () => {
		const fair = await openFair();
		await fair.accepted(fair.ada, fair.rita);
		const desk = fair.deskOf(fair.ada);
		const send = entryOf(fair, { kind: 'request.send', to: fair.carl, ...NO_TEXT });
		const [quiet] = Object.values(deskWith(fair, desk, []).meetings);
		expect(Object.values(deskWith(fair, desk, [send]).meetings)).toContain(quiet);
	});
});

/** Every state of a document that the server has shown, oldest first. */
interface History {
	readonly desks: DeskView[];
	readonly calendars: CalendarView[];
}

/** What of one claim can be seen on the two screens it concerns. */
interface Seen {
	readonly row: MeetingRow;
	readonly slot: SlotRow;
}

/**
 * Ada and Ben claim the same time, in either order, while others keep the fair busy; then her desk, the
 * calendar and the outcome itself reach Ada's screen, each with a delay of its own.
 */
async function claimed(benIsFirst: boolean) {
	const fair = await openFair();
	const { ada, ben, rita, carl } = fair;
	const [meeting, bens] = [await fair.accepted(ada, rita), await fair.accepted(ben, rita)];
	const startsAt = pick(fair.starts, 1);
	const history: History = { desks: [], calendars: [] };
	const record = () => {
		history.desks.push(fair.deskOf(ada));
		history.calendars.push(fair.calendarOf(rita));
	};
	const claim = { kind: 'slot.claim', meeting, startsAt } as const;
	record();
	await fair.ask(fair.fair, ben, { kind: 'request.send', to: carl, ...NO_TEXT });
	record();
	if (benIsFirst) {
		await fair.ask(fair.fair, ben, { kind: 'slot.claim', meeting: bens, startsAt });
		record();
	}
	const outcome = await fair.ask(fair.fair, ada, claim);
	record();
	const other = pick(fair.starts, 3);
	await fair.ask(fair.fair, ben, { kind: 'slot.claim', meeting: bens, startsAt: other });
	record();
	return { fair, history, claim, outcome, meeting, startsAt };
}

type Delivery = 'desk' | 'calendar' | 'outcome';

function screenings(
	{ fair, history, claim, outcome, meeting, startsAt }: Awaited<ReturnType<typeof claimed>>,
	deliveries: readonly Delivery[],
): Seen[] {
	let [desk, calendar] = [0, 0];
	let entry: OverlayEntry = entryOf(fair, claim);
	const seen: Seen[] = [];
	const look = () => {
		const shown = deskWith(fair, must(history.desks[desk], 'a desk'), [entry]);
		const view = must(history.calendars[calendar], 'a calendar');
		const sheet = overlayCalendar(view, fair.rita, shown, [entry]);
		const slot = sheet.slots.find((candidate) => candidate.startsAt === startsAt);
		seen.push({ row: must(shown.meetings[meeting], 'the row'), slot: must(slot, 'the slot') });
	};
	look();
	for (const delivery of deliveries) {
		if (delivery === 'desk') desk = Math.min(desk + 1, history.desks.length - 1);
		if (delivery === 'calendar') calendar = Math.min(calendar + 1, history.calendars.length - 1);
		// The desk carries outcome and effects in one; by the other door the outcome may come sooner.
		const isTold = delivery === 'outcome' || must(history.desks[desk], 'a desk').seq >= outcome.seq;
		if (isTold) entry = { ...entry, outcome };
		look();
	}
	return seen;
}

/** Each entry with how often it came up in a row: `a a b a` becomes `a b a`. */
const phases = (values: readonly string[]): string[] =>
	values.filter((value, index) => value !== values[index - 1]);

const rowPhase = ({ row }: Seen): string => (row.asking ? 'asking' : row.status);
const slotPhase = ({ slot }: Seen): string => {
	if (slot.asking) return 'asking';
	if (slot.mine) return 'mine';
	return slot.taken ? 'taken' : 'open';
};

const interleavings = fc.array(fc.constantFrom<Delivery>('desk', 'calendar', 'outcome'), {
	minLength: 1,
	maxLength: 16,
});

describe('documents that arrive at different times', () => {
	it('[SY9] a granted time is asked for, then held, and never flickers back', async () => {
		const story = await claimed(false);
		expect(story.outcome.code).toBe('ok');
		fc.assert(
			fc.property(interleavings, (deliveries) => {
				const seen = screenings(story, deliveries);
				expect([['asking'], ['asking', 'confirmed']]).toContainEqual(phases(seen.map(rowPhase)));
				expect([['asking'], ['asking', 'mine']]).toContainEqual(phases(seen.map(slotPhase)));
				for (const { row, slot } of seen)
					if (row.status === 'confirmed') expect(slotPhase({ row, slot })).toBe('mine');
			}),
			{ numRuns: 500 },
		);
	});

	it('[SY9] [SL7] a refused time is asked for and goes exactly once, with the reason on the calendar by then', async () => {
		const story = await claimed(true);
		expect(story.outcome.code).toBe('slot_taken');
		fc.assert(
			fc.property(interleavings, (deliveries) => {
				const seen = screenings(story, deliveries);
				expect([['asking'], ['asking', 'in_scheduling']]).toContainEqual(
					phases(seen.map(rowPhase)),
				);
				const slots = phases(seen.map(slotPhase));
				// The calendar may lag behind the answer, but shows the asking only once.
				expect(slots.filter((phase) => phase === 'asking')).toEqual(['asking']);
				expect(slots).not.toContain('mine');
			}),
			{ numRuns: 500 },
		);
	});
});
