/** The slots of a calendar as the picker draws them, judged by the rules with what this screen knows. */
import type { Refusal } from '#schema/domain/refusal.ts';
import type { Instant, MeetingId } from '#schema/ids.ts';
import type { PickerSlot, SlotState } from '#lib/calendar/picker-slot.ts';
import { stateByRules } from '#lib/calendar/picker-slot.ts';
import { refusalSentence } from '#lib/refusal-sentence.ts';
import type { CalendarSheet, SlotRow } from '#lib/sync/overlay.ts';
import type { FairView } from '#lib/sync/view.ts';
import { ownSlots } from '#lib/sync/view.ts';
import type { Viewer } from '#lib/viewer.ts';

type WhyNot = (startsAt: Instant) => Refusal | null;

interface Judge {
	readonly view: FairView;
	readonly viewer: Viewer;
	/** The chat that is being moved, if one is. */
	readonly moving: MeetingId | null;
	readonly whyNot: WhyNot;
}

/** What a talent sees of a recruiter's calendar. */
export const pickerSlots = (calendar: CalendarSheet, judge: Judge): readonly PickerSlot[] =>
	calendar.slots.map((slot) => pickerSlot(slot, judge));

/** Why no time at all can be confirmed now: what the rules say of times that are open in themselves. */
export function whyNotAny(slots: readonly PickerSlot[], whyNot: WhyNot): Refusal | null {
	for (const { startsAt, state } of slots) {
		const why = state === 'open' ? whyNot(startsAt) : null;
		if (why) return why;
	}
	return null;
}

function pickerSlot(slot: SlotRow, { view, viewer, moving, whyNot }: Judge): PickerSlot {
	const { startsAt, endsAt } = slot;
	const fixed = fixedState(slot, moving);
	if (fixed) return { startsAt, endsAt, state: fixed };
	return judged({ startsAt, endsAt }, whyNot(startsAt), view, viewer);
}

function fixedState(slot: SlotRow, moving: MeetingId | null): SlotState | null {
	if (slot.asking) return 'asking';
	if (slot.mine === undefined) return slot.passed ? 'passed' : null;
	return slot.mine === moving ? 'current' : 'mine';
}

/** What a recruiter sees when moving a chat: the own calendar, booked times by whom. */
export function ownPickerSlots({ view, viewer, moving, whyNot }: Judge): readonly PickerSlot[] {
	return ownSlots(view)
		.filter(({ withdrawing }) => !withdrawing)
		.map(({ startsAt, endsAt, passed, meeting }): PickerSlot => {
			if (meeting !== undefined && meeting === moving)
				return { startsAt, endsAt, state: 'current' };
			if (passed) return { startsAt, endsAt, state: 'passed' };
			if (meeting === undefined)
				return judged({ startsAt, endsAt }, whyNot(startsAt), view, viewer);
			const peer = view.desk.meetings[meeting]?.peer.name;
			const state = 'taken';
			return peer === undefined
				? { startsAt, endsAt, state }
				: { startsAt, endsAt, state, reason: peer };
		});
}

function judged(
	time: { readonly startsAt: Instant; readonly endsAt: Instant },
	why: Refusal | null,
	view: FairView,
	viewer: Viewer,
): PickerSlot {
	const state = stateByRules(why);
	if (!why || state !== 'clash') return { ...time, state };
	return { ...time, state, reason: refusalSentence(why, viewer, view.desk.meetings) };
}
