/** A slot as its picker shows it: what it is to this person now, and why it cannot be chosen. */
import type { Interval } from '#schema/domain/interval.ts';
import type { Refusal, RefusalCode } from '#schema/domain/refusal.ts';
import type { Instant } from '#schema/ids.ts';

/**
 * `current`: the time of the chat that is being moved; `mine`: another own chat is in this very slot;
 * `clash`: an own chat elsewhere is in the way; `asking`: asked for, not decided yet.
 */
export type SlotState = 'open' | 'taken' | 'passed' | 'mine' | 'clash' | 'asking' | 'current';

export interface PickerSlot extends Interval {
	readonly state: SlotState;
	/** Why it cannot be chosen, beyond what the state says. */
	readonly reason?: string;
}

const STATE_BY_REFUSAL: Partial<Record<RefusalCode, SlotState>> = {
	slot_taken: 'taken',
	slot_gone: 'taken',
	slot_passed: 'passed',
	time_conflict: 'clash',
};

/** What the rules say of a slot, as a state. Refusals that concern no single slot leave it open. */
export const stateByRules = (why: Refusal | null): SlotState =>
	(why && STATE_BY_REFUSAL[why.code]) ?? 'open';

/** Free slots nearest to a moment, by time: what to offer when that one is gone (I01). */
export function nearestOpen(
	slots: readonly PickerSlot[],
	to: Instant,
	count = 3,
): readonly PickerSlot[] {
	const distance = (slot: PickerSlot) => Math.abs(slot.startsAt - to);
	return slots
		.filter(({ state }) => state === 'open')
		.toSorted((a, b) => distance(a) - distance(b) || a.startsAt - b.startsAt)
		.slice(0, count)
		.toSorted((a, b) => a.startsAt - b.startsAt);
}
